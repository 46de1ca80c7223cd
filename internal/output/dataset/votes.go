package dataset

import (
	"annals/internal/record/vote"
	"annals/internal/site"
)

// Votes has a row for each vote of an entry, or another form of adoption, and for each of
// one of its stages.
var Votes = Table{"votes", []Column{
	entryID(), date("date of the vote", "표결한 날짜"), organ(), entryType(), symbols(),
	text("title", "title of the entry, in the site’s default language", "항목의 제목. 사이트의 기본 언어로 적음"),
	method(), outcome(), tally(vote.Yes), tally(vote.No), tally(vote.Abstain), tally(vote.Absent), members(),
	entryURL(), question(), needed(), decidedBy(), dissociated(), note(),
	stageLabel(), series("id of the series in which it is compared", "비교의 기준이 되는 계열의 id"), stageNumber(),
	earliest(), latest(),
}}

// Ballots has a row for each state in each vote whose states are known.
var Ballots = Table{"ballots", []Column{
	entryID(), date("date of the vote", "표결한 날짜"),
	text("state", "code of the state, of three letters (ISO 3166-1); of one that changed its code, the code of today",
		"국가의 세 글자 코드 (ISO 3166-1). 코드가 바뀐 국가는 지금의 코드").refers(&States, "code"),
	text("vote", "Y yes, N no, A abstention, X absent or not voting", "Y 찬성, N 반대, A 기권, X 불참 또는 투표하지 않음").of(ballots),
	text("note", "note to this vote, in the site’s default language", "이 표에 붙인 설명. 사이트의 기본 언어로 적음").absent(none),
	stageLabel(), series("id of the series in which it is compared", "비교의 기준이 되는 계열의 id"),
	text("state_then", "code that the state had on that day: BUR, where state is MMR", "그날 그 국가의 코드. state가 MMR이면 BUR").refers(&States, "code"),
	stageNumber(),
}}

// Stages has a row for each other stage of the act of an entry.
var Stages = Table{"stages", []Column{
	entryID().key(),
	rowNumber("number of the stage among those of the entry, from 1", "그 항목의 단계 가운데 몇 번째인지 (1부터)"),
	text("label", "what the stage is, in the site’s default language", "어떤 단계인지. 사이트의 기본 언어로 적음"),
	text("stage_id", "id of the stage within the entry", "항목 안에서 단계의 id").absent(none),
	date("date of the stage", "단계의 날짜"), earliest(), latest(), organ(), symbols(),
	series("id of the series in which its vote is compared", "표결을 비교하는 계열의 id"),
	method().absent(Words{"nothing is said of a vote, or the method is not known", "표결이 적혀 있지 않거나 방식이 알려지지 않음"}),
	question().absent(Words{"nothing is said of a vote", "표결이 적혀 있지 않음"}),
	outcome(), tally(vote.Yes), tally(vote.No), tally(vote.Abstain), tally(vote.Absent), members(),
	needed(), decidedBy(), dissociated(), note(), entryURL(),
	perLang("label", "what the stage is, in this language", "이 언어로 적은 단계"),
}}

func ballots(*site.Site) []string {
	var all []string
	for _, b := range vote.Ballots() {
		all = append(all, b.String())
	}
	return all
}

func method() Column {
	return text("method", "how it was decided: recorded, non-recorded (counted without names), secret, or consensus (without a vote)",
		"결정 방식: recorded 기록표결, non-recorded 이름 없이 센 표결, secret 비밀투표, consensus 표결 없이 결정").
		of(each(vote.Methods()...)).absent(unknown)
}

func outcome() Column {
	return text("outcome", "how it ended: adopted, rejected, withdrawn, or no-action (not decided upon)",
		"결과: adopted 가결, rejected 부결, withdrawn 철회, no-action 결정하지 않음").of(each(vote.Outcomes()...)).absent(unknown)
}

func question() Column {
	return text("question", "what was decided upon: text, amendment, paragraph, motion, procedural or election",
		"무엇을 결정했는지: text 문서, amendment 수정안, paragraph 문단, motion 동의, procedural 절차, election 선거").of(each(vote.Questions()...))
}

// tally is the column of a number of votes.
func tally(b vote.Ballot) Column {
	about := map[vote.Ballot]Words{
		vote.Yes:     {"votes in favour: as the entry gives them, else counted from the votes of single states", "찬성표. 항목에 적힌 수, 없으면 국가별 표를 센 수"},
		vote.No:      {"votes against, likewise", "반대표. 위와 같음"},
		vote.Abstain: {"abstentions, likewise", "기권. 위와 같음"},
		vote.Absent:  {"states that were absent or did not vote, likewise", "불참하거나 투표하지 않은 국가. 위와 같음"},
	}[b]
	return integer(b.Key(), about.En, about.Ko).unit(byVotes).absent(unknown)
}

func members() Column {
	return integer("members", "members of the organ in that year", "그해 기관의 회원국 수").unit(byStates).absent(unknown)
}

func needed() Column {
	return text("needed", "what was needed: two-thirds, absolute, or a number of votes in favour",
		"필요한 다수: two-thirds 3분의 2, absolute 전체 회원국의 과반수, 또는 필요한 찬성표 수").absent(Words{"more yes than no was enough", "찬성이 반대보다 많으면 충분"})
}

func decidedBy() Column {
	return text("decided_by", "what decided in place of the numbers: veto or casting-vote", "표 수 대신 결정한 것: veto 거부권, casting-vote 의장의 결정투표").
		of(each("veto", "casting-vote")).absent(Words{"the numbers decided", "표 수로 결정"})
}

func dissociated() Column {
	return text("dissociated", "codes of the states that kept out of a consensus, with a blank between them", "합의에 참여하지 않은 국가의 코드. 빈칸으로 나눔").absent(none)
}

func stageLabel() Column {
	return text("stage", "label of the stage, in the site’s default language", "단계의 이름. 사이트의 기본 언어로 적음").absent(own)
}

func stageNumber() Column {
	return integer("stage_number", "number of the stage in stages.csv", "stages.csv에 있는 단계의 번호").absent(own)
}
