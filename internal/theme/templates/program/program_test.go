package program_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/theme/templates/program"
)

func functions() template.FuncMap {
	return template.FuncMap{
		"dict": program.Dictionary(func(pairs ...any) (map[string]any, error) {
			m := map[string]any{}
			for i := 0; i+1 < len(pairs); i += 2 {
				name, ok := pairs[i].(string)
				if !ok {
					return nil, fmt.Errorf("dict: %v", pairs[i])
				}
				m[name] = pairs[i+1]
			}
			return m, nil
		}),
		"join":  func(separator string, texts []string) string { return strings.Join(texts, separator) },
		"fails": func() (string, error) { return "", errors.New("it <fails>") },
		"some":  func(n int) any { return []any{n, nil, "t"}[n] },
	}
}

// printed is the output of an execution and its error.
type printed struct{ Text, Err string }

func capture(print func(io.Writer, any) error, data any) printed {
	var b bytes.Buffer
	p := printed{}
	if err := print(&b, data); err != nil {
		p.Err = err.Error()
	}
	p.Text = b.String()
	return p
}

// parse returns the program of a template, or false for a syntax error.
func parse(text string) (*program.Program, bool) {
	set, err := template.New("main").Funcs(functions()).Parse(text)
	if err != nil {
		return nil, false
	}
	return program.NewLibrary(set, functions()).Program("main"), true
}

// same compares the program with html/template twice: with empty and with filled
// type caches.
func same(t *testing.T, p *program.Program, text string, data any) {
	t.Helper()
	want := capture(p.Original, data)
	for range 2 {
		got := capture(p.Execute, data)
		got.Text = strings.ReplaceAll(got.Text, "&#64;", "@") // html/template leaves it
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s (-html/template +program):\n%s", text, diff)
		}
	}
}

