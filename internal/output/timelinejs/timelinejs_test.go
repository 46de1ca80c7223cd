package timelinejs_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
	"annals/internal/output/cell"
	"annals/internal/output/timelinejs"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// document is what TimelineJS knows of what we write. Reading it back knows nothing else.
type document struct {
	Scale  string  `json:"scale"`
	Title  event   `json:"title"`
	Events []event `json:"events"`
}

type event struct {
	ID    string            `json:"unique_id"`
	Start *date             `json:"start_date"`
	End   *date             `json:"end_date"`
	Date  string            `json:"display_date"`
	Group string            `json:"group"`
	Text  map[string]string `json:"text"`
	Media map[string]string `json:"media"`
	Auto  bool              `json:"autolink"`
}

type date struct {
	Year  int `json:"year"`
	Month int `json:"month"`
	Day   int `json:"day"`
}

func render(t testing.TB, r output.Renderer) string {
	t.Helper()
	return sitetest.Render(t, []output.Output{{Path: "x", Renderer: r}})["x"]
}

func read(t testing.TB, s *site.Site, tag string) document {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(render(t, timelinejs.JSON(s, sitetest.Locales(t, s), tag))))
	decoder.DisallowUnknownFields()
	var d document
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

func rows(t testing.TB, s *site.Site, tag string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(render(t, timelinejs.Rows(s, sitetest.Locales(t, s), tag)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		all = append(all, row)
	}
	return all
}

func entry(title, date, front string) string { return sitetest.Entry(title, date, front, "Text.\n") }

var record = map[string]string{
	"content/2018/a.md":    entry("A vote & <more>", "2018-12-17", `topics = ["food", "accountability"]`),
	"content/2018/a.ko.md": "+++\ntitle = \"표결\"\nsummary = \"무엇인가\"\n+++\n본문\n",
	"content/2013/b.md":    entry("A span", "2013-03/2014-02-07", ""),
	"content/2014/c.md":    entry("Perhaps", "2014~", ""),
	"content/2010/d.md":    entry("A decade", "201X", ""),
	"content/-0043/e.md":   entry("Long ago", "-0043-03-15", ""),
	"content/0000/f.md":    entry("Undated", "XXXX-12-25", ""),
	"content/2018/g.md":    entry("Draft", "2018-01-01", "draft = true"),
}

func TestSlides(t *testing.T) {
	s := sitetest.Site(t, record)
	d := read(t, s, "en")
	var got []string
	for _, e := range d.Events {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %v %v %s", e.ID, *e.Start, e.End, e.Date)))
	}
	want := []string{
		"entry-0043-e.53f56cddefb8 {-43 3 15} <nil> 15 March 44 BCE",
		"entry-2010-d {2010 0 0} &{2019 0 0} 2010s",
		"entry-2013-b {2013 3 0} &{2014 2 7}",
		"entry-2014-c {2014 0 0} <nil> about 2014",
		"entry-2018-a {2018 12 17} <nil>",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	last := d.Events[4]
	if last.Text["headline"] != "A vote &#38; &#60;more&#62;" || last.Group != "Food" || !strings.Contains(last.Text["text"], `<a href="https://example.org/record/2018/a.html">`) {
		t.Errorf("%+v", last)
	}
	korean := read(t, s, "ko")
	if e := korean.Events[4]; e.Text["headline"] != "표결" || e.Group != "식량" || korean.Title.Text["headline"] != "기록" || e.ID != last.ID {
		t.Errorf("%+v", e)
	}
	var losses []string
	for _, l := range timelinejs.Losses(s) {
		losses = append(losses, l.Message(timelinejs.Name))
	}
	wantLosses := []string{
		"1 entry has no year; TimelineJS has nothing without one",
		"2 entries have a date in doubt, or open at an end; TimelineJS has the nearest date that it can say",
		"1 entry has more than one topic; TimelineJS takes one group",
		"6 entries have a text; TimelineJS has the summary alone",
		"6 entries have sources; TimelineJS has no place for them",
	}
	if diff := cmp.Diff(wantLosses, losses); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRowsSayTheSame(t *testing.T) {
	s := sitetest.Site(t, record)
	d, table := read(t, s, "en"), rows(t, s, "en")
	if table[0]["Type"] != "title" || len(table) != len(d.Events)+1 {
		t.Fatalf("%d rows of %d events", len(table), len(d.Events))
	}
	for i, e := range d.Events {
		row := table[i+1]
		got := []string{row["Year"], row["Month"], row["Day"], row["Headline"], row["Text"], row["Display Date"], row["Group"]}
		number := func(n int) string {
			if n == 0 {
				return ""
			}
			return fmt.Sprint(n)
		}
		want := []string{number(e.Start.Year), number(e.Start.Month), number(e.Start.Day), e.Text["headline"], e.Text["text"], e.Date, e.Group}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", e.ID, diff)
		}
	}
}

// tags are all that may be markup: of a paragraph and of a link.
var tags = regexp.MustCompile(`</?p>|</a>|<a href="https://example\.org/[^"<>]*">`)

// No text becomes markup, a formula or a row of its own, and each is read back as it was.
func TestHostileTexts(t *testing.T) {
	hostile := []string{
		`=HYPERLINK("http://x")`, "＝1+1", "-1+1", "  @SUM(A1)", "a;=1", "a;-1;+1", "</p><script>alert(1)</script>", `"><img src=x onerror=alert(1)>`,
		"]]>", "&lt;b&gt;", "\u202etxt", "\u2028line", "a'b\"c", "\u00a0-1", "x,y;z|w",
		"a\r\nb\x00c", "\xff", strings.Repeat("한글 =", 1<<16),
	}
	content := map[string]string{}
	for i := range hostile {
		content[fmt.Sprintf("content/2018/e%02d.md", i)] = entry("A", fmt.Sprintf("2018-01-%02d", i+1), "")
	}
	s := sitetest.Site(t, content)
	for i, e := range s.Entries {
		e.In("en").Title, e.In("en").Summary = hostile[i], hostile[i]
	}
	d, table := read(t, s, "en"), rows(t, s, "en")
	for i, text := range hostile {
		want := strings.TrimSpace(strings.NewReplacer("\u2028", " ", "\n", " ", "\x00", " ", "\r", " ", "\xff", "\uFFFD").Replace(text))
		row := table[i+1]
		for _, got := range []string{d.Events[i].Text["headline"], row["Headline"]} {
			if strings.ContainsAny(got, "<>\"'") || strings.TrimSpace(html.UnescapeString(got)) != want {
				t.Errorf("%.200q is %.200q", text, got)
			}
		}
		if rest := tags.ReplaceAllString(row["Text"], ""); strings.ContainsAny(rest, "<>") {
			t.Errorf("%q is markup in %q", text, row["Text"])
		}
		for name, value := range row {
			if cell.Text(value) != value {
				t.Errorf("%s is a formula: %q", name, value)
			}
		}
	}
}
