package symbol

import (
	"fmt"
	"regexp"
	"strings"
)

// lastSession is the regular session of the General Assembly in lastYear.
const lastSession = lastYear - 1945

// The calendars of the organs. Symbols have a session or year only since the
// 1970s; before that, documents were numbered continuously.
var (
	assemblyCalendar = calendar{
		first: 31, last: lastSession, maxSpecial: 99, emergency: true,
		hint: "the Assembly's documents carry the session since the 31st (1976); earlier resolutions are written A/RES/217(III), earlier documents A/810",
	}
	councilCalendar = calendar{
		first: 1, last: (lastYear-2006)*3 + 3, maxSpecial: 199, meetings: true,
		hint: "the Human Rights Council has held three sessions a year since 2006",
	}
	commissionCalendar = calendar{
		first: 1978, last: 2006, years: true, ended: true, maxSpecial: 9,
		hint: "the Commission on Human Rights carried the year in its symbols from 1978, and ended in 2006; the Human Rights Council's symbols begin with A/HRC/",
	}
	ecosocCalendar = calendar{
		first: 1978, last: lastYear, years: true,
		hint: "the Economic and Social Council's documents carry the year since 1978; earlier resolutions are written E/RES/1235(XLII)",
	}
	securityCalendar = calendar{
		first: 1994, last: lastYear, years: true,
		hint: "the Security Council's documents carry the year since 1994; earlier ones are written S/23500",
	}
	adoptionCalendar = calendar{
		first: firstYear + 1, last: lastYear, years: true,
		hint: "the Security Council has adopted resolutions since 1946",
	}
)

var assembly = &issuer{
	organ: GeneralAssembly, prefix: "A", name: "the General Assembly",
	example:  "A/RES/73/180, A/60/306, A/60/L.12 or A/60/PV.64",
	calendar: assemblyCalendar,
	acts: []act{
		{word: "RES", calendar: assemblyCalendar, lastRoman: 30, lastSpecials: [2]int{7, 5}},
		{word: "DEC", calendar: assemblyCalendar},
	},
	dated:      []string{"L", "CRP", "PV", "INF", "WP"},
	undated:    []string{"L", "PV", "INF"},
	maxPlain:   10999,
	subsidiary: regexp.MustCompile(`^(?:(?:AC|CN|CONF|WG)\.[0-9]+|BUR|SPC|PC|COPUOS)$`),
}

var council = &issuer{
	organ: HumanRightsCouncil, prefix: "A/HRC", name: "the Human Rights Council",
	example:  "A/HRC/RES/25/25, A/HRC/25/63, A/HRC/25/L.17 or A/HRC/25/CRP.1",
	calendar: councilCalendar,
	acts: []act{
		{word: "RES", calendar: councilCalendar},
		{word: "DEC", calendar: councilCalendar},
		{word: "PRST", calendar: councilCalendar},
	},
	dated:      []string{"L", "CRP", "SR", "INF", "NGO", "G", "NI", "WP", "MISC"},
	subsidiary: regexp.MustCompile(`^(?:(?:AC|WG|SUB)\.[0-9]+|AC|EMRIP|WGAD|WGEID|IGWG|FMI|SF|FORUM)$`),
}

var ecosoc = &issuer{
	organ: ECOSOC, prefix: "E", name: "the Economic and Social Council",
	example:  "E/RES/2004/20, E/DEC/2004/217, E/2004/23 or E/2004/SR.10",
	calendar: ecosocCalendar,
	acts: []act{
		{word: "RES", calendar: ecosocCalendar, lastRoman: 63},
		{word: "DEC", calendar: ecosocCalendar, lastRoman: 63},
	},
	dated:      []string{"L", "CRP", "SR", "INF", "NGO", "WP", "MISC"},
	undated:    []string{"L", "SR", "INF", "NGO"},
	maxPlain:   6999,
	subsidiary: regexp.MustCompile(`^(?:(?:AC|CN|C|CONF|PC)\.[0-9]+|ICEF|ECE|ESCAP|ECA|ECLAC|ESCWA|INCB)$`),
}

var commission = &issuer{
	organ: CommissionOnHumanRights, prefix: "E/CN.4", name: "the Commission on Human Rights",
	example:  "E/CN.4/RES/2003/10, E/CN.4/2005/34 or E/CN.4/2005/L.30",
	calendar: commissionCalendar,
	acts: []act{
		{word: "RES", calendar: commissionCalendar, lastRoman: 36},
		{word: "DEC", calendar: commissionCalendar, lastRoman: 36},
	},
	dated:      []string{"L", "CRP", "SR", "INF", "NGO", "G", "WP", "MISC"},
	undated:    []string{"L", "SR", "INF", "NGO", "WP"},
	maxPlain:   1599,
	subsidiary: regexp.MustCompile(`^(?:(?:AC|WG|SUB)\.[0-9]+)$`),
}

var security = &issuer{
	organ: SecurityCouncil, prefix: "S", name: "the Security Council",
	example:  "S/RES/1718(2006), S/2014/276, S/PRST/2010/13 or S/PV.7353",
	calendar: securityCalendar,
	acts: []act{
		{word: "RES", parens: &adoptionCalendar},
		{word: "PRST", calendar: securityCalendar},
	},
	undated:    []string{"PV", "INF"},
	maxPlain:   29999,
	subsidiary: regexp.MustCompile(`^(?:AC\.[0-9]+|AGENDA|NC)$`),
}

// committees are the Main Committees of the General Assembly, the first at 0.
var committees = mainCommittees()

func mainCommittees() []*issuer {
	organs := []Organ{FirstCommittee, SecondCommittee, ThirdCommittee, FourthCommittee, FifthCommittee, SixthCommittee}
	names := []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth"}
	var all []*issuer
	for i, organ := range organs {
		prefix := fmt.Sprintf("A/C.%d", i+1)
		all = append(all, &issuer{
			organ: organ, prefix: prefix, name: "the " + names[i] + " Committee",
			example:  strings.ReplaceAll("@/73/L.40, @/73/SR.12 or @/73/2", "@", prefix),
			calendar: assemblyCalendar,
			dated:    []string{"L", "CRP", "PV", "SR", "INF", "WP"},
			undated:  []string{"L", "PV", "SR", "INF", "CRP"},
			maxPlain: 1999,
		})
	}
	return all
}
