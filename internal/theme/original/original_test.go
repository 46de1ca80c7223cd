package original_test

import (
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/theme/original"
)

func TestMarkedCopies(t *testing.T) {
	for _, name := range []string{"partials/card.html", "style.css", "search.js", "i18n/ko.toml", "favicon.svg"} {
		t.Run(name, func(t *testing.T) {
			data := []byte("one\ntwo\n")
			marked := original.Mark(name, "1.2.0", data)
			if first, _, _ := strings.Cut(string(marked), "\n"); !strings.Contains(first, name+", Annals 1.2.0, sha256:"+original.Sum(data)) {
				t.Errorf("%q", first)
			}
			if got := original.Cut(marked); string(got) != string(data) {
				t.Errorf("%q", got)
			}
			var problems diag.List
			original.Check("f", marked, name, data, &problems)
			original.Check("f", marked, name, []byte("one\r\ntwo\r\n"), &problems) // the same lines
			original.Check("f", marked, "another", []byte("x"), &problems)
			original.Check("f", data, name, []byte("x"), &problems) // a file that is no copy
			if len(problems) > 0 {
				t.Errorf("%+v", problems)
			}
			changed := append(marked, "mine"...)
			original.Check("f", changed, name, []byte("three\n"), &problems)
			if len(problems) != 1 || problems[0].Code != diag.OriginalChanged || problems[0].Severity != diag.Warning {
				t.Fatalf("%+v", problems)
			}
			// The hint, followed, is silent.
			at := problems[0].Range
			first, rest, _ := strings.Cut(string(changed), "\n")
			fixed := first[:at.Column-1] + original.Sum([]byte("three\n")) + first[at.End-1:] + "\n" + rest
			problems = nil
			if original.Check("f", []byte(fixed), name, []byte("three\n"), &problems); len(problems) > 0 {
				t.Errorf("%+v", problems)
			}
		})
	}
}

func TestDiff(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"the same", "a\nb\n", "a\r\nb", ""},
		{"a line more", "a\nb\n", "a\nx\nb\n", " a\n+x\n b\n"},
		{"a line less", "a\nx\nb\n", "a\nb\n", " a\n-x\n b\n"},
		{"another line far below", "1\n2\n3\n4\n5\nx\n", "1\n2\n3\n4\n5\ny\n", "@@ line 4 @@\n 4\n 5\n-x\n+y\n"},
		{"two places", "x\n1\n2\n3\n4\n5\n6\nx\n", "y\n1\n2\n3\n4\n5\n6\ny\n", "-x\n+y\n 1\n 2\n@@ line 6 @@\n 5\n 6\n-x\n+y\n"},
		{"all", "a\n", "b\nc\n", "-a\n+b\n+c\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := original.Diff([]byte(test.a), []byte(test.b)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