// language are templates that the compiler supports.
var language = []string{
	"text", "{{.S}}", "{{.Hostile}}", "{{.Empty}}|{{.I}}|{{.I8}}|{{.U}}|{{.F}}|{{.C}}|{{.B}}|{{.No}}", "{{.}}",
	"{{.L}}{{.M}}{{.Ints}}{{.Array}}{{.Bytes}}{{.Word}}{{.Loud}}{{.Err}}{{.Shown}}{{.ShownNil}}{{.XNil}}{{.X}}{{.XText}}",
	"{{.Based}}{{.Within}}{{.OfBase}}{{.OfValue}}", "{{.P.Name}}{{.PP.Name}}{{.Item.Name}}{{.XP.Name}}{{.X.Name}}{{.Self.Self.P.N}}",
	"{{.Item.Label.HTML}}{{.P.Label}}{{.P.Label.String}}{{.Shown.String}}{{.X.Label.HTML}}", "{{.Text}}{{.TextNil}}{{.Nil}}{{.P}}",
	"{{.HTML}}{{.Tags}}{{.URL}}{{.CSS}}{{.JS}}{{.JSStr}}{{.Attr}}{{.Srcset}}",
	"{{.M.k}}{{.M.missing}}{{.Any.s}}{{.Any.nil}}{{.Any.missing}}{{.Any.p.Name}}{{.Any.m.deep}}{{.Any.missing.deeper}}{{.ByAny.S}}{{.Maps.s}}",
	"{{.Nil.ByPointer}}{{.P.ByPointer}}{{.Item.ByPointer}}{{.X.ByValue}}{{.XP.ByPointer}}",
	"{{.T `a.b`}}{{.T `x` 1 .S nil .Nil}}{{.N `n` 3}}{{.N `n` (len .L) `k` .S}}{{.Number .I}}{{.Page `a&b`}}{{.Self.T (print `a.` .S)}}",
	"{{.Add 1 2}}{{.Add .I (len .L)}}{{.Sum 1}}{{.Sum 1.5 2 3}}{{.Take .P}}{{.Take .Item}}{{.TakeValue .P}}{{.TakeAny 1}}{{.TakeAny .P.N}}{{.TakeAny nil}}{{.TakeAny 'x'}}{{.TakeAny 0x10}}{{.TakeAny 1e3}}{{.TakeWord `w`}}",
	"{{.Anything 0}}{{.Anything 1}}{{.Anything 2}}{{(.Anything 3).Name}}{{.Anything 4}}", "{{(index .Things 1).Name}}{{(dict `a` .P).a.Name}}{{(.T `x`)}}",
	"{{if .S}}y{{end}}{{if .Empty}}y{{else}}n{{end}}{{if .Nil}}y{{else if .P}}p{{end}}{{if .F}}f{{end}}{{if .C}}c{{end}}{{if .XNil}}x{{end}}{{if .Fun}}fun{{end}}{{if .Item}}struct{{end}}{{if .ShownNil}}s{{end}}",
	"{{with .P}}{{.Name}}{{$.S}}{{end}}{{with .Nil}}a{{else}}{{.S}}{{end}}{{with .Nil}}a{{else with .S}}{{.}}{{end}}{{with $x := .S}}{{$x}}{{.}}{{end}}{{with .Any.p}}{{.Name}}{{end}}",
	"{{range .L}}{{.}},{{end}}{{range .None}}x{{else}}{{.S}}{{end}}{{range $x := .L}}{{$x}}{{end}}{{range $i, $x := .L}}{{$i}}={{$x}}{{end}}{{range $i, $x := .None}}{{else}}{{$i}}{{$x}}{{end}}",
	"{{range .Things}}{{.Name}}{{.Label.HTML}}{{.ByPointer}}{{end}}{{range .Pointers}}{{with .}}{{.Name}}{{end}}{{end}}{{range .Array}}{{.}}{{end}}",
	"{{range .M}}{{.}}{{end}}{{range $k, $v := .M}}{{$k}}{{$v}}{{end}}{{range $k, $v := .Ints}}{{$k}}{{$v}}{{end}}{{range .Any}}{{.}}{{end}}{{range .Any.l}}[{{.}}]{{end}}",
	"{{range 3}}{{.}}{{end}}{{range $i := 2}}{{$i}}{{end}}{{range 0}}{{else}}none{{end}}{{range .I}}{{.}}{{end}}{{range .XNil}}{{else}}nil{{end}}{{range .Any.missing}}{{else}}m{{end}}",
	"{{range .L}}{{if eq . `a`}}{{continue}}{{end}}{{.}}{{break}}{{end}}{{range $i, $x := .Array}}{{range $.L}}{{if $i}}{{break}}{{end}}{{.}}{{end}}{{end}}",
	"{{$x := .S}}{{$x}}{{$x = .I}}{{$x}}{{if .B}}{{$x := 5}}{{$x}}{{$x = 6}}{{end}}{{$x}}{{range .L}}{{$x = .}}{{end}}{{$x}}{{$y := $x}}{{$y}}{{$x := 1}}{{$x}}",
	"{{$i := 0}}{{$x := ``}}{{range $i, $x = .L}}{{end}}{{$i}}{{$x}}{{range $x = .None}}{{end}}{{$x}}", "{{$ = 1}}{{$}}{{.S}}",
	"{{and .S .I}}{{and .Empty .Nil.N}}{{or .Empty .S}}{{or .Empty .Zero}}{{not .S}}{{and 1 `x`}}{{or nil .S}}{{.S | and .B}}{{.S | or .Empty .No}}{{if and .B (not .No)}}y{{end}}",
	"{{eq .I 3}}{{eq .S `a` `plain`}}{{ne .S `x`}}{{eq .I .U}}{{eq .U 300}}{{lt .I8 .U}}{{lt .U .I8}}{{eq .F 1.5e30}}{{eq .C .C}}{{eq .B true}}{{eq .P .P}}{{eq .Nil nil}}{{eq .X .X}}{{eq .XNil nil}}{{eq 1 nil}}{{eq .Word `<word>`}}",
	"{{lt 1 2}}{{le 2 2}}{{gt 1 2}}{{ge 2 2}}{{lt `a` `b`}}{{ge .F 1.0}}{{gt (len .L) 1}}", "{{len .L}}{{len .S}}{{len .M}}{{len .Array}}{{index .L 1}}{{index .M `k`}}{{index .M `none`}}{{index .Any `m` `deep`}}{{index .Ints .I8}}{{index .S 0}}{{index .Things 0}}{{index .L .U | len}}",
	"{{slice .S 1}}{{slice .S 1 3}}{{slice .L 1 2}}{{slice .L 0 1 2}}{{slice .S}}", "{{print .S 1 2 .B `x`}}{{printf `%05d|%v|%T` .I .S .P}}{{println .S}}{{print}}{{print .Nil}}",
	"{{.S | printf `%s-%s` `a`}}{{.L | len | printf `%d`}}{{`x` | .T}}{{.I | .Add 4}}{{join `, ` .L}}{{.L | join `<`}}{{some 0}}{{some 1}}{{some 2}}",
	"{{.Hostile | html}}{{.Hostile | urlquery}}{{html .Hostile}}{{.Hostile | js}}{{urlquery .S .I}}{{html .P.Label 1}}{{html .Text}}<p title='{{.Hostile | html}}'>",
	"{{define `a`}}[{{.}}{{$}}]{{end}}{{template `a` .S}}{{template `a`}}{{template `a` .P.Label}}{{template `a` dict `x` 1}}", "{{block `b` .P}}{{.Name}}{{end}}{{template `b` .Item}}",
	"{{define `tree`}}{{.Name}}{{range .More}}({{template `tree` .}}){{end}}{{end}}{{template `tree` .P}}",
	"{{define `d`}}{{.Page.S}}{{with .Item}}{{.Name}}{{end}}{{.Missing}}{{end}}{{template `d` (dict `Page` $ `Item` .P)}}{{range .Things}}{{template `d` (dict `Page` $ `Item` .)}}{{end}}",
	// A map literal as the dot: its keys, the whole map, passed on, in a variable.
	"{{define `d`}}{{.}}{{$}}{{with .}}{{.Item}}{{end}}{{range $k, $v := .}}{{$k}}={{$v}}{{end}}{{len .}}{{index . `Item`}}{{$x := .}}{{$x.Item}}{{$x.Missing}}{{end}}{{template `d` dict `Item` .S `Other` nil}}",
	"{{define `d`}}{{template `e` .}}{{template `e` $}}{{with .Item}}{{$.Item}}{{template `e` $}}{{template `e` .}}{{end}}{{end}}{{define `e`}}[{{with .}}{{.}}{{end}}]{{end}}{{template `d` (dict `Item` .S)}}{{template `d` (dict `Item` .HTML `Nil` .Nil)}}",
	"{{define `d`}}{{.A}}{{.B}}{{.C}}{{if .D}}d{{end}}{{.E}}{{.F.Name}}{{.G.deep}}{{print .A .B .D}}{{if eq .B 3}}b{{end}}{{.None}}{{.None.Deeper}}{{with .None}}n{{end}}{{.F.Label.HTML}}{{.Page.T `x`}}{{end}}" +
		"{{template `d` (dict `A` .Hostile `B` 3 `C` .Tags `D` true `E` nil `F` .Item `G` .Any.m `Page` $)}}{{range .Things}}{{template `d` ((dict `A` 1 `B` .Name `F` . `Page` $))}}{{end}}",
	"{{define `d`}}{{.A}}{{end}}{{template `d` dict `A` 1 `A` 2}}{{template `d` (dict .S 1)}}{{template `d` (dict)}}{{template `d` (dict `A` .S | print)}}",
	"{{define `down`}}{{.N}}{{with .More}}{{template `down` (dict `N` 1 `More` false)}}{{end}}{{end}}{{template `down` (dict `N` 2 `More` true)}}{{template `down` (dict `More` 1 `N` 3)}}",
	"{{/* a comment */}}a{{- .S -}} b", "<!-- {{.S}} -->x", "{{printf `%q` .S}}{{printf `%v`}}{{printf .Word}}",
}

