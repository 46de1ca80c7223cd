package stricttoml

import (
	"regexp"
	"strings"

	"annals/internal/diag"
	"annals/internal/invisible"
)

// checkTexts reports, at any depth of a value, what makes a text mislead its readers or
// what was not meant for them: invisible characters and comments of HTML.
func (f *filler) checkTexts(n *node, v any) {
	switch v := v.(type) {
	case string:
		for at, r := range invisible.All(v, invisible.Value) {
			f.hiddenAt(n, v, at, r)
			break
		}
		f.comment(n, v)
	case map[string]any:
		for c := range n.children {
			f.hiddenKey(c)
			if e, ok := v[c.name]; ok && !c.broken {
				f.checkTexts(c, e)
			}
		}
	case []any:
		for c := range n.children {
			if len(v) > 0 {
				f.checkTexts(c, v[0])
				v = v[1:]
			}
		}
	case []map[string]any:
		for c := range n.children {
			if len(v) > 0 {
				f.checkTexts(c, v[0])
				v = v[1:]
			}
		}
	}
}

// hiddenAt reports the invisible character r at offset at of the text of n.
func (f *filler) hiddenAt(n *node, text string, at int, r rune) {
	f.list.Error(f.at(f.within(n, string(r), at)), diag.HiddenCharacter, "this text holds a character that cannot be seen: "+invisible.Name(r), invisible.Hint(text, at))
}

func (f *filler) hiddenKey(n *node) {
	for at, r := range invisible.All(n.name, invisible.Value) {
		f.list.Error(f.at(n.key), diag.HiddenCharacter, "this key holds a character that cannot be seen: "+invisible.Name(r), invisible.Hint(n.name, at))
		return
	}
}

// misspelt finds the beginning of a comment whose hyphens a program made a dash of while
// somebody typed, or with a space in it.
var misspelt = regexp.MustCompile(`<(?: ?!(?:[‐‑‒–—―−]| -)| !-)[-‐‑‒–—―−]*`)

// comment reports a comment of HTML, which would be shown to readers. Without an end,
// it may be the signs themselves that are meant.
func (f *filler) comment(n *node, text string) {
	const begin, end = "<!--", "-->"
	mark, report := begin, f.list.Error
	at := strings.Index(text, begin)
	switch {
	case at >= 0 && !strings.Contains(text[at:], end):
		report = f.list.Warn
	case at < 0:
		found := misspelt.FindStringIndex(text)
		if found == nil {
			return
		}
		at, mark = found[0], text[found[0]:found[1]]
	}
	report(f.at(f.within(n, mark, at)), diag.HTMLComment, "a comment of HTML is no comment here: readers would see it",
		"move the note to a line of its own that begins with #, or delete it")
}

// within returns the span of part, which is at offset at of the text of n; that of the
// whole value if part is written with an escape.
func (f *filler) within(n *node, part string, at int) span {
	raw := string(f.src[n.value.start:n.value.end])
	if n.plain {
		return span{n.value.start + 1 + at, n.value.start + 1 + at + len(part)}
	}
	if i := strings.Index(raw, part); i >= 0 {
		return span{n.value.start + i, n.value.start + i + len(part)}
	}
	return n.value
}
