package search_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/search"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// call matches a line of a file of the index: annalsSearch(kind, number, data).
var call = regexp.MustCompile(`(?m)^annalsSearch\("([a-z]+)",(\d+),(.*)\)$`)

// renderAll renders the index, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return split(t, sitetest.Render(t, search.Outputs(s, sitetest.Locales(t, s))))
}

// split adds the calls of a file of several, by the paths that each would have alone.
func split(t testing.TB, files map[string]string) map[string]string {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(files)) {
		lines := strings.SplitAfter(files[p], "\n")
		for _, line := range lines[:len(lines)-2] {
			found := call.FindStringSubmatch(line)
			if found == nil || path.Base(p) != "root.js" {
				t.Fatalf("%s has %.200q", p, line)
			}
			files[path.Join(path.Dir(p), found[1]+"-"+found[2]+".js")] = line
		}
		files[p] = lines[len(lines)-2]
	}
	return files
}

// data parses the argument in a file.
func data[T any](t testing.TB, files map[string]string, path string) T {
	t.Helper()
	found := call.FindStringSubmatch(files[path])
	if found == nil || !strings.Contains(path, "/"+found[1]) {
		t.Fatalf("%s is no call of annalsSearch: %.200q", path, files[path])
	}
	var v T
	if err := json.Unmarshal([]byte(found[3]), &v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}

type root struct {
	Count, Entries, HeadBlock, TextBlock int
	Years                                [][2]int
	Directions                           map[string]string
	Firsts, Languages                    []string
	Months                               [][]string
	Names                                [][2]string
}

var record = map[string]string{
	"content/2018/b.md":    sitetest.Entry("Second", "2018-05-01", "body = \"general-assembly\"\nsymbol = \"A/RES/73/180\"\ntopics = [\"food\"]\nseries = \"yearly\"", "Some text.\n\nMore of it.[^1]\n\n[^1]: A note."),
	"content/2018/b.ko.md": "+++\ntitle = \"둘째\"\nsummary = \"요약이다.\"\nreviewed = true\n+++\n본문이다.",
	"content/2017/a.md":    sitetest.Entry("First", "2017-01-01/2019-01-01", "", "A text."),
	"content/about.md":     "+++\ntitle = \"About\"\n+++\nWho makes this.",
	"content/2018/c.md":    sitetest.Entry("Not yet", "2018-06-01", "draft = true", "A draft."),
}

func TestDocumentsAreNumberedByDate(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, record))
	want := [][]string{
		{"First", "2017/a.html", "1 January 2017 – 1 January 2019", "", "Meeting", "", ""},
		{"Second", "2018/b.html", "1 May 2018", "2018-05-01", "Meeting", "General Assembly", ""},
		{"About", "about.html", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, data[[][]string](t, files, "search/data/heads-0.js")); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
	r := data[root](t, files, "search/data/root.js")
	if r.Count != 3 || r.Entries != 2 || !slices.Equal(r.Years, [][2]int{{2017, 0}, {2018, 1}}) {
		t.Errorf("root %+v", r)
	}
}

func TestTranslationsAndFallbacksAreIndexed(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, record))
	heads := data[[][]string](t, files, "ko/search/data/heads-0.js")
	if diff := cmp.Diff([]string{"둘째", "2018/b.html", "2018년 5월 1일", "2018-05-01", "Meeting", "총회", ""}, heads[1]); diff != "" {
		t.Errorf("the translated entry (-want +got):\n%s", diff)
	}
	if heads[0][0] != "First" || heads[0][6] != "en" {
		t.Errorf("the entry without a translation: %q", heads[0])
	}
	want := [][2]string{{"What it was.", "A text."}, {"요약이다.", "본문이다."}, {"", "Who makes this."}}
	if diff := cmp.Diff(want, data[[][2]string](t, files, "ko/search/data/texts-0.js")); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

// termsOf returns the terms of the index in the default language.
func termsOf(t *testing.T, files map[string]string) map[string]bool {
	t.Helper()
	terms := map[string]bool{}
	r := data[root](t, files, "search/data/root.js")
	for i := range r.Firsts {
		flat := data[[]any](t, files, fmt.Sprintf("search/data/terms-%d.js", i))
		for u := range slices.Chunk(flat, 4) {
			terms[u[0].(string)] = true
		}
	}
	return terms
}

func TestEntryIsFoundByEveryField(t *testing.T) {
	terms := termsOf(t, renderAll(t, sitetest.Site(t, record)))
	for _, term := range []string{
		"second", "text", "note", "food", "assembly", "source", "2018", "may", "180", "#a/res/73/180", "#73/180", "#a/res/73", "@2018-05-01",
		"types:meeting", "bodies:general-assembly", "topics:food", "series:yearly", "yearly", "language:en",
	} {
		if !terms[term] {
			t.Errorf("nothing is found by %s", term)
		}
	}
	if terms["draft"] {
		t.Error("a draft is found by its text")
	}
}

