// Package sitetest makes a site.Site of a few short texts, the way a build does,
// for tests of the stages after resolve. Its input is the files of a site by name.
// Only tests import it.
package sitetest

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
	"annals/internal/site"
	"annals/internal/theme/locale"
	theme "annals/templates"
)

// Config is the default config.toml: two languages, a few terms, a base_url with a
// path.
const Config = `
title = "A record"
description = "What happened"
base_url = "https://example.org/record/"
default_language = "en"
publisher = "The editors"
license = "CC BY 4.0"

[languages.en]
name = "English"
[languages.ko]
name = "한국어"
title = "기록"
description = "있었던 일"

[types.resolution]
label = { en = "Resolution", ko = "결의" }
[types.report]
label = "Report"
[types.meeting]
label = "Meeting"

[bodies.general-assembly]
label = { en = "General Assembly", ko = "총회" }
members = 193

[topics.accountability]
label = { en = "Accountability", ko = "책임 규명" }
description = { en = "Who answers for it", ko = "누가 책임지는가" }
[topics.food]
label = { en = "Food", ko = "식량" }

[series.yearly]
label = { en = "Yearly text", ko = "매년의 결의" }
`

// ThreeLanguages is a config.toml without its title, in English, Korean and Arabic, for
// tests of editions. Further keys stand before it, further tables behind it.
const ThreeLanguages = `
description = "What happened"
base_url = "https://example.org/record/"
mirrors = ["https://mirror.example.net/"]
default_language = "en"
publisher = "The editors"
license = "CC BY 4.0"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[languages.ar]
name = "العربية"
[types.meeting]
label = { en = "Meeting", ko = "회의", ar = "اجتماع" }
[bodies.general-assembly]
label = { en = "General Assembly", ko = "총회" }
members = 193
[topics.food]
label = { en = "Food", ko = "식량" }
[series.yearly]
label = "Yearly text"
[subjects.camps]
label = "Camps"
`

// Source is the [[sources]] table of Entry.
const Source = "[[sources]]\ntitle = \"A source\"\nurl = \"https://example.com/source\"\n"

// Entry is the text of an entry: further lines of front matter, then the body.
func Entry(title, date, front, body string) string {
	return "+++\ntitle = \"" + title + "\"\ndate = \"" + date + "\"\ntype = \"meeting\"\nsummary = \"What it was.\"\n" +
		front + "\n" + Source + "+++\n" + body
}

// Site resolves files, by their names relative to the site: "config.toml",
// "content/2018/a.md". Any error in them ends the test. Options change the
// inputs before they are resolved.
func Site(t testing.TB, files map[string]string, options ...func(*site.Inputs)) *site.Site {
	t.Helper()
	settings := files["config.toml"]
	if settings == "" {
		settings = Config
	}
	cfg := Settings(t, settings)
	loaded, err := content.NewLoader(cfg).Load(t.Context(), Dir(t, files), 1)
	if err != nil {
		t.Fatal(err)
	}
	record, found := loaded.Record()
	in := site.Inputs{Config: cfg, Record: record, Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	for _, o := range options {
		o(&in)
	}
	s, problems := site.Resolve(in)
	endOnErrors(t, append(found, problems...))
	return s
}

// Settings reads a config.toml. Any error in it ends the test.
func Settings(t testing.TB, text string) *config.Config {
	t.Helper()
	cfg, problems := config.Parse("config.toml", []byte(text))
	endOnErrors(t, problems)
	return cfg
}

func endOnErrors(t testing.TB, problems diag.List) {
	t.Helper()
	for _, d := range problems {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d:%d: %s (%s)", d.File, d.Line, d.Column, d.Message, d.Hint)
		}
	}
	if problems.HasErrors() {
		t.FailNow()
	}
}

// Dir writes files to a folder of the test and opens it.
func Dir(t testing.TB, files map[string]string) *sitedir.Dir {
	t.Helper()
	dir, err := sitedir.Open(Folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	return dir
}

// Folder writes files to a folder of the test and returns its path. Their times are
// old, so that no reader takes them for files that are being written.
func Folder(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	old := time.Unix(1_000_000_000, 0)
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, old, old); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// Files returns the text of every file in a folder, by path: the reverse of Folder.
func Files(t testing.TB, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Unzip yields the files of an archive in their order, with their contents.
func Unzip(t testing.TB, archive []byte) iter.Seq2[*zip.File, string] {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(*zip.File, string) bool) {
		for _, f := range r.File {
			content, err := contentOf(f)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if !yield(f, content) {
				return
			}
		}
	}
}

func contentOf(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	return string(content), err
}

// Drafts is an option of Site: it includes drafts and embargoed entries.
func Drafts(in *site.Inputs) { in.Drafts = true }

// Locales loads the interface texts of the languages of s.
func Locales(t testing.TB, s *site.Site) map[string]*locale.Locale {
	t.Helper()
	var problems diag.List
	locales := locale.Load(theme.FS, nil, s.Tags(), &problems)
	if problems.HasErrors() {
		t.Fatalf("the interface texts have errors: %v", problems)
	}
	return locales
}
