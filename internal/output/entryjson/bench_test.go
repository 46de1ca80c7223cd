package entryjson_test

import (
	"io"
	"testing"

	"annals/internal/output/entryjson"
	"annals/internal/testing/sitetest"
)

func BenchmarkLines(b *testing.B) {
	const entries = 1000
	lines := entryjson.Files(sitetest.Site(b, sitetest.Many(entries)))[1]
	b.ReportAllocs()
	for b.Loop() {
		if err := lines.Render(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
