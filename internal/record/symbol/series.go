package symbol

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// roots are the first components of the symbols of the UN's other organs, treaty
// bodies, programmes and conferences. Behind them, only the general form is
// checked.
var roots = []string{
	"A", "E", "S",
	"T", "ST", "CRC", "CCPR", "CAT", "CEDAW", "CERD", "CMW", "CRPD", "CED", "HRI", "OHCHR",
	"APLC", "BWC", "CAC", "CBD", "CCW", "CD", "CEB", "CTOC", "DC", "DP", "DPI", "ECE", "ECA", "ESCAP", "FCCC",
	"HSP", "ICC-ASP", "ICEF", "ID", "IDB", "INCB", "ISBA", "JIU", "LC", "LOS", "NPT", "PBC", "PCNICC", "SPLOS",
	"TD", "UNEP", "UNFPA", "UNHCR", "UNW", "WFP",
}

var (
	component = regexp.MustCompile(`^[A-Z0-9]+(?:[.&-][A-Z0-9]+)*(?:\([A-Z0-9.&-]+\))?$`)
	yearPart  = regexp.MustCompile(`^(?:19[4-9][0-9]|20[0-9]{2}|2100)$`)
)

const maxComponents = 12

// parseSeries parses a symbol of an organ that has no issuer, or of a subsidiary
// body.
func parseSeries(organ Organ, c []string) (parsed, *diag.Problem) {
	root, _, _ := strings.Cut(c[0], "(")
	if !slices.Contains(roots, root) {
		return parsed{}, invalid(fmt.Sprintf("no document symbol of the United Nations begins with %q", c[0]), "")
	}
	if len(c) < 2 || !isNumbered(c[1:]) {
		return parsed{}, invalid("this names a series of documents, but no document in it", "write the whole symbol, with its number")
	}
	if len(c) > maxComponents {
		return parsed{}, invalid("this has more parts than any document symbol", "")
	}
	for _, one := range c {
		if !component.MatchString(one) {
			return parsed{}, invalid(fmt.Sprintf("%q is no part of a document symbol", one), "")
		}
	}
	kind, number, problem := kindAndNumber(c)
	if problem != nil {
		return parsed{}, problem
	}
	t := parsed{text: restoreCase(strings.Join(c, "/")), organ: organ, kind: kind, number: number}
	for _, one := range c[1 : len(c)-1] {
		if yearPart.MatchString(one) {
			t.year = atoi(one)
			break
		}
	}
	return t, nil
}

// kindAndNumber returns the kind and the number, which is 0 unless the last
// component has the usual form.
func kindAndNumber(c []string) (Kind, int, *diag.Problem) {
	last := c[len(c)-1]
	w, digits, dotted := strings.Cut(last, ".")
	if !dotted {
		w, digits = c[len(c)-2], last
	}
	kind := Document
	if a, ok := actKinds[w]; ok && !dotted {
		kind = a.kind
	}
	if s, ok := seriesWords[w]; ok {
		kind = s.kind
	}
	if slices.Contains(c, "RES") {
		kind = Resolution
	}
	if !isDigits(digits) {
		return kind, 0, nil
	}
	n, problem := parseNumber(digits)
	return kind, n, problem
}

func atoi(digits string) int {
	n := 0
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n
}
