package serve

import (
	"context"
	"slices"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/mediatype"
	"annals/internal/pipeline"
)

// maxFiles limits the files that are tracked.
const maxFiles = 512

// files tracks pictures, fonts and imported style sheets that browsers were
// served. A page that uses one is reloaded when the file changes, although its
// own bytes stay the same.
type files struct {
	mu       sync.Mutex
	revision int // counts the updates that found a change
	entries  map[string]servedFile
}

type servedFile struct {
	sum     string
	changed int // the revision of its last change; 0: none
}

// add records that a browser was served the file with these bytes.
func (f *files) add(path string, data []byte) {
	media := mediatype.Of(path)
	kind, _, _ := strings.Cut(media, "/")
	if !slices.Contains([]string{"image", "font", "audio", "video"}, kind) && !strings.HasPrefix(media, "text/css") {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.entries == nil || len(f.entries) >= maxFiles {
		f.entries = map[string]servedFile{}
	}
	if _, known := f.entries[path]; !known {
		f.entries[path] = servedFile{sum: sum(data)}
	}
}

// update finds the files that have changed. read returns the current bytes of a
// file, and whether it exists.
func (f *files) update(read func(path string) ([]byte, bool)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	next := f.revision + 1
	for path, was := range f.entries {
		data, ok := read(path)
		if now := sum(data); ok && now != was.sum {
			f.entries[path] = servedFile{now, next}
			f.revision = next
		}
	}
}

// since lists the files that changed after a revision, and returns the current
// revision.
func (f *files) since(revision int) (paths []string, now int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for path, g := range f.entries {
		if g.changed > revision {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths, f.revision
}

// fileOf renders a file that is not a page.
func fileOf(ctx context.Context, site *pipeline.Snapshot, path string) ([]byte, bool) {
	var problems diag.List
	data, err := site.Render(ctx, path, &problems)
	return data, err == nil && !problems.HasErrors()
}
