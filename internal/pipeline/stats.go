package pipeline

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"time"

	"annals/internal/output"
)

// maxListed is the number of single pages in each list of Stats.
const maxListed = 10

// Stats is the time by stage and kind of file, and the slowest and largest pages.
type Stats struct {
	Stages  []StageTime
	Kinds   []KindStats // the slowest first
	Slowest []FileStats // pages
	Largest []FileStats // pages

	Fallbacks []Fallback // by kind
}

// Fallback is a kind of page whose template html/template executed, which is slow.
type Fallback struct {
	Kind   string
	Reason string // the construct that is not compiled, or how often it happened
}

// StageTime is the duration of a stage. All stages add up to the whole build:
// rendering and publishing overlap, so the time of both is split in proportion to
// their work.
type StageTime struct {
	Name string // "load", "resolve", "plan", "render" or "publish"
	Time time.Duration
}

// KindStats sums up the files of one kind.
type KindStats struct {
	Kind    string // of output.Output
	Files   int
	Bytes   int64
	Time    time.Duration // rendering all of them, summed over goroutines
	Slowest FileStats
}

// FileStats is one file of the finished site.
type FileStats struct {
	Path  string
	Bytes int64
	Time  time.Duration // rendering it; values that pages share count for the first one
}

// stopwatch measures a build. A nil stopwatch measures nothing.
type stopwatch struct {
	lap    time.Time
	stages map[string]time.Duration
	files  []measurement
	index  map[string]int // of files, by path
}

// measurement is what was measured of one output. Each is written by one goroutine.
type measurement struct {
	FileStats
	kind string
	page bool
	put  time.Duration
}

func newStopwatch() *stopwatch {
	return &stopwatch{lap: time.Now(), stages: map[string]time.Duration{}}
}

// end adds the time since the last call to a stage.
func (w *stopwatch) end(stage string) {
	if w == nil {
		return
	}
	now := time.Now()
	w.stages[stage] += now.Sub(w.lap)
	w.lap = now
}

// timed measures the rendering of a file.
type timed struct {
	output.Renderer
	file    *measurement
	streams bool // its bytes are not passed to put
}

// Render renders the file and notes how long that took.
func (t timed) Render(w io.Writer) error {
	begun := time.Now()
	if t.streams {
		w = counted{w, &t.file.Bytes}
	}
	err := t.Renderer.Render(w)
	t.file.Time = time.Since(begun)
	return err
}

// counted adds up what is written.
type counted struct {
	io.Writer
	bytes *int64
}

func (c counted) Write(data []byte) (int, error) {
	n, err := c.Writer.Write(data)
	*c.bytes += int64(n)
	return n, err
}

// instrument returns the outputs, and put, with measurements.
func (w *stopwatch) instrument(outputs []output.Output, put putFunc) ([]output.Output, putFunc) {
	if w == nil {
		return outputs, put
	}
	outputs = slices.Clone(outputs)
	w.files, w.index = make([]measurement, len(outputs)), make(map[string]int, len(outputs))
	for i := range outputs {
		o, file := &outputs[i], &w.files[i]
		w.index[o.Path] = i
		file.Path, file.kind, file.page = o.Path, o.Kind, o.Page
		o.Renderer = timed{o.Renderer, file, o.Streams}
	}
	return outputs, func(o *output.Output, data []byte) error {
		begun := time.Now()
		err := put(o, data)
		file := &w.files[w.index[o.Path]]
		file.put, file.Bytes = time.Since(begun), int64(len(data))
		return err
	}
}

// stats sums up the measurements; nil if there are none. fallbacks has the reasons of
// templates.Set.Fallbacks.
func (w *stopwatch) stats(fallbacks map[string]string) *Stats {
	if w == nil {
		return nil
	}
	w.splitRenderTime()
	s := &Stats{Kinds: w.kinds()}
	for _, kind := range slices.Sorted(maps.Keys(fallbacks)) {
		s.Fallbacks = append(s.Fallbacks, Fallback{kind, fallbacks[kind]})
	}
	for _, name := range []string{"load", "resolve", "plan", "render", "publish"} {
		s.Stages = append(s.Stages, StageTime{name, w.stages[name]})
	}
	var pages []FileStats
	for _, f := range w.files {
		if f.page {
			pages = append(pages, f.FileStats)
		}
	}
	s.Slowest = topBy(pages, func(f FileStats) int64 { return int64(f.Time) })
	s.Largest = topBy(pages, func(f FileStats) int64 { return f.Bytes })
	return s
}

// splitRenderTime gives the publish stage its part of the time in which files were
// rendered and put.
func (w *stopwatch) splitRenderTime() {
	var render, put time.Duration
	for _, f := range w.files {
		render, put = render+f.Time, put+f.put
	}
	if both := render + put; both > 0 {
		part := time.Duration(float64(w.stages["render"]) * float64(put) / float64(both))
		w.stages["render"] -= part
		w.stages["publish"] += part
	}
}

func (w *stopwatch) kinds() []KindStats {
	var all []KindStats
	index := map[string]int{}
	for _, f := range w.files {
		i, known := index[f.kind]
		if !known {
			i = len(all)
			index[f.kind] = i
			all = append(all, KindStats{Kind: f.kind})
		}
		k := &all[i]
		k.Files++
		k.Bytes += f.Bytes
		k.Time += f.Time
		if k.Files == 1 || f.Time > k.Slowest.Time {
			k.Slowest = f.FileStats
		}
	}
	slices.SortStableFunc(all, func(a, b KindStats) int { return cmp.Compare(b.Time, a.Time) })
	return all
}

// topBy returns the maxListed files with the highest values, the highest first.
func topBy(files []FileStats, of func(FileStats) int64) []FileStats {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b FileStats) int { return cmp.Compare(of(b), of(a)) })
	return files[:min(len(files), maxListed)]
}
