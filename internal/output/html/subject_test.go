package html

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

// pageOf renders and parses one page of the record whose texts say something.
func provisionPage(t *testing.T, name string) *dom.Node {
	t.Helper()
	return parsedPage(t, formatOf(t, provisionRecord()), name)
}

func TestEntryTellsWhatItsTextSays(t *testing.T) {
	root := provisionPage(t, "ko/2014/first.html")
	section := byID(root, "provisions")
	got := []string{textOf(section)}
	for _, dt := range elements(section, "dt") {
		id, _ := attr(dt, "id")
		got = append(got, id)
	}
	q := elements(section, "q")[0]
	got = append(got, languageOf(q), textOf(q))
	want := []string{
		"문서에 담긴 내용 식량과 지원 지원을 요청했다. 첫 언급 Thanked those who gave. 재판소 Named a <court>. une cour 제3항 출처 1",
		"subject.food", "subject.courts", "fr", "une cour",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if first := elements(firstByClass(t, root, "sources"), "li")[0]; textOf(first) == "" || byID(root, "source.1") != first {
		t.Errorf("the link to source 1 leads to %v", byID(root, "source.1"))
	}
	if byID(root, "source.2") != nil {
		t.Error("a source that no provision names has an id")
	}
}

func TestYearTellsWhatWasNewInItsTexts(t *testing.T) {
	if got, want := textOf(byID(provisionPage(t, "2016/index.html"), "new")),
		"What was new in the texts The Council's text 18 March 2016 Courts Named a judge. First mention The third text 18 December 2016 Food and aid Asked for more aid."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if byID(provisionPage(t, "2017/index.html"), "new") != nil {
		t.Error("a year without anything new has a list of it")
	}
}

func TestSubjectThroughTheYears(t *testing.T) {
	root := provisionPage(t, "subjects/food.html")
	var got []string
	for _, n := range elements(root, "h2", "li") {
		if n.Data == "h2" && insideID(n, "main") {
			got = append(got, textOf(n))
		} else if class, _ := attr(n.Parent, "class"); strings.Contains(class, "spoken") {
			id, _ := attr(n, "id")
			kind, _ := attr(elements(n, "div")[0], "data-mention")
			got = append(got, fmt.Sprintf("%s %s: %s", id, kind, textOf(n)))
		}
	}
	want := []string{
		"The Assembly's texts",
		"series.plenary.2014 first: 18 December 2014 The first text Asked for aid. First mention Thanked those who gave.",
		"series.plenary.2015 said: 18 December 2015 The second text Same words as before (18 December 2014)",
		"series.plenary.2016 new: 18 December 2016 The third text Asked for more aid. New in this text",
		" said: 19 December 2016 The fourth text Asked again.",
		"Other texts",
		"texts.2015 new: 18 January 2015 A report on hunger Counted the hungry. New in this text",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if text := textOf(byID(provisionPage(t, "subjects/courts.html"), "series.plenary.2014")); !strings.Contains(text, "Earliest known mention in this record") {
		t.Errorf("the earliest mention, of which it is not known whether it is new: %s", text)
	}
}

// cellsOf returns what a screen reader says of each row of a table.
func cellsOf(table *dom.Node) (rows []string) {
	for _, tr := range elements(table, "tr") {
		var cells []string
		for _, cell := range elements(tr, "th", "td") {
			cells = append(cells, spokenWords(cell))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return rows
}

func TestMatrixOfSubjectsAndYears(t *testing.T) {
	root := provisionPage(t, "subjects/index.html")
	var got []string
	for _, table := range elements(root, "table") {
		got = append(append(got, textOf(elements(table, "caption")[0])), cellsOf(table)...)
	}
	want := []string{
		"The Assembly's texts: subjects by year",
		"Subject | 2014 | 2015 | 2016 | 2017",
		"Courts | 2014: mention | no known mention | no known mention | no known mention",
		"Food and aid | 2014: first mention | 2015: mention | 2016: something new, in 2 texts | no known mention",
		"The Council's texts: subjects by year",
		"Subject | 2016",
		"Courts | 2016: first mention",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	blank := "Where nothing is marked, this record knows of no mention in the texts of that year. That does not mean that there is none."
	if n := strings.Count(textOf(root), blank); n != 1 {
		t.Errorf("what an empty cell means is said %d times", n)
	}
}

func TestCellsOfTheMatrixLeadToThePlaceInTheText(t *testing.T) {
	f, pages := parsedPagesOf(t, provisionRecord())
	for _, ed := range f.editions {
		page := f.site.Path(ed.lang, "subjects/index.html")
		links := byAttr(pages[page], "data-year")
		if len(links) != 5 {
			t.Errorf("%s: %d filled cells", page, len(links))
		}
		for _, a := range links {
			href, _ := attr(a, "href")
			file, id, _ := strings.Cut(href, "#")
			to := pages[path.Join(path.Dir(page), file)]
			if to == nil || byID(to, id) == nil {
				t.Errorf("%s: %s leads nowhere", page, href)
			}
		}
	}
}

func TestSubjectsWithoutProvisionsAreNotLinked(t *testing.T) {
	files := withFiles(record, map[string]string{"config.toml": record["config.toml"] + "[subjects.silence]\nlabel = \"Silence\"\n"})
	for name, root := range map[string]*dom.Node{
		"index.html":          parsedPage(t, formatOf(t, files), "index.html"),
		"subjects/index.html": provisionPage(t, "subjects/index.html"),
	} {
		for _, link := range linksIn(root, name) {
			if strings.Contains(link, "subjects/silence.html") || name == "index.html" && strings.Contains(link, "subjects/") {
				t.Errorf("%s: %s", name, link)
			}
		}
	}
	if root := provisionPage(t, "index.html"); len(byTagAndClass(root, "nav", "menu")) != 1 || !strings.Contains(strings.Join(linksIn(byTagAndClass(root, "nav", "menu")[0], "index.html"), "\n"), "Subjects: subjects/index.html") {
		t.Error("the menu has no item Subjects")
	}
}

func TestFiltersKnowSubjects(t *testing.T) {
	f := formatOf(t, provisionRecord())
	root := parsedPage(t, f, "2016/index.html")
	var got []string
	for _, a := range byAttr(root, "data-term") {
		if term := termOf(a); strings.HasPrefix(term, "subjects/") {
			got = append(got, term+" "+textOf(a))
		}
	}
	if diff := cmp.Diff([]string{"subjects/courts Courts 1", "subjects/food Food and aid 2"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if options := selectOptions(t, parsedPage(t, f, "search/index.html"))["subjects"]; !cmp.Equal(options, []string{"", "courts", "food"}) {
		t.Errorf("the search offers the subjects %q", options)
	}
}

// A record like a real one: 25 subjects in the texts of 20 years.
func TestMatrixOfManySubjects(t *testing.T) {
	f := formatOf(t, manyProvisions())
	for _, ed := range f.editions {
		name := f.site.Path(ed.lang, "subjects/index.html")
		page := rendered(t, find(t, f, name))
		table := elements(parse(t, page), "table")[0]
		rows := elements(table, "tr")
		if len(rows) != 1+len(invented) {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		before := 0
		for _, tr := range rows[1:] {
			cells := elements(tr, "td")
			if slices.ContainsFunc(cells, func(cell *dom.Node) bool { return spokenWords(cell) == "" }) {
				t.Errorf("%s: a cell says nothing", name)
			}
			first := slices.IndexFunc(cells, func(cell *dom.Node) bool { return len(elements(cell, "a")) > 0 })
			if len(cells) != 20 || first < before {
				t.Errorf("%s: a row of %d cells, of which the first filled one is %d after %d", name, len(cells), first, before)
			}
			before = first
		}
		if size := len(page); size > 80_000 {
			t.Errorf("%s has %d bytes", name, size)
		}
	}
}

// Tables of more years than one can take in are split, each with its own years.
func TestMatrixOfManyYearsIsSplit(t *testing.T) {
	files := provisionRecord()
	for year := 1950; year < 2014; year++ {
		files[fmt.Sprintf("content/%d/x.md", year)] = saying("plenary", "A text", fmt.Sprintf("%d-12-18", year), said{"courts", `"Named a court."`, ""})
	}
	f := formatOf(t, files)
	var got []string
	for _, table := range elements(parsedPage(t, f, "subjects/index.html"), "table") {
		rows := elements(table, "tr")
		got = append(got, fmt.Sprintf("%s: %d columns, %d subjects", textOf(elements(table, "caption")[0]), len(elements(rows[0], "th"))-1, len(rows)-1))
	}
	want := []string{
		"The Assembly's texts: 1950–1983: subjects by year: 34 columns, 2 subjects",
		"The Assembly's texts: 1984–2017: subjects by year: 34 columns, 2 subjects",
		"The Council's texts: subjects by year: 1 columns, 1 subjects",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What a report says of a text is marked as what it is.
func TestReportedProvisionsAreMarked(t *testing.T) {
	files := withFiles(provisionRecord(), map[string]string{
		"content/2016/council.md": strings.Replace(saying("chamber", "The Council's text", "2016-03-18",
			said{"courts", `"Named a judge."`, "source = 1"}, said{"food", `"Asked for rice."`, "source = 2"}),
			"title = \"A report\"\n", "title = \"A report\"\nkind = \"secondary\"\n", 1),
	})
	pages := everyPage(t, formatOf(t, files))
	for path, want := range map[string][]string{
		"2016/council.html":     {`<a href="#source.1">Source 1</a>`, `<a href="#source.2">As reported by source 2</a>`},
		"ko/2016/council.html":  {`<a href="#source.1">출처 1</a>`, `<a href="#source.2">출처 2에 따름</a>`},
		"subjects/food.html":    {`<a href="../2016/council.html#source.2">As reported by source 2</a>`},
		"ko/subjects/food.html": {`<a href="../2016/council.html#source.2">출처 2에 따름</a>`},
	} {
		for _, part := range want {
			if !strings.Contains(pages[path], part) {
				t.Errorf("%s lacks %s", path, part)
			}
		}
	}
}
