package edtf_test

import (
	"testing"

	"annals/internal/record/edtf"
)

// go test -run - -bench . ./internal/edtf
func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"2018-12-17", "2018-12", "2018-08-20/2018-08-26", "156X-12-25"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := edtf.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
