package words

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// verb matches a verb of package fmt.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// The kinds of verbs that are told apart.
const (
	textVerb   = 's' // any text, which may be a message itself
	quotedVerb = 'q'
	numberVerb = 'd'
	letterVerb = 'c'
	codeVerb   = 'X' // hexadecimal digits
)

// pattern is a format with its translation. literals stand around the verbs:
// there is one more of them.
type pattern struct {
	literals []string
	verbs    []byte
	args     []int // which argument a verb writes
	weight   weight
	to       translation
}

// weight orders patterns: the one that says most about a message is tried first.
type weight struct{ letters, bytes, texts int }

func (p *pattern) weigh() (w weight) {
	for _, l := range p.literals {
		w.letters += letters(l)
		w.bytes += len(l)
	}
	for _, v := range p.verbs {
		if v == textVerb {
			w.texts++
		}
	}
	return w
}

func newPattern(e entry) (p pattern) {
	p.literals, p.verbs, p.args = split(e.id)
	p.to.literals, _, p.to.args = split(e.text)
	p.weight = p.weigh()
	return p
}

// translation is a format of which any verb may refer to any argument.
type translation struct {
	literals []string
	args     []int
}

// split cuts a format at its verbs. A verb without an index takes the argument of
// its own position.
func split(format string) (literals []string, verbs []byte, indexes []int) {
	if !strings.Contains(format, "%") {
		return []string{format}, nil, nil
	}
	literal, last := "", 0
	for _, m := range verb.FindAllStringSubmatchIndex(format, -1) {
		literal += format[last:m[0]]
		last = m[1]
		letter := format[m[4]]
		if letter == '%' {
			literal += "%"
			continue
		}
		index := len(verbs)
		if m[2] >= 0 {
			index, _ = strconv.Atoi(format[m[2]:m[3]]) // digits
			index--
		}
		literals, verbs, indexes = append(literals, literal), append(verbs, kindOf(letter)), append(indexes, index)
		literal = ""
	}
	return append(literals, literal+format[last:]), verbs, indexes
}

func kindOf(letter byte) byte {
	switch letter {
	case 'q', 'd', 'c', 'X':
		return letter
	case 'x':
		return codeVerb
	}
	return textVerb
}

func newCatalogue(tag string, entries []entry) *Catalogue {
	c := &Catalogue{tag: tag, formats: make(map[string]string, len(entries)), exact: make(map[string]string, len(entries))}
	for _, e := range entries {
		if e.text == "" || e.text == e.id {
			continue
		}
		c.formats[e.id] = e.text
		p := newPattern(e)
		if len(p.verbs) == 0 {
			c.exact[strings.TrimSpace(p.literals[0])] = strings.TrimSpace(p.to.literals[0])
			continue
		}
		c.patterns = append(c.patterns, p)
	}
	slices.SortStableFunc(c.patterns, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(b.weight.letters, a.weight.letters), cmp.Compare(b.weight.bytes, a.weight.bytes), cmp.Compare(a.weight.texts, b.weight.texts))
	})
	return c
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// match returns what the verbs have put into a text, if it was made from the
// pattern.
func (p *pattern) match(text string) ([]string, bool) {
	rest := text
	for i, l := range p.literals { // most patterns are ruled out here
		at := strings.Index(rest, l)
		if at < 0 || i == 0 && at > 0 {
			return nil, false
		}
		rest = rest[at+len(l):]
	}
	args := make([]string, len(p.verbs))
	return args, p.matchFrom(0, text[len(p.literals[0]):], args)
}

// matchFrom matches what stands from the verb i on.
func (p *pattern) matchFrom(i int, text string, args []string) bool {
	if i == len(p.verbs) {
		return text == ""
	}
	next := p.literals[i+1]
	isLast := i+1 == len(p.verbs)
	if p.verbs[i] != textVerb {
		n := prefixOf(p.verbs[i], text)
		if n == 0 || !strings.HasPrefix(text[n:], next) {
			return false
		}
		args[i] = text[:n]
		return p.matchFrom(i+1, text[n+len(next):], args)
	}
	if isLast {
		before, ok := strings.CutSuffix(text, next)
		args[i] = before
		return ok
	}
	for at := 0; at <= len(text); at++ {
		found := strings.Index(text[at:], next)
		if found < 0 {
			return false
		}
		at += found
		args[i] = text[:at]
		if p.matchFrom(i+1, text[at+len(next):], args) {
			return true
		}
	}
	return false
}

// prefixOf returns the length of what a verb has written at the start of a text.
func prefixOf(kind byte, text string) int {
	isPart := func(c byte) bool { return c >= '0' && c <= '9' }
	switch kind {
	case quotedVerb:
		quoted, _ := strconv.QuotedPrefix(text)
		return len(quoted)
	case letterVerb:
		_, n := utf8.DecodeRuneInString(text)
		return n
	case codeVerb:
		isPart = func(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }
	}
	n := 0
	if kind == numberVerb && strings.HasPrefix(text, "-") {
		n = 1
	}
	for n < len(text) && isPart(text[n]) {
		n++
	}
	return n
}

// isApart reports whether the text of a verb stands apart from the sentence: behind a
// colon, or in brackets.
func (p *pattern) isApart(i int) bool {
	before, after := p.literals[i], p.literals[i+1]
	isBetween := func(open, end string) bool { return strings.HasSuffix(before, open) && strings.HasPrefix(after, end) }
	return strings.HasSuffix(before, ": ") || isBetween("(", ")") || isBetween("[", "]")
}

// fill returns the translation with what the verbs of the message have written.
func (p *pattern) fill(written []string) string {
	args := make([]string, len(written))
	for i, text := range written {
		if arg := p.args[i]; arg >= 0 && arg < len(args) {
			args[arg] = text
		}
	}
	var b strings.Builder
	b.WriteString(p.to.literals[0])
	for i, arg := range p.to.args {
		before := ""
		if arg >= 0 && arg < len(args) {
			before = args[arg]
		}
		b.WriteString(before)
		b.WriteString(particle(before, p.to.literals[i+1]))
	}
	return b.String()
}

// proseWords matches two English words that follow each other.
var proseWords = regexp.MustCompile(`(?:^|[\s(])[A-Za-z]?[a-z]+ [a-z]{2,}(?:$|[\s,.;:?)])`)

// isProse reports whether a text holds English words, outside of quotes.
func isProse(text string) bool {
	var b strings.Builder
	for text != "" {
		if quoted, err := strconv.QuotedPrefix(text); err == nil {
			b.WriteByte('_')
			text = text[len(quoted):]
			continue
		}
		_, n := utf8.DecodeRuneInString(text)
		b.WriteString(text[:n])
		text = text[n:]
	}
	return proseWords.MatchString(b.String())
}
