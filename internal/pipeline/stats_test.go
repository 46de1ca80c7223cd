package pipeline

import (
	"errors"
	"strings"
	"testing"
	"time"

	"annals/internal/output"
)

func TestRenderTimeIsSplitWithPublish(t *testing.T) {
	w := newStopwatch()
	w.stages = map[string]time.Duration{"load": 5, "render": 100, "publish": 7}
	w.files = []measurement{
		{FileStats: FileStats{Path: "a.html", Bytes: 10, Time: 60}, kind: "entry", page: true, put: 20},
		{FileStats: FileStats{Path: "b.html", Bytes: 30, Time: 90}, kind: "entry", page: true, put: 20},
		{FileStats: FileStats{Path: "feed.xml", Bytes: 900, Time: 200}, kind: "feed", put: 10},
	}
	s := w.stats(map[string]string{"year": "b", "entry": "a"})
	want := []StageTime{{"load", 5}, {"resolve", 0}, {"plan", 0}, {"render", 88}, {"publish", 19}} // 350 to 50
	for i, stage := range s.Stages {
		if i >= len(want) || stage != want[i] {
			t.Errorf("stage %d: %v, want %v", i, stage, want)
		}
	}
	if len(s.Kinds) != 2 || s.Kinds[0].Kind != "feed" || s.Kinds[1].Files != 2 || s.Kinds[1].Bytes != 40 || s.Kinds[1].Time != 150 || s.Kinds[1].Slowest.Path != "b.html" {
		t.Errorf("kinds: %+v", s.Kinds)
	}
	if len(s.Fallbacks) != 2 || s.Fallbacks[0] != (Fallback{"entry", "a"}) {
		t.Errorf("fallbacks: %+v", s.Fallbacks)
	}
	if len(s.Slowest) != 2 || s.Slowest[0].Path != "b.html" || s.Largest[0].Path != "b.html" {
		t.Errorf("slowest %v, largest %v", s.Slowest, s.Largest)
	}
}

// Bytes and errors pass through unchanged.
func TestInstrumentPassesBytesAndErrors(t *testing.T) {
	full := errors.New("full")
	outputs := []output.Output{
		{Path: "a.html", Kind: "entry", Renderer: fake{text: "abc"}},
		{Path: "b.html", Kind: "entry", Renderer: fake{err: full}},
	}
	w := newStopwatch()
	measured, put := w.instrument(outputs, func(o *output.Output, data []byte) error {
		if o.Path == "a.html" && string(data) == "abc" {
			return full
		}
		return nil
	})
	var b strings.Builder
	if err := measured[0].Render(&b); err != nil || b.String() != "abc" {
		t.Errorf("rendered %q, %v", b.String(), err)
	}
	if err := measured[1].Render(&b); !errors.Is(err, full) {
		t.Errorf("got %v, want the error of the output", err)
	}
	if err := put(&outputs[0], []byte("abc")); err != full {
		t.Errorf("got %v, want the error of put", err)
	}
	if f := w.files[0]; f.Bytes != 3 || f.kind != "entry" || f.Path != "a.html" {
		t.Errorf("measured %+v", f)
	}
}
