package stricttoml_test

import (
	"runtime"
	"strings"
	"testing"

	"annals/internal/load/stricttoml"
)

// All entries of a site stay in memory; the text of their front matter must not.
func TestValuesDoNotRetainTheSource(t *testing.T) {
	const comment, count = 60_000, 100
	decoder := stricttoml.For[entry](stricttoml.FrontMatter)
	src := []byte(typical + "# " + strings.Repeat("x", comment) + "\n")
	entries := make([]entry, count)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range entries {
		if _, list := decoder.Decode("entry.md", 2, src, &entries[i]); len(list) > 0 {
			t.Fatal(lines(list))
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if live := int64(after.HeapAlloc) - int64(before.HeapAlloc); live > count*comment/2 {
		t.Errorf("%d values hold %d bytes", count, live)
	}
	runtime.KeepAlive(entries)
}