func TestTemplateLanguageMatchesHTMLTemplate(t *testing.T) {
	for _, text := range language {
		p, ok := parse(text)
		if !ok {
			t.Errorf("%s is no template", text)
			continue
		}
		same(t, p, text, newThing())
		same(t, p, text, *newThing())
		same(t, p, text, nil)
		same(t, p, text, map[string]any{"S": "s", "L": []any{1, "<"}, "P": newThing().P})
		if err := p.Unsupported(); err != nil {
			t.Errorf("%s is not compiled: %v", text, err)
		}
	}
}

// mistakes are templates that fail when they are executed.
var mistakes = []string{
	"a{{.Nothing}}", "{{.hidden}}", "{{.Nil.Name}}", "{{.XNil.Name}}", "{{.ShownNil.String}}", "{{.S.Name}}", "{{.L.Name}}", "{{.S 1}}", "{{.M.k 1}}", "{{.I.J}}",
	"{{.T}}", "{{.T 1}}", "{{.T .I}}", "{{.T `no.x`}}", "{{.Add 1}}", "{{.Add 1 `x`}}", "{{.Add 1 .S}}", "{{.Two}}", "{{.Panics}}", "{{.Sum}}", "{{.TakeWord .S}}", "{{.Take nil | print}}{{.TakeValue .Nil}}",
	"{{index .L 9}}", "{{index .L `x`}}", "{{index .S}}{{index nil 1}}", "{{index .M 1}}", "{{index .I 1}}", "{{slice .S 9}}", "{{slice .S 2 1}}", "{{slice .I 1}}", "{{len .I}}", "{{len nil}}", "{{slice .S .Any.i}}", "{{.Raw .Any.i}}{{.Raws .S .Any.s}}{{.AsRaw}}", "{{len .Nil}}",
	"{{eq .S 1}}", "{{eq .L .L}}", "{{lt .B true}}", "{{lt .S 1}}", "{{lt nil 1}}", "{{eq .S}}", "{{range .S}}{{end}}", "{{range .P}}{{end}}", "{{range $i, $x := 3}}{{end}}", "{{range .Nil}}{{end}}",
	"{{define `d`}}{{.A.Name}}{{end}}{{template `d` (dict `A` .S)}}", "{{define `d`}}{{.A.Name}}{{end}}{{template `d` (dict `A` .Nil)}}", "{{define `d`}}{{.A 1}}{{end}}{{template `d` (dict `A` 1)}}",
	"{{define `d`}}{{.Name}}{{end}}{{template `d` (dict `A`)}}", "{{define `d`}}{{.A.ByPointer}}{{end}}{{template `d` (dict `A` .Item)}}", "{{define `d`}}{{$ = 1}}{{$}}{{.A}}{{end}}{{template `d` (dict `A` 1)}}",
	"{{fails}}", "{{dict 1 2}}", "{{join .L}}", "{{join `x` .S}}", "{{some 9}}", "{{nil}}", "{{template `x`}}{{define `x`}}{{.S}}{{.Nothing}}{{end}}", "text {{with .P}}{{.Nothing}}{{end}}",
	"{{not}}", "{{html}}{{print (index .L 7)}}", "{{.Fun 1}}", "{{1 2}}", "{{`a` | `b`}}", "{{.S | .I}}", "{{$x := .S}}{{$x 1}}",
}

