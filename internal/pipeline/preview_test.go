package pipeline_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

// folder is a site that a test edits, and its Preview.
type folder struct {
	t       *testing.T
	root    string
	preview *pipeline.Preview
}

func newFolder(t *testing.T) *folder {
	f := &folder{t: t, root: t.TempDir()}
	f.write("config.toml", sitetest.Config)
	f.write("content/about.md", "+++\ntitle = \"About\"\n+++\nThe record.\n")
	f.write("content/2018/vote.md", sitetest.Entry("Vote", "2018-12-17", "draft = true\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 2\nno = 1\nabstain = 0", "See [the other](../2014/report.md)."))
	f.write("content/2018/vote.ko.md", "+++\ntitle = \"표결\"\n+++\n본문\n")
	f.write("content/2018/vote.votes.csv", "state,vote\nPRK,N\nKOR,Y\nJPN,Y\n")
	f.write("content/2014/report.md", sitetest.Entry("Report", "2014-02-07", "", "# Findings\n"))
	f.write("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
	f.preview = pipeline.NewPreview(f.options())
	return f
}

func (f *folder) options() pipeline.Options {
	return pipeline.Options{Source: f.root, Drafts: true, Jobs: 2}
}

func (f *folder) write(file, text string) {
	f.t.Helper()
	path := filepath.Join(f.root, filepath.FromSlash(file))
	long := time.Unix(1_000_000_000, 0) // long ago, so that no reader takes it for a file that is being written
	for _, err := range []error{os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644), os.Chtimes(path, long, long)} {
		if err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f *folder) move(from, to string) {
	f.t.Helper()
	target := filepath.Join(f.root, to)
	for _, err := range []error{os.MkdirAll(filepath.Dir(target), 0o755), os.Rename(filepath.Join(f.root, from), target)} {
		if err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f *folder) remove(path string) {
	f.t.Helper()
	if err := os.RemoveAll(filepath.Join(f.root, path)); err != nil {
		f.t.Fatal(err)
	}
}

func (f *folder) update(p *pipeline.Preview, c pipeline.Changes) *pipeline.Snapshot {
	f.t.Helper()
	s, err := p.Update(f.t.Context(), c)
	if err != nil {
		f.t.Fatal(err)
	}
	return s
}

// site returns all files that a snapshot would publish.
func (f *folder) site(s *pipeline.Snapshot) map[string]string {
	f.t.Helper()
	files := map[string]string{}
	for _, path := range s.Paths() {
		var problems diag.List
		data, err := s.Render(f.t.Context(), path, &problems)
		if err != nil || len(problems) > 0 {
			f.t.Fatal(path, problems, err)
		}
		files[path] = string(data)
	}
	return files
}

// After each of these edits, in this order, the updated Preview equals one that
// reads the folder for the first time.
func TestPreviewIsNeverStale(t *testing.T) {
	f := newFolder(t)
	f.update(f.preview, pipeline.Changes{})
	for _, edit := range []struct {
		name  string
		do    func()
		paths []string // passed to Update
		whole bool     // the site has no errors afterwards
	}{
		{"nothing", func() {}, nil, true},
		{"a text", func() { f.write("content/2014/report.md", sitetest.Entry("Findings", "2014-02-07", "", "New.")) }, []string{"content/2014/report.md"}, true},
		{"a date that moves the entry in time", func() { f.write("content/2014/report.md", sitetest.Entry("Findings", "2014-03", "", "New.")) }, []string{"content/2014/report.md"}, true},
		{"a new entry", func() { f.write("content/2020/new.md", sitetest.Entry("New", "2020-01-01", "", "")) }, []string{"content/2020"}, true},
		{"a translation gone", func() { f.remove("content/2018/vote.ko.md") }, []string{"content/2018/vote.ko.md"}, true},
		{"a link broken by a renamed file", func() { f.move("content/2014/report.md", "content/2014/coi.md") }, []string{"content/2014/coi.md", "content/2014/report.md"}, false},
		{"and fixed", func() { f.write("content/2014/report.md", sitetest.Entry("Findings", "2014", "", "")) }, []string{"content/2014/report.md"}, true},
		{"a folder renamed", func() { f.move("content/2020", "content/2021") }, []string{"content/2020", "content/2021"}, false},
		{"a change reported twice", func() { f.remove("content/2021") }, []string{"content/2021", "content/2021/new.md"}, true},
		{"a folder with a folder in it", func() { f.write("content/2014/deep/er.md", "x") }, []string{"content/2014/deep"}, false},
		{"gone by its parent", func() { f.remove("content/2014/deep") }, []string{"content/2014"}, true},
		{"a file where a folder was", func() { f.remove("content/2014"); f.write("content/2014", "x") }, []string{"content/2014", "content/2014/coi.md"}, false},
		{"all content gone", func() { f.remove("content") }, []string{"content"}, true},
		{"and back", func() { f.write("content/2014/report.md", sitetest.Entry("Report", "2014", "", "")) }, []string{"content"}, true},
		{"an editor's own files", func() { f.write("content/2014/.report.md.swp", "x") }, []string{"content/2014/.report.md.swp"}, true},
		{"a template", func() { f.write("templates/404.html", `{{define "main"}}<main id="main"><h1>Gone</h1></main>{{end}}`) }, []string{"templates"}, true},
		{"a broken template", func() { f.write("templates/404.html", `{{define "main"}}{{if}}{{end}}`) }, []string{"templates/404.html"}, false},
		{"no templates", func() { f.remove("templates") }, []string{"templates"}, true},
		{"a style sheet", func() { f.write("static/style.css", "body{color:red}") }, []string{"static/style.css"}, true},
		{"a drawing with a script", func() { f.write("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>") }, []string{"static/logo.svg"}, false},
		{"a change beside it", func() { f.write("static/a.txt", "x") }, []string{"static/a.txt"}, false},
		{"without it, by its folder", func() { f.write("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><!-- a note --></svg>") }, []string{"static"}, true},
		{"a static file that clashes", func() { f.write("static/index.html", "x") }, []string{"static/index.html"}, false},
		{"and is gone", func() { f.remove("static/index.html") }, []string{"static/index.html"}, true},
		{"a term that entries need", func() { f.write("config.toml", "title = \"Less\"\n") }, []string{"config.toml"}, false},
		{"a broken configuration", func() { f.write("config.toml", "title = ") }, []string{"config.toml"}, false},
		{"changes while it is broken", func() { f.write("content/2014/more.md", sitetest.Entry("More", "2014", "", "")) }, []string{"content/2014/more.md"}, false},
		{"no configuration", func() { f.remove("config.toml") }, []string{"config.toml"}, false},
		{"fixed", func() { f.write("config.toml", sitetest.Config+"[topics.new]\nlabel = \"New\"\n") }, []string{"config.toml"}, true},
	} {
		edit.do()
		updated := f.update(f.preview, pipeline.Changes{Paths: edit.paths})
		fresh := f.update(pipeline.NewPreview(f.options()), pipeline.Changes{})
		if diff := cmp.Diff(fresh.Diagnostics(), updated.Diagnostics()); diff != "" {
			t.Errorf("after %s: diagnostics (-fresh +updated):\n%s", edit.name, diff)
		}
		if updated.Whole() != edit.whole {
			t.Errorf("after %s: whole is %v: %v", edit.name, updated.Whole(), updated.Diagnostics())
		}
		if diff := cmp.Diff(f.site(fresh), f.site(updated)); diff != "" {
			t.Errorf("after %s: site (-fresh +updated):\n%s", edit.name, diff)
		}
	}
}

func TestPreviewOfFolderRemovedAndRestored(t *testing.T) {
	f := newFolder(t)
	before := f.update(f.preview, pipeline.Changes{})
	f.move(".", "../gone")
	s := f.update(f.preview, pipeline.Changes{All: true})
	if s.Whole() || s.Diagnostics()[0].Code != diag.FileMissing || len(s.Paths()) > 0 || s.Has("index.html") {
		t.Errorf("without the folder: %v, %v", s.Diagnostics(), s.Paths())
	}
	if !before.Whole() || len(f.site(before)) == 0 {
		t.Error("the snapshot from before is gone, too")
	}
	f.move("../gone", ".")
	if s = f.update(f.preview, pipeline.Changes{}); !s.Whole() || !s.Has("index.html") {
		t.Errorf("with the folder: %v", s.Diagnostics())
	}
}

func TestSourcesOfAPage(t *testing.T) {
	f := newFolder(t)
	s := f.update(f.preview, pipeline.Changes{})
	for page, want := range map[string][]string{
		"2018/vote.html":         {"content/2018/vote.md", "content/2018/vote.votes.csv"},
		"ko/2018/vote.html":      {"content/2018/vote.ko.md", "content/2018/vote.md", "content/2018/vote.votes.csv"},
		"ko/2014/report.html":    {"content/2014/report.md"},
		"topics/food.html":       {"config.toml"},
		"states/KOR.html":        nil,
		"feed.xml":               nil,
		"not/there.html":         nil,
		"logo.svg":               {"static/logo.svg"},
		"ko/about.html":          {"content/about.md"},
		"2018/index.html":        nil,
		"../content/2018/vote":   nil,
		"content/2018/vote.html": nil,
	} {
		if diff := cmp.Diff(want, s.Sources(page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
	if _, err := s.Render(t.Context(), "not/there.html", &diag.List{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a page that is not there: %v", err)
	}
}

func TestTemplateErrorOnOnePage(t *testing.T) {
	f := newFolder(t)
	f.write("templates/404.html", `{{define "main"}}{{.NoSuchThing}}{{end}}`)
	s := f.update(f.preview, pipeline.Changes{})
	var problems diag.List
	if _, err := s.Render(t.Context(), "404.html", &problems); err != nil || len(problems) != 1 || problems[0].Code != diag.TemplateFailed {
		t.Errorf("got %v, %v", problems, err)
	}
	problems = nil
	if data, err := s.Render(t.Context(), "index.html", &problems); err != nil || len(problems) > 0 || len(data) == 0 {
		t.Errorf("the home page: %v, %v", problems, err)
	}
}
