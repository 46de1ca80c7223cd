package program_test

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// writer generates a template; each byte of choices is one decision.
type writer struct {
	choices []byte
	depth   int
	inLoop  bool // nested loops could take too long
	inPart  bool // a recursive template would never end
}

func (w *writer) choose(n int) int {
	if len(w.choices) == 0 {
		return 0
	}
	c := int(w.choices[0]) % n
	w.choices = w.choices[1:]
	return c
}

func (w *writer) one(of []string) string { return of[w.choose(len(of))] }

// Fragments of generated templates. Those called unsure and ofSome… may be errors.
var (
	operands = []string{
		"$.S", "$.Hostile", "$.I", "$.F", "$.B", "$.L", "$.Things", "$.Pointers", "$.Array", "$.M", "$.Any", "$.Any.s", "$.Any.i", "$.Any.nil", "$.Any.missing", "$.Item", "$.P", "$.Nil", "$.PP", "$.X", "$.XNil", "$.XP", "$.Shown", "$.HTML", "$.Tags", "$.URL", "$.Text",
		"$.Item.Label.HTML", "$.P.Label", "$.P.Name", "$.X.Name", "$.Things", "$.L", ".", "$", "$v", "$i", "true", "1", "-2", "1.5", "`<x>`", "``", "$.Self.Self", "$.OfBase", "$.OfValue", "$.Self.U", "$.None",
	}
	unsure    = []string{".S", ".Name", ".N", ".Label", ".Label.HTML", ".More", ".Page.S", ".Key", ".Key.Name", "nil", "$.Nil.Name", "$.Panics", "$.Nothing", ".P.Name", "$v.Name"}
	lists     = []string{"$.L", "$.Things", "$.Pointers", "$.Array", "$.M", "$.Any", "$.Any.l", "$.Ints", "$.None", "3", "$.Any.missing", "$.Nil.More", ".More", "$v"}
	ofOne     = []string{"print", "printf `%v`", "not", "html", "js", "urlquery", "and", "or", "$.T `a`", "$.TakeAny", "dict `Key`"}
	ofSome    = []string{"index $.L", "$.N `n`", "$.Number", "$.Add 1", "$.Sum 1.5", "len", "join `,`", "some", "$.Page", "$.Take", "$.TakeValue", "$.Anything", "fails", "slice $.S", "index $.Any"}
	ofTwo     = []string{"print", "and", "or", "dict `Page` $ `Key`", "$.T `a`", "printf `%v %v`", "eq $.S", "print 1"}
	ofSomeTwo = []string{"eq", "ne", "lt", "le", "gt", "ge", "index", "slice", "dict", "index $.Any"}
	endsLoops = []string{"", "{{break}}", "{{continue}}", "{{if $i}}{{break}}{{end}}"}
)

// mostly picks a valid fragment, and one time in twelve one that may be invalid.
func (w *writer) mostly(sure, unsure []string) string {
	if w.choose(12) == 11 {
		return w.one(unsure)
	}
	return w.one(sure)
}

func (w *writer) word() string { return w.mostly(operands, unsure) }

func (w *writer) expr() string {
	w.depth++
	defer func() { w.depth-- }()
	if w.depth > 3 {
		return w.word()
	}
	switch w.choose(10) {
	case 1:
		return w.mostly(ofOne, ofSome) + " " + w.operand()
	case 2:
		return w.mostly(ofTwo, ofSomeTwo) + " " + w.operand() + " " + w.operand()
	case 3:
		return w.operand() + " | " + w.mostly(ofOne, ofSome)
	case 4:
		return "(" + w.expr() + ")" + w.one([]string{"", "", "", "", "", "", ".Name", ".HTML", ".Key"})
	}
	return w.word()
}

func (w *writer) operand() string {
	if w.choose(4) == 3 {
		return "(" + w.expr() + ")"
	}
	return w.word()
}

func (w *writer) nodes() string {
	w.depth++
	defer func() { w.depth-- }()
	var b strings.Builder
	for n := w.choose(4); n >= 0; n-- {
		b.WriteString(w.node())
	}
	return b.String()
}

func (w *writer) node() string {
	if w.depth > 4 {
		return "."
	}
	switch c := w.choose(16); {
	case c == 0:
		return "{{if " + w.expr() + "}}" + w.nodes() + "{{else}}" + w.nodes() + "{{end}}"
	case c == 1:
		return "{{with " + w.expr() + "}}" + w.nodes() + "{{else}}" + w.nodes() + "{{end}}"
	case c == 2:
		return "{{with $v := " + w.expr() + "}}" + w.nodes() + "{{end}}"
	case c == 3 && !w.inLoop:
		return "{{range " + w.mostly(lists, operands) + "}}" + w.body() + "{{else}}" + w.nodes() + "{{end}}"
	case c == 4 && !w.inLoop:
		return "{{range $i, $v := " + w.mostly(lists, operands) + "}}" + w.body() + w.one(endsLoops) + "{{end}}"
	case c == 5:
		return "{{$v " + w.one([]string{"=", ":="}) + " " + w.expr() + "}}"
	case c == 6 && !w.inPart:
		return "{{template `part` " + w.expr() + "}}"
	case c == 7 && !w.inPart:
		return "{{template `part` (dict `Key` " + w.operand() + " `Page` " + w.operand() + ")}}"
	case c > 9:
		return "<p title=\"{{" + w.expr() + "}}\">{{" + w.expr() + "}}</p>"
	}
	return strings.ReplaceAll(w.one(contexts), "§", "{{"+w.expr()+"}}")
}

func (w *writer) body() string {
	w.inLoop = true
	defer func() { w.inLoop = false }()
	return w.nodes()
}

func (w *writer) template() string {
	page := w.nodes()
	w.inPart = true
	return "{{$v := .S}}{{$i := 0}}" + page + "{{define `part`}}{{$v := .}}{{$i := 1}}" + w.nodes() + "{{end}}"
}

func FuzzProgramsPrintWhatHTMLTemplatePrints(f *testing.F) {
	f.Add([]byte{0}, hostile)
	for seed := range 40 {
		var choices []byte
		for i := range 60 {
			choices = append(choices, byte(seed*7919+i*i*31+i*seed*13))
		}
		f.Add(choices, hostile)
	}
	f.Fuzz(func(t *testing.T, choices []byte, value string) {
		w := &writer{choices: choices}
		text := w.template()
		if p, ok := parse(text); ok {
			same(t, p, text, newThing().withText(value))
		}
	})
}

// The fuzz target would prove nothing if html/template executed all templates.
func TestManyGeneratedTemplatesDoNotFallBack(t *testing.T) {
	const n = 1000
	choices := rand.NewChaCha8([32]byte{1})
	compiled := 0
	for range n {
		w := &writer{choices: make([]byte, 100)}
		choices.Read(w.choices)
		text := w.template()
		p, ok := parse(text)
		if !ok {
			continue
		}
		same(t, p, text, newThing())
		if p.Unsupported() == nil && p.Fallbacks() == 0 {
			compiled++
		}
	}
	if compiled < n/4 {
		t.Errorf("%d of %d", compiled, n)
	}
}
