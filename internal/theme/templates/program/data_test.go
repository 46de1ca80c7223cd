package program_test

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// hostile contains what escapers must neutralise.
const hostile = `<script>alert("x&y")</script>'+` + "`\x00\u2028" + `javascript:%2f%zz/?a=b&c=d é가` + "\xff"

// thing is template data with a field of every kind.
type thing struct {
	*base
	inner
	S, Empty, Hostile string
	I, Zero           int
	I8                int8
	U                 uint
	F                 float64
	C                 complex128
	B, No             bool
	L                 []string
	None              []string
	Things            []item
	Pointers          []*item
	Array             [3]int
	M                 map[string]string
	Any               map[string]any
	Ints              map[int]string
	ByAny             map[any]int
	Item              item
	P, Nil            *item
	PP                **item
	X, XNil           any
	XP                any // a *item
	XText             any
	Shown             fmt.Stringer
	ShownNil          fmt.Stringer
	Err               error
	Fun               func(int) int
	Bytes             []byte
	Word              word
	Loud              loud
	HTML              template.HTML
	Tags              template.HTML
	URL               template.URL
	CSS               template.CSS
	JS                template.JS
	JSStr             template.JSStr
	Attr              template.HTMLAttr
	Srcset            template.Srcset
	Text              *string
	TextNil           *string
	Self              *thing
	Chan              chan int
	hidden            string
}

type (
	base  struct{ Based string }
	inner struct{ Within, S string } // thing.S hides this S
	item  struct {
		Name  string
		N     int
		Label label
		More  []item
	}
	label struct{ Text, Lang string }
	word  string
	loud  int
)

func (l label) HTML() template.HTML {
	return template.HTML("<b>" + template.HTMLEscapeString(l.Text) + "</b>")
}
func (l label) String() string { return l.Text }
func (l loud) Error() string   { return fmt.Sprintf("<loud %d>", int(l)) }
func (b *base) OfBase() string { return "based on " + b.Based }
func (i item) ByValue() string { return "value " + i.Name }
func (i *item) ByPointer() string {
	if i == nil {
		return "nobody"
	}
	return "pointer " + i.Name
}

func (t *thing) T(id string, pairs ...any) (string, error) {
	if strings.HasPrefix(id, "no.") {
		return "", errors.New("there is no <text> " + id)
	}
	return id + fmt.Sprint(pairs...), nil
}

func (t *thing) N(id string, n int, pairs ...any) (string, error) {
	return t.T(id, append(pairs, n)...)
}
func (t *thing) Number(n int) string        { return fmt.Sprintf("<%d>", n) }
func (t *thing) Page(address string) string { return "../" + address }
func (t *thing) Add(a, b int) int           { return a + b }
func (t *thing) Sum(f float64, ns ...uint8) float64 {
	for _, n := range ns {
		f += float64(n)
	}
	return f
}
func (t *thing) Take(i *item) string            { return i.ByPointer() }
func (t *thing) TakeValue(i item) string        { return i.Name }
func (t *thing) TakeWord(w word) string         { return string(w) }
func (t *thing) TakeAny(a any) string           { return fmt.Sprintf("%T %v", a, a) }
func (t *thing) Raw(v reflect.Value) string     { return v.Kind().String() }
func (t *thing) Raws(v ...reflect.Value) string { return fmt.Sprint(len(v)) }
func (t *thing) AsRaw() reflect.Value           { return reflect.ValueOf(t.S) }
func (t *thing) Panics() string                 { panic("as it <should>") }
func (t *thing) Two() (int, int)                { return 1, 2 }
func (t *thing) Maps() map[string]any           { return t.Any }
func (t thing) OfValue() string                 { return t.S }
func (t *thing) Anything(n int) (any, error)    { return []any{nil, "x", 3, t.P, t.HTML}[n], nil }

func newThing() *thing {
	text := "text " + hostile
	i := &item{Name: "pointed", N: 7, Label: label{Text: "<l>", Lang: "ko"}, More: []item{{Name: "more"}}}
	t := &thing{
		base: &base{Based: "base"}, inner: inner{Within: "within", S: "never seen"},
		S: "plain", Hostile: hostile, I: 3, I8: -8, U: 300, F: 1.5e30, C: 1 + 2i, B: true,
		L: []string{"a", "<b>", hostile}, Things: []item{{Name: "one", N: 1}, {Name: "two", N: 2, Label: label{Text: "&"}}},
		Pointers: []*item{i, nil}, Array: [3]int{1, 0, 3},
		M: map[string]string{"k": "<v>", "a": "1", "Z": "2"}, Any: map[string]any{"s": hostile, "i": 1, "nil": nil, "p": i, "l": []any{1, "x", nil}, "m": map[string]any{"deep": "<deep>"}},
		Ints: map[int]string{10: "ten", 9: "nine"}, ByAny: map[any]int{"S": 1},
		Item: item{Name: "held", Label: label{Text: "held"}}, P: i, PP: &i, X: item{Name: "in any"}, XP: i, XText: "<any>",
		Shown: label{Text: "<shown>"}, Err: errors.New("<err>"), Fun: func(n int) int { return n + 1 }, Bytes: []byte("<bytes>"),
		Word: "<word>", Loud: 5, HTML: "no <b>tags</b> &amp; 'quotes'", Tags: `<a title="1>2">x</a>`, URL: "javascript:ok?a=1&b=2", CSS: "red",
		JS: "a+b", JSStr: `\x41"`, Attr: `data-x="1"`, Srcset: "a.png 1x, b.png 2x", Text: &text, hidden: "hidden",
	}
	t.Self = t
	return t
}

// withText sets all fields that hold text to one text.
func (t *thing) withText(text string) *thing {
	t.S, t.Hostile, t.Text, t.Item.Label.Text = text, text, &text, text
	t.HTML, t.URL, t.CSS, t.JS = template.HTML(text), template.URL(text), template.CSS(text), template.JS(text)
	return t
}
