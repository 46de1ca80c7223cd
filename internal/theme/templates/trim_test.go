package templates

import (
	"testing"
	"text/template"
)

func TestTrimDropsFinalNewlineOfPartials(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"partials/date.html", "<b>1</b>"},
		{"base.html", "<b>1</b>\n"},
	} {
		parsed := template.Must(template.New(test.name).Parse("<b>1</b>\n"))
		trim(parsed.Tree)
		if got := parsed.Tree.Root.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
