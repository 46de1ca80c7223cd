package pipeline_test

import (
	"strings"

	"annals/internal/diag"
)

const stageVotes = "content/2018/a.committee.votes.csv"

// roll is a recorded vote with a votes file of any text.
func roll(text string) sources { return decided("recorded", "").with(votesFile, text) }

// ballots is what a hint asks for that says what to write in the votes file.
func ballots(old, replacement string) func(sources) {
	return func(files sources) { files.sub(votesFile, old, replacement) }
}

// stageRoll is a stage with a votes file; the lines stand in it.
func stageRoll(lines, text string) sources {
	return staged("id = \"committee\"\n"+lines).with(stageVotes, "state,vote\n"+text)
}

// rename is what a hint asks for that says so.
func rename(from, to string) func(sources) {
	return func(files sources) { files[to] = files[from]; delete(files, from) }
}

const unquotedNote = "state,vote,note\nFRA,Y,Later, it said so.\n"

// ballotHints are those of votes files, and of their entries and stages.
var ballotHints = []hintCase{
	// the table
	{code: diag.InvalidVotesFile, hint: "let the first line be: state,vote", files: roll("KOR,Y\n"), fix: ballots("KOR", "state,vote\nKOR")},
	{code: diag.InvalidVotesFile, hint: "let the first line be: state,vote", files: roll("state\nKOR,Y\n"), fix: ballots("state", "state,vote")},
	{code: diag.InvalidVotesFile, hint: "or state,vote,note", files: roll("state,vote,remark\nKOR,Y,Late.\n"), fix: ballots("remark", "note")},
	{code: diag.InvalidVotesFile, hint: "let the first line be: state,vote", files: roll("state,vote,vote\nKOR,Y\n"), fix: ballots("vote,vote", "vote")},
	{code: diag.InvalidVotesFile, hint: "save the table as CSV with commas", files: roll("state;vote\nKOR;Y\n"), fix: func(files sources) { files[votesFile] = strings.ReplaceAll(files[votesFile], ";", ",") }},
	{code: diag.InvalidVotesFile, hint: "write a line for each state", files: roll("state,vote\n"), fix: ballots("vote\n", "vote\nKOR,Y\n")},
	{code: diag.InvalidVotesFile, hint: "or remove the file", files: roll("state,vote\n"), fix: remove(votesFile)},
	{code: diag.InvalidVotesFile, hint: "a comma and its vote, such as KOR,Y", files: roll("state,vote\nKOR\n"), fix: ballots("KOR", "KOR,Y")},
	{code: diag.InvalidVotesFile, hint: "such as KOR", files: roll("state,vote\n,Y\n"), fix: ballots("\n,", "\nKOR,")},
	{code: diag.UnknownState, hint: "did you mean KOR", files: roll("state,vote\nROK,Y\n")},
	{code: diag.UnknownState, hint: "did you mean KOR", files: roll("state,vote\n대한민국,Y\n")},
	{code: diag.InvalidVote, hint: "did you mean Y?", files: roll("state,vote\nKOR,yes\n")},
	{code: diag.InvalidVote, hint: "write Y (yes), N (no)", files: roll("state,vote\nKOR,q\n")},
	{code: diag.InvalidVote, hint: "write Y (yes), N (no)", files: roll("state,vote\nKOR,\n"), fix: ballots("KOR,", "KOR,Y")},
	{code: diag.DuplicateState, hint: "remove one of the two lines", files: roll("state,vote\nKOR,Y\nKOR,Y\n"), fix: ballots("KOR,Y\n", "")},
	{code: diag.DuplicateState, hint: "keep the one that the record shows", files: roll("state,vote\nBUR,Y\nMMR,N\n"), fix: ballots("MMR,N\n", "")},

	// notes to single votes
	{code: diag.InvalidVotesFile, hint: `between quotation marks if it holds a comma: FRA,Y,"Later, it said so."`, files: roll(unquotedNote), fix: ballots("Later, it said so.", `"Later, it said so."`)},
	{code: diag.InvalidVotesFile, hint: "if it is a note to this vote, let the first line be: state,vote,note", files: roll("state,vote\nFRA,Y,Late.\n"), fix: ballots("state,vote", "state,vote,note")},
	{code: diag.InvalidVotesFile, hint: "remove what stands here, and the comma before it", files: roll("state,vote\nFRA,Y,\n"), fix: ballots("Y,", "Y")},
	{code: diag.InvalidVotesFile, hint: "write each quotation mark twice", files: roll("state,vote,note\nFRA,Y,It said \"no\".\n"), fix: ballots(`It said "no".`, `"It said ""no""."`)},
	{code: diag.InvalidVotesFile, hint: "such as KOR,Y", files: roll("state,vote\n\"KOR,Y\n"), fix: ballots(`"KOR`, "KOR")},
	{code: diag.InvalidVotesFile, hint: "without quotation marks", files: roll("state,vote\n\"KOR\" x,Y\n"), fix: ballots(`"KOR" x`, "KOR")},
	{code: diag.HiddenCharacter, hint: "delete it: it stands right after", files: roll("state,vote,note\nFRA,Y,It said \u202eno.\n"), fix: ballots("\u202e", "")},

	// the table and the facts
	{code: diag.InvalidVote, hint: `write method = "recorded"`, files: decided("secret", "").with(votesFile, "state,vote\nKOR,Y\n")},
	{code: diag.InvalidVote, hint: "or remove the votes file", files: decided("consensus", "").with(votesFile, "state,vote\nKOR,Y\n"), fix: remove(votesFile)},
	{code: diag.InvalidVote, hint: "add [vote] with the method and the tally to " + hintFile, files: at("", "").with(votesFile, "state,vote\nKOR,Y\n"), fix: change("[[sources", "[vote]\nmethod = \"recorded\"\nyes = 1\n[[sources")},
	{code: diag.TallyDifference, hint: "correct the one that is wrong", files: tally("2", "0", "").with(votesFile, "state,vote\nKOR,Y\n"), fix: ballots("KOR,Y\n", "KOR,Y\nJPN,Y\n")},
	{code: diag.TallyDifference, hint: "explain the difference in note", files: tally("2", "0", "").with(votesFile, "state,vote\nKOR,Y\n"), fix: note},
	{
		code: diag.ImpossibleTally, hint: "remove the states that were no members", files: roll("state,vote\nKOR,Y\nJPN,Y\nFRA,Y\nUSA,Y\nDEU,Y\nESP,Y\n"),
		fix: ballots("ESP,Y\n", ""),
	},
	{code: diag.InvalidVote, hint: "or check the votes file", files: vetoing(decided("recorded", "veto = true\n")).with(votesFile, "state,vote\nFRA,Y\nKOR,N\n"), fix: ballots("FRA,Y", "FRA,N")},
	{code: diag.InvalidVote, hint: "delete this line, or check the votes file", files: vetoing(decided("recorded", "veto = true\n")).with(votesFile, "state,vote\nFRA,Y\nKOR,N\n"), fix: drop("veto = true")},

	// of stages
	{code: diag.InvalidVote, hint: `write method = "recorded" and the tally below this stage in ` + hintFile, files: stageRoll("", "KOR,Y\n"), fix: change("id = ", "method = \"recorded\"\nyes = 1\nid = ")},
	{code: diag.TallyDifference, hint: "correct the one that is wrong", files: stageRoll("method = \"recorded\"\nyes = 2\n", "KOR,Y\n"), fix: change("yes = 2", "yes = 1")},
	{code: diag.UnknownStage, hint: "did you mean \"committee\"? rename this file to " + stageVotes, files: staged("id = \"committee\"\nmethod = \"recorded\"\n").with("content/2018/a.comittee.votes.csv", "state,vote\nKOR,Y\n"), fix: rename("content/2018/a.comittee.votes.csv", stageVotes)},
	{code: diag.UnknownStage, hint: `write id = "committee" below one of [[stages]] in ` + hintFile, files: staged("method = \"recorded\"\n").with(stageVotes, "state,vote\nKOR,Y\n"), fix: change("body", "id = \"committee\"\nbody")},
	{code: diag.UnknownStage, hint: "or rename this file like its entry", files: decided("recorded", "").with(stageVotes, "state,vote\nKOR,Y\n"), fix: rename(stageVotes, votesFile)},
	{code: diag.MissingOriginal, hint: "write content/2018/b.md, or rename the file like its entry", files: decided("recorded", "").with("content/2018/b.votes.csv", "state,vote\nKOR,Y\n"), fix: rename("content/2018/b.votes.csv", votesFile)},
	{code: diag.FilePosition, hint: "name it like the entry", files: decided("recorded", "").with("content/a.votes.csv", "state,vote\nKOR,Y\n"), fix: rename("content/a.votes.csv", votesFile)},
	{code: diag.FilePosition, hint: "rename it to " + votesFile, files: decided("recorded", "").with("content/2018/a-votes.csv", "state,vote\nKOR,Y\n"), fix: rename("content/2018/a-votes.csv", votesFile)},
}
