package stricttoml_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	gocmp "github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

// Random texts are decoded, and their deliberate mistakes compared with what is
// reported, byte by byte.
func TestEveryGeneratedMistakeIsReportedAtItsPosition(t *testing.T) {
	decoder := stricttoml.For[entry](stricttoml.FrontMatter)
	total := 0
	for seed := range uint64(2000) {
		a := &generator{Rand: rand.New(rand.NewPCG(seed, 0))}
		a.document()
		src := a.text.Bytes()

		var e entry
		_, list := decoder.Decode("entry.md", 2, src, &e)
		var got []diag.Diagnostic
		for _, d := range list {
			got = append(got, diag.Diagnostic{Range: d.Range, Code: d.Code})
		}
		want := expected(src, a.mistakes)
		total += len(want)
		if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("seed %d: -want +got:\n%s\n%s\n%v", seed, diff, src, list)
		}
	}
	if total < 1000 {
		t.Errorf("only %d mistakes were generated", total)
	}
}

// expected computes lines and columns in the simplest way.
func expected(src []byte, mistakes []mistake) []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, s := range mistakes {
		before := string(src[:s.start])
		line := strings.Count(before, "\n")
		column := len(before) - strings.LastIndex(before, "\n")
		shown, _, _ := strings.Cut(string(src[s.start:s.end]), "\n")
		list = append(list, diag.Diagnostic{
			Range: diag.Range{
				Position: diag.Position{File: "entry.md", Line: 2 + line, Column: column},
				End:      column + len(shown),
			},
			Code: s.code,
		})
	}
	slices.SortFunc(list, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return list
}
