package markdown

import (
	"context"
	"runtime"
	"strings"
	"testing"
)

// entryBody has the constructs and the length of an ordinary entry: paragraphs,
// two footnotes, a list, a quotation, a table, links.
var entryBody = strings.Join([]string{
	benchParagraph, benchParagraph + "[^1]", "## Assembly resolution rights accountability", benchParagraph,
	strings.Repeat("- Separated families council commission inquiry report.\n", 4), "> " + benchSentence,
	"## Food abduction return", "| Vote | States |\n| --- | ---: |\n| Yes | 111 |\n| No | 19 |\n| Abstain | 55 |",
	benchParagraph + " See [the record](https://undocs.org/A/RES/73/180) and *mandate*.[^2]",
	"[^1]: " + benchSentence, "[^2]: " + benchSentence,
}, "\n\n") + "\n"

const (
	benchSentence  = "Rights accountability separated families council commission inquiry report systematic widespread violations consensus vote humanitarian access."
	benchParagraph = benchSentence + " Assembly **" + benchSentence + "** " + benchSentence
)

func BenchmarkEntry(b *testing.B) {
	p := New(Options{})
	src := []byte(entryBody)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	var page []byte
	for b.Loop() {
		body, _ := p.Parse(context.Background(), "entry.md", "en", 1, src)
		page, _ = body.AppendHTML(page[:0], RenderOptions{}, func(int) string { return "x.html" })
	}
}

func BenchmarkAppendHTML(b *testing.B) {
	body, _ := New(Options{}).Parse(context.Background(), "entry.md", "en", 1, []byte(entryBody))
	b.ReportAllocs()
	var page []byte
	for b.Loop() {
		page, _ = body.AppendHTML(page[:0], RenderOptions{}, func(int) string { return "x.html" })
	}
}

// BenchmarkKept reports the memory that a parsed text retains.
func BenchmarkKept(b *testing.B) {
	p := New(Options{})
	src := []byte(entryBody)
	bodies := make([]*Body, 1000)
	for b.Loop() {
		before := liveBytes()
		for i := range bodies {
			bodies[i], _ = p.Parse(context.Background(), "entry.md", "en", 1, src)
		}
		b.ReportMetric(float64(liveBytes()-before)/float64(len(bodies)), "B-kept/text")
		clear(bodies)
	}
	b.ReportMetric(float64(len(src)), "B/text")
}

func liveBytes() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkAppendText(b *testing.B) {
	body, _ := New(Options{}).Parse(context.Background(), "entry.md", "en", 1, []byte(entryBody))
	b.ReportAllocs()
	var words []byte
	for b.Loop() {
		words, _ = body.AppendText(words[:0])
	}
}
