package guide_test

import (
	"slices"
	"strings"
)

// tomlText is a text in TOML, cut into its lines, for examples that need others around
// them. Values are of one line each.
type tomlText struct {
	top    []string   // lines of keys before the first table
	tables [][]string // each with its header as the first line
}

func parseTOML(text string) (p tomlText) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			p.tables = append(p.tables, []string{line})
		case len(p.tables) > 0:
			last := len(p.tables) - 1
			p.tables[last] = append(p.tables[last], line)
		default:
			p.top = append(p.top, line)
		}
	}
	return p
}

func keyOf(line string) string {
	key, _, _ := strings.Cut(line, " = ")
	return key
}

func headerOf(table []string) string {
	header, _, _ := strings.Cut(table[0], "#")
	return strings.TrimSpace(header)
}

// names returns the first parts of all names at the top of the text.
func (p tomlText) names() (names []string) {
	for _, line := range p.top {
		names = append(names, keyOf(line))
	}
	for _, table := range p.tables {
		name, _, _ := strings.Cut(strings.Trim(headerOf(table), "[]"), ".")
		names = append(names, name)
	}
	return names
}

// around adds what a text lacks of another one.
func (p tomlText) around(other tomlText) string {
	lines := slices.Clone(p.top)
	for _, line := range other.top {
		key := keyOf(line)
		if !slices.ContainsFunc(p.top, func(own string) bool { return keyOf(own) == key }) {
			lines = append(lines, line)
		}
	}
	for _, table := range p.tables {
		lines = append(lines, table...)
	}
	for _, table := range other.tables {
		header := headerOf(table)
		if !slices.ContainsFunc(p.tables, func(own []string) bool { return headerOf(own) == header }) {
			lines = append(lines, table...)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// variants returns the texts that a text stands for, which shows several ways to write a
// key, each in a line.
func (p tomlText) variants() (all []tomlText) {
	count := map[string]int{}
	ways := 1
	for _, line := range p.top {
		count[keyOf(line)]++
		ways = max(ways, count[keyOf(line)])
	}
	for i := range ways {
		one := tomlText{tables: p.tables}
		seen := map[string]int{}
		for _, line := range p.top {
			key := keyOf(line)
			if seen[key] == min(i, count[key]-1) {
				one.top = append(one.top, line)
			}
			seen[key]++
		}
		all = append(all, one)
	}
	return all
}

// tableOf is the head of the table that a single key of an example belongs to, with what
// it needs.
var tableOf = map[string]string{
	"label":         "[[stages]]\ndate = 2018-11-15\n",
	"unicode_range": "[[theme.fonts]]\nfile = \"fonts/noto-serif.woff2\"\nfamily = \"Noto Serif\"\n",
}

// withTable returns an example in TOML, with the head of its table if it is a key of one.
func (e example) withTable() string { return tableOf[keyOf(e.text)] + e.text }
