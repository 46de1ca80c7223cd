package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

// filterValues returns the values of a page's filter with their counts:
// "topics/food 2".
func filterValues(root *dom.Node) []string {
	var all []string
	for _, n := range byAttr(root, "data-term") {
		words := strings.Fields(textOf(n))
		all = append(all, termOf(n)+" "+words[len(words)-1])
	}
	return all
}

// termOf returns the term of a value, "topics/food", by the page that it leads to.
func termOf(value *dom.Node) string {
	href, _ := attr(value, "href")
	parts := strings.Split(strings.TrimSuffix(href, ".html"), "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}

// cardTerms returns the terms of a card, by the values of the home page.
func cardTerms(t testing.TB, home, card *dom.Node) string {
	t.Helper()
	names := map[string]string{}
	for _, n := range byAttr(home, "data-term") {
		number, _ := attr(n, "data-term")
		names[number] = termOf(n)
	}
	numbers, _ := attr(card, "data-terms")
	var all []string
	for number := range strings.FieldsSeq(numbers) {
		if names[number] == "" {
			t.Errorf("no value has the number %s", number)
		}
		all = append(all, names[number])
	}
	return strings.Join(all, " ")
}

func TestCardListsAllItsTerms(t *testing.T) {
	_, pages := parsedPages(t)
	want := map[string]string{
		"A vote":                   "types/resolution bodies/general-assembly bodies/council topics/accountability topics/food", // the council acted in a stage
		"A report <on> everything": "types/report actors/rapporteur",
	}
	for _, name := range []string{"index.html", "2018/index.html", "2017/index.html", "topics/food.html"} {
		for _, card := range byAttr(pages[name], "data-terms") {
			terms := cardTerms(t, pages["index.html"], card)
			if title := textOf(elements(card, "h3")[0]); want[title] != "" && terms != want[title] {
				t.Errorf("%s: %q has the terms %q, want %q", name, title, terms, want[title])
			}
		}
	}
}

// The counts in the page are those that static/filters.js computes.
func TestFilterCountsMatchCards(t *testing.T) {
	_, pages := parsedPages(t)
	seen := 0
	for name, root := range pages {
		counts := map[string]int{}
		for _, card := range byAttr(root, "data-terms") {
			terms, _ := attr(card, "data-terms")
			for _, term := range strings.Fields(terms) {
				counts[term]++
			}
		}
		var want []string
		for _, n := range byAttr(root, "data-term") {
			term, _ := attr(n, "data-term")
			want = append(want, termOf(n)+" "+strconv.Itoa(counts[term]))
		}
		seen += len(want)
		if diff := cmp.Diff(want, filterValues(root)); diff != "" {
			t.Errorf("%s (-cards +values):\n%s", name, diff)
		}
		if len(want) > 0 && len(want) != len(counts) {
			t.Errorf("%s: cards have %d terms, the filter has %d", name, len(counts), len(want))
		}
	}
	if seen < 20 {
		t.Errorf("only %d values were seen", seen)
	}
}

func TestYearFilterOffersOnlyUsedTerms(t *testing.T) {
	_, pages := parsedPages(t)
	for name, want := range map[string][]string{
		"2018/index.html": {"types/resolution 2", "bodies/general-assembly 2", "bodies/council 1", "topics/accountability 1", "topics/food 2"},
		"2019/index.html": {"types/resolution 1", "types/report 1", "bodies/general-assembly 1"},
		"2017/index.html": nil, // one entry, no filter
	} {
		got := filterValues(pages[name])
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFilterValuesLinkToTermPages(t *testing.T) {
	_, pages := parsedPages(t)
	for _, n := range byAttr(pages["ko/2018/index.html"], "data-term") {
		href, _ := attr(n, "href")
		if _, isPage := pages["ko/"+strings.TrimPrefix(href, "../")]; n.Data != "a" || !isPage {
			t.Errorf("a value is a %s with the address %q", n.Data, href)
		}
	}
}

func TestFilterTextsAreInPageLanguage(t *testing.T) {
	_, pages := parsedPages(t)
	for name, want := range map[string][3]string{
		"index.html":    {"{shown} of {total} entries", "Filtered: {values}.", "0123456789"},
		"ko/index.html": {"전체 {total}개 항목 중 {shown}개", "고른 조건: {values}.", "0123456789"},
		"ar/index.html": {"المداخل المعروضة: {shown} من أصل {total}", "بعد التصفية: {values}.", "0123456789"},
	} {
		var got [3]string
		for i, key := range []string{"data-shown", "data-active", "data-digits"} {
			got[i], _ = attr(byAttr(pages[name], "data-shown")[0], key)
		}
		if got != want {
			t.Errorf("%s says %q, want %q", name, got, want)
		}
	}
}

func TestDigitsFollowLocale(t *testing.T) {
	own := map[string]string{"i18n/en.toml": "[numbers]\ndigits = \"٠١٢٣٤٥٦٧٨٩\"\n"}
	if got := formatWith(t, record, own).editions[0].context.Digits(); got != "٠١٢٣٤٥٦٧٨٩" {
		t.Errorf("the digits are %s", got)
	}
}

func TestFilterScriptIsLoadedOnlyWhereNeeded(t *testing.T) {
	_, pages := parsedPages(t)
	needed := []string{"index.html", "2018/index.html", "2019/index.html", "states/index.html", "votes/index.html"}
	for name, root := range pages {
		if strings.HasPrefix(name, "ko/") || strings.HasPrefix(name, "ar/") {
			continue
		}
		loaded := 0
		for _, n := range elements(root, "script") {
			if src, _ := attr(n, "src"); strings.Contains(src, "filters.") {
				loaded++
			}
		}
		if want := map[bool]int{true: 1}[slices.Contains(needed, name)]; loaded != want {
			t.Errorf("%s loads the script %d times, want %d", name, loaded, want)
		}
	}
}

// The home page of a large record shows no entries to filter in place: each value
// links to the page of its term.
func TestFilterOfLargeRecordHasLinksOnly(t *testing.T) {
	files := withFiles(record, nil)
	for i := range maxHomeEntries {
		files[fmt.Sprintf("content/2015/e%d.md", i)] = "+++\ntitle = \"E\"\nsummary = \"S\"\ndate = 2015-01-01\ntype = \"report\"\n" +
			"[[sources]]\ntitle = \"S\"\nurl = \"https://example.org/s\"\n+++\n"
	}
	f := formatOf(t, files)
	v := f.view(t, "index.html").Home.Filter
	if v == nil || v.InPlace {
		t.Fatalf("the choice on the first page of a large record: %+v", v)
	}
	for _, g := range v.Groups {
		for _, value := range g.Values {
			if value.URL == "types/report.html" && value.Count != maxHomeEntries+2 {
				t.Errorf("%s counts %d entries", value.URL, value.Count)
			}
		}
	}
	if got := filterValues(parsedPage(t, f, "index.html")); got != nil {
		t.Errorf("values that filter in place: %q", got)
	}
}

// The field needs script, so it is hidden until script shows it.
func TestStateFinderIsHiddenWithoutScript(t *testing.T) {
	_, pages := parsedPages(t)
	for _, name := range []string{"states/index.html", "votes/index.html", "ko/states/index.html"} {
		fields := 0
		for _, n := range elements(pages[name], "input") {
			if id, _ := attr(n, "id"); id != "find" {
				continue
			}
			fields++
			if _, hidden := attr(n.Parent, "hidden"); !hidden {
				t.Errorf("%s shows the field before script runs", name)
			}
		}
		if fields != 1 {
			t.Errorf("%s has %d fields to find a state in", name, fields)
		}
		if rows := byAttr(pages[name], "data-find"); len(rows) != 1 || len(elements(rows[0], "a")) != 5 {
			t.Errorf("%s: not one list of the five states", name)
		}
	}
}
