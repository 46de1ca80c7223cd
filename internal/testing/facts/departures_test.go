package facts_test

import "slices"

// departure is a column that the site prints in another way than facts.csv has it,
// with the words of its row that are the reason.
type departure struct {
	row, column, printed, evidence string
}

// unconfirmed are the rows that mark a column as unconfirmed, with what the
// entry prints instead: nothing, or a less precise date. If the column is blank in
// facts.csv, only the row is listed.
var unconfirmed = map[string][]departure{
	"ga-61":            {{"ga-61", "third_committee_date", "2006-11", "UNCONFIRMED: Third Committee day (17 Nov"}},
	"ga-66":            {{"ga-66", "third_committee_date", "2011-11", "UNCONFIRMED: Third Committee day (21 Nov)"}},
	"ga-76":            {{"ga-76", "symbol", "", "UNCONFIRMED: symbol (76/177"}, {"ga-76", "official_url", "", "UNCONFIRMED: symbol (76/177"}},
	"ga-80":            nil,
	"hrc-7-15":         nil,
	"hrc-13-14":        {{"hrc-13-14", "symbol", "", "UNCONFIRMED: symbol (number 13/14"}, {"hrc-13-14", "official_url", "", "UNCONFIRMED: symbol"}},
	"hrc-16-8":         {{"hrc-16-8", "symbol", "", "UNCONFIRMED: symbol (number 16/8"}, {"hrc-16-8", "official_url", "", "UNCONFIRMED: symbol"}},
	"hrc-40-20":        {{"hrc-40-20", "symbol", "", "UNCONFIRMED: symbol and exact day"}, {"hrc-40-20", "date", "2019-03", "UNCONFIRMED: symbol and exact day"}, {"hrc-40-20", "official_url", "", "UNCONFIRMED: symbol"}},
	"hrc-58-17":        {{"hrc-58-17", "symbol", "", "UNCONFIRMED: symbol (number 58/17"}, {"hrc-58-17", "official_url", "", "UNCONFIRMED: symbol"}},
	"hrc-dec-1-102":    nil,
	"sr-muntarbhorn":   {{"sr-muntarbhorn", "official_url", "", "UNCONFIRMED: official_url"}},
	"sr-darusman":      {{"sr-darusman", "official_url", "", "UNCONFIRMED: official_url"}},
	"sr-ojea-quintana": {{"sr-ojea-quintana", "official_url", "", "UNCONFIRMED: official_url"}},
	"upr-3":            {{"upr-3", "symbol", "", "UNCONFIRMED: symbol (A/HRC/42/10"}, {"upr-3", "official_url", "", "UNCONFIRMED: symbol"}},
}

// spans are dates that facts.csv gives by their first day.
var spans = []departure{
	{"devandas-visit", "date", "2017-05-03/2017-05-08", "(3-8 May 2017)"},
	{"reunions-2018", "date", "2018-08-20/2018-08-26", "20-26 August 2018"},
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

// extraStages are stages that facts.csv has in prose, or in a row of their own.
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
	all := slices.Concat(spans)
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
