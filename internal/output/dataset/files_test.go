package dataset_test

import (
	"crypto/sha256"
	"errors"
	"io"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/output/dataset"
)

// counted is a file that counts how often it is made.
type counted struct {
	times int
	err   error
}

func (c *counted) Render(w io.Writer) error {
	c.times++
	_, err := io.WriteString(w, "some text")
	return errors.Join(c.err, err)
}

func TestFileIsMadeOnceForItsMeasure(t *testing.T) {
	for _, test := range []struct {
		name string
		use  func(f *dataset.File, w io.Writer) error
		want int
	}{
		{"published first", func(f *dataset.File, w io.Writer) error {
			err := f.Render(w)
			_, failed := f.Measure()
			return errors.Join(err, failed)
		}, 1},
		{"measured twice", func(f *dataset.File, _ io.Writer) error {
			_, err := f.Measure()
			_, failed := f.Measure()
			return errors.Join(err, failed)
		}, 1},
		{"measured first", func(f *dataset.File, w io.Writer) error { _, err := f.Measure(); return errors.Join(err, f.Render(w)) }, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			var c counted
			f := &dataset.New([]dataset.File{{Output: output.Output{Path: "data/a.txt", Renderer: &c}}}).All()[0]
			var b strings.Builder
			if err := test.use(f, &b); err != nil {
				t.Fatal(err)
			}
			if m, err := f.Measure(); err != nil || m.Bytes != 9 || c.times != test.want {
				t.Errorf("%d bytes after %d times, %v", m.Bytes, c.times, err)
			}
			if text := b.String(); text != "" && text != "some text" {
				t.Errorf("the file is %q", text)
			}
		})
	}
}

func TestMeasureOfWhatCannotBeMade(t *testing.T) {
	c := counted{err: errors.New("no memory")}
	f := &dataset.New([]dataset.File{{Output: output.Output{Path: "data/a.txt", Renderer: &c}}}).All()[0]
	if _, err := f.Measure(); err == nil || !strings.Contains(err.Error(), "measure data/a.txt: no memory") {
		t.Errorf("the error is %v", err)
	}
	if err := f.Render(io.Discard); err == nil || c.times != 2 {
		t.Errorf("the error is %v after %d times", err, c.times)
	}
}

// measurer measures what is written to it.
type measurer struct{ strings.Builder }

func (m *measurer) Measure() (int64, [sha256.Size]byte, error) { return 7, [sha256.Size]byte{1}, nil }

func TestWriterThatMeasuresIsBelieved(t *testing.T) {
	file := dataset.New([]dataset.File{{Output: output.Output{Path: "data/a", Renderer: &counted{}}}}).All()[0]
	var w measurer
	if err := file.Render(&w); err != nil || w.String() != "some text" {
		t.Errorf("%q, %v", w.String(), err)
	}
	if got, err := file.Measure(); err != nil || got.Bytes != 7 || got.Sum[0] != 1 {
		t.Errorf("%v, %v", got, err)
	}
}
