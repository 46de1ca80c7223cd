package dataset

// Charts has a row for each year of each chart of the site. The file of one chart has the
// same columns.
var Charts = Table{"charts", []Column{
	text("chart", "id of the chart: overview of the home page, votes- and the id of the series of the page of votes",
		"그림의 id. overview는 첫 화면, votes-와 계열의 id는 표결 페이지의 그림").key(),
	series("id of the series whose votes it shows", "표결을 보여 주는 계열의 id"),
	text("year", "year", "연도").key(),
	integer("recorded", "how many votes with figures are added up", "더해진 표결 가운데 숫자가 있는 것의 수").unit(byDecisions),
	integer("without_vote", "how many decisions were taken without a vote", "표결 없이 결정된 것의 수").unit(byDecisions),
	integer("unknown", "how many votes are left out, as their figures are not known, or in part", "숫자를 모르거나 일부만 알아서 넣지 않은 표결의 수").unit(byDecisions),
	integer("yes", "votes in favour, of all these votes", "이 표결들의 찬성표").unit(byVotes).absent(noneOrHidden),
	integer("abstain", "abstentions, of all these votes", "이 표결들의 기권표").unit(byVotes).absent(noneOrHidden),
	integer("no", "votes against, of all these votes", "이 표결들의 반대표").unit(byVotes).absent(noneOrHidden),
	integer("members", "members of the organ", "기관의 회원국 수").unit(byStates).absent(unknown),
	integer("yes_share", "share of the votes in favour as it is drawn", "그림에 나타난 찬성의 비율").unit(byPercent).absent(noShares),
	integer("abstain_share", "share of the abstentions as it is drawn", "그림에 나타난 기권의 비율").unit(byPercent).absent(noShares),
	integer("no_share", "share of the votes against as it is drawn", "그림에 나타난 반대의 비율").unit(byPercent).absent(noShares),
	integer("entries", "how many entries the year has", "그해 항목의 수").unit(byEntries),
}}
