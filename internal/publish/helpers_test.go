package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type tree map[string]string

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// readTree returns the content of a folder by path, "dir" for an empty folder and
// "-> target" for a link. It returns nil for a folder that does not exist.
func readTree(t testing.TB, dir string) tree {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	got := tree{}
	must(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if entries, err := os.ReadDir(name); err != nil || len(entries) == 0 {
				got[rel] = "dir"
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			got[rel] = "-> " + target
			return err
		case d.Type().IsRegular():
			data, err := os.ReadFile(name)
			got[rel] = string(data)
			return err
		default:
			got[rel] = d.Type().String()
		}
		return nil
	}))
	return got
}

// writeFiles writes files below dir.
func writeFiles(t testing.TB, dir string, files tree) {
	t.Helper()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		must(t, os.WriteFile(full, []byte(content), 0o644))
	}
}

// put publishes the files to dst, with a hook that may fail operations.
func put(ctx context.Context, dst string, files tree, fault func(op, path string) error) (Report, error) {
	return putWith(ctx, dst, files, Options{}, fault)
}

func putWith(ctx context.Context, dst string, files tree, o Options, fault func(op, path string) error) (Report, error) {
	s, err := open(ctx, dst, o, fault)
	if err != nil {
		return Report{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := putOne(s, name, files[name]); err != nil {
			return Report{}, errors.Join(err, s.Abandon())
		}
	}
	return s.Commit(ctx)
}

// putOne puts a file, those of 2018 and 2019 as streams.
func putOne(s *Stage, name, content string) error {
	if !strings.HasPrefix(name, "2018/") && !strings.HasPrefix(name, "2019/") {
		return s.Put(name, groupOf(name), []byte(content))
	}
	return s.PutStream(name, groupOf(name), func(w io.Writer) error {
		for _, piece := range []string{content[:len(content)/2], content[len(content)/2:]} {
			if _, err := io.WriteString(w, piece); err != nil {
				return err
			}
		}
		return nil
	})
}

// groupOf gives the files of tests a group by their names.
func groupOf(name string) Group {
	switch {
	case strings.HasSuffix(name, ".css"):
		return Assets
	case strings.HasSuffix(name, "index.html"):
		return Lists
	case strings.HasSuffix(name, ".html"):
		return Pages
	}
	return Indexes
}

func publish(t testing.TB, dst string, files tree) Report {
	t.Helper()
	r, err := put(t.Context(), dst, files, nil)
	must(t, err)
	return r
}

// withManifest adds the manifest that is published with files.
func withManifest(files tree) tree {
	var list []file
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, file{path: name, sum: sha256.Sum256([]byte(files[name]))})
	}
	all := maps.Clone(files)
	all[ManifestName] = string(formatManifest(list))
	return all
}

// checkNames checks that dir has exactly these names.
func checkNames(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("in %s: %s", dir, diff)
	}
}

func stat(t testing.TB, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(name)
	must(t, err)
	return info
}
