package stricttoml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// line returns a line of TOML that sets the key to value.
func (to target) line(p *plan, value string) string {
	switch {
	case p.want == WantPointer:
		return to.line(p.elem, value)
	case p.isTable():
		return "[" + to.path + "]"
	case p.want == WantList && p.elem.isTable():
		return "[[" + to.path + "]]"
	case p.want == WantMap && p.elem.isTable():
		return "[" + Join(to.path, "name") + "]"
	}
	return to.name + " = " + value
}

// example returns a value that the plan accepts.
func (p *plan) example() string {
	switch p.want {
	case WantInteger, WantFloat:
		return "12"
	case WantBool:
		return "true"
	case WantLocalDate:
		return "2018-12-17"
	case WantLocalTime:
		return "09:30:00"
	case WantLocalDateTime:
		return "2018-12-17T09:30:00"
	case WantDateTime:
		return "2018-12-17T09:30:00+00:00"
	case WantPointer:
		return p.elem.example()
	case WantList:
		return "[" + p.elem.example() + "]"
	case WantMap:
		return "{ name = " + p.elem.example() + " }"
	}
	return `"…"`
}

var (
	groupedDigits = regexp.MustCompile(`^\d{1,3}([ ,.'’]\d{3})+$`)
	digits        = regexp.MustCompile(`^[+-]?\d+$`)
	datePrefix    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)
)

// wrongTypeHint shows how the value at n would be written for the plan.
func (f *filler) wrongTypeHint(p *plan, n *node, to target) string {
	for p.want == WantPointer {
		p = p.elem
	}
	raw := string(f.src[n.value.start:n.value.end])
	if strings.ContainsRune(raw, '\n') {
		raw = ""
	}
	if hint, ok := rewriteHint(p, n, raw, to); ok {
		return hint
	}
	switch {
	case p.isTable() && n.name == "", p.want == WantList && p.elem.isTable():
		return fmt.Sprintf("write [[%s]] on a line of its own, with two brackets on each side, and its keys below it", to.path)
	case p.isTable():
		return fmt.Sprintf("write [%s] on a line of its own, and its keys below it", to.path)
	case to.field != nil && to.field.example != "" && to.name == to.field.name:
		return "for example: " + to.line(p, to.field.example)
	}
	return "for example: " + to.line(p, p.example())
}

// rewriteHint shows how to write the given value with the right type, if that
// can be derived from it.
func rewriteHint(p *plan, n *node, raw string, to target) (string, bool) {
	if raw == "" || n.kind.isTable() || n.kind == kindTables {
		return "", false
	}
	inner := raw
	if n.plain {
		inner = strings.TrimSpace(raw[1 : len(raw)-1])
	}
	assign := to.name + " = "
	if n.name == "" {
		assign = ""
	}
	switch p.want {
	case WantText:
		if n.kind == kindList {
			if n.size == 1 && n.first.kind == kindText {
				return "write " + assign + strings.Trim(raw, "[] \t,") + ", without brackets", true
			}
			return "", false
		}
		return "put it in quotes: " + assign + strconv.Quote(raw), true
	case WantInteger, WantFloat:
		return numberHint(assign, inner, n)
	case WantBool:
		return boolHint(assign, inner)
	case WantLocalDate:
		if n.kind == kindText && isDay(inner) {
			return "write " + assign + inner + ", without quotes", true
		}
		if n.kind != kindText && datePrefix.MatchString(inner) {
			return "write " + assign + inner[:10] + ", without the time", true
		}
	case WantDateTime:
		if datePrefix.MatchString(inner) && (n.kind == kindLocalDate || len(inner) == 10) {
			return "write " + assign + inner[:10] + "T09:30:00+00:00, with a time and its offset", true
		}
		if n.kind == kindLocalDateTime {
			return "write " + assign + raw + "+00:00, with the offset from UTC", true
		}
		if n.kind == kindText && datePrefix.MatchString(inner) {
			return "write " + assign + inner + ", without quotes and with an offset as +00:00", true
		}
	case WantList:
		if !p.elem.isTable() && (p.elem.want != WantText || n.kind == kindText) {
			return "put it in brackets: " + assign + "[" + raw + "]", true
		}
	}
	return "", false
}

// isDay reports whether a text has the form of a day: 2018-12-17.
func isDay(text string) bool { return len(text) == len("2018-12-17") && datePrefix.MatchString(text) }

func numberHint(assign, inner string, n *node) (string, bool) {
	switch {
	case digits.MatchString(inner):
		return "write " + assign + strings.TrimPrefix(inner, "+") + ", without quotes", true
	case groupedDigits.MatchString(inner):
		return "write " + assign + strings.Map(onlyDigits, inner) + ", in digits alone and without quotes", true
	case n.kind == kindFloat && strings.HasSuffix(strings.TrimRight(inner, "0"), "."):
		whole, _, _ := strings.Cut(inner, ".")
		return "write " + assign + whole, true
	}
	return "", false
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

func boolHint(assign, inner string) (string, bool) {
	switch strings.ToLower(inner) {
	case "true", "yes", "on", "1":
		return "write " + assign + "true, without quotes", true
	case "false", "no", "off", "0":
		return "write " + assign + "false, without quotes", true
	}
	return "", false
}
