package entryjson_test

import (
	"io"
	"testing"

	"annals/internal/output/entryjson"
	"annals/internal/testing/sitetest"
)

func BenchmarkLines(b *testing.B) {
	const entries = 1000
	s := sitetest.Site(b, sitetest.Many(entries))
	b.ReportAllocs()
	for b.Loop() {
		if err := entryjson.New(s).Files()[1].Render(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
