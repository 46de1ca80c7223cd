package symbol_test

import (
	"testing"
	"unsafe"

	"annals/internal/record/symbol"
)

// TestSymbolIsSmall bounds the memory of a Symbol, because a site holds several
// for each entry.
func TestSymbolIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(symbol.Symbol{}); size > 40 {
		t.Errorf("a Symbol has %d bytes, want at most 40", size)
	}
}

// go test -run - -bench . ./internal/symbol
func BenchmarkParse(b *testing.B) {
	registry, err := symbol.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"A/RES/73/180", "A/HRC/RES/25/25", "S/RES/1718(2006)", "A/C.3/73/L.40/Rev.1", "a/res/73/180"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := registry.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSymbol(b *testing.B) {
	registry, err := symbol.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	s, err := registry.Parse("A/C.3/73/L.40/Rev.1")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s.Organ()
		s.Kind()
		s.Years()
	}
}