func TestErrorsMatchHTMLTemplate(t *testing.T) {
	for _, text := range mistakes {
		if p, ok := parse(text); ok {
			same(t, p, text, newThing())
			same(t, p, text, *newThing())
		}
	}
}

// These constructs are rare; html/template executes them.
func TestUnsupportedTemplatesFallBack(t *testing.T) {
	for _, text := range []string{
		"{{call .Fun 1}}", "{{print 1i}}", "<p title='{{template `x` .S}}'>{{define `x`}}{{.}}{{end}}", "{{if ($x := .S)}}{{$x}}{{end}}", "{{template `x` ($x := .S)}}{{define `x`}}{{.}}{{end}}",
		"{{eq .S}}", "<a href='{{.S}}{{if .B}}?{{end}}{{.S}}'>", "{{.S}}<script>", "{{print 9223372036854775808}}",
	} {
		p, ok := parse(text)
		if !ok {
			t.Errorf("%s is no template", text)
			continue
		}
		same(t, p, text, newThing())
		if p.Unsupported() == nil {
			t.Errorf("%s is compiled", text)
		}
		if p.Fallbacks() != 2 {
			t.Errorf("%s: %d of 2 executions were html/template's", text, p.Fallbacks())
		}
	}
}

func TestRecursionBeyondLimitFallsBack(t *testing.T) {
	const text = "{{define `down`}}{{if .}}{{.}}{{template `down` (slice . 1)}}{{end}}{{end}}{{template `down` .}}"
	p, _ := parse(text)
	same(t, p, text, strings.Repeat("x", 20))
	if p.Fallbacks() != 0 {
		t.Error("a few calls are too many")
	}
	same(t, p, text, strings.Repeat("x", 2000))
	if p.Fallbacks() == 0 {
		t.Error("no limit")
	}
}

