package stricttoml_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"annals/internal/diag"
)

// generator writes random front matter that uses the whole syntax of TOML, with
// occasional mistakes, whose spans and codes it records.
type generator struct {
	*rand.Rand
	text     bytes.Buffer
	mistakes []mistake
	nextName int // for names that are used once
}

// mistake is a deliberate mistake in a span of the text.
type mistake struct {
	start, end int
	code       diag.Code
}

// shape describes a table of the entry type.
type shape struct {
	keys   []string // "name:kind"; the kinds are those of value
	tables map[string]*shape
	lists  map[string]*shape
}

var (
	noteShape  = &shape{keys: []string{"text:text", "page:int"}}
	stageShape = &shape{
		keys:  []string{"label!:text", "date:date"},
		lists: map[string]*shape{"notes": noteShape},
	}
	entryShape = &shape{
		keys: []string{
			"title!:text", "date!:date", "type:text", "topics:texts", "added:day", "milestone:bool",
			"publish_after:instant", "weight:float", "summary:text",
		},
		tables: map[string]*shape{
			"vote": {keys: []string{"method!:text", "yes:int", "no:int"}},
		},
		lists: map[string]*shape{
			"stages": stageShape,
			"sources": {
				keys:   []string{"title!:text", "url!:text", "lang:text"},
				tables: map[string]*shape{"extra": noteShape},
			},
		},
	}
)

// wrongValues holds values that a kind never accepts.
var wrongValues = map[string][]string{
	"text":    {"5", "true", "2018-12-17", "1.5", `["a", "b"]`, `{ a = 1 }`, "[\n  1,\n  2 ]"},
	"int":     {`"88"`, "1.5", "false", `'x'`, "2018-12-17", `"""88"""`},
	"float":   {`"1"`, "true", "[]"},
	"bool":    {`"yes"`, "1", "[true]"},
	"day":     {`"2018-12-17"`, "2018", "2018-12-17T10:00:00Z", "10:00:00"},
	"date":    {"5", "2018-12-17T10:00:00", "true"},
	"instant": {"2018-12-17", `"now"`, "2018-12-17 10:00:00"},
	"texts":   {`"a"`, "5", `{ x = "a" }`},
}

var rightValues = map[string][]string{
	"text": {
		`"plain"`, `'literal \ text'`, `"국가인권위원회 보고서"`, `"esc \" \u00e9 \\ \n"`, "\"\"\"\nover\nlines # no comment\n\"\"\"",
		"'''\nraw [[x]]\nkey = 1\n'''", `""`, `"مرحبا \t"`, `"""a ""quoted"" b"""`, "\"\"\"folded \\\n   on\"\"\"",
	},
	"int":     {"0", "12", "-3", "1_000", "0x1F", "+7"},
	"float":   {"1.5", "3", "-2e3", "inf", "1_0.5"},
	"bool":    {"true", "false"},
	"day":     {"2018-12-17", "0001-01-01"},
	"date":    {"2018-12-17", `"2014~"`, `"2018-12"`},
	"instant": {"2018-12-17T10:00:00+09:00", "2018-12-17 10:00:00Z", "2018-12-17T10:00:00.25-01:30"},
}

func (a *generator) pick(list []string) string { return list[a.IntN(len(list))] }

func (a *generator) write(s string) { a.text.WriteString(s) }

func (a *generator) blank() string { return a.pick([]string{"", " ", "\t", "  "}) }

func (a *generator) newline() {
	a.write(a.pick([]string{"\n", "\n", " # 주석 [x] = \"\n", "\t\n", "\n\n", "\n# key = \"comment\n"}))
}

func (a *generator) mistakeNow() bool { return a.IntN(14) == 0 }

func (a *generator) name(prefix string) string {
	a.nextName++
	return fmt.Sprintf("%s%d", prefix, a.nextName)
}

// document writes a whole text.
func (a *generator) document() {
	a.write(a.blank())
	a.newline()
	a.table(entryShape, "")
	if a.IntN(2) == 0 {
		a.write("[params]\n")
		a.freeTable()
	}
	if a.mistakeNow() {
		a.unknownTable()
	}
}

// table writes the keys of a shape, then its tables and lists below headers.
func (a *generator) table(s *shape, path string) {
	var later []func()
	for _, key := range a.shuffled(s) {
		name, kind, isKey := strings.Cut(key, ":")
		at := path + a.spell(name)
		switch sub := s.tables[name]; {
		case isKey:
			a.pair(a.spell(strings.TrimSuffix(name, "!")), func() { a.value(kind) })
		case sub != nil && a.IntN(3) == 0:
			a.pair(name, func() { a.inline(sub) })
		case sub != nil && a.IntN(2) == 0:
			a.dotted(sub, name)
		case sub != nil:
			later = append(later, func() { a.header("[", at, "]"); a.table(sub, at+".") })
		case a.IntN(3) == 0:
			a.pair(name, func() { a.list(func() { a.inline(s.lists[name]) }) })
		default:
			for range a.IntN(3) {
				later = append(later, func() { a.header("[[", at, "]]"); a.table(s.lists[name], at+".") })
			}
		}
	}
	if a.mistakeNow() {
		a.unknownKey()
	}
	for _, write := range later {
		write()
	}
}

