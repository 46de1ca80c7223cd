package epub

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/internal/load/content"
	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

var hostile = []string{
	"]]>", "<!--", "-->", "<?xml?>", "&nbsp;", "\x00\x01\uFFFE\uFFFF", "a\r\nb\tc", "\u202eoverride\u2066isolate", "\xff\xfe", `"'<script>alert(1)</script>`,
	strings.Repeat("한글 title, ", 1<<15), strings.Repeat("x", 1<<20),
}

// hostileSite is the site of the tests with entries whose fields are texts that break
// formats, and whose texts are the examples of CommonMark. Errors in these are passed over.
func hostileSite(t *testing.T, texts []string) *site.Site {
	t.Helper()
	var examples []struct{ Markdown string }
	readCorpus(t, "commonmark-spec.json", &examples)
	f := album(t)
	for i := range max(len(texts), len(examples)) {
		words := "Text.\n"
		if i < len(examples) {
			words = strings.ReplaceAll(examples[i].Markdown, "\x00", "") + "\n"
		}
		f[fmt.Sprintf("content/2018/e%04d.md", i)] = sitetest.Entry("A", "2018-01-01", "[[corrections]]\ndate = 2018-02-01\ntext = \"B\"\n", words)
	}
	cfg := sitetest.Settings(t, settings)
	loaded, err := content.NewLoader(cfg).Load(t.Context(), sitetest.Dir(t, f), 1)
	if err != nil {
		t.Fatal(err)
	}
	record, _ := loaded.Record()
	in := site.Inputs{Config: cfg, Record: record}
	withMap(&in)
	s, _ := site.Resolve(in)
	entries := s.Year(2018).Entries
	for i, text := range texts {
		e := entries[i]
		e.In("en").Title, e.In("en").Summary, e.Sources[0].Title, e.Sources[0].Publisher, e.Sources[0].Lang = text, text, text, text, "ko"
		e.Corrections[0].Text = lang.Plain(text)
	}
	return s
}

func readCorpus(t *testing.T, name string, to any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, to); err != nil {
		t.Fatal(err)
	}
}

func naughty(t *testing.T) []string {
	t.Helper()
	var all []string
	readCorpus(t, "naughty-strings.json", &all)
	return all
}

// asXML is a text as XML can have it.
func asXML(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text)
}

// Any text in any place is read back as it was written.
func TestHostileTexts(t *testing.T) {
	texts := append(naughty(t), hostile...)
	s := hostileSite(t, texts)
	b := unpack(t, string(bytesOf(t, s, "ar"))) // where they are texts of another language
	b.holds(t, "ar")
	if b.files[folder+"picture-1.png"] == "" {
		t.Error("the book has no picture")
	}
	titles := map[string]bool{}
	for file, text := range b.files {
		if strings.HasPrefix(file, folder+"y2018") {
			for _, e := range read(t, file, text) {
				titles[e.text.String()] = titles[e.text.String()] || e.name == "h2"
			}
		}
	}
	for _, text := range texts {
		if text != "" && !titles[asXML(text)] {
			t.Errorf("the title %.100q is not in the book", text)
		}
	}
}

func FuzzSheet(f *testing.F) {
	for _, text := range hostile[:len(hostile)-2] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s sheet
		s.open("a", "title", text)
		s.text(text)
		s.close("a")
		all := read(t, "a", string(s.out))
		want := asXML(text)
		if got := all[0].text.String(); got != want {
			t.Errorf("%q became %q", text, got)
		}
		inAttribute := strings.NewReplacer("\t", " ", "\n", " ").Replace(want)
		if got := strings.NewReplacer("\t", " ", "\n", " ").Replace(all[0].attributes["title"]); got != inAttribute {
			t.Errorf("%q became %q in an attribute", text, got)
		}
		if id := "e-" + idOf(text); !plainID.MatchString(id) {
			t.Errorf("%q has the id %q", text, id)
		}
	})
}

// TestEPUBCheck holds the book with everything in it, from right to left, against the
// checker of those who made the format.
func TestEPUBCheck(t *testing.T) {
	const checker = "/usr/share/java/epubcheck.jar" // Debian's
	if _, err := os.Stat(checker); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("epubcheck is needed in CI")
		}
		t.Skip("no epubcheck; install it")
	}
	book := filepath.Join(t.TempDir(), "record.ar.epub")
	if err := os.WriteFile(book, bytesOf(t, hostileSite(t, append(naughty(t), hostile[:len(hostile)-2]...)), "ar"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("java", "-XX:TieredStopAtLevel=1", "-jar", checker, "--failonwarnings", book).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
