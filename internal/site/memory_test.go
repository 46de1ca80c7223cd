package site_test

import (
	"runtime"
	"testing"
	"weak"

	"annals/internal/content"
	"annals/internal/site"
)

// A Site takes what it needs of the documents, so that a build can let go of
// them and of the places of all their keys.
func TestSiteKeepsNoDocument(t *testing.T) {
	in, problems := load(t, crowd(20))
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	var documents []weak.Pointer[content.Document]
	for _, d := range in.Record.Documents {
		documents = append(documents, weak.Make(d))
	}
	s, _ := site.Resolve(in)
	in.Record = nil
	runtime.GC()
	for _, d := range documents {
		if d := d.Value(); d != nil {
			t.Errorf("%s is still there", d.File)
		}
	}
	runtime.KeepAlive(s)
}
