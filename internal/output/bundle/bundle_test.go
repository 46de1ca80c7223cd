package bundle

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const config = `title = "A record"
base_url = "https://record.ngo/"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.meeting]
label = "Meeting"
`

// write writes an archive of English files with these contents, each in pieces of size bytes.
func write(t testing.TB, s *site.Site, contents map[string]string, size int) map[string]string {
	t.Helper()
	b := Bundle{Site: s, Locales: sitetest.Locales(t, s), Languages: []string{"en"}}
	for path := range contents {
		kind := "static file"
		if strings.HasSuffix(path, ".html") {
			kind = ""
		}
		b.Files = append(b.Files, output.Output{Path: path, Page: kind == "", Kind: kind})
	}
	var archive bytes.Buffer
	err := b.Write(&archive, func(o *output.Output, w io.Writer) error {
		for text := contents[o.Path]; text != ""; text = text[min(size, len(text)):] {
			if _, err := io.WriteString(w, text[:min(size, len(text))]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for f, content := range sitetest.Unzip(t, archive.Bytes()) {
		files[f.Name] = content
	}
	return files
}

// TestLinksToWhatIsMissing changes links to files that are not in the archive, and no other.
func TestLinksToWhatIsMissing(t *testing.T) {
	const page = `<p title='a href="x"'><a href="../ko/2018/a%2Bb.html?q#r&amp;s" lang="ko">한</a> <a href="b.html#ko/x.html">b</a>` +
		`<a href="https://example.com/ko/2018/a.html">c</a><a href="#x">d</a><a href="">e</a><a href="%zz">f</a><a href="../../../ko/index.html">g</a>` +
		`<a class="x" href="../downloads/site.zip">h</a><a href="../ko/index.html">i`
	want := strings.NewReplacer(`"../ko/2018/a%2Bb.html?q#r&amp;s"`, `"https://record.ngo/ko/2018/a+b.html?q#r&amp;s"`,
		`"../downloads/site.zip"`, `"https://record.ngo/downloads/site.zip"`, `<a href="../ko/index.html"`, `<a href="https://record.ngo/ko/"`).Replace(page)
	s := sitetest.Site(t, map[string]string{"config.toml": config})
	for _, size := range []int{1, 7, 40, len(page)} {
		got := write(t, s, map[string]string{"2018/a.html": page, "2018/b.html": page, "ko/2018/a+b.html": "", "ko/index.html": "", "x.html.txt": page}, size)
		if got["2018/a.html"] != want || got["x.html.txt"] != page {
			t.Errorf("in pieces of %d:\n%s\nwant\n%s", size, got["2018/a.html"], want)
		}
	}
}

// TestLargeFileIsPassedOn puts a file into the archive that is not kept in memory.
func TestLargeFileIsPassedOn(t *testing.T) {
	s := sitetest.Site(t, map[string]string{"config.toml": config})
	large := map[string]string{"film.webm": strings.Repeat("of any size ", maxKept/10), "READ ME.txt": "Of the site.\n"}
	got := write(t, s, large, 1<<20)
	for name, want := range large {
		if got[name] != want {
			t.Errorf("%s has %d bytes, want %d", name, len(got[name]), len(want))
		}
	}
	if !strings.Contains(got["manifest.sha256"], "  film.webm\n") {
		t.Errorf("the list of files is %s", got["manifest.sha256"])
	}
}
