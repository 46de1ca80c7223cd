package dataset

import "annals/internal/site"

// What an empty cell means.
var (
	unknown      = Words{"not known", "알려지지 않음"}
	none         = Words{"there is none", "없음"}
	noneOrHidden = Words{"there is none, or it is not known", "없거나 알려지지 않음"}
	noBaseURL    = Words{"the site has no base_url", "사이트에 base_url이 없음"}
	untranslated = Words{"not written in this language", "이 언어로 쓰이지 않음"}
	open         = Words{"the date is open at this end, or a season", "이쪽 끝이 열린 날짜이거나 계절로만 적힌 날짜"}
	noShares     = Words{"the chart shows numbers, or nothing is known", "비율이 아니라 숫자를 그린 그림이거나 알려진 숫자가 없음"}
	own          = Words{"the vote of the entry itself", "항목 자체의 표결"}
)

// Units.
var (
	byVotes     = Words{"votes", "표"}
	byStates    = Words{"states", "국가"}
	byEntries   = Words{"entries", "항목"}
	byDecisions = Words{"decisions", "건"}
	byPercent   = Words{"per cent", "퍼센트"}
	bySources   = Words{"sources", "출처"}
	byBytes     = Words{"bytes", "바이트"}
	byPixels    = Words{"pixels", "픽셀"}
	byPages     = Words{"pages", "쪽"}
	byDegrees   = Words{"degrees", "도"}
)

// Columns that several tables have.

func entryID() Column {
	return text("id", "id of the entry, as 2018/ga-73-180", "항목의 id (예: 2018/ga-73-180)").refers(&Entries, "id")
}

func rowNumber(en, ko string) Column {
	return integer("number", en, ko).key()
}

func date(en, ko string) Column { return text("date", en+", in EDTF", ko+" (EDTF 형식)") }

func earliest() Column {
	return column(Day, "earliest", "the first day that the date allows", "날짜가 뜻할 수 있는 첫날").absent(open)
}

func latest() Column {
	return column(Day, "latest", "the last day that the date allows", "날짜가 뜻할 수 있는 마지막 날").absent(open)
}

func entryType() Column {
	return text("type", "id of the type", "유형의 id").of(func(s *site.Site) []string { return s.Config.Types.IDs() })
}

func organ() Column {
	return text("organ", "id of the organ that acted", "행동한 기관의 id").absent(none).
		of(func(s *site.Site) []string { return s.Config.Bodies.IDs() })
}

func series(en, ko string) Column {
	return text("series", en, ko).absent(none).of(func(s *site.Site) []string { return s.Config.Series.IDs() })
}

func symbols() Column {
	return text("symbols", "document symbols, with a blank between them", "문서 번호. 여럿이면 빈칸으로 나눔").absent(noneOrHidden)
}

func url(en, ko string) Column { return column(Address, "url", en, ko).absent(noBaseURL) }

func entryURL() Column {
	return url("full address of the entry’s page", "항목 페이지의 전체 주소")
}

func note() Column {
	return text("note", "note of the editors, in the site’s default language", "편집자의 설명. 사이트의 기본 언어로 적음").absent(none)
}
