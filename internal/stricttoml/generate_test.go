package stricttoml_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"annals/internal/diag"
)

// author writes random front matter over the whole surface of TOML and now and
// then slips: it notes what it got wrong and where.
type author struct {
	*rand.Rand
	text  bytes.Buffer
	slips []slip
	fresh int // for names that are used once
}

// slip is a mistake made on purpose, at a stretch of the text.
type slip struct {
	start, end int
	code       diag.Code
}

// shape is a table of the entry type, as the author knows it.
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

// wrong holds values that a kind never takes.
var wrong = map[string][]string{
	"text":    {"5", "true", "2018-12-17", "1.5", `["a", "b"]`, `{ a = 1 }`, "[\n  1,\n  2 ]"},
	"int":     {`"88"`, "1.5", "false", `'x'`, "2018-12-17", `"""88"""`},
	"float":   {`"1"`, "true", "[]"},
	"bool":    {`"yes"`, "1", "[true]"},
	"day":     {`"2018-12-17"`, "2018", "2018-12-17T10:00:00Z", "10:00:00"},
	"date":    {"5", "2018-12-17T10:00:00", "true"},
	"instant": {"2018-12-17", `"now"`, "2018-12-17 10:00:00"},
	"texts":   {`"a"`, "5", `{ x = "a" }`},
}

var right = map[string][]string{
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

func (a *author) one(list []string) string { return list[a.IntN(len(list))] }

func (a *author) put(s string) { a.text.WriteString(s) }

func (a *author) blank() string { return a.one([]string{"", " ", "\t", "  "}) }

func (a *author) newline() {
	a.put(a.one([]string{"\n", "\n", " # 주석 [x] = \"\n", "\t\n", "\n\n", "\n# key = \"comment\n"}))
}

func (a *author) slipNow() bool { return a.IntN(14) == 0 }

func (a *author) name(prefix string) string {
	a.fresh++
	return fmt.Sprintf("%s%d", prefix, a.fresh)
}

// document writes a whole text.
func (a *author) document() {
	a.put(a.blank())
	a.newline()
	a.table(entryShape, "")
	if a.IntN(2) == 0 {
		a.put("[params]\n")
		a.free()
	}
	if a.slipNow() {
		a.unknownTable()
	}
}

// table writes the keys of a shape, then its tables and lists below headers.
func (a *author) table(s *shape, path string) {
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
	if a.slipNow() {
		a.unknownKey()
	}
	for _, write := range later {
		write()
	}
}

// shuffled returns what a table shall hold: required keys always, others often.
func (a *author) shuffled(s *shape) []string {
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
func (a *author) spell(name string) string {
	return a.one([]string{name, name, name, `"` + name + `"`, `'` + name + `'`})
}

func (a *author) header(open, path, end string) {
	a.put(a.blank() + open + a.blank() + path + a.blank() + end)
	a.newline()
}

func (a *author) pair(key string, value func()) {
	a.put(a.blank() + key + a.blank() + "=" + a.blank())
	value()
	a.newline()
}

func (a *author) dotted(s *shape, prefix string) {
	for _, key := range a.shuffled(s) {
		name, kind, _ := strings.Cut(key, ":")
		a.pair(prefix+a.blank()+"."+a.blank()+a.spell(strings.TrimSuffix(name, "!")), func() { a.value(kind) })
	}
}

// inline writes the keys of a shape as an inline table.
func (a *author) inline(s *shape) {
	a.put("{" + a.blank())
	separator := ""
	for _, key := range a.shuffled(s) {
		name, kind, isKey := strings.Cut(key, ":")
		if !isKey {
			continue
		}
		a.put(separator + a.blank() + strings.TrimSuffix(name, "!") + " = ")
		a.value(kind)
		separator = a.blank() + ","
	}
	if a.slipNow() {
		a.put(separator + " ")
		a.slip(a.name("zq"), diag.UnknownKey)
		a.put(" = [{ a = 1 }]")
	}
	a.put(a.blank() + "}")
}

// list writes a list, often over several lines.
func (a *author) list(item func()) {
	space := func() { a.put(a.one([]string{"", " ", "\n", " # ] , \"\n\t"})) }
	a.put("[")
	space()
	for i := range a.IntN(4) {
		if i > 0 {
			a.put(",")
		}
		space()
		item()
		space()
	}
	a.put("]")
}

// value writes a value of a kind, or a wrong one and notes it.
func (a *author) value(kind string) {
	if a.slipNow() {
		a.slip(a.one(wrong[kind]), diag.WrongType)
		return
	}
	if kind == "texts" {
		a.list(func() { a.value("text") })
		return
	}
	a.put(a.one(right[kind]))
}

func (a *author) slip(text string, code diag.Code) {
	start := a.text.Len()
	a.put(text)
	a.slips = append(a.slips, slip{start, a.text.Len(), code})
}

func (a *author) unknownKey() {
	a.put(a.blank())
	a.slip(a.one([]string{a.name("zq"), `"` + a.name("모르는 키") + `"`}), diag.UnknownKey)
	a.put(a.one([]string{"", ".sub", ` . "x.y"`}) + " = ")
	a.put(a.one(right["text"]))
	a.newline()
}

func (a *author) unknownTable() {
	name := a.name("zq")
	open, end := "[", "]"
	times := 1
	if a.IntN(2) == 0 {
		open, end, times = "[[ ", "]]", 2
	}
	for range times {
		a.put(open)
		a.slip(name, diag.UnknownKey)
		a.put(end)
		a.newline()
		a.put("a = 1\n")
	}
}

// free writes anything.
func (a *author) free() {
	for range a.IntN(4) {
		a.pair(a.one([]string{a.name("k"), `"` + a.name("한글 ") + `"`}), func() {
			switch a.IntN(3) {
			case 0:
				a.put(a.one(right[a.one([]string{"text", "int", "float", "bool", "day", "instant"})]))
			case 1:
				a.list(func() { a.put(a.one(right["text"])) })
			default:
				a.put(`{ a = { b.c = 1, "d e" = [ 2, [ 3 ] ] }, f = 2018-12-17 }`)
			}
		})
	}
}