func TestHostileTextIsEscaped(t *testing.T) {
	hostile := "</script><script>alert(1)</script> \\\"'`${x} <!-- ]]>"
	title := strings.ReplaceAll(strings.ReplaceAll(hostile, `\`, `\\`), `"`, `\"`)
	s := sitetest.Site(t, map[string]string{"content/2018/a.md": sitetest.Entry(title, "2018", "", "    "+hostile)})
	files := renderAll(t, s)
	for path, text := range files {
		if strings.ContainsAny(text, "<>") || strings.Count(text, "\n") != 1 {
			t.Errorf("%s has signs that a page or an older browser could take for code: %q", path, text)
		}
	}
	if got := data[[][]string](t, files, "search/data/heads-0.js")[0][0]; got != hostile {
		t.Errorf("the title is %q, want %q", got, hostile)
	}
}

func TestLongTextIsTruncatedForPassages(t *testing.T) {
	s := sitetest.Site(t, map[string]string{"content/2018/a.md": sitetest.Entry("Long", "2018", "", strings.Repeat("인권 ", 20_000)+"마지막말")})
	files := renderAll(t, s)
	text := data[[][2]string](t, files, "search/data/texts-0.js")[0][1]
	if len(text) > 24<<10 || strings.ContainsRune(text, '\ufffd') {
		t.Errorf("%d bytes of text, ending in %q", len(text), text[max(0, len(text)-9):])
	}
	found := false
	for path, text := range files {
		found = found || strings.Contains(path, "search/data/terms") && strings.Contains(text, "막말")
	}
	if !found {
		t.Error("the end of a long text is not found")
	}
}

func TestIndexIsDeterministic(t *testing.T) {
	if diff := cmp.Diff(renderAll(t, sitetest.Site(t, record)), renderAll(t, sitetest.Site(t, record))); diff != "" {
		t.Errorf("two builds differ:\n%s", diff)
	}
}

// TestSmallRecordIsTwoFiles: a reader waits for two answers, one after the other.
func TestSmallRecordIsTwoFiles(t *testing.T) {
	count := func(entries int) (paths []string) {
		files := map[string]string{}
		for i := range entries {
			files[fmt.Sprintf("content/2018/e%d.md", i)] = sitetest.Entry("Title", "2018-12-17", "", "Some text.")
		}
		s := sitetest.Site(t, files)
		for _, o := range search.Outputs(s, sitetest.Locales(t, s)) {
			if !strings.HasPrefix(o.Path, "ko/") {
				paths = append(paths, path.Base(o.Path))
			}
		}
		return paths
	}
	if got := count(300); !slices.Equal(got, []string{"texts-0.js", "root.js"}) {
		t.Errorf("300 entries are in %v", got)
	}
	if got := count(301); len(got) < 40 {
		t.Errorf("301 entries are in %v", got)
	}
}

func TestRootKnowsNamesAndDates(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/glossary.md": "+++\ntitle = \"Glossary\"\n+++\n**International Criminal Court (ICC).** A court.\n\n**DPRK.** The Democratic People's Republic of Korea.\n\nWho (that is, WHO) and the World Health Organization (WHO).\n\n**국제형사재판소(ICC).** 법원.",
	})
	r := data[root](t, renderAll(t, s), "search/data/root.js")
	for _, want := range [][2]string{
		{"International Criminal Court", "ICC"},
		{"World Health Organization", "WHO"},
		{"Democratic People’s Republic of Korea.", "DPRK"},
		{"국제형사재판소", "ICC"},
		{"General Assembly", "UNGA"},
	} {
		if !slices.Contains(r.Names, want) {
			t.Errorf("%v is not among the names %v", want, r.Names)
		}
	}
	if len(r.Months) != 2 || r.Months[0][11] != "December" || r.Months[1][11] != "12월" {
		t.Errorf("months %v", r.Months)
	}
}

// A preview renders files in any order and more than once.
func TestRenderOrderDoesNotMatter(t *testing.T) {
	s := sitetest.Site(t, record)
	want := renderAll(t, s)
	outputs := search.Outputs(s, sitetest.Locales(t, s))
	slices.Reverse(outputs)
	for range 2 {
		if diff := cmp.Diff(want, split(t, sitetest.Render(t, outputs))); diff != "" {
			t.Errorf("(-in order +in reverse):\n%s", diff)
		}
	}
}

func TestIndexOfEmptySite(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{}))
	if r := data[root](t, files, "search/data/root.js"); r.Count != 0 || len(r.Years) != 0 || len(r.Firsts) != 1 {
		t.Errorf("root %+v", r)
	}
}
