package stricttoml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/invisible"
)

// syntaxError returns a syntax error. The messages of the parsers are meant for
// programmers, so the words come from looking at the text itself.
func syntaxError(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.TOMLSyntax, Message: message, Hint: hint}
}

// fault is a statement that cannot be parsed.
type fault struct {
	src   []byte
	start int   // where the statement begins
	at    int   // where the parser failed
	end   int   // where the first line of the statement ends
	table *plan // of the table that the statement is in, or nil
	in    *node // that table, or nil
}

// explain describes what is wrong with a statement, and returns the span to report.
func explain(f fault) (span, *diag.Problem) {
	src, start, at := f.src, f.start, f.at
	f.end = lineEnd(src, start)
	if r, size := utf8.DecodeRune(src[at:]); invisible.Is(r) && r != '\n' {
		return span{at, at + size}, &diag.Problem{
			Code:    diag.HiddenCharacter,
			Message: "a character that cannot be seen stands here: " + invisible.Name(r),
			Hint:    "delete it",
		}
	}
	if at, problem := f.lookalikes(); problem != nil {
		return at, problem
	}
	if src[start] == '[' {
		return f.header()
	}
	assign := f.assignOffset()
	if assign < 0 {
		return f.missingAssign()
	}
	name := strings.TrimSpace(string(src[start:assign]))
	if at < assign || name == "" {
		return f.name(name, assign)
	}
	value := skipBlank(src, assign+1)
	if value >= f.end || src[value] == '#' {
		return f.line(), syntaxError(fmt.Sprintf("%q has no value", name), fmt.Sprintf(`write %s = "…", or delete the line`, name))
	}
	f.at = max(at, value)
	if at, problem := f.surplus(name, value); problem != nil {
		return at, problem
	}
	return f.value(name+" = ", value)
}

// line is the whole first line of the statement.
func (f fault) line() span {
	line := bytes.TrimRight(f.src[f.start:f.end], " \t\r")
	return span{f.start, f.start + len(line)}
}

// assignOffset returns the offset of the equals sign behind the key, or -1.
func (f fault) assignOffset() int {
	quote := byte(0)
	for i := f.start; i < f.end; i++ {
		switch c := f.src[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			return i
		case c == '#':
			return -1
		}
	}
	return -1
}

func (f fault) header() (span, *diag.Problem) {
	line := f.line()
	text := string(stripComment(f.src[line.start:line.end]))
	list := strings.HasPrefix(text, "[[")
	name, trailing, closed := strings.Cut(strings.TrimLeft(text, "["), "]")
	name, trailing = strings.TrimSpace(name), strings.TrimLeft(trailing, "] \t")
	correct := "[" + name + "]"
	if list {
		correct = "[[" + name + "]]"
	}
	switch {
	case closed && trailing != "":
		return line, syntaxError("something stands behind the name of the table", "write "+correct+" on a line of its own")
	case name == "":
		return line, syntaxError("the brackets hold no name", `write [vote] or [[sources]], for example`)
	case strings.ContainsFunc(name, func(r rune) bool { return !isNameRune(r) }):
		return line, syntaxError("the name of a table may hold only the letters a to z, digits, - and _",
			fmt.Sprintf("put any other name in straight quotes: [%q]", strings.Map(dropQuote, name)))
	case strings.HasSuffix(text, "]]") && !list:
		return line, syntaxError("the brackets do not match", "write [["+name+"]] or ["+name+"]")
	case list && !strings.HasSuffix(text, "]]"), !strings.HasSuffix(text, "]"):
		return line, syntaxError("a closing bracket is missing", "write "+correct)
	}
	return line, syntaxError("the name of this table cannot be read", fmt.Sprintf("put a name with spaces or other signs in quotes: [%q]", name))
}

func isNameRune(r rune) bool {
	return r < utf8.RuneSelf && isBareKeyByte(byte(r)) || strings.ContainsRune(`."' []`, r)
}

// missingAssign explains a line without an equals sign.
func (f fault) missingAssign() (span, *diag.Problem) {
	line := f.line()
	text := string(f.src[line.start:line.end])
	key, value, colon := strings.Cut(text, ":")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch {
	case colon && countBareKey([]byte(key)) == len(key) && key != "":
		return line, syntaxError("the sign between a key and its value is =, not :", fmt.Sprintf("write %s = %s", key, quoted(value)))
	case text == "---" || text == "+++":
		return line, syntaxError(fmt.Sprintf("%s does not belong here", text), "the front matter begins and ends with one line +++")
	case strings.ContainsAny(text[:1], `]}"',`):
		return line, syntaxError("this line belongs to no key", "is a bracket or a quote missing, or one too many, in the lines above?")
	}
	return line, syntaxError("there is no = on this line", `a line is written key = "value"; a comment begins with #`)
}

// dropQuote drops quotes of every kind, for strings.Map.
func dropQuote(r rune) rune {
	if isSmartQuote(r) || r == '"' || r == '\'' {
		return -1
	}
	return r
}

