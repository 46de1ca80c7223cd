package locale

import (
	"strconv"
	"strings"
)

// numberFormat formats whole numbers. The zero value has ASCII digits without groups.
type numberFormat struct {
	group   string
	minimum int    // numbers with fewer digits have no groups
	zero    []rune // the ten digits; nil for ASCII
}

func (f numberFormat) format(n int) string {
	sign, digits := "", strconv.Itoa(n)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if f.group == "" || len(digits) < f.minimum {
		return sign + f.script(digits)
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(f.group)
		}
		b.WriteRune(d)
	}
	return sign + f.script(b.String())
}

func (f numberFormat) script(s string) string {
	if len(f.zero) != 10 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return f.zero[r-'0']
		}
		return r
	}, s)
}
