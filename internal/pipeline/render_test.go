package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/theme/templates"
)

// memStore collects what is put.
type memStore struct {
	mu    sync.Mutex
	files map[string]string
}

func (f *memStore) put(o *output.Output, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files == nil {
		f.files = map[string]string{}
	}
	f.files[o.Path] = string(data)
	return nil
}

// fake is an output with a text, an error or a panic.
type fake struct {
	text  string
	err   error
	cause any
}

func (f fake) Render(w io.Writer) error {
	if f.cause != nil {
		panic(f.cause)
	}
	_, err := io.WriteString(w, f.text)
	return errors.Join(f.err, err)
}

func succeeds(path, text string) output.Output {
	return output.Output{Path: path, Renderer: fake{text: text}}
}

func failsWith(path string, err error) output.Output {
	return output.Output{Path: path, From: "static/" + path, Renderer: fake{text: "half of it", err: err}}
}

func failure(line int) error {
	return fmt.Errorf("make the page: %w", &templates.Failure{
		At:   diag.Range{Position: diag.Position{File: "templates/home.html", Line: line, Column: 2}},
		Code: diag.TemplateFailed, Message: "no field", Hint: "look",
	})
}

func TestEachOutputIsPutWithItsOwnBytes(t *testing.T) {
	var outputs []output.Output
	want := map[string]string{}
	for i := range 500 {
		path, text := fmt.Sprintf("%03d.html", i), fmt.Sprintf("page %d %*s", i, i%97, "")
		outputs = append(outputs, succeeds(path, text))
		want[path] = text
	}
	for _, jobs := range []int{1, 2, 16, 1000} {
		var f memStore
		var problems diag.List
		err := render(t.Context(), outputs, Options{Jobs: jobs}, &problems, f.put)
		if err != nil || len(problems) > 0 {
			t.Fatalf("%d jobs: %v, %v", jobs, problems, err)
		}
		if diff := cmp.Diff(want, f.files); diff != "" {
			t.Errorf("%d jobs (-want +got):\n%s", jobs, diff)
		}
	}
	if err := render(t.Context(), nil, Options{}, &diag.List{}, nil); err != nil {
		t.Errorf("nothing to render: %v", err)
	}
}

func TestDiagnosticsAreMergedByRange(t *testing.T) {
	unreadable := &diag.Problem{Code: diag.FileUnreadable, Message: "there is no permission to read it", Hint: "allow it"}
	outputs := []output.Output{
		failsWith("a.html", failure(7)), succeeds("b.html", "b"), failsWith("c.html", failure(3)), failsWith("d.html", failure(7)),
		failsWith("e.html", failure(7)), failsWith("f.html", failure(3)), failsWith("g.png", fmt.Errorf("x: %w", unreadable)), failsWith("h.png", unreadable), succeeds("i.html", "i"),
	}
	at := func(file string, line int) diag.Range {
		r := diag.Range{Position: diag.Position{File: file, Line: line}}
		if line > 0 {
			r.Column = 2
		}
		return r
	}
	want := diag.List{
		{Range: at("static/g.png", 0), Code: diag.FileUnreadable, Message: "there is no permission to read it", Hint: "allow it"},
		{Range: at("static/h.png", 0), Code: diag.FileUnreadable, Message: "there is no permission to read it", Hint: "allow it"},
		{Range: at("templates/home.html", 3), Code: diag.TemplateFailed, Message: "while rendering c.html: no field (and 1 more page)", Hint: "look"},
		{Range: at("templates/home.html", 7), Code: diag.TemplateFailed, Message: "while rendering a.html: no field (and 2 more pages)", Hint: "look"},
	}
	for range 20 {
		var f memStore
		var got diag.List
		err := render(t.Context(), outputs, Options{Jobs: 4}, &got, f.put)
		if err != nil {
			t.Fatal(err)
		}
		got.Sort()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(map[string]string{"b.html": "b", "i.html": "i"}, f.files); diff != "" {
			t.Fatalf("a page that failed was put, or one that did not was not (-want +got):\n%s", diff)
		}
	}
}

