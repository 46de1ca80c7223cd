package stricttoml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
)

// longText explains a text in triple quotes.
func (f fault) longText(value int) (span, *diag.Problem) {
	quotes := string(f.src[value : value+3])
	if !bytes.Contains(f.src[value+3:], []byte(quotes)) {
		return span{value, value + 3}, syntaxError("the text that begins here has no end", "put "+quotes+" where it ends")
	}
	if f.src[f.at] == '\\' {
		return f.escape()
	}
	return span{f.at, f.at + 1}, syntaxError("this cannot stand in or behind a text in triple quotes",
		"end the text with "+quotes+" and put nothing but a comment behind it")
}

// text explains a one-line text in quotes.
func (f fault) text(assign string, value int) (span, *diag.Problem) {
	quote := f.src[value]
	closing := closingQuote(f.src[:f.end], value)
	line := bytes.TrimRight(f.src[value:f.end], " \t\r")
	whole := span{value, value + len(line)}
	if closing < 0 {
		return whole, f.unclosed(assign, line, quote)
	}
	if f.at <= closing {
		return f.escape()
	}
	after := f.src[closing+1 : f.end]
	if bytes.IndexByte(after, quote) >= 0 {
		return span{closing, closing + 1}, syntaxError("the text ends at this quote, but the line goes on", innerQuoteHint(assign, line))
	}
	return f.trailing(closing + 1)
}

// innerQuoteHint shows how to write a text that contains its own quote character.
func innerQuoteHint(assign string, line []byte) string {
	quote := line[0]
	content := strings.TrimSuffix(string(line[1:]), string(quote))
	if quote == '\'' {
		return "put a text with an apostrophe in double quotes: " + assign + quoted(content)
	}
	return `a quote inside a text is written \", as in ` + assign + strings.ReplaceAll(quoted(content), `\\"`, `\"`)
}

// unclosed explains a text without its second quote.
func (f fault) unclosed(assign string, line []byte, quote byte) *diag.Problem {
	last, size := utf8.DecodeLastRune(line)
	if isSmartQuote(last) {
		return syntaxError("the closing quote is a typographic one", "write "+assign+string(line[:len(line)-size])+string(quote))
	}
	if bytes.HasSuffix(line, []byte{'\\', quote}) {
		return syntaxError(`a backslash before the closing quote makes it a part of the text`, `write \\ for a backslash, or delete it`)
	}
	return syntaxError("this text has no closing quote", fmt.Sprintf("put %c where the text ends; a text of several lines stands in triple quotes", quote))
}

// escape explains an unknown escape sequence.
func (f fault) escape() (span, *diag.Problem) {
	at := span{f.at, min(f.at+2, len(f.src))}
	if f.src[f.at] != '\\' {
		at.start = max(bytes.LastIndexByte(f.src[:f.at+1], '\\'), f.start)
	}
	return at, syntaxError("a backslash begins a special character, and this is none", `write \\ for a backslash, or put the text in single quotes`)
}

// trailing explains text on a line after a complete value.
func (f fault) trailing(end int) (span, *diag.Problem) {
	at := skipBlank(f.src, end)
	rest := bytes.TrimRight(f.src[at:max(at, lineEnd(f.src, end))], " \t\r")
	return span{at, at + len(rest)}, syntaxError("something stands behind the value", "a line holds one key and one value; a comment begins with #")
}

// list explains a list that begins at value.
func (f fault) list(assign string, value int) (span, *diag.Problem) {
	line := f.src[lineStart(f.src, f.at):lineEnd(f.src, f.at)]
	sameLine := f.at < f.end
	next := !sameLine && bytes.TrimLeft(line, " \t") != nil && (isKeyLine(line) || isHeaderLine(bytes.TrimSpace(line)))
	if next || f.atEnd() {
		return span{value, value + 1}, syntaxError("the list that begins here has no end", "put ] behind its last item")
	}
	r, size := utf8.DecodeRune(f.src[f.at:])
	at := span{f.at, f.at + size}
	before := bytes.TrimRight(f.src[value:f.at], " \t\r\n")
	item := f.token()
	switch {
	case r == '\n':
		return f.itemText(), syntaxError("this text has no closing quote", "put a quote where the text ends")
	case isSmartQuote(r):
		return at, syntaxError("text stands in straight quotes, and these are typographic ones", `write ["…", "…"]`)
	case r == ',':
		return at, syntaxError("there is no item before this comma", "delete the comma")
	case endsValue(before) && len(before) > 1:
		if r == ';' {
			return at, syntaxError("the items of a list are separated by commas", "write , in place of ;")
		}
		return at, syntaxError("a comma is missing before this item", "put a comma between the items of a list")
	case strings.ContainsRune("\\", r):
		return f.escape()
	}
	return f.word("", span{f.at, f.at + len(item)})
}

// token returns the item of a list at the fault: up to a comma or bracket.
func (f fault) token() string {
	rest := f.src[f.at:lineEnd(f.src, f.at)]
	if i := bytes.IndexAny(rest, ",]}#"); i > 0 {
		rest = rest[:i]
	}
	return strings.TrimRight(string(rest), " \t\r")
}

// itemText is the unclosed text that ends at the newline of the fault.
func (f fault) itemText() span {
	start := lineStart(f.src, f.at)
	if i := bytes.LastIndexAny(f.src[start:f.at], `"'`); i >= 0 {
		start += i
	}
	return span{start, f.at}
}

func (f fault) inlineTable(value int) (span, *diag.Problem) {
	next := f.at > f.end && isKeyLine(f.src[lineStart(f.src, f.at):lineEnd(f.src, f.at)])
	if next || f.atEnd() || f.src[f.at] == '\n' {
		return span{value, value + 1}, syntaxError("the table that begins here has no end", "put } behind its last value")
	}
	_, size := utf8.DecodeRune(f.src[f.at:])
	return span{f.at, f.at + size}, syntaxError("this table cannot be read", `write it as { en = "text", ko = "글" }`)
}

// atEnd reports whether the parser reached the end of the text.
func (f fault) atEnd() bool { return len(bytes.TrimSpace(f.src[f.at:])) <= 1 && f.at >= len(f.src)-1 }

// closingQuote returns the offset of the quote that closes the one at open.
func closingQuote(src []byte, open int) int {
	quote := src[open]
	for i := open + 1; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] == quote:
			return i
		}
	}
	return -1
}

// endsValue reports whether the last byte of s can end a value.
func endsValue(s []byte) bool {
	if len(s) == 0 {
		return false
	}
	c := s[len(s)-1]
	return c == '"' || c == '\'' || c == ']' || c == '}' || isBareKeyByte(c)
}

func isSmartQuote(r rune) bool {
	return strings.ContainsRune("“”„‟‘’‚‛«»‹›「」『』《》＂＇〝〞`´", r)
}

// quoted puts a text in straight quotes, unless it is a value already.
func quoted(s string) string {
	s = strings.TrimSpace(s)
	if s == "true" || s == "false" || digits.MatchString(s) || len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		return s
	}
	if s == "" {
		return `"…"`
	}
	return Quote(s)
}
