package sftp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"annals/internal/par"
	"annals/internal/publish/upload"
)

// The most that is read of a host.
const (
	listLimit   = 64 << 20 // of what it answers to one listing
	maxFiles    = 500_000
	maxDepth    = 64
	maxCompared = 256 << 20
	atOnce      = 8
	chunk       = 1 << 20
)

// List implements upload.Store. A symbolic link is listed as a file and not followed.
func (h *Host) List(ctx context.Context) (all []upload.Object, err error) {
	err = h.do(ctx, listLimit, func(s *session) (err error) {
		all, err = h.list(ctx, s)
		return err
	})
	return all, err
}

// list reads the folders of one depth after the other.
func (h *Host) list(ctx context.Context, s *session) (all []upload.Object, err error) {
	var stale []leftover
	dirs := []string{""}
	for depth := 0; len(dirs) > 0; depth++ {
		if depth > maxDepth {
			return nil, h.hinted("its folders have no end", "is this the folder of the site?")
		}
		read, err := par.Map(ctx, atOnce, dirs, func(ctx context.Context, _ int, dir string) ([]fs.FileInfo, error) {
			return h.readFolder(ctx, s, dir)
		})
		if err != nil {
			return nil, err
		}
		var next []string
		for i, dir := range dirs {
			for _, info := range read[i] {
				name := path.Join(dir, info.Name())
				switch {
				case info.IsDir():
					next = append(next, name)
				case strings.HasPrefix(info.Name(), ownPrefix):
					stale = append(stale, leftover{h.at(name), info.ModTime()})
				default:
					all = append(all, upload.Object{Path: name, Size: info.Size()})
				}
			}
		}
		if len(all)+len(next) > maxFiles {
			return nil, h.hinted(fmt.Sprintf("there are more than %d files", maxFiles), "is this the folder of the site?")
		}
		dirs = next
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stale = stale
	return all, nil
}

// readFolder reads a folder. Where the folder of the site is not there yet, it is empty, but
// the folder that it is in must be there.
func (h *Host) readFolder(ctx context.Context, s *session, dir string) ([]fs.FileInfo, error) {
	full := h.at(dir)
	all, err := s.client.ReadDirContext(ctx, full)
	if errors.Is(err, fs.ErrNotExist) {
		if dir != "" {
			return nil, nil // it has just gone
		}
		if _, err = h.folder(s, path.Dir(full)); err == nil {
			return nil, nil
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil, upload.NewFixable(fmt.Sprintf("%s has no folder %s", h.Host, full), "correct the folder in the address")
		}
		return nil, err
	}
	if err != nil {
		return nil, h.failed(s, "list", full, err)
	}
	seen := make(map[string]bool, len(all))
	for _, info := range all {
		name := info.Name()
		if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") || seen[name] || info.Size() < 0 {
			return nil, h.hinted(fmt.Sprintf("it lists a file by the name %q, which no folder can hold", name), "ask who runs the host")
		}
		seen[name] = true
	}
	return all, nil
}

// read reads a file. Where the host needs several steps to replace one, it may be in between.
func (h *Host) read(s *session, full string, limit int64) ([]byte, error) {
	data, err := s.read(full, limit)
	if errors.Is(err, fs.ErrNotExist) && !s.canReplace() {
		if before, beforeErr := s.read(beforeOf(full), limit); beforeErr == nil {
			return before, nil
		}
	}
	if err != nil {
		return nil, h.failed(s, "read", full, err)
	}
	return data, nil
}

// read reads a file, which must be one and no link, of at most limit bytes.
func (s *session) read(full string, limit int64) ([]byte, error) {
	info, err := lstat(s, full)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, upload.NewFixable(path.Base(full)+" is no file there", "look at it, and remove it")
	}
	f, err := s.client.Open(full)
	if err == nil && f == nil {
		err = errNonsense
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = statOf(f); err != nil {
		return nil, err
	}
	size := info.Size()
	if size > limit {
		return nil, upload.NewFixable(fmt.Sprintf("%s has %d bytes there, which is too much", path.Base(full), size), "look at it")
	}
	s.in.allowed.Add(size + size/8)
	var data []byte
	for int64(len(data)) < size {
		part := make([]byte, min(chunk, size-int64(len(data))))
		n, err := f.ReadAt(part, int64(len(data)))
		data = append(data, part[:n]...)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if n < len(part) {
			return nil, fmt.Errorf("%s ends before the %d bytes that it is said to have: %w", path.Base(full), size, io.ErrUnexpectedEOF)
		}
	}
	return data, nil
}
