package withdraw

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/sitedir"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/testing/sitetest"
)

// entry is an entry of 2018 with further lines in its front matter.
func entry(more, body string) string { return sitetest.Entry("x", "2018-01-01", more, body) }

const table = "[withdrawn]\ndate = 2026-11-30\nreason = \"Why.\"\n"

var (
	today  = edtf.Day{Year: 2026, Month: 11, Day: 30}
	record = map[string]string{
		"content/2018/a.md":                                       entry("aliases = [\"old.html\"]\n", "secret ![p](/a.png) ![p](/both.png) [r](../../static/a.txt)\n"),
		"content/2018/a.ko.md":                                    "+++\ntitle = \"secret\"\n+++\n",
		"content/2018/a.en.md":                                    entry("", "secret\n"), // a name with a mistake, and yet a text of the entry
		"content/2018/a.en.votes.csv":                             "state,vote\nKOR,Y\n",
		"content/2018/a.votes.csv":                                "state,vote\nKOR,Y\n",
		"content/2018/a.one.votes.csv":                            "state,vote\nKOR,Y\n",
		"content/2018/a/p.png":                                    "secret",
		"content/2018/a/b/.hidden":                                "secret",
		"content/2018/.a.md.old":                                  "secret",
		"content/2018/.a.ko.md.new":                               "secret",
		"content/2018/.a.en.md.tmp":                               "secret",
		"content/2018/a-b.md":                                     entry("", "[a](a.md) ![p](/both.png)\n"),
		"content/2018/a-b.votes.csv":                              "state,vote\n",
		"content/2018/a.sync-conflict-20240101-120000-ABCDEFG.md": "secret",
		"content/2018/a (1).md":                                   entry("", "perhaps a copy\n"),
		"content/2018/a-b (1).md":                                 entry("", "a copy of another\n"),
		"static/a.png":                                            "x", "static/both.png": "x", "static/a.txt": "x",
	}
	after = map[string]string{
		"content/2018/a.md":          "+++\naliases = [\"old.html\"]\n" + table + "+++\n",
		"content/2018/a-b.md":        record["content/2018/a-b.md"],
		"content/2018/a-b.votes.csv": record["content/2018/a-b.votes.csv"],
		"content/2018/a (1).md":      record["content/2018/a (1).md"],
		"content/2018/a-b (1).md":    record["content/2018/a-b (1).md"],
		"static/a.png":               "x", "static/both.png": "x", "static/a.txt": "x",
	}
)

func plan(t *testing.T, dir string, r Request) (*Plan, error) {
	t.Helper()
	site, err := sitedir.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	return Make(t.Context(), site, sitetest.Settings(t, sitetest.Config), r)
}

func TestNothingButTheAddressIsLeft(t *testing.T) {
	dir := sitetest.Folder(t, record)
	p, err := plan(t, dir, Request{Entry: "content/2018/a.md", Day: today, Reason: lang.Plain("Why.")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"content/2018/a", "content/2018/a.en.md", "content/2018/a.en.votes.csv", "content/2018/a.ko.md", "content/2018/a.one.votes.csv", "content/2018/a.sync-conflict-20240101-120000-ABCDEFG.md", "content/2018/a.votes.csv"}, p.Remove); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"static/a.png", "static/a.txt"}, p.Static); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"content/2018/a (1).md"}, p.Copies); diff != "" {
		t.Error(diff)
	}
	if err := p.Apply(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, sitetest.Files(t, dir)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The text is replaced first: whatever an interrupted withdrawal leaves, the next one
// takes away, without another reason.
func TestInterruptedWithdrawalIsFinished(t *testing.T) {
	state := maps.Clone(record)
	state["content/2018/a.md"] = after["content/2018/a.md"]
	for _, gone := range []string{"", "content/2018/a/p.png", "content/2018/a.ko.md", "content/2018/.a.md.old"} {
		delete(state, gone)
		dir := sitetest.Folder(t, state)
		p, err := plan(t, dir, Request{Entry: "2018/a"})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Apply(dir); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(after, sitetest.Files(t, dir)); diff != "" {
			t.Errorf("behind %q (-want +got)\n%s", gone, diff)
		}
	}
}

func TestReasonsAndDays(t *testing.T) {
	both := lang.ByLanguage(map[string]string{"en": "Why \"so\".", "ko": "까닭."})
	for name, test := range map[string]struct {
		before, after string
		request       Request
	}{
		"in each language":             {entry("", ""), "[withdrawn]\ndate = 2026-11-30\nreason = { en = \"Why \\\"so\\\".\", ko = \"까닭.\" }\n", Request{Day: today, Reason: both}},
		"another reason and its day":   {"+++\n[withdrawn]\ndate = 2020-01-01\nreason = \"Old.\"\n+++\n", table, Request{Day: today, Reason: lang.Plain("Why.")}},
		"facts and text that are left": {strings.Replace(entry(table, "text\n"), "title", "titel", 1), table, Request{}},
	} {
		dir := sitetest.Folder(t, map[string]string{"content/2018/a.md": test.before})
		test.request.Entry = "2018/a"
		p, err := plan(t, dir, test.request)
		if err != nil {
			t.Fatal(name, err)
		}
		if err := p.Apply(dir); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string{"content/2018/a.md": "+++\n" + test.after + "+++\n"}, sitetest.Files(t, dir)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestWishesThatCannotBeFulfilled(t *testing.T) {
	dir := sitetest.Folder(t, map[string]string{
		"content/2018/abc.md": entry("", ""), "content/2018/draft.md": entry("draft = true\n", ""), "content/about.md": "+++\ntitle = \"x\"\n+++\n",
		"content/2018/broken.md": "title: x\n", "content/2018/later.md": entry("publish_after = 2026-12-10T09:00:00+09:00\n", ""),
	})
	for id, want := range map[string]string{
		"2018/abd":    `there is no entry "2018/abd"`,
		"2018/abc":    "a withdrawal needs a reason, which readers see",
		"2018/draft":  "2018/draft is a draft or is kept back, so nothing of it is published",
		"2018/later":  "2018/later is a draft or is kept back, so nothing of it is published",
		"about":       "about is a page and no entry",
		"2018/broken": "content/2018/broken.md has errors, so its aliases are not known",
	} {
		if _, err := plan(t, dir, Request{Entry: id}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestWithdrawalStaysInTheSite(t *testing.T) {
	outside := sitetest.Folder(t, map[string]string{"x": "mine"})
	dir := sitetest.Folder(t, map[string]string{"content/2018/a.md": entry("", ""), "content/2018/a/p.png": "x"})
	if err := os.Symlink(outside, filepath.Join(dir, "content/2018/a/link")); err != nil {
		t.Skip(err)
	}
	p, err := plan(t, dir, Request{Entry: "2018/a", Day: today, Reason: lang.Plain("Why.")})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Apply(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"x": "mine"}, sitetest.Files(t, outside)); diff != "" {
		t.Error(diff)
	}
}
