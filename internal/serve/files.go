package serve

import (
	"context"
	"slices"
	"strings"
	"sync"

	"annals/internal/build"
)

// mostFiles is how many pictures and the like are remembered.
const maxFiles = 512

// files remembers what browsers were given beside pages: pictures, fonts, style
// sheets that others import. A page that shows one is to be loaded again when the
// file changes, although its own bytes stay the same.
type files struct {
	mu       sync.Mutex
	revision int // counts the looks that found a change
	served   map[string]servedFile
}

type servedFile struct {
	sum     string
	changed int // the revision that found it changed last; 0: none
}

// remember notes that a browser has the file with these bytes.
func (f *files) add(path string, data []byte) {
	media := mediaType(path)
	kind, _, _ := strings.Cut(media, "/")
	if !slices.Contains([]string{"image", "font", "audio", "video"}, kind) && !strings.HasPrefix(media, "text/css") {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.served == nil || len(f.served) >= maxFiles {
		f.served = map[string]servedFile{}
	}
	if _, known := f.served[path]; !known {
		f.served[path] = servedFile{sum: sum(data)}
	}
}

// look finds which of the files have changed. read returns a file as it is now,
// and whether there still is one.
func (f *files) update(read func(path string) ([]byte, bool)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	next := f.revision + 1
	for path, was := range f.served {
		data, ok := read(path)
		if now := sum(data); ok && now != was.sum {
			f.served[path] = servedFile{now, next}
			f.revision = next
		}
	}
}

// since lists the files that changed after a revision, and the revision now.
func (f *files) since(revision int) (paths []string, now int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for path, g := range f.served {
		if g.changed > revision {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths, f.revision
}

// fileOf renders a file that is no page.
func fileOf(ctx context.Context, site *build.Snapshot, path string) ([]byte, bool) {
	data, problems, err := site.Render(ctx, path)
	return data, err == nil && !problems.HasErrors()
}
