package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/markup"
)

// listed returns the tokens of HTML, each as a string.
func listed(html string) []string {
	var all []string
	for t := range markup.Tokens([]byte(html)) {
		switch t.Kind {
		case markup.Start:
			s := "<" + string(t.Name)
			for name, value := range t.Attributes() {
				s += fmt.Sprintf(" %s=%q", name, value)
			}
			all = append(all, s+">")
		case markup.End:
			all = append(all, "</"+string(t.Name)+">")
		default:
			all = append(all, string(t.AppendText(nil)))
		}
	}
	return all
}

func TestTokens(t *testing.T) {
	for _, test := range []struct {
		html string
		want []string
	}{
		{"", nil},
		{"<p>a &lt;b&gt; &amp; &quot;c&quot; &#39;</p>\n", []string{"<p>", `a <b> & "c" '`, "</p>", "\n"}},
		{`<a href="x?a=1&amp;b" rel="noopener">y</a><br>`, []string{`<a href="x?a=1&b" rel="noopener">`, "y", "</a>", "<br>"}},
		{"&nbsp; &; & &#xFFFFFFFFF; &#99999999;", []string{"&nbsp; &; & &#xFFFFFFFFF; &#99999999;"}},
		{"<", []string{"<"}},
		{"<>a", []string{"<>a"}},
	} {
		if diff := cmp.Diff(test.want, listed(test.html)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.html, diff)
		}
	}
}

// FuzzTokens checks that anything is read to its end, and that escaped text is read back.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"<p>", "</", "<a b=\"c\">", "&#60;&amp", "<a b=\""} {
		f.Add(s)
	}
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	f.Fuzz(func(t *testing.T, s string) {
		listed(s)
		got := listed("<p>" + escape.Replace(s) + "</p>")
		if text := strings.Join(got[1:len(got)-1], ""); text != s {
			t.Errorf("%q is read back as %q", s, text)
		}
	})
}
