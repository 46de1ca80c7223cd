package facts_test

import "testing"

// entryOfRow maps rows of record.csv to the entries about them.
var entryOfRow = map[string]string{
	"cescr-2003":                  "2003/cescr-review",
	"chr-2003-10":                 "2003/chr-2003-10",
	"chr-2004-13":                 "2004/chr-2004-13",
	"ecosoc-2004-sr":              "2004/ecosoc-special-rapporteur",
	"sr-muntarbhorn":              "2004/special-rapporteur-muntarbhorn",
	"us-nkhra-2004":               "2004/us-human-rights-act",
	"chr-2005-11":                 "2005/chr-2005-11",
	"ga-60":                       "2005/ga-60-173",
	"ga-61":                       "2006/ga-61-174",
	"hrc-dec-1-102":               "2006/hrc-dec-1-102",
	"ga-62":                       "2007/ga-62-167",
	"ga-63":                       "2008/ga-63-190",
	"hrc-7-15":                    "2008/hrc-7-15",
	"ga-64":                       "2009/ga-64-175",
	"hrc-10-16":                   "2009/hrc-10-16",
	"upr-1":                       "2009/upr-first-cycle",
	"ga-65":                       "2010/ga-65-225",
	"hrc-13-14":                   "2010/hrc-13-14",
	"sr-darusman":                 "2010/special-rapporteur-darusman",
	"ga-66":                       "2011/ga-66-174",
	"hrc-16-8":                    "2011/hrc-16-8",
	"ga-67":                       "2012/ga-67-181",
	"hrc-19-13":                   "2012/hrc-19-13",
	"coi-hearings-london":         "2013/coi-hearings-london",
	"coi-hearings-seoul":          "2013/coi-hearings-seoul",
	"coi-hearings-tokyo":          "2013/coi-hearings-tokyo",
	"coi-hearings-washington":     "2013/coi-hearings-washington",
	"coi-appointed":               "2013/coi-members",
	"coi-oral-update":             "2013/coi-oral-update",
	"ga-68":                       "2013/ga-68-183",
	"hrc-22-13":                   "2013/hrc-22-13",
	"opsc-ratified":               "2014/children-protocol-ratified",
	"coi-crp1":                    "2014/coi-detailed-findings",
	"coi-letter-kim":              "2014/coi-letter",
	"coi-presented":               "2014/coi-presentation",
	"coi-release":                 "2014/coi-release",
	"coi-report":                  "2014/coi-report",
	"dprk-own-report-2014":        "2014/dprk-own-report",
	"ga-69":                       "2014/ga-69-188",
	"hrc-25-25":                   "2014/hrc-25-25",
	"ministerial-2014":            "2014/ministerial-meeting",
	"sc-2014":                     "2014/sc-agenda",
	"upr-2":                       "2014/upr-second-cycle",
	"ga-70":                       "2015/ga-70-172",
	"hrc-28-22":                   "2015/hrc-28-22",
	"hrc-panel-2015":              "2015/panel-abductions",
	"sc-2015":                     "2015/sc-meeting-7575",
	"ohchr-seoul-office":          "2015/seoul-office",
	"crpd-ratified":               "2016/disability-convention-ratified",
	"experts-group":               "2016/experts-group",
	"ga-71":                       "2016/ga-71-202",
	"hrc-31-18":                   "2016/hrc-31-18",
	"rok-nkhra-2016":              "2016/republic-of-korea-act",
	"sc-2016":                     "2016/sc-meeting-7830",
	"sr-ojea-quintana":            "2016/special-rapporteur-ojea-quintana",
	"cedaw-2017":                  "2017/cedaw-review",
	"crc-2017":                    "2017/crc-review",
	"devandas-visit":              "2017/disability-rapporteur-visit",
	"experts-report":              "2017/experts-report",
	"ga-72":                       "2017/ga-72-188",
	"hrc-34-24":                   "2017/hrc-34-24",
	"sc-2017":                     "2017/sc-meeting-8130",
	"letter-kim-song-2018":        "2018/dprk-letter",
	"statement-dprk-mission-2018": "2018/dprk-mission-statement",
	"statement-kim-song-2018":     "2018/dprk-rejects-resolution",
	"reunions-2018":               "2018/family-reunions",
	"ga-73":                       "2018/ga-73-180",
	"hrc-37-28":                   "2018/hrc-37-28",
	"summit-panmunjom":            "2018/inter-korean-summit-panmunjom",
	"summit-pyongyang":            "2018/inter-korean-summit-pyongyang",
	"statement-rok-mofa-2018":     "2018/republic-of-korea-statement",
	"statement-rodong-2018":       "2018/rodong-sinmun",
	"sc-2018-fail":                "2018/sc-request-dropped",
	"summit-singapore":            "2018/us-dprk-summit-singapore",
	"letter-kim-song-2019":        "2019/dprk-letter",
	"ga-74":                       "2019/ga-74-166",
	"hrc-40-20":                   "2019/hrc-40-20",
	"ohchr-briefing-2019":         "2019/ohchr-briefing",
	"sc-2019-fail":                "2019/sc-meeting-not-held",
	"upr-3":                       "2019/upr-third-cycle",
	"ga-75":                       "2020/ga-75-190",
	"hrc-43-25":                   "2020/hrc-43-25",
	"sc-2020-aob":                 "2020/sc-closed-talks",
	"ga-76":                       "2021/ga-76-177",
	"hrc-46-17":                   "2021/hrc-46-17",
	"sc-2021-aob":                 "2021/sc-closed-consultations",
	"ga-77":                       "2022/ga-77-226",
	"hrc-49-22":                   "2022/hrc-49-22",
	"sc-2022-aob":                 "2022/sc-closed-talks",
	"sr-salmon":                   "2022/special-rapporteur-salmon",
	"sr-visit-2022":               "2022/special-rapporteur-seoul-visit",
	"ga-78":                       "2023/ga-78-218",
	"hrc-52-28":                   "2023/hrc-52-28",
	"sc-2023":                     "2023/sc-open-meeting",
	"statement-dprk-mfa-2024":     "2024/dprk-statement-june",
	"statement-dprk-mfa-2024-11":  "2024/dprk-statement-november",
	"ohchr-forced-labour-2024":    "2024/forced-labour-report",
	"ga-79":                       "2024/ga-79-181",
	"hrc-55-21":                   "2024/hrc-55-21",
	"ohchr-briefing-2024":         "2024/ohchr-briefing",
	"sc-2024":                     "2024/sc-meeting-9653",
	"upr-4":                       "2024/upr-fourth-cycle",
	"accountability-report-2025":  "2025/accountability-report",
	"crpd-2025":                   "2025/crpd-review",
	"ga-80":                       "2025/ga-80-220",
	"hl-plenary-2025":             "2025/ga-high-level-plenary",
	"hrc-58-17":                   "2025/hrc-58-17",
	"ohchr-briefing-2025":         "2025/ohchr-briefing",
	"ohchr-report-2025":           "2025/ohchr-update-report",
	"hrc-61-27":                   "2026/hrc-61-27",
	"sr-visit-2026":               "2026/special-rapporteur-seoul-visit",
}

