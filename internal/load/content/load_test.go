package content_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
)

// folder creates a site whose files were last modified an hour ago, so that reads
// do not wait for them.
func folder(t *testing.T, files map[string]string) *sitedir.Dir {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		modified := time.Now().Add(-time.Hour)
		if err := os.Chtimes(file, modified, modified); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := sitedir.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	return dir
}

func load(t *testing.T, dir *sitedir.Dir, jobs int) (*content.Record, diag.List, error) {
	t.Helper()
	f, err := newLoader(t).Load(t.Context(), dir, jobs)
	if err != nil {
		return nil, nil, err
	}
	record, problems := f.Record()
	return record, problems, nil
}

func TestLoadReadsTheWholeFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"content/_index.md":         front(`title = "Home"` + "\n"),
		"content/about.md":          front(`title = "About"` + "\n"),
		"content/2018/_index.md":    front(),
		"content/2018/a.md":         front(facts, sources),
		"content/2018/a.ko.md":      front(`title = "결의"` + "\n"),
		"content/2018/a.votes.csv":  "state,vote\nPRK,N\nKOR,Y\n",
		"content/2018/broken.md":    "no fence",
		"content/2018/sub/deep.md":  front(facts, sources),
		"content/2018/b.votes.csv":  "state,vote\nKOR,yes\n",
		"content/2018/.hidden.md":   "x",
		"content/2018/a.md~":        "x",
		"content/2018/undated.md":   front("title = \"A\"\n", sources),
		"content/2018/large.md":     string(make([]byte, 3<<20)),
		"static/not/read/by/it.txt": "x",
	})
	for _, jobs := range []int{1, 4} {
		record, problems, err := load(t, dir, jobs)
		if err != nil {
			t.Fatal(err)
		}
		var documents, votes []string
		for _, d := range record.Documents {
			documents = append(documents, d.File)
		}
		for _, v := range record.Votes {
			votes = append(votes, v.File+" → "+v.ID)
		}
		compare(t, []string{
			"content/2018/_index.md", "content/2018/a.ko.md", "content/2018/a.md", "content/2018/undated.md",
			"content/_index.md", "content/about.md",
		}, documents)
		compare(t, []string{"content/2018/a.votes.csv → 2018/a"}, votes)
		compare(t, []string{
			"content/2018/b.votes.csv", "content/2018/broken.md", "content/2018/large.md", "content/2018/sub/deep.md",
		}, record.Unread)

		problems.Sort()
		var found []string
		for _, p := range problems {
			found = append(found, p.File+" "+string(p.Code))
		}
		compare(t, []string{
			"content/2018/b.votes.csv invalid-vote", "content/2018/broken.md front-matter-missing",
			"content/2018/large.md file-too-large", "content/2018/sub/deep.md file-place",
			"content/2018/undated.md missing-key", "content/2018/undated.md missing-key", "content/2018/undated.md missing-summary",
		}, found)
	}
}

func TestLoadOfNoFolderIsEmpty(t *testing.T) {
	record, problems, err := load(t, folder(t, nil), 1)
	if err != nil || len(problems) > 0 || len(record.Documents) > 0 {
		t.Errorf("got %v, %v, %v", record, problems, err)
	}
}

// A translation of the original or a link to it must not be reported as well.
func TestIntendedPathIsListedAsUnread(t *testing.T) {
	dir := folder(t, map[string]string{"content/2018/a.en.md": front(facts, sources), "content/2018/b.en.votes.csv": "state,vote\nKOR,Y\n"})
	record, problems, err := load(t, dir, 1)
	if err != nil || len(problems) != 2 || len(record.Documents) > 0 {
		t.Errorf("got %v, %v", lines(problems), err)
	}
	compare(t, []string{
		"content/2018/a.en.md", "content/2018/a.md", "content/2018/b.en.votes.csv", "content/2018/b.votes.csv",
	}, record.Unread)
}

func TestLoadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newLoader(t).Load(ctx, folder(t, map[string]string{"content/a.md": "x"}), 1); err == nil {
		t.Error("no error")
	}
}

func TestSymbolicLinksAreReportedAndListedAsUnread(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/hostname", filepath.Join(root, "content", "a.md")); err != nil {
		t.Skip(err)
	}
	dir, err := sitedir.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	record, problems, err := load(t, dir, 1)
	if err != nil || len(problems) != 1 || problems[0].Code != diag.FileSpecial {
		t.Errorf("got %v, %v", lines(problems), err)
	}
	compare(t, []string{"content/a.md"}, record.Unread)
}

func TestDocumentMethodsForEveryKind(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []struct {
		file, text, title, summary string
		aliases                    []string
	}{
		{"content/2018/a.md", front(facts, `aliases = ["old.html"]`+"\n", sources), "A resolution", "One sentence.", []string{"old.html"}},
		{"content/about.md", front("title = \"About\"\nsummary = \"Us\"\naliases = [\"us\"]\n"), "About", "Us", []string{"us"}},
		{"content/about.ko.md", front("title = \"소개\"\nsummary = \"우리\"\n"), "소개", "우리", nil},
	} {
		d := loader.Parse(context.Background(), test.file, []byte(test.text)).Document
		compare(t, []any{test.title, test.summary, test.aliases}, []any{d.Title(), d.Summary(), d.Aliases()})
		compare(t, diag.Position{File: test.file, Line: 1, Column: 1}, d.Top().Position)
		compare(t, 2, d.At("title").Line)
	}
}

// TestLoadingEndsWithTheContext checks that a text which is being read when the context
// ends gives no result.
func TestLoadingEndsWithTheContext(t *testing.T) {
	site := folder(t, map[string]string{entryFile: front(facts, sources) + strings.Repeat("*a*\n\n", 1000)})
	ctx := &afterwards{Context: context.Background(), left: 500}
	if read, err := newLoader(t).Load(ctx, site, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v and %v", read, err)
	}
}

// afterwards is a context that is done after it was asked some times.
type afterwards struct {
	context.Context
	left int
}

func (c *afterwards) Err() error {
	if c.left--; c.left >= 0 {
		return nil
	}
	return context.Canceled
}
