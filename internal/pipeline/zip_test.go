package pipeline_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

const zipPath = "downloads/site.zip"

// zipSite is a site of three languages, of which the default one is not the first.
func zipSite(downloads string) map[string]string {
	return map[string]string{
		"config.toml": `title = { en = "A record", ko = "기록" }
base_url = "https://record.ngo/in/"
default_language = "en"
[languages.ko]
name = "한국어"
[languages.en]
name = "English"
[languages.ar]
name = "العربية"
[types.meeting]
label = "Meeting"
` + downloads,
		"static/보고 서.txt":        "A file.\n",
		"static/-rf.txt":         strings.Repeat("A larger file. ", 100),
		"content/about.md":       "+++\ntitle = \"About\"\n+++\n[The report](2018/a.ko.md), [a heading](2018/a.md#part), [a file](../static/-rf.txt).\n",
		"content/2018/a.md":      sitetest.Entry("A report", "2018-01-02", "aliases = [\"old.html\"]", "Text.\n\n## Part\n\nMore.\n"),
		"content/2018/a.ko.md":   "+++\ntitle = \"보고서\"\nsummary = \"요약\"\n+++\n본문 [다른 글](한국.md)\n",
		"content/2018/한국.md":     sitetest.Entry("Another", "2018-01-03", "", "Text.\n"),
		"content/2018/secret.md": sitetest.Entry("Canary", "2018-01-04", "draft = true", "Canary.\n"),
	}
}

// buildZip builds a site, and returns what is published and the archive.
func buildZip(t *testing.T, files map[string]string, jobs int) (folder string, archive []byte) {
	t.Helper()
	folder = sitetest.Folder(t, files)
	result, err := pipeline.Build(t.Context(), pipeline.Options{Source: folder, Jobs: jobs})
	if err != nil || result.Diagnostics.HasErrors() {
		t.Fatal(err, result.Diagnostics)
	}
	return folder, []byte(readFile(t, filepath.Join(folder, "public", zipPath)))
}

func unzip(t *testing.T, archive []byte) (names []string, files map[string]string) {
	t.Helper()
	files = map[string]string{}
	for f, content := range sitetest.Unzip(t, archive) {
		names, files[f.Name] = append(names, f.Name), content
		if (f.Method == zip.Store) != (len(content) < 200 || f.CompressedSize64 == f.UncompressedSize64) || f.Modified.Year() != 1980 {
			t.Errorf("%s: method %d, %v", f.Name, f.Method, f.Modified)
		}
	}
	return names, files
}

// TestArchiveHoldsTheSite compares an archive with what is published beside it.
func TestArchiveHoldsTheSite(t *testing.T) {
	folder, archive := buildZip(t, zipSite("[downloads]\nzip = true\nprint = true\n"), 4)
	names, files := unzip(t, archive)
	middle := names[1 : len(names)-1]
	if names[0] != "READ ME.txt" || names[len(names)-1] != "manifest.sha256" || !slices.IsSorted(middle) {
		t.Errorf("the order is %q", names)
	}
	published := sitetest.Files(t, filepath.Join(folder, "public"))
	list := ""
	for _, name := range middle {
		switch want, made := published[name]; {
		case !made:
			t.Errorf("%s is not published", name)
		case path.Base(path.Dir(name)) == "data" && path.Base(name) == "index.html":
			want = strings.ReplaceAll(want, `href="../`+strings.Repeat("../", strings.Count(name, "/")-1)+zipPath+`"`, `href="https://record.ngo/in/`+zipPath+`"`)
			fallthrough
		default:
			if files[name] != want {
				t.Errorf("%s is not as published", name)
			}
		}
		delete(published, name)
	}
	delete(published, zipPath)
	delete(published, "manifest.sha256")
	if len(published) > 0 {
		t.Errorf("not in the archive: %q", published)
	}
	for _, name := range slices.Sorted(slices.Values(names[:len(names)-1])) {
		list += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(files[name])), name)
	}
	if files["manifest.sha256"] != list {
		t.Errorf("the list of files is\n%s\nwant\n%s", files["manifest.sha256"], list)
	}
	if sum := fmt.Sprintf("%x  %s\n", sha256.Sum256(archive), zipPath); !strings.Contains(readFile(t, filepath.Join(folder, "public/manifest.sha256")), sum) {
		t.Errorf("the site's list of files lacks %s", sum)
	}
	for name, content := range files {
		if strings.Contains(content, "Canary") {
			t.Errorf("%s has a draft", name)
		}
	}
	for _, want := range []string{"A record\n=", "기록\n=", "2 entries", "https://record.ngo/in/downloads/site.zip", "ko/index.html", "\u2066ar/index.html\u2069", "sha256sum -c manifest.sha256"} {
		if want = strings.ReplaceAll(want, "2 entries", "2 entries"); !strings.Contains(files["READ ME.txt"], want) {
			t.Errorf("READ ME.txt lacks %q:\n%s", want, files["READ ME.txt"])
		}
	}
	deadLinks(t, files)
	again(t, folder, archive)
	byOthers(t, folder)
}

