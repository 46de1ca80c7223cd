package program

import (
	"bytes"
	"html/template"
	"io"
	"text/template/parse"
)

// samples are templates in which html/template uses the escaper chains that this
// package does not implement itself. Each has one action; html/template decides
// which chain it needs.
var samples = []string{
	`<p title="{{.}}">`, `<p title={{.}}>`, `<p {{.}}>`,
	`<a href={{.}}>`, `<a href=/{{.}}>`, `<a href=?{{.}}>`,
	`<img srcset="{{.}}">`, `<img srcset={{.}}>`,
	`<script>{{.}}</script>`, `<script>"{{.}}"</script>`, "<script>`{{.}}`</script>", `<script>/{{.}}/</script>`,
	`<p onclick="{{.}}">`, `<p onclick="'{{.}}'">`, "<p onclick=\"`{{.}}`\">", `<p onclick="/{{.}}/">`,
	`<style>p{color:{{.}}}</style>`, `<p style="color:{{.}}">`, `<p style=color:{{.}}>`, `<p onclick=f({{.}})>`,
	`<style>p{background:url("{{.}}")}</style>`, `<style>p{background:url("/{{.}}")}</style>`, `<style>p{background:url("?{{.}}")}</style>`,
	`<style>p{content:"{{.}}"}</style>`, `<style>p{content:"/{{.}}"}</style>`,
	`<p style="background:url('{{.}}')">`, `<p style="background:url('/{{.}}')">`,
	`<meta http-equiv="refresh" content="0;url={{.}}">`,
}

// stdEscaper runs a chain of html/template's escapers by executing a sample.
type stdEscaper struct {
	sample        *template.Template
	before, after int // bytes of the sample around the action
}

// newStdEscaper returns false if no sample has the chain.
func newStdEscaper(chain string) (stdEscaper, bool) {
	for _, text := range samples {
		t, err := template.New("").Parse(text)
		if err != nil || t.Execute(io.Discard, "") != nil {
			continue
		}
		e := stdEscaper{sample: t}
		foundChain := ""
		for _, n := range t.Tree.Root.Nodes {
			switch n := n.(type) {
			case *parse.ActionNode:
				_, foundChain = splitEscapers(n.Pipe.Cmds)
			case *parse.TextNode:
				if foundChain == "" {
					e.before += len(n.Text)
				} else {
					e.after += len(n.Text)
				}
			}
		}
		if foundChain == chain {
			return e, true
		}
	}
	return stdEscaper{}, false
}

func (e stdEscaper) append(out []byte, a any) []byte {
	var b bytes.Buffer
	if err := e.sample.Execute(&b, a); err != nil {
		bail("%v", err)
	}
	return append(out, b.Bytes()[e.before:b.Len()-e.after]...)
}
