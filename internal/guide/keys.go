package guide

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	// definition matches a paragraph that begins with the key that it explains.
	definition = regexp.MustCompile("^`\\[{0,2}([a-z_]+)\\]{0,2}`: (.+)$")
	// header matches the header of a table in an example; the second part of a
	// dotted name is chosen by the site.
	header = regexp.MustCompile(`^    \[{1,2}([a-z_]+)(\.[^\]]+)?\]{1,2}(?:\s+# (.+))?$`)
	// example matches a key in an example, with its explanation in a comment.
	example = regexp.MustCompile(`^    ([a-z_]+) = .*\s# (.+)$`)
)

// theme is the table whose parts have names that Annals gives, as in [theme.light]; the
// parts of all others are named by the site.
const theme = "theme"

// Keys returns the explanations of keys in a topic, by their paths: "title",
// "vote.method", "types.*.label" with * for a name that the site chooses. A
// section, given by the beginning of its heading, limits the search; "" is the whole
// topic.
//
// A key is explained by a paragraph that begins with its name in backquotes and
// a colon, or by the comment after it in an example; the first one counts. Editors
// show these texts through the JSON schema.
func Keys(topic, section string) (map[string]string, error) {
	text, ok, err := Read(topic)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("the guide has no topic %q", topic)
	}
	r := keyReader{keys: map[string]string{}}
	inside := section == ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if heading, ok := strings.CutPrefix(line, "## "); ok && section != "" {
			inside = strings.HasPrefix(heading, section)
		}
		if inside {
			r.line(line)
		}
	}
	return r.keys, nil
}

// keyReader reads a topic line by line.
type keyReader struct {
	keys  map[string]string
	table string // path of the current table of an example, with a dot, or ""
	open  string // the key whose paragraph continues, or ""
}

func (r *keyReader) line(line string) {
	if line == "" {
		r.open = ""
		return
	}
	if m := header.FindStringSubmatch(line); m != nil {
		r.table = m[1] + "."
		switch {
		case m[1] == theme:
			r.table = m[1] + m[2] + "."
			r.explain(m[1]+m[2], m[3])
		case m[2] != "":
			r.table += "*."
		}
		r.explain(m[1], m[3])
		return
	}
	if m := example.FindStringSubmatch(line); m != nil {
		r.explain(r.table+m[1], m[2])
		return
	}
	if strings.HasPrefix(line, "    ") {
		return
	}
	r.table = ""
	if m := definition.FindStringSubmatch(line); m != nil {
		r.open = m[1]
		r.explain(m[1], m[2])
		return
	}
	if r.open != "" {
		r.keys[r.open] += " " + line
	}
}

func (r *keyReader) explain(key, words string) {
	if _, known := r.keys[key]; !known && words != "" {
		r.keys[key] = words
	}
}