// value explains a value; assign is "key = ", as hints show it.
func (f fault) value(assign string, value int) (span, *diag.Problem) {
	rest := f.src[value:f.end]
	first, size := utf8.DecodeRune(rest)
	switch {
	case isSmartQuote(first):
		return span{value, value + size}, syntaxError("text stands in straight quotes, and these are typographic ones", straightQuotesHint(assign, rest))
	case first == '=':
		return span{value, value + 1}, syntaxError("there is one = too many", "delete it")
	case bytes.HasPrefix(rest, []byte(`"""`)), bytes.HasPrefix(rest, []byte(`'''`)):
		return f.longText(value)
	case first == '"' || first == '\'':
		return f.text(assign, value)
	case first == '[':
		return f.list(assign, value)
	case first == '{':
		return f.inlineTable(value)
	}
	if at, problem := f.custom(assign, value); problem != nil {
		return at, problem
	}
	token, _, _ := strings.Cut(string(rest), " #")
	token = strings.TrimRight(token, " \t\r")
	return f.word(assign, span{value, value + len(token)})
}

// straightQuotesHint shows how a text in typographic quotes should be written.
func straightQuotesHint(assign string, value []byte) string {
	text := strings.TrimFunc(string(stripComment(value)), isSmartQuote)
	if strings.ContainsFunc(text, func(r rune) bool { return isSmartQuote(r) || r == '"' }) {
		text = ""
	}
	return "write " + assign + quoted(text)
}

// word explains a value without quotes that TOML does not know.
func (f fault) word(assign string, at span) (span, *diag.Problem) {
	token := string(f.src[at.start:at.end])
	switch strings.ToLower(token) {
	case "true", "yes", "on":
		return at, syntaxError(fmt.Sprintf("%s is not a value that TOML knows", token), "write "+assign+"true")
	case "false", "no", "off":
		return at, syntaxError(fmt.Sprintf("%s is not a value that TOML knows", token), "write "+assign+"false")
	case "null", "nil", "none", "~":
		return at, syntaxError(fmt.Sprintf("%s is not a value that TOML knows", token), "delete the line")
	}
	if r, _ := utf8.DecodeRuneInString(token); unicode.IsDigit(r) || strings.ContainsRune("+-.", r) {
		return explainNumber(assign, token, at)
	}
	return at, syntaxError("this text has no quotes around it", "write "+assign+quoted(token))
}

// explainRefusal describes what is wrong with a statement that BurntSushi/toml
// rejects at an offset although its syntax is valid.
func explainRefusal(src []byte, s statement, at int) (span, *diag.Problem) {
	if s.header || s.node == nil {
		return s.span, syntaxError("this table cannot stand here", "is the same name given to a key or a table further up?")
	}
	n := s.node.deepest(at)
	text := string(src[n.value.start:n.value.end])
	assign := ""
	if n.name != "" {
		assign = n.name + " = "
	}
	switch n.kind {
	case kindLocalDate, kindLocalTime, kindLocalDateTime, kindDateTime:
		return explainNumber(assign, strings.TrimSpace(text), n.value)
	case kindInteger:
		return n.value, syntaxError("this number is larger than can be read", "put it in quotes if it is no number to count with")
	case kindFloat:
		return n.value, syntaxError("this number cannot be read", "write it as "+assign+"12.5, or in quotes")
	}
	return n.value, syntaxError("this value cannot be read as TOML", "write it more simply: one key and one value on each line")
}

// deepest returns the innermost value that holds the offset, else the last value
// before it.
func (n *node) deepest(at int) *node {
	for c := range n.children {
		if at >= c.value.start && at <= c.value.end {
			return c.deepest(at)
		}
	}
	return n
}

// explainConflict reports a name that is already used in its table; path is the
// full path of the name.
func explainConflict(src []byte, at span, path string, c *conflict) (span, *diag.Problem) {
	where := "on this very line"
	switch lines := bytes.Count(src[min(c.holder.key.start, at.start):at.start], []byte{'\n'}); {
	case lines == 1:
		where = "on the line above"
	case lines > 1:
		where = fmt.Sprintf("%d lines above", lines)
	}
	name := c.duplicate().name
	switch {
	case c.holder.kind == kindTable && bytes.HasPrefix(src[at.start:], []byte("[[")):
		return at, syntaxError(fmt.Sprintf("%q is a table already, %s, so that it cannot be a list of tables too", name, where),
			"write [["+path+"]] in all places")
	case c.holder.kind == kindTables:
		return at, syntaxError(fmt.Sprintf("%q is a list of tables: it stands %s in two brackets", name, where), "write [["+path+"]]")
	case c.holder.kind == kindTable && src[at.start] == '[':
		return at, syntaxError(fmt.Sprintf("the table [%s] is given twice: it stands already %s", path, where),
			"put all keys of the table below one header")
	case c.holder.kind == kindInline || src[at.start] == '[':
		return at, syntaxError(fmt.Sprintf("%q has a value already, %s, so that it cannot be a table too", name, where), "delete one of the two")
	}
	return at, syntaxError(fmt.Sprintf("the key %q is given twice: it stands already %s", name, where), "delete one of the two")
}

func skipBlank(src []byte, at int) int {
	for at < len(src) && (src[at] == ' ' || src[at] == '\t') {
		at++
	}
	return at
}
