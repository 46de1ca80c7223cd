package vote_test

import (
	"fmt"

	"annals/internal/record/vote"
)

func ExampleParseCSV() {
	table, problems := vote.ParseCSV("a.votes.csv", []byte("state,vote\nKOR,Y\nPRK,N\nkor,Q\n"))
	for _, p := range problems {
		fmt.Println(p.Line, p.Message)
	}
	fmt.Println(table.Roll)
	// Output:
	// 4 unknown state "kor"
	// 4 unknown vote "Q"
	// [{KOR Y} {PRK N}]
}

func ExampleCheck() {
	claim := vote.Claim{
		Decision: vote.Decision{Method: vote.Recorded, Outcome: vote.Adopted},
		Tally:    vote.Tally{Yes: new(88), No: new(21), Abstain: new(60), Absent: new(22)},
		Members:  190, Organ: "the General Assembly", Year: 2005,
	}
	for _, f := range vote.Check(claim) {
		fmt.Println(f.Field+":", f.Problem.Message)
	}
	// Output:
	// yes: 88 + 21 + 60 + 22 = 191 votes, but the General Assembly had 190 members in 2005
}
