package diag_test

import (
	"errors"
	"testing"

	"annals/internal/diag"
	"github.com/google/go-cmp/cmp"
)

func TestExcerptsSeparateMarkedPart(t *testing.T) {
	source := func(file string) ([]byte, error) {
		if file != "a.md" {
			return nil, errors.New("gone")
		}
		return []byte("topics = [\"acess\"]\n\ttab\n제목 = 국가\nesc\x1b[2Jape\n"), nil
	}
	at := func(file string, line, column, end int) diag.Diagnostic {
		return diag.Diagnostic{Range: diag.Range{Position: diag.Position{File: file, Line: line, Column: column}, End: end}}
	}
	for _, test := range []struct {
		name string
		d    diag.Diagnostic
		want diag.Excerpt
		none bool
	}{
		{"in the middle", at("a.md", 1, 12, 17), diag.Excerpt{Before: `topics = ["`, Marked: "acess", After: `"]`}, false},
		{"one character where the end is not known", at("a.md", 1, 1, 0), diag.Excerpt{Marked: "t", After: `opics = ["acess"]`}, false},
		{"behind the end", at("a.md", 1, 99, 0), diag.Excerpt{Before: `topics = ["acess"]`}, false},
		{"characters of several bytes", at("a.md", 3, 10, 16), diag.Excerpt{Before: "제목 = ", Marked: "국가"}, false},
		{"control characters", at("a.md", 4, 4, 5), diag.Excerpt{Before: "esc", Marked: "<U+001B>", After: "[2Jape"}, false},
		{"a file as a whole", at("a.md", 0, 0, 0), diag.Excerpt{}, true},
		{"a file that cannot be read", at("b.md", 1, 1, 0), diag.Excerpt{}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := diag.NewExcerpts(source, 80).Of(test.d)
			if ok == test.none || !cmp.Equal(test.want, got) {
				t.Errorf("%+v, %v; want %+v", got, ok, test.want)
			}
		})
	}
	if got, _ := diag.NewExcerpts(source, 8).Of(at("a.md", 1, 12, 17)); got != (diag.Excerpt{Before: `…["`, Marked: "acess", After: `"…`}) {
		t.Errorf("in 8 columns: %+v", got)
	}
}
