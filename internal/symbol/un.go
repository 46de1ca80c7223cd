package symbol

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// parseUN reads a symbol of the United Nations. Its problems may lack a hint.
func parseUN(raw string) (Symbol, *diag.Problem) {
	text := clean(raw)
	if text == "" {
		return Symbol{}, invalid("this symbol is empty", "write for example A/RES/73/180, or leave the key out")
	}
	if problem := checkAlphabet(text); problem != nil {
		return Symbol{}, problem
	}
	components := strings.Split(text, "/")
	if slices.Contains(components, "") {
		return Symbol{}, invalid("this symbol has a slash with nothing before or after it", "")
	}
	base, added, problem := splitAdditions(components)
	if problem != nil {
		return Symbol{}, problem
	}
	sym, problem := parseBase(base)
	if problem != nil {
		return Symbol{}, problem
	}
	if strings.HasPrefix(added, "(Resumption") && sym.kind != VerbatimRecord && sym.kind != SummaryRecord {
		return Symbol{}, invalid("only a meeting is resumed: its record begins with PV. or SR.", "")
	}
	sym.text += added
	sym.url = address(sym.text)
	sym.system = UN
	return sym, nil
}

var (
	// qualified ends in the number of a resumption, part, volume or section.
	qualified = regexp.MustCompile(`^([^()]+)\((?:(RESUMPTION|PART|VOL\.|SECT\.) ?([1-9][0-9]{0,2}|[IVXL]{1,6})|(SUPP))\)$`)
	// modifier is a part that tells of a change to the document before it.
	modifier = regexp.MustCompile(`^(ADD|REV|CORR|AMEND)\.(.*)$`)
)

// splitAdditions parts a symbol's base from the additions that any document
// can have, such as /Rev.1, /Add.2/Corr.1 and (Resumption 1). The additions
// come in their normal spelling.
func splitAdditions(components []string) (base []string, added string, problem *diag.Problem) {
	for i := len(components) - 1; i >= 0; i-- {
		last := components[i]
		if m := qualified.FindStringSubmatch(last); m != nil {
			last = m[1]
			added = "(" + spell(m[2]) + m[3] + m[4] + ")" + added
		}
		m := modifier.FindStringSubmatch(last)
		if m == nil {
			return append(slices.Clone(components[:i]), last), added, nil
		}
		if _, problem := readNumber(m[2]); problem != nil {
			return nil, "", problem
		}
		added = "/" + spell(m[1]) + "." + m[2] + added
	}
	return nil, "", invalid("this names an addition without the document that it belongs to", "")
}

var mainCommittee = regexp.MustCompile(`^C\.?[0-9]+$`)

// parseBase finds the organ and lets it read the rest.
func parseBase(c []string) (Symbol, *diag.Problem) {
	second := ""
	if len(c) > 1 {
		second = c[1]
	}
	switch {
	case c[0] == "A" && second == "HRC":
		return council.parse(c[2:])
	case c[0] == "A" && mainCommittee.MatchString(second):
		for _, b := range committees {
			if b.prefix == "A/"+second {
				return b.parse(c[2:])
			}
		}
		return Symbol{}, invalid(fmt.Sprintf("the General Assembly has no Main Committee %s", second), "its committees are C.1 to C.6")
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
