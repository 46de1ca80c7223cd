package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"annals/internal/par"
)

// BenchmarkPublish measures a site of 10,000 files of 8 KB: `go test -bench
// Publish -run - ./internal/publish`. TMPDIR chooses the disk.
func BenchmarkPublish(b *testing.B) {
	for _, run := range []struct {
		name    string
		changed int // files that differ from the run before
	}{{"unchanged", 0}, {"one-changed", 1}, {"all-changed", benchFiles}} {
		b.Run(run.name, func(b *testing.B) {
			dst := filepath.Join(b.TempDir(), "public")
			publishBench(b, dst, 0, 0)
			round := 0
			for b.Loop() {
				round++
				publishBench(b, dst, round, run.changed)
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		dir := b.TempDir()
		round := 0
		for b.Loop() {
			round++
			publishBench(b, filepath.Join(dir, fmt.Sprint(round)), 0, 0)
			b.StopTimer()
			if err := os.RemoveAll(filepath.Join(dir, fmt.Sprint(round))); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

const benchFiles = 10_000

func publishBench(b *testing.B, dst string, round, changed int) {
	b.Helper()
	ctx := context.Background()
	s, err := Open(ctx, dst, Options{})
	if err != nil {
		b.Fatal(err)
	}
	err = par.Do(ctx, 0, benchFiles, func(_ context.Context, _, i int) error {
		data := make([]byte, 8<<10)
		copy(data, fmt.Sprint(i))
		if i < changed {
			copy(data[100:], fmt.Sprint(round))
		}
		return s.Put(fmt.Sprintf("%d/page-%d.html", 1950+i*76/benchFiles, i), Pages, data)
	})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Commit(ctx); err != nil {
		b.Fatal(err)
	}
}