// stageOfRow maps the rows that are a stage of an entry about something else to that
// entry and the organ of the stage.
var stageOfRow = map[string]struct{ entry, organ string }{
	"coi-ga-update":   {"2013/coi-oral-update", "general-assembly"},
	"upr-1-outcome":   {"2009/upr-first-cycle", "human-rights-council"},
	"upr-2-outcome":   {"2014/upr-second-cycle", "human-rights-council"},
	"upr-3-outcome":   {"2019/upr-third-cycle", "human-rights-council"},
	"upr-4-outcome":   {"2024/upr-fourth-cycle", "human-rights-council"},
	"devandas-report": {"2017/disability-rapporteur-visit", "human-rights-council"},
}

// sourceRows is how the ids of rows begin that are sources of entries: of the reports
// of the Secretary-General, the rapporteurs and the High Commissioner the facts know the
// symbol and the year, and that a resolution names them, so that an entry of their own
// would have nothing to say.
const sourceRows = "report-"

// organIDs are the ids of the organs in record.csv that adopt texts.
var organIDs = map[string]string{
	"Commission on Human Rights":  "commission-on-human-rights",
	"Economic and Social Council": "ecosoc",
	"General Assembly":            "general-assembly",
	"Human Rights Council":        "human-rights-council",
	"Security Council":            "security-council",
}

// causalLinks are the relations between entries that the facts name.
var causalLinks = []struct{ first, then string }{
	{"2004/chr-2004-13", "2004/ecosoc-special-rapporteur"},
	{"2005/chr-2005-11", "2005/ga-60-173"},
	{"2013/hrc-22-13", "2013/coi-members"},
	{"2013/hrc-22-13", "2013/ga-68-183"},
	{"2013/hrc-22-13", "2014/coi-report"},
	{"2014/coi-report", "2014/coi-presentation"},
	{"2014/coi-report", "2014/hrc-25-25"},
	{"2014/coi-report", "2014/ga-69-188"},
	{"2014/hrc-25-25", "2014/ga-69-188"},
	{"2014/hrc-25-25", "2015/seoul-office"},
	{"2014/ga-69-188", "2014/sc-agenda"},
	{"2015/seoul-office", "2015/ga-70-172"},
	{"2016/hrc-31-18", "2016/experts-group"},
	{"2016/experts-group", "2017/experts-report"},
	{"2017/disability-rapporteur-visit", "2018/hrc-37-28"},
	{"2018/inter-korean-summit-panmunjom", "2018/family-reunions"},
	{"2018/family-reunions", "2018/ga-73-180"},
	{"2018/ga-73-180", "2018/dprk-rejects-resolution"},
	{"2023/hrc-52-28", "2025/accountability-report"},
	{"2024/hrc-55-21", "2025/accountability-report"},
	{"2024/hrc-55-21", "2025/ohchr-update-report"},
	{"2024/ga-79-181", "2025/ga-high-level-plenary"},
}

// No term of the vocabularies is empty: what nothing is about is in no list.
func TestEveryTermHasEntries(t *testing.T) {
	s := loadSite(t)
	for _, v := range s.Vocabularies() {
		for _, term := range v.Terms {
			if len(term.Entries) == 0 {
				t.Errorf("%s/%s has no entries", v.Name, term.ID)
			}
		}
	}
	for _, subject := range s.Subjects {
		if len(subject.Entries) == 0 {
			t.Errorf("the subject %s has no entries", subject.ID)
		}
	}
}
