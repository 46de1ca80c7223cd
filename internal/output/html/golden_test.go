package html

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
)

var update = flag.Bool("update", false, "write the pages of testdata/golden anew, to be read before they are committed")

// One page of each kind, so that reviews show changes of markup. After an
// intended change: make golden
func TestGoldenPages(t *testing.T) {
	golden := map[string]string{
		"home.html":           "index.html",
		"year.html":           "2018/index.html",
		"year-fallback.html":  "ko/2017/index.html",
		"entry.html":          "2018/vote.html",
		"entry-ko.html":       "ko/2018/vote.html",
		"entry-fallback.html": "ar/2017/report.html",
		"page.html":           "about.html",
		"term.html":           "topics/food.html",
		"vocabulary.html":     "topics/index.html",
		"votes.html":          "votes/index.html",
		"states.html":         "states/index.html",
		"state.html":          "ar/states/CHE.html",
		"sources.html":        "sources/index.html",
		"corrections.html":    "corrections/index.html",
		"new.html":            "new/index.html",
		"search.html":         "search/index.html",
		"safety.html":         "safety.html",
		"data.html":           "data/index.html",
		"404.html":            "404.html",
		"redirect.html":       "ko/old/about.html",
	}
	pages := everyPage(t, formatOf(t, record))
	golden["withdrawn.html"] = "ko/2018/secret.html"
	pages[golden["withdrawn.html"]] = everyPage(t, formatOf(t, withWithdrawn()))[golden["withdrawn.html"]]
	said := everyPage(t, formatOf(t, provisionRecord()))
	for name, page := range map[string]string{
		"subjects.html": "subjects/index.html", "subject.html": "ko/subjects/food.html",
		"entry-provisions.html": "2014/first.html", "year-provisions.html": "2014/index.html",
	} {
		golden[name], pages[name] = name, said[page]
	}
	for name, page := range deadPages(t, "2017/report.html", "ko/sources/index.html") {
		golden[name], pages[name] = name, page
	}
	for name, page := range golden {
		file := filepath.Join("testdata", "golden", name)
		if *update {
			if err := os.WriteFile(file, []byte(pages[page]), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(lines(string(want)), lines(pages[page])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

// Pages that are rendered concurrently share cards, labels and sorted states.
func TestConcurrentRenderingInAnyOrderGivesSamePages(t *testing.T) {
	want := everyPage(t, formatOf(t, record))
	outputs := formatOf(t, record).outputs()
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(outputs), func(i, j int) { outputs[i], outputs[j] = outputs[j], outputs[i] })
	got := make([]string, len(outputs))
	var wait sync.WaitGroup
	for worker := range 8 {
		wait.Go(func() {
			for i := worker; i < len(outputs); i += 8 {
				got[i] = renderOrError(outputs[i])
			}
		})
	}
	wait.Wait()
	for i, o := range outputs {
		if diff := cmp.Diff(lines(want[o.Path]), lines(got[i])); diff != "" {
			t.Errorf("%s (-alone +together):\n%s", o.Path, diff)
		}
	}
}

// lines splits a page, so that a diff shows only the lines that differ.
func lines(page string) []string { return strings.Split(page, "\n") }

// renderOrError returns the page or the error text. It is for goroutines, which
// must not call t.Fatal.
func renderOrError(o output.Output) string {
	var b bytes.Buffer
	if err := o.Render(&b); err != nil {
		return err.Error()
	}
	return b.String()
}