// again makes the same archive with one goroutine, over the published one, and as a preview
// renders it.
func again(t *testing.T, folder string, archive []byte) {
	t.Helper()
	o := pipeline.Options{Source: folder, Jobs: 1}
	result, err := pipeline.Build(t.Context(), o)
	if err != nil || result.Report.Written != 0 {
		t.Errorf("a second build: %v, %+v", err, result.Report)
	}
	preview, err := pipeline.NewPreview(o).Update(t.Context(), pipeline.Changes{})
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	if got, err := preview.Render(t.Context(), zipPath, &problems); err != nil || !bytes.Equal(got, archive) {
		t.Errorf("the preview's archive is another one: %v %v", err, problems)
	}
	if os.RemoveAll(filepath.Join(folder, "public")) == nil {
		if _, err = pipeline.Build(t.Context(), o); err != nil || readFile(t, filepath.Join(folder, "public", zipPath)) != string(archive) {
			t.Errorf("another build makes another archive: %v", err)
		}
	}
}

// byOthers reads the archive with the programs that readers have.
func byOthers(t *testing.T, folder string) {
	t.Helper()
	if _, err := exec.LookPath("unzip"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("unzip is needed in CI")
		}
		t.Log("no unzip: the archive is read by Go alone")
		return
	}
	into := t.TempDir()
	for _, command := range [][]string{{"unzip", "-tq", filepath.Join(folder, "public", zipPath)}, {"unzip", "-q", filepath.Join(folder, "public", zipPath)}, {"sha256sum", "--strict", "--quiet", "-c", "manifest.sha256"}} {
		c := exec.CommandContext(t.Context(), command[0], command[1:]...)
		c.Dir = into
		c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		if message, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", command, err, message)
		}
	}
}

// deadLinks reports links that lead nowhere within an archive.
func deadLinks(t *testing.T, files map[string]string) (outside []string) {
	t.Helper()
	for name, content := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := dom.Parse(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key != "href" && a.Key != "src" || strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "data:") || path.Base(name) == "404.html" {
					continue
				}
				to, err := url.Parse(a.Val)
				switch {
				case err != nil:
					t.Error(err)
				case to.Host != "":
					outside = append(outside, a.Val)
				case to.Scheme == "" && to.Path != "" && files[path.Join(path.Dir(name), to.Path)] == "":
					t.Errorf("%s: %q leads nowhere", name, a.Val)
				}
			}
		}
	}
	return outside
}

// TestArchiveOfSomeLanguages leaves the other languages out, and links to them.
func TestArchiveOfSomeLanguages(t *testing.T) {
	for _, test := range []struct {
		tag       string
		in, notIn []string
		link      string
	}{
		{"en", []string{"index.html", "2018/a.html", "data/record.en.txt", "data/entries.csv", "print.css", "보고 서.txt"}, []string{"ko/", "ar/", "data/record.ko.txt", "print.ko.css"}, "https://record.ngo/in/ko/2018/a.html"},
		{"ko", []string{"ko/index.html", "ko/2018/a.html", "data/record.ko.txt", "data/entries.csv", "print.css", "보고 서.txt"}, []string{"index.html", "2018/a.html", "ar/", "print.en.css"}, "https://record.ngo/in/2018/a.html"},
	} {
		downloads := fmt.Sprintf("[downloads]\nzip = true\nprint = true\nzip_languages = [%q]\n", test.tag)
		_, archive := buildZip(t, zipSite(downloads), 4)
		names, files := unzip(t, archive)
		for _, name := range test.in {
			if !slices.Contains(names, name) {
				t.Errorf("%s: there is no %s", test.tag, name)
			}
		}
		for _, name := range names {
			for _, other := range test.notIn {
				if name == other || strings.HasSuffix(other, "/") && strings.HasPrefix(name, other) {
					t.Errorf("%s: there is %s", test.tag, name)
				}
			}
		}
		if outside := deadLinks(t, files); !slices.Contains(outside, test.link) {
			t.Errorf("%s: nothing leads to %s", test.tag, test.link)
		}
		if !strings.Contains(files["READ ME.txt"], map[string]string{"en": "English", "ko": "한국어"}[test.tag]) {
			t.Errorf("READ ME.txt does not name the language:\n%s", files["READ ME.txt"])
		}
	}
	site := zipSite("[downloads]\nzip = true\nzip_languages = [\"en\"]\n")
	site["config.toml"] = strings.Replace(site["config.toml"], `base_url = "https://record.ngo/in/"`, "", 1)
	_, archive := buildZip(t, site, 4)
	_, files := unzip(t, archive)
	deadLinks(t, files)
}
