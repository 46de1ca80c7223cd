package frontmatter

import (
	"regexp"
	"strings"
)

// yaml reads the lines of a block.
type yaml struct {
	lines []string
	next  int
	depth int
	bad   bool // something was not understood
}

var (
	yamlKey    = regexp.MustCompile(`^([^\s#'"\[\]{},&*!|>%@:-][^:#]*|"[^"]*"|'[^']*'|-[^\s:][^:#]*)\s*:(?:\s+(.*))?$`)
	number     = regexp.MustCompile(`^[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)
	blockStart = regexp.MustCompile(`^([|>])([+-]?)\d?\s*(?:#.*)?$`)
)

// parseYAML reads a map. It is false for what it does not understand.
func parseYAML(lines []string) (Facts, bool) {
	y := &yaml{lines: lines}
	facts, isMap := y.block(0).(Facts)
	if y.peek(); y.next < len(y.lines) {
		y.bad = true
	}
	return facts, isMap && !y.bad
}

// peek skips blank lines and comments, and returns the indent of the next line, or -1.
func (y *yaml) peek() int {
	for ; y.next < len(y.lines); y.next++ {
		line := strings.TrimLeft(y.lines[y.next], " ")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if line[0] == '\t' {
			y.bad = true
		}
		return len(y.lines[y.next]) - len(line)
	}
	return -1
}

// block reads a map or a list of at least an indent.
func (y *yaml) block(least int) any {
	indent := y.peek()
	y.depth++
	defer func() { y.depth-- }()
	if indent < least || y.depth > maxDepth {
		y.bad = y.bad || y.depth > maxDepth
		return nil
	}
	if isItem(y.lines[y.next][indent:]) {
		return y.list(indent)
	}
	facts := Facts{}
	for y.peek() == indent && !y.bad && !isItem(y.lines[y.next][indent:]) {
		m := yamlKey.FindStringSubmatch(strings.TrimRight(y.lines[y.next][indent:], " \t\r"))
		if m == nil {
			y.bad = true
			return nil
		}
		y.next++
		if value := y.value(m[2], indent); value != nil {
			facts = append(facts, Fact{strings.TrimSpace(unquote(m[1])), value})
		}
	}
	return facts
}

func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

func (y *yaml) list(indent int) any {
	list := []any{}
	for y.peek() == indent && !y.bad && isItem(y.lines[y.next][indent:]) {
		rest := strings.TrimRight(y.lines[y.next][indent+1:], " \t\r")
		item := strings.TrimLeft(rest, " ")
		if item == "" || !yamlKey.MatchString(item) && !isItem(item) {
			y.next++
			list = append(list, y.value(item, indent))
			continue
		}
		at := indent + 1 + len(rest) - len(item) // a map or a list whose first line this is
		y.lines[y.next] = strings.Repeat(" ", at) + item
		list = append(list, y.block(at))
	}
	return list
}

// value reads what stands behind a key of an indent, on its line and below.
func (y *yaml) value(text string, indent int) any {
	text = strings.TrimSpace(text)
	if m := blockStart.FindStringSubmatch(text); m != nil {
		return y.long(m[1] == ">", indent)
	}
	if text == "" || text[0] == '#' {
		if next := y.peek(); next > indent || next == indent && isItem(y.lines[y.next][indent:]) {
			return y.block(next)
		}
		return nil
	}
	opened := strings.ContainsRune(`"'[{`, rune(text[0]))
	for !opened || !isClosed(text) {
		if y.peek() <= indent {
			break
		}
		more := strings.TrimSpace(y.lines[y.next])
		y.bad = y.bad || !opened && yamlKey.MatchString(more)
		text += " " + more
		y.next++
	}
	return y.scalar(text)
}

// long reads a text of several lines.
func (y *yaml) long(folded bool, indent int) any {
	var lines []string
	inner := -1
	for ; y.next < len(y.lines); y.next++ {
		line := strings.TrimRight(y.lines[y.next], " \t\r")
		blank := len(line) - len(strings.TrimLeft(line, " "))
		if line != "" && blank <= indent {
			break
		}
		if inner < 0 && line != "" {
			inner = blank
		}
		lines = append(lines, line[min(max(inner, 0), len(line)):])
	}
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	if folded {
		paragraphs := strings.Split(text, "\n\n")
		for i := range paragraphs {
			paragraphs[i] = strings.Join(strings.Fields(paragraphs[i]), " ")
		}
		text = strings.Join(paragraphs, "\n")
	}
	return text
}

// scalar reads a value of one line.
func (y *yaml) scalar(text string) any {
	f := &flow{text: text}
	if strings.ContainsRune(`"'[{`, rune(text[0])) {
		value := f.value(0)
		f.blanks()
		if rest := f.text[f.at:]; f.bad || rest != "" && rest[0] != '#' {
			y.bad = true
		}
		return value
	}
	if strings.ContainsRune("&*!%@`", rune(text[0])) {
		y.bad = true // anchors and tags
	}
	if at := strings.Index(text, " #"); at >= 0 {
		text = strings.TrimSpace(text[:at])
	}
	return plain(text)
}

// plain returns the value of a text without quotes.
func plain(text string) any {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE", "yes", "Yes", "on":
		return true
	case "false", "False", "FALSE", "no", "No", "off":
		return false
	}
	if number.MatchString(text) {
		return Literal(strings.TrimPrefix(text, "+"))
	}
	return text
}
