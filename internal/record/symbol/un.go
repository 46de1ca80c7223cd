package symbol

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// parseUN parses a symbol of the United Nations. Its problems may lack a hint.
func parseUN(raw string) (parsed, *diag.Problem) {
	text := clean(raw)
	if text == "" {
		return parsed{}, invalid("this symbol is empty", "write for example A/RES/73/180, or leave the key out")
	}
	if problem := checkAlphabet(text); problem != nil {
		return parsed{}, problem
	}
	components := strings.Split(text, "/")
	if slices.Contains(components, "") {
		return parsed{}, invalid("this symbol has a slash with nothing before or after it", "")
	}
	base, added, problem := splitAdditions(components)
	if problem != nil {
		return parsed{}, problem
	}
	t, problem := parseBase(base)
	if problem != nil {
		return parsed{}, problem
	}
	if strings.HasPrefix(added, "(Resumption") && t.kind != VerbatimRecord && t.kind != SummaryRecord {
		return parsed{}, invalid("only a meeting is resumed: its record begins with PV. or SR.", "")
	}
	t.text += added
	return t, nil
}

// qualified matches a component with a resumption, part, volume or section.
var qualified = regexp.MustCompile(`^([^()]+)\((?:(RESUMPTION|PART|VOL\.|SECT\.) ?([1-9][0-9]{0,2}|[IVXL]{1,6})|(SUPP))\)$`)

// cutModifier splits a component that names a change to a document: ADD.1, REV.2.
func cutModifier(component string) (word, number string, ok bool) {
	word, number, ok = strings.Cut(component, ".")
	switch word {
	case "ADD", "REV", "CORR", "AMEND":
		return word, number, ok
	}
	return "", "", false
}

// splitAdditions separates a symbol's base from the additions that any document
// can have, such as /Rev.1, /Add.2/Corr.1 and (Resumption 1). added is in the
// normalized spelling; base reuses the memory of components, which it modifies.
func splitAdditions(components []string) (base []string, added string, problem *diag.Problem) {
	for i := len(components) - 1; i >= 0; i-- {
		last := components[i]
		if strings.HasSuffix(last, ")") {
			if m := qualified.FindStringSubmatch(last); m != nil {
				last = m[1]
				added = "(" + restoreCase(m[2]) + m[3] + m[4] + ")" + added
			}
		}
		word, number, ok := cutModifier(last)
		if !ok {
			components[i] = last
			return components[:i+1], added, nil
		}
		if _, problem := parseNumber(number); problem != nil {
			return nil, "", problem
		}
		added = "/" + restoreCase(word) + "." + number + added
	}
	return nil, "", invalid("this names an addition without the document that it belongs to", "")
}

var mainCommittee = regexp.MustCompile(`^C\.?[0-9]+$`)

// parseBase finds the issuer and lets it parse the rest.
func parseBase(c []string) (parsed, *diag.Problem) {
	second := ""
	if len(c) > 1 {
		second = c[1]
	}
	switch {
	case c[0] == "A" && second == "HRC":
		return council.parse(c[2:])
	case c[0] == "A" && strings.HasPrefix(second, "C") && mainCommittee.MatchString(second):
		for _, b := range committees {
			if b.prefix == "A/"+second {
				return b.parse(c[2:])
			}
		}
		return parsed{}, invalid(fmt.Sprintf("the General Assembly has no Main Committee %s", second), "its committees are C.1 to C.6")
	case c[0] == "A":
		return assembly.parse(c[1:])
	case c[0] == "E" && second == "CN.4":
		return commission.parse(c[2:])
	case c[0] == "E":
		return ecosoc.parse(c[1:])
	case c[0] == "S":
		return security.parse(c[1:])
	}
	return parseSeries(OtherOrgan, c)
}
