package publish

import (
	"io"
	"io/fs"
	"os"
	"sync"
	"time"
)

// settleTime is how old the last change of a file must be for the next one to be seen by its
// time: the clocks of file systems go in steps, of 2 seconds at most (FAT).
const settleTime = 3 * time.Second

// Compared is the published files whose bytes a run has compared with those that it is about
// to publish, before it opens a Stage. Keep does not read such a file once more unless it was
// touched since, by the time of that: no program can set it. Nothing is compared on systems
// that do not tell it. Compared is safe for concurrent use.
type Compared struct {
	published Published
	now       func() time.Time
	buffers   sync.Pool // of *workspace

	mu    sync.Mutex
	files map[string]comparedFile // by path
}

// comparedFile is a file with this checksum, and what the system knows of it.
type comparedFile struct {
	sum  sum
	info fs.FileInfo
}

// NewCompared returns the files of an output folder, none of which was compared yet.
func NewCompared(dir string) *Compared {
	return &Compared{
		published: Published{dir: dir}, now: time.Now, files: map[string]comparedFile{},
		buffers: sync.Pool{New: func() any { return new(workspace) }},
	}
}

// Compare compares a published file with the bytes that the parts make and whose checksum f
// has. Nothing comes of it if they differ or the file cannot be read. c may be nil.
func (c *Compared) Compare(f Listed, parts [][]byte) {
	if c == nil {
		return
	}
	root, err := c.published.open()
	if err != nil {
		return
	}
	defer root.Close()
	file, err := root.OpenFile(f.Path, os.O_RDONLY|notPolled, 0)
	if err != nil {
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || !c.isSettled(info) || !c.hasContent(file, info.Size(), parts) {
		return
	}
	after, err := file.Stat()
	if err != nil || !isUntouched(info, after) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.files[f.Path] = comparedFile{f.Sum, info}
}

// isSettled reports whether each change from now on changes the time of the file.
func (c *Compared) isSettled(info fs.FileInfo) bool {
	changed, known := changeTime(info)
	return known && c.now().Sub(changed) >= settleTime
}

// hasContent reports whether a file of a size has exactly this content.
func (c *Compared) hasContent(file io.Reader, size int64, parts [][]byte) bool {
	for _, part := range parts {
		size -= int64(len(part))
	}
	if size != 0 {
		return false
	}
	ws := c.buffers.Get().(*workspace)
	defer c.buffers.Put(ws)
	for _, part := range parts {
		same, err := equal(io.LimitReader(file, int64(len(part))), part, ws)
		if !same || err != nil {
			return false
		}
	}
	return true
}

// sumOf returns the checksum of the file at path, whose state is info now. c may be nil.
func (c *Compared) sumOf(path string, info fs.FileInfo) (sum, bool) {
	if c == nil {
		return sum{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	f, found := c.files[path]
	return f.sum, found && isUntouched(f.info, info)
}

// isUntouched reports whether two states of a file are those of one file which nobody has
// written, nor changed in any other way, in between.
func isUntouched(before, after fs.FileInfo) bool {
	was, known := changeTime(before)
	is, _ := changeTime(after)
	return known && was.Equal(is) && before.ModTime().Equal(after.ModTime()) && before.Size() == after.Size() && os.SameFile(before, after)
}

// sumOf returns the checksum of a published file, and what the system knows of it.
func (s *Stage) sumOf(path string, ws *workspace) (sum, fs.FileInfo, error) {
	f, info, err := s.disk.openOld(s.live+path, ws)
	if err != nil {
		return sum{}, nil, err
	}
	defer f.Close()
	if sum, ok := s.compared.sumOf(path, info); ok {
		return sum, info, nil
	}
	return hashOf(f, info, ws)
}
