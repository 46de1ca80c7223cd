package pipeline_test

import (
	"strings"

	"annals/internal/diag"
)

// tally is a vote of the council with a simple tally, and more lines.
func tally(yes, no, more string) sources {
	return vote("method = \"recorded\"\nyes = " + yes + "\nno = " + no + "\n" + more)
}

// decided is a vote of the council without numbers.
func decided(method, more string) sources {
	return vote("method = \"" + method + "\"\n" + more)
}

// vetoing is a site whose council has a member with a veto.
func vetoing(files sources) sources {
	return files.with("config.toml", strings.Replace(hintConfig, "members = 5\n", "members = 5\nveto = [\"FRA\"]\n", 1))
}

// staged is an entry with a stage; the lines stand in it.
func staged(lines string) sources {
	return at("[[stages]]\nlabel = \"Committee\"\ndate = 2018-11-15\nbody = \"council\"\n"+lines, "")
}

// drop is what a hint asks for that says to delete a line.
func drop(line string) func(sources) { return change(line+"\n", "") }

// note adds a note to a vote.
func note(files sources) {
	files.sub(hintFile, "[[sources]]", "note = \"The record has it so.\"\n[[sources]]")
}

var voteHints = []hintCase{
	// method, question, outcome
	{code: diag.InvalidValue, hint: `question = "procedural"`, files: decided("procedural", "outcome = \"adopted\"\n"), fix: change(`method = "procedural"`, "method = \"recorded\"\nquestion = \"procedural\"")},
	{code: diag.InvalidValue, hint: `write "recorded", "non-recorded"`, files: decided("roll-call", "")},
	{code: diag.InvalidValue, hint: `write "text", "amendment"`, files: decided("recorded", "question = \"clause\"\n")},
	{code: diag.InvalidValue, hint: `write "adopted", "rejected"`, files: decided("recorded", "outcome = \"passed\"\n")},
	{code: diag.InvalidVote, hint: `or outcome = "withdrawn"`, files: decided("consensus", "outcome = \"rejected\"\n"), fix: change(`"consensus"`, `"recorded"`)},
	{code: diag.InvalidVote, hint: "belong to another text", files: tally("3", "1", "outcome = \"withdrawn\"\n"), fix: change("yes = 3\nno = 1\n", "")},
	{code: diag.InvalidVote, hint: "say so in note", files: tally("3", "1", "outcome = \"withdrawn\"\n"), fix: note},
	{code: diag.MissingKey, hint: `add outcome = "adopted" if`, files: decided("secret", "question = \"election\"\n"), fix: change("question", "outcome = \"adopted\"\nquestion")},
	{code: diag.MissingKey, hint: `or outcome = "rejected"`, files: decided("secret", "question = \"election\"\n"), fix: change("question", "outcome = \"rejected\"\nquestion")},
	{code: diag.MissingKey, hint: `add method = `, files: vote("outcome = \"adopted\"\n"), fix: change("[vote]\n", "[vote]\nmethod = \"recorded\"\n")},
	{code: diag.MissingKey, hint: `add method = "recorded"`, files: staged("yes = 3\nno = 1\n")},

	// numbers
	{code: diag.ImpossibleTally, hint: "remove the numbers", files: decided("consensus", "yes = 3\n"), fix: drop("yes = 3")},
	{code: diag.ImpossibleTally, hint: `or write method = "recorded"`, files: decided("consensus", "yes = 3\n"), fix: change("consensus", "recorded")},
	{code: diag.ImpossibleTally, hint: "from 0 up", files: tally("3", "-1", ""), fix: change("no = -1", "no = 1")},
	{code: diag.ImpossibleTally, hint: "leave the key out", files: tally("3", "-1", ""), fix: drop("no = -1")},
	{code: diag.ImpossibleTally, hint: "against the source", files: tally("300000", "1", ""), fix: change("300000", "3")},
	{code: diag.ImpossibleTally, hint: "leave absent out", files: tally("3", "1", "abstain = 1\nabsent = 1\n"), fix: drop("absent = 1")},
	{code: diag.ImpossibleTally, hint: "come to all members", files: tally("3", "1", "abstain = 1\nabsent = 1\n"), fix: change("absent = 1", "absent = 0")},
	{code: diag.WrongType, hint: "without quotes", files: tally(`"3"`, "1", "")},

	// needed
	{code: diag.InvalidVote, hint: "delete this line, or write the method", files: decided("consensus", "needed = \"two-thirds\"\n"), fix: drop(`needed = "two-thirds"`)},
	{code: diag.InvalidVote, hint: "write the method of the vote", files: decided("consensus", "needed = \"two-thirds\"\n"), fix: change("consensus", "recorded")},
	{code: diag.ImpossibleTally, hint: "check the number", files: decided("recorded", "needed = 9\n"), fix: change("9", "4")},
	{code: diag.InvalidValue, hint: "votes in favour were needed", files: decided("recorded", "needed = 0\n"), fix: drop("needed = 0")},
	{code: diag.InvalidValue, hint: `did you mean "two-thirds"?`, files: decided("recorded", "needed = \"two-third\"\n")},
	{code: diag.InvalidValue, hint: "where this line is left out", files: decided("recorded", "needed = \"simple\"\n"), fix: drop(`needed = "simple"`)},
	{code: diag.WrongType, hint: "more than half of all members", files: decided("recorded", "needed = true\n"), fix: change("true", `"absolute"`)},
	{code: diag.OutcomeMajority, hint: `or write outcome = "rejected"`, files: tally("3", "2", "outcome = \"adopted\"\nneeded = 4\n"), fix: change("adopted", "rejected")},
	{code: diag.OutcomeMajority, hint: "check the numbers", files: tally("3", "2", "outcome = \"adopted\"\nneeded = \"two-thirds\"\n"), fix: change("yes = 3\nno = 2", "yes = 4\nno = 1")},
	{code: diag.OutcomeMajority, hint: "check the numbers", files: tally("2", "1", "outcome = \"adopted\"\nneeded = \"absolute\"\n"), fix: change("yes = 2", "yes = 3")},
	{code: diag.OutcomeMajority, hint: `write needed = "two-thirds"`, files: tally("3", "2", "outcome = \"rejected\"\n"), fix: change("outcome", "needed = \"two-thirds\"\noutcome")},
	{code: diag.OutcomeMajority, hint: `needed = "absolute"`, files: tally("2", "1", "outcome = \"rejected\"\n"), fix: change("outcome", "needed = \"absolute\"\noutcome")},
	{code: diag.OutcomeMajority, hint: "or the number of votes", files: tally("3", "2", "outcome = \"rejected\"\n"), fix: change("outcome", "needed = 4\noutcome")},
	{code: diag.OutcomeMajority, hint: "belongs in note", files: tally("3", "2", "outcome = \"rejected\"\n"), fix: note},
	{code: diag.OutcomeMajority, hint: "say in note why it failed", files: tally("4", "1", "outcome = \"rejected\"\nneeded = \"two-thirds\"\n"), fix: note},
	{code: diag.OutcomeMajority, hint: "numbers and needed", files: tally("4", "1", "outcome = \"rejected\"\nneeded = 4\n"), fix: change("needed = 4", "needed = 5")},
	{code: diag.OutcomeMajority, hint: "say in note why it failed", files: tally("4", "1", "outcome = \"rejected\"\nneeded = \"absolute\"\n"), fix: note},

	// casting vote
	{code: diag.OutcomeMajority, hint: "write casting_vote = true", files: tally("2", "2", "outcome = \"adopted\"\n"), fix: change("outcome", "casting_vote = true\noutcome")},
	{code: diag.OutcomeMajority, hint: `else check the numbers, or write outcome = "rejected"`, files: tally("2", "2", "outcome = \"adopted\"\n"), fix: change("adopted", "rejected")},
	{code: diag.OutcomeMajority, hint: "delete this line, or check", files: tally("3", "2", "casting_vote = true\n"), fix: drop("casting_vote = true")},
	{code: diag.OutcomeMajority, hint: "check the numbers; if they are right", files: tally("3", "2", "casting_vote = true\n"), fix: change("yes = 3", "yes = 2")},
	{code: diag.OutcomeMajority, hint: "say so in note", files: tally("3", "2", "casting_vote = true\n"), fix: note},
	{code: diag.InvalidVote, hint: "delete this line", files: decided("consensus", "casting_vote = true\n"), fix: drop("casting_vote = true")},
	{code: diag.InvalidVote, hint: "write the method of the vote", files: decided("consensus", "casting_vote = true\n"), fix: change("consensus", "recorded")},
	{code: diag.InvalidVote, hint: "one of the two lines", files: tally("2", "2", "casting_vote = true\nneeded = 3\n"), fix: drop("needed = 3")},
	{code: diag.InvalidVote, hint: "one of the two lines", files: tally("2", "2", "casting_vote = true\nneeded = \"absolute\"\n"), fix: drop("casting_vote = true")},
	{code: diag.InvalidVote, hint: "one of the two lines", files: vetoing(tally("2", "2", "casting_vote = true\nveto = true\n")), fix: drop("casting_vote = true")},
	{code: diag.WrongType, hint: "write casting_vote = true", files: decided("recorded", "casting_vote = \"true\"\n")},

	// veto
	{code: diag.OutcomeMajority, hint: "write veto = true", files: vetoing(tally("3", "1", "outcome = \"rejected\"\n")), fix: change("outcome", "veto = true\noutcome")},
	{code: diag.InvalidVote, hint: `write outcome = "rejected"`, files: vetoing(tally("3", "1", "outcome = \"adopted\"\nveto = true\n"))},
	{code: diag.InvalidVote, hint: "delete the line veto = true", files: vetoing(tally("3", "1", "outcome = \"adopted\"\nveto = true\n")), fix: drop("veto = true")},
	{code: diag.InvalidVote, hint: "write the method of the vote", files: vetoing(decided("consensus", "veto = true\n")), fix: change("consensus", "recorded")},
	{code: diag.InvalidVote, hint: "delete this line, or write", files: vetoing(decided("consensus", "veto = true\n")), fix: drop("veto = true")},
	{code: diag.InvalidVote, hint: "name the organ in body", files: vetoing(at("[vote]\nmethod = \"recorded\"\nveto = true\n", "")), fix: change("[vote]", "body = \"council\"\n[vote]")},
	{code: diag.InvalidVote, hint: "or delete this line", files: at("[vote]\nmethod = \"recorded\"\nveto = true\n", ""), fix: drop("veto = true")},
	{code: diag.InvalidVote, hint: "delete this line; if some", files: decided("recorded", "veto = true\n"), fix: drop("veto = true")},
	{
		code: diag.InvalidVote, hint: `name them in config.toml below [bodies.council]: veto = ["FRA", "USA"]`, files: decided("recorded", "veto = true\n"),
		fix: replaced("members = 5\n", "members = 5\nveto = [\"FRA\", \"USA\"]\n"),
	},
	{code: diag.InvalidVote, hint: "delete this line, or check the numbers", files: vetoing(tally("3", "0", "veto = true\n")), fix: drop("veto = true")},
	{code: diag.InvalidVote, hint: "or check the numbers", files: vetoing(tally("3", "0", "veto = true\n")), fix: change("no = 0", "no = 1")},
	{code: diag.UnknownState, hint: `did you mean "FRA"`, files: sources{"config.toml": strings.Replace(hintConfig, "members = 5\n", "members = 5\nveto = [\"France\"]\n", 1)}},
	{code: diag.InvalidValue, hint: "delete one of them", files: sources{"config.toml": strings.Replace(hintConfig, "members = 5\n", "members = 5\nveto = [\"FRA\", \"FRA\"]\n", 1)}, fix: replaced(`["FRA", "FRA"]`, `["FRA"]`)},

	// dissociated
	{code: diag.InvalidVote, hint: `write method = "consensus"`, files: decided("recorded", "dissociated = [\"KOR\"]\n"), fix: change("recorded", "consensus")},
	{code: diag.InvalidVote, hint: "name the states in note", files: tally("3", "1", "dissociated = [\"KOR\"]\n"), fix: change(`dissociated = ["KOR"]`, `note = "The Republic of Korea dissociated itself."`)},
	{code: diag.UnknownState, hint: `did you mean "KOR"`, files: decided("consensus", "dissociated = [\"ROK\"]\n")},
	{code: diag.UnknownState, hint: "write the ISO 3166-1 alpha-3 code", files: decided("consensus", "dissociated = [\"qqqqqq\"]\n"), fix: change("qqqqqq", "KOR")},
	{code: diag.InvalidValue, hint: "delete one of them", files: decided("consensus", "dissociated = [\"BUR\", \"MMR\"]\n"), fix: change(`"BUR", `, "")},
	{code: diag.WrongType, files: decided("consensus", "dissociated = \"KOR\"\n")},

	// cosponsors
	{code: diag.UnknownKey, hint: `did you mean "states"`, files: at("cosponsors = { count = 2, state = [\"KOR\"] }\n", "")},
	{code: diag.UnknownKey, hint: "write cosponsors = 61", files: at("cosponsors = { names = [\"KOR\"] }\n", ""), fix: change("names", "states")},
	{code: diag.InvalidValue, hint: "write cosponsors = 61", files: at("cosponsors = {}\n", ""), fix: change("{}", "2")},
	{code: diag.InvalidValue, hint: "write how many there were", files: at("cosponsors = -2\n", ""), fix: change("-2", "2")},
	{code: diag.InvalidValue, hint: "or delete the line", files: at("cosponsors = { count = -2 }\n", ""), fix: drop("cosponsors = { count = -2 }")},
	{code: diag.InvalidValue, hint: "write count = 2", files: at("cosponsors = { count = 1, states = [\"KOR\", \"JPN\"] }\n", ""), fix: change("count = 1", "count = 2")},
	{code: diag.InvalidValue, hint: "take out the states", files: at("cosponsors = { count = 1, states = [\"KOR\", \"JPN\"] }\n", ""), fix: change(`"KOR", `, "")},
	{code: diag.WrongType, hint: "write cosponsors = 61, without quotes", files: at("cosponsors = \"61\"\n", "")},
	{code: diag.WrongType, hint: `states = ["KOR", "JPN"]`, files: at("cosponsors = [\"KOR\", \"JPN\"]\n", ""), fix: change(`["KOR", "JPN"]`, `{ states = ["KOR", "JPN"] }`)},
	{code: diag.WrongType, hint: "write cosponsors = 61", files: at("cosponsors = { count = \"2\" }\n", ""), fix: change(`"2"`, "2")},
	{code: diag.WrongType, hint: `states = ["KOR", "JPN"]`, files: at("cosponsors = { states = \"KOR\" }\n", ""), fix: change(`"KOR"`, `["KOR"]`)},
	{code: diag.WrongType, hint: `states = ["KOR", "JPN"]`, files: at("cosponsors = { states = [410] }\n", ""), fix: change("410", `"KOR"`)},
	{code: diag.UnknownState, hint: `did you mean "KOR"`, files: at("cosponsors = { states = [\"ROK\"] }\n", "")},
	{code: diag.InvalidValue, hint: "delete one of them", files: at("cosponsors = { states = [\"KOR\", \"KOR\"] }\n", ""), fix: change(`"KOR", "KOR"`, `"KOR"`)},

	// note
	{code: diag.InvalidValue, hint: "write it in a few words", files: tally("3", "1", "note = \" \"\n"), fix: change(`" "`, `"Later, France said that it had meant to abstain."`)},
	{code: diag.UnknownLanguage, hint: "use one of [languages]", files: tally("3", "1", "note = { xh = \"x\" }\n"), fix: change("xh", "ko")},

	// stages
	{code: diag.InvalidValue, hint: `write it like "third-committee"`, files: staged("id = \"Third Committee\"\n")},
	{code: diag.InvalidValue, hint: `choose another id, such as "committee"`, files: staged("id = \"ko\"\n"), fix: change(`"ko"`, `"committee"`)},
	{code: diag.InvalidValue, hint: "an id of its own", files: staged("id = \"one\"\n[[stages]]\nlabel = \"Plenary\"\ndate = 2018-11-16\nid = \"one\"\n"), fix: change("\"one\"\n[[sources", "\"two\"\n[[sources")},
	{code: diag.OutcomeMajority, hint: `or write outcome = "rejected"`, files: staged("method = \"recorded\"\nyes = 1\nno = 2\noutcome = \"adopted\"\n"), fix: change("adopted", "rejected")},
	{code: diag.InvalidVote, hint: "name the states in note", files: staged("method = \"recorded\"\ndissociated = [\"KOR\"]\n"), fix: change(`dissociated = ["KOR"]`, `note = "The Republic of Korea dissociated itself."`)},
}
