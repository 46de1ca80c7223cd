package content_test

import (
	"context"
	"testing"

	"annals/internal/load/content"
	"annals/internal/testing/sitetest"
)

const inAssembly = `body = "general-assembly"` + "\n[vote]\n"

var voteTests = []struct {
	name, vote, roll string
	want             []string
}{
	{name: "a plain tally", vote: inAssembly + "method = \"recorded\"\noutcome = \"adopted\"\nyes = 100\nno = 20\nabstain = 60\n"},
	{name: "a sum of all members", vote: inAssembly + "method = \"recorded\"\nyes = 100\nno = 20\nabstain = 60\nabsent = 13\n"},
	{name: "more votes than members", vote: inAssembly + "method = \"recorded\"\nyes = 100\nno = 40\nabstain = 60\n", want: []string{
		`content/2018/a.md:9:7-10: error: 100 + 40 + 60 = 200 votes, but General Assembly had 193 members in 2018 [impossible-tally] (check the numbers against the source)`,
	}},
	{name: "not all members, with the absent", vote: inAssembly + "method = \"recorded\"\nyes = 100\nno = 20\nabstain = 60\nabsent = 14\n", want: []string{
		`content/2018/a.md:9:7-10: error: 100 + 20 + 60 + 14 = 194 votes, but General Assembly had 193 members in 2018 [impossible-tally] (yes, no, abstain and absent together come to all members; check them against the source, or leave absent out)`,
	}},
	{name: "adopted by a minority", vote: inAssembly + "method = \"recorded\"\noutcome = \"adopted\"\nyes = 20\nno = 100\n", want: []string{
		`content/2018/a.md:9:11-20: error: the outcome is "adopted", but 20 yes to 100 no is no majority [outcome-majority] (check the numbers, or write outcome = "rejected")`,
	}},
	{name: "rejected by a minority", vote: inAssembly + "method = \"recorded\"\noutcome = \"rejected\"\nyes = 100\nno = 20\n", want: []string{
		`content/2018/a.md:9:11-21: warning: the outcome is "rejected", although 100 yes to 20 no is a majority [outcome-majority] (check the numbers; if more was needed, write needed = "two-thirds", needed = "absolute" or the number of votes; any other reason belongs in note)`,
	}},
	{name: "tally of a consensus", vote: inAssembly + "method = \"consensus\"\nyes = 100\n", want: []string{
		`content/2018/a.md:9:7-10: error: a text adopted without a vote has no tally [impossible-tally] (remove the numbers, or write method = "recorded")`,
	}},
	{name: "no method", vote: inAssembly + "yes = 100\n", want: []string{
		`content/2018/a.md:7:1-7: error: "method" is missing [missing-key] (add method = "recorded")`,
	}},
	{name: "unknown words", vote: inAssembly + "method = \"roll-call\"\noutcome = \"passed\"\n", want: []string{
		`content/2018/a.md:8:10-21: error: unknown method "roll-call" [invalid-value] (write "recorded", "non-recorded", "secret" or "consensus")`,
		`content/2018/a.md:9:11-19: error: unknown outcome "passed" [invalid-value] (write "adopted", "rejected", "withdrawn" or "no-action")`,
	}},
	{name: "a number in quotation marks", vote: inAssembly + "method = \"recorded\"\nyes = \"100\"\nno = 20\n", want: []string{
		`content/2018/a.md:9:7-12: error: "yes" must be a whole number, but here it is text [wrong-type] (write yes = 100, without quotes)`,
	}},
	{name: "less than nothing", vote: inAssembly + "method = \"recorded\"\nyes = -1\n", want: []string{
		`content/2018/a.md:9:7-9: error: yes = -1 is less than nothing [impossible-tally] (write a whole number from 0 up, or leave the key out where it is not known)`,
	}},
	{name: "no members are known of no organ", vote: "[vote]\nmethod = \"recorded\"\nyes = 500\nno = 1\n"},
	{name: "a roll that agrees", vote: inAssembly + "method = \"recorded\"\noutcome = \"adopted\"\nyes = 2\nno = 1\n", roll: "KOR,Y\nPRK,N\nJPN,Y\n"},
	{name: "a roll that differs", vote: inAssembly + "method = \"recorded\"\nyes = 3\nno = 1\n", roll: "KOR,Y\nPRK,N\nJPN,Y\n", want: []string{
		`content/2018/a.md:9:7-8: error: yes = 3, but the votes file has 2 [tally-difference] (correct the one that is wrong, or explain the difference in note)`,
	}},
	{name: "a roll that differs, explained", vote: inAssembly + "method = \"recorded\"\nyes = 3\nno = 1\nnote = \"One state told the Secretariat later.\"\n", roll: "KOR,Y\nPRK,N\nJPN,Y\n"},
	{name: "a roll without a vote", vote: "", roll: "KOR,Y\n", want: []string{
		`content/2018/a.votes.csv:1:1: error: the entry has votes of single states, but no [vote] [invalid-vote] (add [vote] with the method and the tally to content/2018/a.md)`,
	}},
	{name: "a roll of a consensus", vote: inAssembly + "method = \"consensus\"\n", roll: "KOR,Y\n", want: []string{
		`content/2018/a.md:8:10-21: error: the method is "consensus", but there is a file with the votes of states [invalid-vote] (write method = "recorded", or remove the votes file)`,
	}},
	{name: "a stage whose tally cannot be", vote: `[[stages]]
label = "Draft"
date = 2018-11-15
body = "general-assembly"
method = "recorded"
outcome = "adopted"
yes = 50
no = 100
abstain = 50
[[stages]]
label = "Draft"
date = 2018-11-16
yes = 50
`, want: []string{
		`content/2018/a.md:12:7-9: error: 50 + 100 + 50 = 200 votes, but General Assembly had 193 members in 2018 [impossible-tally] (check the numbers against the source)`,
		`content/2018/a.md:11:11-20: error: the outcome is "adopted", but 50 yes to 100 no is no majority [outcome-majority] (check the numbers, or write outcome = "rejected")`,
		`content/2018/a.md:18:7-9: error: there is a tally, but the method of the vote is missing [missing-key] (add method = "recorded")`,
	}},
	{name: "a minority in the roll alone", vote: inAssembly + "method = \"recorded\"\noutcome = \"adopted\"\n", roll: "KOR,Y\nPRK,N\nJPN,N\n", want: []string{
		`content/2018/a.md:9:11-20: error: the outcome is "adopted", but 1 yes to 2 no is no majority [outcome-majority] (check the numbers, or write outcome = "rejected")`,
	}},
}

