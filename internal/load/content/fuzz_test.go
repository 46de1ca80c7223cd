package content_test

import (
	"bytes"
	"context"
	"path"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/content"
)

var fuzzedFiles = []string{
	"content/2018/a.md", "content/2018/a.ko.md", "content/2018/a.votes.csv", "content/2018/_index.md",
	"content/_index.md", "content/about.md", "content/about.ko.md", "content/about.ja.md", "content/2018/a.png",
}

// FuzzParse checks that no file causes a panic, and that every problem has a
// position inside the file.
func FuzzParse(f *testing.F) {
	for i, text := range []string{
		front(facts, sources) + "\n# Text\n\n[a](b.md#c) ![d](../static/e.png)\n",
		front("title = \"x\"\nreviewed = false\n"), "state,vote\nKOR,Y\nPRK,N\n", front(), "+++\n", "", "+++\n+++",
		front("title = 1\ndate = 2018-12-17T00:00:00Z\ntype = [\n"), front(facts, "[vote]\nmethod = \"recorded\"\nyes = -1\n[[stages]]\nlabel = {}\n"),
		front(facts, "symbol = [\"A/RES/\\u0000\"]\naliases = [\"..\"]\n[[sources]]\nurl = \"ht\\u0009tp://x\"\n"),
		"\ufeff+++\r\ntitle = \"x\"\r\n+++\r\n[^1]\n\n[^1]: note\n", "+++\n[[[[a]]]]\n+++\n", "\xff\xfe", "+++\ntitle = \"\xff\"\n+++\n",
	} {
		f.Add(uint8(i), []byte(text))
		f.Add(uint8(0), []byte(text))
	}
	loader := newLoader(f)
	f.Fuzz(func(t *testing.T, shape uint8, raw []byte) {
		file := fuzzedFiles[int(shape)%len(fuzzedFiles)]
		before := bytes.Clone(raw)
		r := loader.Parse(context.Background(), file, raw)
		if !bytes.Equal(before, raw) {
			t.Fatal("the input was changed")
		}
		if r.Document != nil && r.Votes != nil {
			t.Fatal("a file is a text or votes, not both")
		}
		if r.Document == nil && r.Votes == nil && !r.Problems.HasErrors() {
			t.Fatal("neither a result nor an error")
		}
		if r.Document != nil {
			checkDocument(t, r.Document)
		}
		checkPositions(t, file, raw, r.Problems)
	})
}

func checkDocument(t *testing.T, d *content.Document) {
	t.Helper()
	kinds := 0
	for _, set := range []bool{d.Entry != nil, d.Page != nil, d.Translation != nil} {
		if set {
			kinds++
		}
	}
	if kinds != 1 || d.Body == nil {
		t.Fatalf("%d kinds of front matter, body %v", kinds, d.Body)
	}
}

func checkPositions(t *testing.T, file string, raw []byte, problems diag.List) {
	t.Helper()
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(raw), "\ufeff"))
	lines := strings.Split(text, "\n")
	for _, p := range problems {
		if p.File != file || p.Message == "" || p.Code == "" {
			t.Fatalf("incomplete: %+v", p)
		}
		if p.Line == 0 {
			continue
		}
		if p.Line < 0 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
			t.Fatalf("no such position: %+v", p)
		}
		if p.End != 0 && (p.End < p.Column || p.End > len(lines[p.Line-1])+1) {
			t.Fatalf("no such range: %+v in %q", p, lines[p.Line-1])
		}
	}
}

// FuzzAliasPath checks that an alias is rejected or becomes a page inside the
// output folder.
func FuzzAliasPath(f *testing.F) {
	for _, seed := range []string{"old.html", "/a/b/", "", "/", "//x", "../x", "a/../..", `..\x`, "C:\\x", "%2e%2e/x", "a\x00", "결의", "re\u0301", "x.html/..", "ＣＯＮ", "con.html"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		p, err := content.AliasPath(alias)
		if err != nil {
			return
		}
		if path.IsAbs(p) || path.Clean(p) != p || strings.HasPrefix(p, "../") || strings.ContainsAny(p, "\\\x00:?#%") {
			t.Errorf("AliasPath(%q) = %q", alias, p)
		}
		if !strings.HasSuffix(p, ".html") && !strings.HasSuffix(p, ".htm") {
			t.Errorf("AliasPath(%q) = %q is no page", alias, p)
		}
		if again, err := content.AliasPath(p); err != nil || again != p {
			t.Errorf("AliasPath(%q) = %q, %v", p, again, err)
		}
	})
}
