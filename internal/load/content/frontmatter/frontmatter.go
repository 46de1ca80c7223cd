// Package frontmatter reads the facts of texts that were written for other generators
// (YAML and JSON of Hugo, Jekyll and Eleventy, TOML of Hugo and Zola) and writes them as
// the TOML of this project, for hints.
//
// Its input is the text of a file; its output is TOML between two lines of +++. It knows
// as much of YAML as front matter has: maps, lists, texts of one or several lines. What it
// does not understand it says, and never guesses at.
package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// Fact is a key with its value: a string, bool, Literal, []any or Facts.
type Fact struct {
	Key   string
	Value any
}

// Facts are the keys of a table, in their order.
type Facts []Fact

// Literal is a number, as it was written.
type Literal string

// Block is the front matter of a text.
type Block struct {
	Form  string // "YAML" or "JSON"; "TOML" for that of this project between lines of ---
	Lines int    // how many lines it takes, fences included
	Facts Facts  // nil if they could not be understood
}

// maxBytes is the size up to which a block is read: it is shown in a hint.
const maxBytes = 16 << 10

// Find returns the block of YAML or JSON with which a text begins.
func Find(text []byte) (Block, bool) {
	start := 0
	for start < len(text) && bytes.IndexByte([]byte(" \t\n"), text[start]) >= 0 {
		start++
	}
	skipped := bytes.Count(text[:start], []byte("\n"))
	text = text[start:]
	if bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("---json\n")) {
		return findJSON(text, skipped)
	}
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if fence := strings.TrimRight(string(first), " \t"); fence != "---" && fence != "---yaml" {
		return Block{}, false
	}
	lines := strings.Split(string(rest[:min(len(rest), maxBytes)]), "\n")
	for i, line := range lines {
		if line = strings.TrimRight(line, " \t"); line == "---" || line == "..." {
			facts, ok := parseYAML(lines[:i])
			if ok {
				return Block{"YAML", skipped + i + 2, facts}, true
			}
			return Block{Form: formOf(lines[:i]), Lines: skipped + i + 2}, true
		}
	}
	return Block{}, false
}

var assignment = regexp.MustCompile(`^\s*[A-Za-z_-]+\s*=`)

func formOf(lines []string) string {
	if slices.ContainsFunc(lines, assignment.MatchString) {
		return "TOML"
	}
	return "YAML"
}
