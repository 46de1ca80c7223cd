package facts_test

import "slices"

// departure is a column that the site prints in another way than record.csv has it,
// with the words of its row that are the reason.
type departure struct {
	row, column, printed, evidence string
}

// unconfirmed are the rows that mark a column as unconfirmed, with what the
// entry prints instead: nothing.
var unconfirmed = map[string][]departure{
	"sr-muntarbhorn":   {{"sr-muntarbhorn", "official_url", "", "UNCONFIRMED: official_url"}},
	"sr-darusman":      {{"sr-darusman", "official_url", "", "UNCONFIRMED: official_url"}},
	"sr-ojea-quintana": {{"sr-ojea-quintana", "official_url", "", "UNCONFIRMED: official_url"}},
}

// others are columns that say something else of an act that is not of the United
// Nations: a law has no symbol, and a parliament's vote is told in the text.
var others = []departure{
	{"us-nkhra-2004", "symbol", "", "Public Law 108-333"},
	{"rok-nkhra-2016", "adopted_how", "", "National Assembly"},
}

// spans are dates that record.csv gives by their first day.
var spans = []departure{
	{"devandas-visit", "date", "2017-05-03/2017-05-08", "(3-8 May 2017)"},
	{"reunions-2018", "date", "2018-08-20/2018-08-26", "20-26 August 2018"},
	{"coi-hearings-seoul", "date", "2013-08-20/2013-08-24", "(20–24 August 2013)"},
	{"coi-hearings-tokyo", "date", "2013-08-29/2013-08-30", "(29–30 August 2013)"},
	{"coi-hearings-washington", "date", "2013-10-30/2013-10-31", "(30–31 October 2013)"},
	{"sr-visit-2022", "date", "2022-08-29/2022-09-03", "(29 August – 3 September 2022)"},
	{"sr-visit-2026", "date", "2026-02-02/2026-02-06", "(2–6 February 2026)"},
}

// draftDates are the dates of drafts; any other draft has the day on which the organ
// acted on it.
var draftDates = []departure{
	{"chr-2005-11", "draft_symbol", "2005-04-11", "E/CN.4/2005/L.30, 11 Apr 2005"},
	{"hrc-40-20", "draft_symbol", "2019-03-18", "A/HRC/40/L.18 (18 March 2019"},
}

// additionalSymbols are symbols beside that of the column.
var additionalSymbols = map[string]struct {
	departure
	symbols []string
}{
	"2014/coi-report": {departure{"coi-report", "symbol", "", "Also issued as S/2014/276"}, []string{"S/2014/276"}},
}

// extraStages are stages that record.csv has in prose, or in a row of their own.
var extraStages = []struct {
	row      string
	evidence string
	stage    stage
}{
	{"sr-ojea-quintana", "Appointed by the Council in March 2016", stage{"2016-03", "human-rights-council", "", ""}},
	{"upr-1", "Report adopted in the Working Group on 9 Dec 2009", stage{"2009-12-09", "upr-working-group", "", ""}},
	{"upr-2", "Report adopted 6 May 2014", stage{"2014-05-06", "upr-working-group", "", ""}},
	{"coi-report", "7 February is the document date", stage{"2014-02-07", "commission-of-inquiry", "A/HRC/25/63", ""}},
	{"coi-report", "the public release was 17 February", stage{"2014-02-17", "commission-of-inquiry", "", ""}},
	{"coi-report", "presented on 17 March", stage{"2014-03-17", "human-rights-council", "", ""}},
	{"coi-crp1", "released with the report on 17 February", stage{"2014-02-17", "commission-of-inquiry", "", ""}},
	{"ga-69", "a Cuban amendment removing this failed 40-77-50", stage{"2014-11", "third-committee", "", "recorded amendment rejected 40-77-50"}},
	{"sc-2014", "letter of 5 Dec, S/2014/872, ten signatories", stage{"2014-12-05", "security-council", "S/2014/872", ""}},
	{"reunions-2018", "AFP 22 Jun 2018 (agreed 20-26 August, 100 per side)", stage{"2018-06-22", "", "", ""}},
	{"summit-pyongyang", "the summit lasted 18-20 September", stage{"2018-09-18/2018-09-20", "", "", ""}},
}

// departures returns all departures from columns.
func departures() []departure {
	all := slices.Concat(spans, others)
	for _, of := range unconfirmed {
		all = append(all, of...)
	}
	return all
}

// reasons returns the evidence for stages, drafts and symbols.
func reasons() []departure {
	all := slices.Clone(draftDates)
	for _, more := range additionalSymbols {
		all = append(all, more.departure)
	}
	for _, extra := range extraStages {
		all = append(all, departure{row: extra.row, evidence: extra.evidence})
	}
	return all
}