func TestSupportedTemplatesNeverFallBack(t *testing.T) {
	for _, text := range language {
		p, _ := parse(text)
		for range 3 {
			capture(p.Execute, newThing())
		}
		if want := capture(p.Original, newThing()); want.Err == "" && p.Fallbacks() > 0 {
			t.Errorf("%s: %d executions", text, p.Fallbacks())
		}
	}
}

func TestExecuteReturnsWriterError(t *testing.T) {
	p, _ := parse("{{.S}}")
	if err := p.Execute(broken{}, newThing()); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestProgramIsSafeForConcurrentUse(t *testing.T) {
	text := strings.Join(language[1:14], "")
	p, _ := parse(text)
	data := newThing()
	want := capture(p.Original, data)
	var wait sync.WaitGroup
	got := make([]printed, 8)
	for i := range got {
		wait.Go(func() {
			for range 20 {
				got[i] = capture(p.Execute, data)
			}
		})
	}
	wait.Wait()
	for _, each := range got {
		if diff := cmp.Diff(want, each); diff != "" {
			t.Fatal(diff)
		}
	}
}

// A unit that failed to compile for one program must not be used by another.
func TestLibrarySharesOnlyCompleteUnits(t *testing.T) {
	const text = "{{define `shared`}}<{{.S}}>{{end}}{{define `lost`}}{{template `shared` .}}<p {{template `within` .}}>{{end}}{{define `within`}}title='{{.S}}'{{end}}" +
		"{{define `a`}}{{template `shared` .}}{{template `lost` .}}{{end}}{{define `b`}}{{template `shared` .}}{{end}}{{define `c`}}{{template `lost` .}}{{end}}"
	set := template.Must(template.New("").Funcs(functions()).Parse(text))
	library := program.NewLibrary(set, functions())
	for _, test := range []struct {
		name    string
		unknown bool
	}{{"a", true}, {"b", false}, {"c", true}, {"shared", false}} {
		p := library.Program(test.name)
		if err := p.Unsupported(); (err != nil) != test.unknown {
			t.Errorf("%s: %v", test.name, err)
		}
		same(t, p, test.name, newThing())
	}
}
