package search

import (
	"context"
	"strings"
	"testing"
)

// BenchmarkBuild indexes texts of the length of ordinary entries.
func BenchmarkBuild(b *testing.B) {
	const sentence = "The Assembly’s resolution A/RES/73/180 welcomes talks between states, and asks for access to separated families. "
	text := strings.Repeat(sentence, 20)
	document := func(int) (Document, error) {
		d := Document{Length: len(text), Filters: []string{"language:en", "topic:food"}}
		d.Fields[Title] = []string{"Commission of inquiry reports"}
		d.Fields[Body] = []string{text}
		return d, nil
	}
	b.SetBytes(int64(len(text)) * shardSize)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(context.Background(), 1, 10, shardSize, float64(len(text)), document); err != nil {
			b.Fatal(err)
		}
	}
}
