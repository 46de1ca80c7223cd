package citation

import (
	"fmt"
	"strings"
	"unicode"
)

// Record is a record as a whole, as CITATION.cff has it. Empty fields are omitted.
type Record struct {
	Message  string // why the file is there, in a sentence
	Title    string
	Abstract string
	Author   string // who publishes the record; the title if nobody is named
	Version  string
	Released string // "2026-11-23"
	URL      string // absolute
	DOI      string
	License  string // an id of SPDX
	Terms    string // the address of the licence, if it has no id
	Keywords []string
}

// CFF returns the record as a file of the Citation File Format, version 1.2.0.
func (r Record) CFF() string {
	var b buffer
	field := func(name, value string) {
		if value = oneLine(value); value != "" {
			b.add(name, ": ", yamlString(value), "\n")
		}
	}
	b.add("cff-version: 1.2.0\n")
	field("message", r.Message)
	b.add("type: dataset\n")
	field("title", r.Title)
	field("abstract", r.Abstract)
	author := oneLine(r.Author)
	if author == "" {
		author = oneLine(r.Title)
	}
	b.add("authors:\n  - name: ", yamlString(author), "\n")
	field("version", r.Version)
	if r.Released != "" {
		b.add("date-released: ", yamlString(r.Released), "\n")
	}
	field("url", r.URL)
	field("doi", r.DOI)
	if r.License != "" {
		r.Terms = ""
	}
	field("license", r.License)
	field("license-url", r.Terms)
	for i, word := range r.Keywords {
		if i == 0 {
			b.add("keywords:\n")
		}
		b.add("  - ", yamlString(oneLine(word)), "\n")
	}
	return string(b)
}

// yamlString returns a text as a scalar of YAML in double quotes, on one line. It has no
// character in it that YAML gives a meaning, or that nobody sees.
func yamlString(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ' ' || unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