// shuffled returns the keys to write into a table in random order: all required
// ones and a random choice of the others.
func (a *generator) shuffled(s *shape) []string {
	var names []string
	for _, key := range s.keys {
		if strings.Contains(key, "!") || a.IntN(2) == 0 {
			names = append(names, key)
		}
	}
	for _, more := range []map[string]*shape{s.tables, s.lists} {
		for name := range more {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	a.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

// spell writes a name bare or quoted.
func (a *generator) spell(name string) string {
	return a.pick([]string{name, name, name, `"` + name + `"`, `'` + name + `'`})
}

func (a *generator) header(open, path, end string) {
	a.write(a.blank() + open + a.blank() + path + a.blank() + end)
	a.newline()
}

func (a *generator) pair(key string, value func()) {
	a.write(a.blank() + key + a.blank() + "=" + a.blank())
	value()
	a.newline()
}

func (a *generator) dotted(s *shape, prefix string) {
	for _, key := range a.shuffled(s) {
		name, kind, _ := strings.Cut(key, ":")
		a.pair(prefix+a.blank()+"."+a.blank()+a.spell(strings.TrimSuffix(name, "!")), func() { a.value(kind) })
	}
}

// inline writes the keys of a shape as an inline table.
func (a *generator) inline(s *shape) {
	a.write("{" + a.blank())
	separator := ""
	for _, key := range a.shuffled(s) {
		name, kind, isKey := strings.Cut(key, ":")
		if !isKey {
			continue
		}
		a.write(separator + a.blank() + strings.TrimSuffix(name, "!") + " = ")
		a.value(kind)
		separator = a.blank() + ","
	}
	if a.mistakeNow() {
		a.write(separator + " ")
		a.mistake(a.name("zq"), diag.UnknownKey)
		a.write(" = [{ a = 1 }]")
	}
	a.write(a.blank() + "}")
}

// list writes a list, often over several lines.
func (a *generator) list(item func()) {
	space := func() { a.write(a.pick([]string{"", " ", "\n", " # ] , \"\n\t"})) }
	a.write("[")
	space()
	for i := range a.IntN(4) {
		if i > 0 {
			a.write(",")
		}
		space()
		item()
		space()
	}
	a.write("]")
}

// value writes a value of a kind, or records a mistake and writes a wrong one.
func (a *generator) value(kind string) {
	if a.mistakeNow() {
		a.mistake(a.pick(wrongValues[kind]), diag.WrongType)
		return
	}
	if kind == "texts" {
		a.list(func() { a.value("text") })
		return
	}
	a.write(a.pick(rightValues[kind]))
}

func (a *generator) mistake(text string, code diag.Code) {
	start := a.text.Len()
	a.write(text)
	a.mistakes = append(a.mistakes, mistake{start, a.text.Len(), code})
}

func (a *generator) unknownKey() {
	a.write(a.blank())
	a.mistake(a.pick([]string{a.name("zq"), `"` + a.name("모르는 키") + `"`}), diag.UnknownKey)
	a.write(a.pick([]string{"", ".sub", ` . "x.y"`}) + " = ")
	a.write(a.pick(rightValues["text"]))
	a.newline()
}

func (a *generator) unknownTable() {
	name := a.name("zq")
	open, end := "[", "]"
	times := 1
	if a.IntN(2) == 0 {
		open, end, times = "[[ ", "]]", 2
	}
	for range times {
		a.write(open)
		a.mistake(name, diag.UnknownKey)
		a.write(end)
		a.newline()
		a.write("a = 1\n")
	}
}

// freeTable writes arbitrary keys and values.
func (a *generator) freeTable() {
	for range a.IntN(4) {
		a.pair(a.pick([]string{a.name("k"), `"` + a.name("한글 ") + `"`}), func() {
			switch a.IntN(3) {
			case 0:
				a.write(a.pick(rightValues[a.pick([]string{"text", "int", "float", "bool", "day", "instant"})]))
			case 1:
				a.list(func() { a.write(a.pick(rightValues["text"])) })
			default:
				a.write(`{ a = { b.c = 1, "d e" = [ 2, [ 3 ] ] }, f = 2018-12-17 }`)
			}
		})
	}
}
