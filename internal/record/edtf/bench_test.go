package edtf_test

import (
	"testing"
	"unsafe"

	"annals/internal/record/edtf"
)

// TestDateIsSmall bounds the memory of a Date, because a site holds several for
// each entry.
func TestDateIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(edtf.Date{}); size > 48 {
		t.Errorf("a Date has %d bytes, want at most 48", size)
	}
}

var benchmarkDates = []string{"2018-12-17", "2018-12", "2018-08-20/2018-08-26", "156X-12-25"}

// go test -run - -bench . ./internal/edtf
func BenchmarkParse(b *testing.B) {
	for _, text := range benchmarkDates {
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

func BenchmarkDate(b *testing.B) {
	words := builtin(b, "en")
	for _, text := range benchmarkDates {
		d := mustParse(b, text)
		b.Run("Year/"+text, func(b *testing.B) {
			for b.Loop() {
				d.Year()
			}
		})
		b.Run("SortKey/"+text, func(b *testing.B) {
			for b.Loop() {
				d.SortKey()
			}
		})
		b.Run("Text/"+text, func(b *testing.B) {
			for b.Loop() {
				d.Text(words)
			}
		})
	}
}
