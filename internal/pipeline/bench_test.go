package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// BenchmarkLoad and those below measure single stages on sites of 1,000 and 10,000
// entries: go test -run - -bench . ./internal/pipeline
func BenchmarkLoad(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		for b.Loop() {
			if _, err := load(b.Context(), s.dir, s.options, nil, Changes{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(s.liveBytesPerDocument(b), "live-B/document")
	})
}

// liveBytesPerDocument returns the heap memory that each loaded document keeps.
func (s *stages) liveBytesPerDocument(b *testing.B) float64 {
	b.Helper()
	before := heapAlloc()
	folder, err := content.NewLoader(s.loaded.config).Load(b.Context(), s.dir, s.options.Jobs)
	if err != nil {
		b.Fatal(err)
	}
	after := heapAlloc()
	runtime.KeepAlive(s) // with the site that it loaded before
	record, _ := folder.Record()
	return (after - before) / float64(len(record.Documents))
}

func heapAlloc() float64 {
	runtime.GC()
	runtime.GC() // a second cycle empties sync.Pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func BenchmarkResolve(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		in := s.inputs()
		for b.Loop() {
			site.Resolve(in)
		}
	})
}

func BenchmarkPlan(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		resolved, _ := site.Resolve(s.inputs())
		for b.Loop() {
			formats(resolved, s.loaded.theme, s.options, &diag.List{})
		}
	})
}

func BenchmarkRender(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		resolved, _ := site.Resolve(s.inputs())
		for b.Loop() {
			outputs := formats(resolved, s.loaded.theme, s.options, &diag.List{}) // with empty caches
			s.render(b, outputs, func(*output.Output, []byte) error { return nil })
		}
	})
}

// BenchmarkBuild measures a whole build; TMPDIR chooses the disk.
func BenchmarkBuild(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		for b.Loop() {
			if err := os.RemoveAll(s.options.Output); err != nil {
				b.Fatal(err)
			}
			if _, err := Build(b.Context(), s.options); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRebuild measures a build without changes.
func BenchmarkRebuild(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		if _, err := Build(b.Context(), s.options); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := Build(b.Context(), s.options); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkPreview measures one save: from the changed file to its new page.
func BenchmarkPreview(b *testing.B) {
	benchEachSize(b, func(b *testing.B, s *stages) {
		p := NewPreview(s.options)
		snapshot, err := p.Update(b.Context(), Changes{})
		if err != nil {
			b.Fatal(err)
		}
		changed := changedPage(b, snapshot)
		for b.Loop() {
			if snapshot, err = p.Update(b.Context(), Changes{Paths: []string{changed.From}}); err != nil {
				b.Fatal(err)
			}
			if _, err := snapshot.Render(b.Context(), changed.Path, &diag.List{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func changedPage(b *testing.B, s *Snapshot) output.Output {
	b.Helper()
	for _, o := range s.outputs {
		if filepath.Dir(o.From) == "content/2018" {
			return o
		}
	}
	b.Fatal("there is no entry of 2018")
	return output.Output{}
}

// stages is a loaded site on disk.
type stages struct {
	dir     *sitedir.Dir
	options Options
	loaded  *loaded
}

// benchEachSize runs a benchmark on sites of two sizes without errors.
func benchEachSize(b *testing.B, run func(*testing.B, *stages)) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := sitetest.Folder(b, sitetest.Many(n))
			dir, err := sitedir.Open(folder)
			if err != nil {
				b.Fatal(err)
			}
			defer dir.Close()
			s := &stages{dir: dir, options: Options{Source: folder}.withDefaults()}
			if s.loaded, err = load(b.Context(), dir, s.options, nil, Changes{}); err != nil {
				b.Fatal(err)
			}
			var problems diag.List
			if resolveAndPlan(s.loaded, s.options, "", nil, &problems); len(problems) > 0 {
				b.Fatal(problems)
			}
			b.ReportAllocs()
			run(b, s)
		})
	}
}

func (s *stages) inputs() site.Inputs {
	record, _ := s.loaded.content.Record()
	return site.Inputs{Config: s.loaded.config, Record: record, Static: s.loaded.theme.assets.Names(), Now: s.options.Now()}
}

func (s *stages) render(b *testing.B, outputs []output.Output, put putFunc) {
	b.Helper()
	var problems diag.List
	err := render(b.Context(), outputs, s.options, &problems, put)
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems)
	}
}
