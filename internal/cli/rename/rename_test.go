package rename

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/testing/sitetest"
)

// entry is an entry of 2018 with further lines in its front matter.
func entry(more, body string) string { return sitetest.Entry("x", "2018-01-01", more, body) }

func plan(t *testing.T, dir, from, to string) (*Plan, diag.List, error) {
	t.Helper()
	cfg := sitetest.Settings(t, sitetest.Config)
	site, err := sitedir.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	return Make(t.Context(), site, cfg, from, to)
}

// rename renames and returns the files afterwards.
func rename(t *testing.T, files map[string]string, from, to string) map[string]string {
	t.Helper()
	dir := sitetest.Folder(t, files)
	p, list, err := plan(t, dir, from, to)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	if err := p.Apply(dir); err != nil {
		t.Fatal(err)
	}
	return sitetest.Files(t, dir)
}

func TestOnlyTouchedBytesChange(t *testing.T) {
	dos := func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }
	got := rename(t, map[string]string{
		"content/2018/a.md":    dos(entry("aliases = []\n", "[b](b.md)  \n[a](a.md)\n\n")),
		"content/2018/b.md":    dos(entry("follows=[ '2018/a' ]# x\n", "한 [a]( a.md#x\t'a.md' )\n\n- [a](<a.md#>)\n-\t[r][]\n\n [r]:\n  a.md\n## X\n")),
		"content/2018/a.ko.md": "+++\rtitle = \"x\"\r+++\r[a](a.md) [b](b.md)\r",
	}, "2018/a", "2018/결의")
	want := map[string]string{
		"content/2018/결의.md":    dos(entry("aliases = [\"2018/a.html\"]\n", "[b](b.md)  \n[a](결의.md)\n\n")),
		"content/2018/b.md":     dos(entry("follows=[ \"2018/결의\" ]# x\n", "한 [a]( 결의.md#x\t'a.md' )\n\n- [a](<결의.md#>)\n-\t[r][]\n\n [r]:\n  결의.md\n## X\n")),
		"content/2018/결의.ko.md": "+++\rtitle = \"x\"\r+++\r[a](결의.md) [b](b.md)\r",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestAliasIsAdded(t *testing.T) {
	const more = "[[sources]]\ntitle = \"x\"\nurl = \"https://example.org/\"\n+++\n"
	for name, test := range map[string]struct{ before, after string }{
		"to none": {
			"+++\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
			"+++\ndate = \"2018\"\naliases = [\"2018/a.html\"]\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
		},
		"to some": {
			"+++\naliases = [\"old/\", 'x.html']\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
			"+++\naliases = [\"old/\", 'x.html', \"2018/a.html\"]\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
		},
		"to some on several lines": {
			"+++\naliases = [\n  \"old/\", # first\n  \"x.html\", # second\n]\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
			"+++\naliases = [\n  \"old/\", # first\n  \"x.html\", \"2018/a.html\", # second\n]\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
		},
		"in place of the new address": {
			"+++\naliases = [\"2018/b.html\", \"x.html\"]\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
			"+++\naliases = [\"2018/a.html\", \"x.html\"]\ndate = \"2018\"\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n",
		},
		"behind a date with a comment": {
			"+++\ntitle = \"\"\"\nx\"\"\"\ndate = 2018-01-01 # + +++\ntype = \"report\"\nsummary = \"x\"\n",
			"+++\ntitle = \"\"\"\nx\"\"\"\ndate = 2018-01-01 # + +++\naliases = [\"2018/a.html\"]\ntype = \"report\"\nsummary = \"x\"\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := rename(t, map[string]string{"content/2018/a.md": test.before + more}, "2018/a", "2018/b")
			if diff := cmp.Diff(map[string]string{"content/2018/b.md": test.after + more}, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestNamesAreTolerant(t *testing.T) {
	files := map[string]string{"content/2018/a.md": entry("", ""), "content/2018/a.ko.md": "+++\ntitle = \"x\"\n+++\n"}
	for _, from := range []string{
		"2018/a", "/2018/a", "2018/a.md", "2018/a.html", "content/2018/a.md", "./content/2018/a.md", "/home/me/site/content/2018/a.md",
		`content\2018\a.md`, "2018/a.ko.md", "ko/2018/a.html", " 2018/a ",
	} {
		p, list, err := plan(t, sitetest.Folder(t, files), from, "content/2018/b.md")
		if err != nil || len(list) > 0 || p.Old != "2018/a" || p.New != "2018/b" {
			t.Errorf("%s: %+v %v %v", from, p, list, err)
		}
	}
}

func TestChangedMeanwhileIsRefused(t *testing.T) {
	dir := sitetest.Folder(t, map[string]string{"content/2018/a.md": entry("", ""), "content/z.md": "+++\ntitle = \"x\"\n+++\n[a](2018/a.md)\n"})
	p, _, err := plan(t, dir, "2018/a", "2018/b")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "z.md"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := sitetest.Files(t, dir)
	if err := p.Apply(dir); err == nil || !strings.Contains(err.Error(), "content/z.md has changed meanwhile") {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(before, sitetest.Files(t, dir)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLinksInEveryPosition(t *testing.T) {
	for body, want := range map[string]string{
		"-\t\t[code](a.md)\n":                                   "-\t\t[code](a.md)\n",
		">\t[a](a.md)\n":                                        ">\t[a](c.md)\n",
		"1.\t[a][x]\n\n\t[x]:\n\t\ta.md\n":                      "1.\t[a][x]\n\n\t[x]:\n\t\tc.md\n",
		"> > [a](a.md)\n> [b](a.md)\n":                          "> > [a](c.md)\n> [b](c.md)\n",
		"a\\\n[a](a.md 't\n')\n":                                "a\\\n[a](c.md 't\n')\n",
		"[a](a\\.md)":                                           "[a](c.md)",
		"[a](&#97;.md#x)":                                       "[a](c.md#x)",
		"[*a* `](b.md)` [x](a.md)](a.md)":                       "[*a* `](b.md)` [x](c.md)](a.md)",
		"## [a](a.md) {x}\n":                                    "## [a](c.md) {x}\n",
		"~~[a](a.md)~~[^n]\n\n[^n]: [a](a.md)\n    [a](a.md)\n": "~~[a](c.md)~~[^n]\n\n[^n]: [a](c.md)\n    [a](c.md)\n",
		"| [a](a.md) |\n|---|\n| [a\\|b](a.md) `x` |\n":         "| [a](c.md) |\n|---|\n| [a\\|b](c.md) `x` |\n",
		"<!-- [a](a.md) --> [a](a.md)":                          "<!-- [a](a.md) --> [a](c.md)",
		"[a](./././a.md)":                                       "[a](c.md)",
		"[a](../2018/a%2Emd#%78)":                               "[a](c.md#%78)",
		"[a]\n\n[A]: <a.md> (t)\n":                              "[a]\n\n[A]: <c.md> (t)\n",
		"[a](a.md)[a](a.md)[a](/2018/a.md)":                     "[a](c.md)[a](c.md)[a](/2018/c.md)",
		"![p](a/p.png) [q](/2018/a/q.pdf#3)":                    "![p](c/p.png) [q](/2018/c/q.pdf#3)",
	} {
		got := rename(t, map[string]string{
			"content/2018/a.md": entry("", "## x\n"), "content/2018/b.md": entry("", body), "content/2018/a/p.png": "", "content/2018/a/q.pdf": "",
		}, "2018/a", "2018/c")
		if text := strings.TrimPrefix(got["content/2018/b.md"], entry("", "")); text != want {
			t.Errorf("%q became %q, want %q", body, text, want)
		}
	}
}
