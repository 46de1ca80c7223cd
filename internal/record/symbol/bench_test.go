package symbol_test

import (
	"testing"

	"annals/internal/record/symbol"
)

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
