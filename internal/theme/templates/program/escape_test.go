package program_test

import (
	"html/template"
	"strings"
	"testing"
)

// contexts are templates with values in all escaping contexts; § is the value.
var contexts = []string{
	"§", "<p>§</p>", "<p title=\"§\">", "<p title='a § b'>", "<p title=§>", "<p title=a§ id=x>", "<p §>", "<p data-§=x>", "<p §=\"x\">",
	"<title>§</title>", "<textarea>§</textarea>", "<!-- § --><p>", "<a href=\"§\">", "<a href='§'>", "<a href=§>", "<a href=\"/x/§\">", "<a href=\"/x?a=§\">", "<a href=\"/x#§\">", "<a href=/x/§>", "<a href=/x?§>",
	"<a href=\"javascript:§\">", "<a href=\"mailto:§\">", "<form action=\"§\">", "<img src=\"§\" srcset=\"§\">", "<img srcset=§>", "<img srcset=\"a.png 1x, § 2x\">", "<svg><use xlink:href=\"§\"/></svg>", "<video poster='§'>",
	"<script>§</script>", "<script>var x = §;</script>", "<script>var x = \"§\"</script>", "<script>var x = '§'</script>", "<script>var x = `§`</script>", "<script>/§/.test(x)</script>", "<script>/* § */ // §\n</script>", "<script>1/§</script>",
	"<script type=\"application/ld+json\">{\"a\": §}</script>", "<script type=\"text/template\">§</script>", "<script src=\"§\"></script>",
	"<p onclick=\"f(§)\">", "<p onclick='f(\"§\")'>", "<p onclick=f(§)>", "<p onclick=\"f(`§`)\">", "<p onclick=\"/§/.x\">",
	"<style>p { color: § }</style>", "<style>p { background: url(\"§\") }</style>", "<style>p { background: url(/x/§) }</style>", "<style>p { content: '§' }</style>", "<style>p { background: url('/?a=§') }</style>", "<style>/* § */</style>",
	"<p style=\"color: §\">", "<p style=\"background: url('§')\">", "<p style='font: \"§\"'>", "<p style=color:§>",
	"<meta http-equiv=\"refresh\" content=\"0;url=§\">", "<meta name=\"description\" content=\"§\">", "<iframe srcdoc=\"§\">", "<p class=\"{{if true}}§{{end}}\">", "<p{{if true}} title=\"§\"{{end}}>",
	"<input value=§ §>", "<p style=§>", "<a href=\"§:§\">", "<a href=\"{{if true}}/x{{end}}§\">", "<{{`p`}} §>",
}

// values returns values of all kinds to print in the contexts.
func values() []any {
	x := newThing()
	return []any{
		nil, "", x.S, hostile, x.I, x.I8, x.U, x.F, x.C, x.B, x.L, x.M, x.Item, x.P, x.Nil, x.PP, x.Item.Label, x.P.Label, &x.P.Label, x.Shown, x.Err, x.Bytes, x.Word, &x.Word, x.Loud, &x.Loud,
		x.HTML, x.Tags, &x.Tags, x.URL, &x.URL, x.CSS, x.JS, x.JSStr, x.Attr, x.Srcset, x.Text, x.TextNil,
		"javascript:alert(1)", "https://example.org/a b?c=<d>&e=%41%4", "HtTpS:x", "a:b/c", "mailto:a@b", "a.png 1x, javascript:x 2x, b.png onerror=x", "red; background: url(x)", "expression(alert(1))",
		"</script><!--", "-->", "onclick", "checked", template.HTML("a &amp; b"), template.HTML("<"), template.HTML("a<b"), template.URL("a b,c"),
		[]string{"<"},
		map[string]int{"\"": 1},
	}
}

func TestEscapingMatchesHTMLTemplate(t *testing.T) {
	for _, context := range contexts {
		text := strings.ReplaceAll(context, "§", "{{.}}")
		if p, ok := parse(text); ok {
			for _, v := range values() {
				same(t, p, text, v)
			}
		}
	}
}

func TestEveryEscaperChainCompiles(t *testing.T) {
	for _, context := range contexts {
		text := strings.ReplaceAll(context, "§", "{{.}}")
		p, ok := parse(text)
		if !ok {
			t.Errorf("%s is no template", text)
			continue
		}
		if want := capture(p.Original, "x"); want.Err != "" {
			continue // html/template rejects it
		}
		if err := p.Unsupported(); err != nil {
			t.Errorf("%s is not compiled: %v", text, err)
		}
	}
}
