package sitetest

import (
	"bytes"
	"testing"

	"annals/internal/output"
)

// Render renders the outputs of a format, by path. Two outputs of one path, or an
// error, fail the test.
func Render(t testing.TB, outputs []output.Output) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, o := range outputs {
		var b bytes.Buffer
		if err := o.Render(&b); err != nil {
			t.Fatalf("%s: %v", o.Path, err)
		}
		if _, twice := files[o.Path]; twice {
			t.Errorf("%s is listed twice", o.Path)
		}
		files[o.Path] = b.String()
	}
	return files
}