func TestOtherErrorsStopTheRun(t *testing.T) {
	full := errors.New("no space left on device")
	t.Run("while rendering", func(t *testing.T) {
		var problems diag.List
		err := render(t.Context(), []output.Output{failsWith("a.html", failure(1)), failsWith("b.html", full)}, Options{Jobs: 1}, &problems, new(memStore).put)
		if !errors.Is(err, full) || err.Error() != "render b.html: no space left on device" {
			t.Errorf("the error is %v", err)
		}
		if len(problems) != 1 {
			t.Errorf("what was found before is lost: %v", problems)
		}
	})
	t.Run("while putting", func(t *testing.T) {
		var calls atomic.Int64
		outputs := make([]output.Output, 1000)
		for i := range outputs {
			outputs[i] = succeeds(fmt.Sprint(i), "x")
		}
		err := render(t.Context(), outputs, Options{Jobs: 2}, &diag.List{}, func(*output.Output, []byte) error { calls.Add(1); return full })
		if !errors.Is(err, full) || calls.Load() > 2 {
			t.Errorf("after %d calls: %v", calls.Load(), err)
		}
	})
}

func TestCancelledRunReturnsCause(t *testing.T) {
	why := errors.New("interrupted")
	ctx, cancel := context.WithCancelCause(t.Context())
	outputs := make([]output.Output, 1000)
	for i := range outputs {
		outputs[i] = succeeds(fmt.Sprint(i), "x")
	}
	var calls atomic.Int64
	err := render(ctx, outputs, Options{Jobs: 2}, &diag.List{}, func(*output.Output, []byte) error {
		switch n := calls.Add(1); {
		case n == 10:
			cancel(why)
		case n > 10:
			<-ctx.Done()
		}
		return nil
	})
	if !errors.Is(err, why) || calls.Load() > 11 {
		t.Errorf("after %d calls: %v", calls.Load(), err)
	}
}

func TestProgressCountsEachOutputOnce(t *testing.T) {
	outputs := make([]output.Output, 300)
	for i := range outputs {
		outputs[i] = succeeds(fmt.Sprint(i), "x")
	}
	var mu sync.Mutex
	seen := map[int]int{}
	err := render(t.Context(), outputs, Options{Jobs: 8, Progress: func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		seen[done]++
		if total != len(outputs) {
			t.Errorf("the total is %d", total)
		}
	}}, &diag.List{}, new(memStore).put)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= len(outputs); i++ {
		if seen[i] != 1 {
			t.Errorf("%d was reported %d times", i, seen[i])
		}
	}
}

func TestPanicIsNotSwallowed(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a panic was swallowed")
		}
	}()
	outputs := []output.Output{{Path: "a.html", Renderer: fake{cause: "a fault of ours"}}}
	_ = render(t.Context(), outputs, Options{Jobs: 2}, &diag.List{}, new(memStore).put)
}

// A problem of a picture in a book is one of the picture.
func TestProblemsAreReportedAtTheirFile(t *testing.T) {
	broken := bookPicture{fake{err: &diag.Problem{Code: diag.BrokenFile, Message: "It is broken."}}, "content/2018/a/b.png"}
	var report diag.List
	out := output.Output{Path: "downloads/record.en.epub", Renderer: fake{err: fmt.Errorf("write a book: %w", broken.Render(io.Discard))}}
	store := memStore{}
	if err := render(t.Context(), []output.Output{out}, Options{Jobs: 1}, &report, store.put); err != nil {
		t.Fatal(err)
	}
	if len(report) != 1 || report[0].File != "content/2018/a/b.png" || report[0].Code != diag.BrokenFile || len(store.files) > 0 {
		t.Errorf("%+v, %v", report, store.files)
	}
}