func TestCheckVote(t *testing.T) {
	cfg := sitetest.Settings(t, settings)
	loader := content.NewLoader(cfg)
	for _, test := range voteTests {
		t.Run(test.name, func(t *testing.T) {
			r := loader.Parse(context.Background(), entryFile, []byte(front(facts, test.vote, sources)))
			got := r.Problems
			var votes *content.VotesFile
			if test.roll != "" {
				roll := loader.Parse(context.Background(), "content/2018/a.votes.csv", []byte("state,vote\n"+test.roll))
				got, votes = append(got, roll.Problems...), roll.Votes
			}
			got = append(got, content.CheckVotes(cfg, r.Document, votes, nil)...)
			compare(t, test.want, lines(got))
		})
	}
}

func TestVotesFiles(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "unknown state", file: "content/2018/a.votes.csv", text: "state,vote\nKOR,Y\nROK,Y\n", want: []string{
			`content/2018/a.votes.csv:3:1-4: error: unknown state "ROK" [unknown-state] (did you mean KOR (Republic of Korea)?)`,
		}},
		{name: "double line", file: "content/2018/a.votes.csv", text: "state,vote\nKOR,Y\nPRK,N\nKOR,A\n", want: []string{
			`content/2018/a.votes.csv:4:1-4: error: KOR stands on line 2 already [duplicate-state] (the two lines differ (Y there, A here): keep the one that the record shows)`,
		}},
		{name: "unknown vote", file: "content/2018/a.votes.csv", text: "state,vote\nKOR,yes\n", want: []string{
			`content/2018/a.votes.csv:2:5-8: error: unknown vote "yes" [invalid-vote] (did you mean Y?)`,
		}},
		{name: "no header", file: "content/2018/a.votes.csv", text: "KOR,Y\n", want: []string{
			`content/2018/a.votes.csv:1:1-4: error: the header line is missing [invalid-votes-file] (let the first line be: state,vote)`,
		}},
	} {
		test.run(t, loader)
		if loader.Parse(context.Background(), test.file, []byte(test.text)).Votes != nil {
			t.Errorf("%s: votes with mistakes are kept", test.name)
		}
	}
}

// Terms and languages that may be in the invalid part of config.toml are not
// reported in every entry.
func TestBrokenConfigGivesNoUnknownTerms(t *testing.T) {
	cfg := *sitetest.Settings(t, settings)
	cfg.Broken = true
	loader := content.NewLoader(&cfg)
	for _, test := range []mistake{
		{name: "terms", file: entryFile, text: front(facts, `body = "parliament"`+"\n", `topics = ["x"]`+"\n", sources)},
		{name: "language of a text", file: entryFile, text: front(facts, "[[corrections]]\ndate = 2019-01-01\ntext = { ja = \"x\" }\n", sources)},
		{name: "language of a file", file: "content/about.ja.md", text: front("title = \"x\"\n")},
	} {
		test.run(t, loader)
	}
}
