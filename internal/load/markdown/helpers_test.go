package markdown

import (
	"context"
	"fmt"
	"slices"

	"annals/internal/diag"
)

// render parses src and renders it with all links as written. It returns the
// HTML, the Body and the summaries of the diagnostics.
func render(src string) (string, *Body, []string) {
	body, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
	html := htmlOf(body, RenderOptions{}, func(i int) string { return asWritten(body.Links[i]) })
	return html, body, summaries(diags)
}

// htmlOf is AppendHTML without its error.
func htmlOf(b *Body, o RenderOptions, resolve func(int) string) string {
	html, err := b.AppendHTML(nil, o, resolve)
	if err != nil {
		panic(err)
	}
	return string(html)
}

// textOf is AppendText without its error.
func textOf(b *Body) string {
	text, err := b.AppendText(nil)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// summaries formats diagnostics as "line:column-end code", sorted.
func summaries(diags diag.List) []string {
	diags = slices.Clone(diags)
	diags.Sort()
	var lines []string
	for _, d := range diags {
		lines = append(lines, fmt.Sprintf("%d:%d-%d %s %s", d.Line, d.Column, d.End, d.Severity, d.Code))
	}
	return lines
}
