package site_test

import (
	"runtime"
	"testing"
	"weak"

	"annals/internal/load/content"
	"annals/internal/site"
)

// A Site does not reference documents, so that their memory, with the positions of all
// keys, can be freed.
func TestSiteReferencesNoDocument(t *testing.T) {
	in, problems := load(t, manyEntries(20))
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
			t.Errorf("%s is still referenced", d.File)
		}
	}
	runtime.KeepAlive(s)
}
