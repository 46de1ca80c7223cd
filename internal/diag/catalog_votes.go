package diag

func voteExplanations() []Explanation {
	return []Explanation{
		{
			InvalidVote, "The parts of the vote contradict each other, such as a tally for a text adopted without a vote.",
			`Correct method, outcome or the numbers; see "annals help votes".`,
		},
		{
			ImpossibleTally, "The numbers cannot be right for this organ in this year.",
			"Compare them with the meeting record; the organ's members are set in config.toml.",
		},
		{
			TallyDifference, "The tally and the votes file count differently, and nothing explains it.",
			"Correct the one that is wrong; where both are as the documents have them, say why in note.",
		},
		{
			OutcomeMajority, "The outcome does not fit the majority.",
			"Correct outcome or the numbers.",
		},
		{
			InvalidVotesFile, "The votes file is not a table of states and votes.",
			"Its first line is state,vote; every other line is a code such as KOR, a comma, and Y, N, A or X.",
		},
		{
			UnknownState, "This is no ISO 3166-1 alpha-3 code of a state.",
			"Take the code that the hint offers.",
		},
		{
			DuplicateState, "The votes file holds this state twice.",
			"Delete the line that is wrong.",
		},
		{
			NoSeries, "The record has several votes of one organ, and nothing says which of them are on one matter, so that none are compared.",
			`Define a series in config.toml and name it in the entries whose votes belong together; see "annals help votes". An empty [series] says that no two do.`,
		},
		{
			UnknownStage, "A votes file is named after a stage that the entry does not have.",
			"The name is that of the entry, a dot, and the id of one of its [[stages]], such as ga-60-173.third-committee.votes.csv.",
		},
	}
}
