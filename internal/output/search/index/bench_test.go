package index

import (
	"strings"
	"testing"
)

// BenchmarkBuild indexes texts of the length of typical entries.
func BenchmarkBuild(b *testing.B) {
	const sentence = "The Assembly’s resolution A/RES/73/180 welcomes talks between states, and asks for access to separated families. "
	text := []byte(strings.Repeat(sentence, 20))
	b.SetBytes(int64(len(text)) * blockSize)
	b.ReportAllocs()
	for b.Loop() {
		builder := NewBuilder(blockSize, float64(len(text)), func() []Alias { return nil })
		for i := range blockSize {
			builder.Read(i, func(r *Reader) {
				r.Text(Title, "Commission of inquiry reports")
				r.Body(text, len(text))
				r.Filter("language", "en")
				r.Filter("topic", "food")
			})
		}
		builder.Index(10)
	}
}
