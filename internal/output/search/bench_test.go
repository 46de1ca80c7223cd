package search_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"annals/internal/output/search"
	"annals/internal/testing/sitetest"
)

// words are common enough to make long lists.
var words = strings.Fields(`assembly resolution rights accountability separated families council commission inquiry report systematic
	widespread violations consensus vote humanitarian access rapporteur mandate committee adopted member states dialogue
	cooperation detention food abduction return summit reunions security referral court measures findings crimes humanity`)

func BenchmarkOutputs(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		var s []string
		for range n {
			s = append(s, words[r.IntN(len(words))])
		}
		return strings.Join(s, " ") + "."
	}
	files := map[string]string{}
	for i := range 500 {
		files[fmt.Sprintf("content/%d/e%d.md", 2005+i%20, i)] = sitetest.Entry(text(6), fmt.Sprintf("%d-01-02", 2005+i%20), "", text(120)+"\n\n"+text(130))
	}
	s := sitetest.Site(b, files)
	locales := sitetest.Locales(b, s)
	size := 0
	for b.Loop() {
		size = 0
		for _, o := range search.Outputs(s, locales) {
			if err := o.Render(counter{&size}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.SetBytes(int64(size))
}

type counter struct{ n *int }

func (c counter) Write(p []byte) (int, error) { *c.n += len(p); return io.Discard.Write(p) }
