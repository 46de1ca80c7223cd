package calendar

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// component is a VCALENDAR or a VEVENT, as readCalendar reads it.
type component struct {
	name       string
	properties []property
	within     []component
}

type property struct {
	name, params string
	values       []string // of a list of texts; else one
}

// value returns the value of the only property of a name, or "".
func (c component) value(name string) string {
	for _, p := range c.properties {
		if p.name == name {
			return strings.Join(p.values, "|")
		}
	}
	return ""
}

var (
	contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)$`)
	dateValue   = regexp.MustCompile(`^[0-9]{8}$`)
	utcInstant  = regexp.MustCompile(`^[0-9]{8}T[0-9]{6}Z$`)
)

// texts are the properties whose values are texts; lists are those of several.
var (
	texts = []string{"NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "UID", "SUMMARY"}
	lists = []string{"CATEGORIES"}
)

// readCalendar reads a calendar and refuses what RFC 5545 and RFC 7986 do not allow, and
// every property that this package does not write.
func readCalendar(text string) (component, error) {
	lines, err := unfold(text)
	if err != nil {
		return component{}, err
	}
	root := component{}
	open := []*component{&root}
	for _, line := range lines {
		m := contentLine.FindStringSubmatch(line)
		if m == nil {
			return root, fmt.Errorf("no content line: %q", line)
		}
		top := open[len(open)-1]
		switch name, value := m[1], m[3]; name {
		case "BEGIN":
			top.within = append(top.within, component{name: value})
			open = append(open, &top.within[len(top.within)-1])
		case "END":
			if value != top.name || len(open) == 1 {
				return root, fmt.Errorf("%q ends within %q", value, top.name)
			}
			if err := top.check(); err != nil {
				return root, err
			}
			open = open[:len(open)-1]
		default:
			p, err := readProperty(name, m[2], value)
			if err != nil {
				return root, err
			}
			top.properties = append(top.properties, p)
		}
	}
	if len(open) != 1 || len(root.properties) > 0 || len(root.within) != 1 || root.within[0].name != "VCALENDAR" {
		return root, fmt.Errorf("the file is not one calendar")
	}
	return root.within[0], nil
}

// unfold returns the content lines of a file.
func unfold(text string) ([]string, error) {
	rest, ok := strings.CutSuffix(text, "\r\n")
	if !ok || !utf8.ValidString(text) {
		return nil, fmt.Errorf("the file does not end with a line, or is not UTF-8")
	}
	var lines []string
	var unfolded strings.Builder // the last of lines, so far
	for line := range strings.SplitSeq(rest, "\r\n") {
		if len(line) > 75 || line == "" || !utf8.ValidString(line) {
			return nil, fmt.Errorf("a line is empty, too long or cut within a character: %q", line)
		}
		if i := strings.IndexFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' || r == '\u2028' || r == '\u2029' }); i >= 0 {
			return nil, fmt.Errorf("a control in %q", line)
		}
		more, folded := strings.CutPrefix(line, " ")
		if !folded && unfolded.Len() > 0 {
			lines = append(lines, unfolded.String())
			unfolded.Reset()
		}
		unfolded.WriteString(more)
	}
	return append(lines, unfolded.String()), nil
}

func readProperty(name, params, value string) (property, error) {
	p := property{name: name, params: params, values: []string{value}}
	if !slices.Contains(texts, name) && !slices.Contains(lists, name) {
		return p, nil
	}
	p.values = nil
	var current strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case '\\':
			i++
			if i == len(value) || !strings.ContainsRune(`\;,n`, rune(value[i])) {
				return p, fmt.Errorf("an escape that is none in %q", value)
			}
			current.WriteString(strings.ReplaceAll(value[i:i+1], "n", "\n"))
		case ',':
			if !slices.Contains(lists, name) {
				return p, fmt.Errorf("two values of %s: %q", name, value)
			}
			p.values = append(p.values, current.String())
			current.Reset()
		case ';':
			return p, fmt.Errorf("a semicolon without its escape in %q", value)
		default:
			current.WriteByte(c)
		}
	}
	p.values = append(p.values, current.String())
	return p, nil
}

// check holds a component to what it must and may have.
func (c component) check() error {
	required, optional := []string{"VERSION", "PRODID", "NAME", "X-WR-CALNAME"}, []string{"DESCRIPTION", "X-WR-CALDESC", "URL", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}
	if c.name == "VEVENT" {
		required, optional = []string{"UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP"}, []string{"DTEND", "DESCRIPTION", "CATEGORIES", "URL"}
	} else if c.name != "VCALENDAR" || len(c.within) == 0 {
		return fmt.Errorf("%s has no event, or is unknown", c.name)
	}
	var seen []string
	for _, p := range c.properties {
		if slices.Contains(seen, p.name) || !slices.Contains(slices.Concat(required, optional), p.name) {
			return fmt.Errorf("%s has %s twice, or may not have it", c.name, p.name)
		}
		seen = append(seen, p.name)
	}
	for _, name := range required {
		if !slices.Contains(seen, name) {
			return fmt.Errorf("%s has no %s", c.name, name)
		}
	}
	if c.name == "VCALENDAR" {
		return nil
	}
	start, end := c.value("DTSTART"), c.value("DTEND")
	if !utcInstant.MatchString(c.value("DTSTAMP")) || !dateValue.MatchString(start) || end != "" && (!dateValue.MatchString(end) || end <= start) {
		return fmt.Errorf("days or times that are none: %v", c.properties)
	}
	for _, p := range c.properties {
		if strings.HasPrefix(p.name, "DTSTART") || strings.HasPrefix(p.name, "DTEND") {
			if p.params != ";VALUE=DATE" {
				return fmt.Errorf("%s is no day: %s", p.name, p.params)
			}
		}
	}
	return nil
}
