package calendar

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

var update = flag.Bool("update", false, "write the calendar of testdata/golden anew, to be read before it is committed")

// renderAll renders the calendars of s, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, Outputs(s, sitetest.Locales(t, s)))
}

func read(t testing.TB, text string) component {
	t.Helper()
	c, err := readCalendar(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return c
}

func entry(title, date, front string) string { return sitetest.Entry(title, date, front, "Text.\n") }

// days lists the events of a calendar as "UID start end".
func days(c component) []string {
	var all []string
	for _, e := range c.within {
		id, _, _ := strings.Cut(e.value("UID"), "@")
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s", id, e.value("DTSTART"), e.value("DTEND"))))
	}
	return all
}

var record = map[string]string{
	"content/2018/a.md": sitetest.Entry("A resolution; adopted, in the end", "2018-12-17",
		"topics = [\"food\", \"accountability\"]\nadded = 2019-01-02\n[[corrections]]\ndate = 2020-03-04\ntext = \"A figure.\"", "It was **adopted**.\n"),
	"content/2018/a.ko.md":     "+++\ntitle = \"결의: 총회가 표결 없이 채택한 문서로서 한 줄을 넘도록 긴 제목을 가진 것\"\nsummary = \"무엇인가\"\n+++\n본문\n",
	"content/2018/session.md":  entry("A session", "2018-03-20/2018-04-02", `topics = ["food"]`),
	"content/2018/vague.md":    entry("A month", "2018-05", `topics = ["food"]`),
	"content/2018/perhaps.md":  entry("A day in doubt", "2018-05-06?", ""),
	"content/2018/unlisted.md": entry("A day without a topic", "2018-05-07", ""),
}

func TestGoldenCalendar(t *testing.T) {
	file := filepath.Join("testdata", "golden", "calendar.ko.ics") // with \n for \r\n
	got := strings.ReplaceAll(renderAll(t, sitetest.Site(t, record))["ko/calendar.ics"], "\r\n", "\n")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("ko/calendar.ics (-want +got):\n%s", diff)
	}
}

func TestCalendarsPerTopicAndLanguage(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, record))
	leftOut := map[string]string{"": "2 entries without an exact day are not", "ko/": "항목 2개는"}
	for path, want := range map[string][2]string{ // name, address of the page
		"calendar.ics":                 {"A record", ""},
		"topics/food.ics":              {"A record: Food", "topics/food.html"},
		"topics/accountability.ics":    {"A record: Accountability", "topics/accountability.html"},
		"ko/calendar.ics":              {"기록", "ko/"},
		"ko/topics/food.ics":           {"기록: 식량", "ko/topics/food.html"},
		"ko/topics/accountability.ics": {"기록: 책임 규명", "ko/topics/accountability.html"},
	} {
		c := read(t, files[path])
		const base = "https://example.org/record/"
		got := [4]string{c.value("NAME"), c.value("X-WR-CALNAME"), c.value("URL"), c.value("SOURCE")}
		if diff := cmp.Diff([4]string{want[0], want[0], base + want[1], base + path}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
		if c.value("DESCRIPTION") != c.value("X-WR-CALDESC") {
			t.Errorf("%s describes itself in two ways", path)
		}
		folder, whole := strings.CutSuffix(path, "calendar.ics")
		if whole && !strings.Contains(c.value("DESCRIPTION"), leftOut[folder]) {
			t.Errorf("%s does not tell what is left out: %q", path, c.value("DESCRIPTION"))
		}
	}
	if len(files) != 6 {
		t.Errorf("there are %d files, want 6", len(files))
	}
	if got := read(t, files["topics/accountability.ics"]).value("DESCRIPTION"); got != "Who answers for it" {
		t.Errorf("a calendar from which nothing is left out says %q", got)
	}
	want := []string{"2018/session 20180320 20180403", "2018/a 20181217"}
	if diff := cmp.Diff(want, days(read(t, files["ko/topics/food.ics"]))); diff != "" {
		t.Errorf("the events of a topic (-want +got):\n%s", diff)
	}
}

func TestEventTellsEntry(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, record))
	for path, want := range map[string]map[string]string{
		"calendar.ics": {
			"SUMMARY": "A resolution; adopted, in the end", "DESCRIPTION": "What it was.", "CATEGORIES": "Food|Accountability",
			"URL": "https://example.org/record/2018/a.html", "UID": "2018/a@example.org", "DTSTAMP": "20200304T000000Z", "TRANSP": "TRANSPARENT", "DTEND": "",
		},
		"ko/calendar.ics": {
			"SUMMARY": "결의: 총회가 표결 없이 채택한 문서로서 한 줄을 넘도록 긴 제목을 가진 것", "DESCRIPTION": "무엇인가", "CATEGORIES": "식량|책임 규명",
			"URL": "https://example.org/record/ko/2018/a.html", "UID": "2018/a@example.org",
		},
	} {
		c := read(t, files[path])
		last := c.within[len(c.within)-1]
		for name, text := range want {
			if got := last.value(name); got != text {
				t.Errorf("%s: %s is %q, not %q", path, name, got, text)
			}
		}
	}
	if !strings.Contains(files["ko/calendar.ics"], "SUMMARY;LANGUAGE=en:A session\r\n") {
		t.Errorf("a title that is not translated does not say its language:\n%s", files["ko/calendar.ics"])
	}
}

// Only days that are known are in calendars, and a span ends on the day after its last.
func TestDaysInCalendars(t *testing.T) {
	tests := []struct{ year, date, want string }{
		{"2018", "2018-12-17", "20181217"},
		{"2018", "2018-12-17/2018-12-17", "20181217"},
		{"2018", "2018-12-30/2018-12-31", "20181230 20190101"},
		{"2020", "2020-02-28/2020-02-29", "20200228 20200301"},
		{"2019", "2019-03-30/2019-04-01", "20190330 20190402"}, // Europe changes its clocks
		{"2013", "2013-03-21/2014-02-07", "20130321 20140208"},
		{"0001", "0001-01-01", "00010101"},
		{"0850", "0850-02-03", "08500203"},
		{"9999", "9999-12-31", "99991231"},
		{"9999", "9999-12-29/9999-12-30", "99991229 99991231"},

		{"2018", "2018", ""},
		{"2018", "2018-12", ""},
		{"2018", "2018-21", ""},
		{"2010", "201X", ""},
		{"2018", "2018-12-XX", ""},
		{"2018", "2018-12-17~", ""},
		{"2018", "2018-12-17?", ""},
		{"2018", "2018-?12-17", ""},
		{"2018", "2018-12-17/..", ""},
		{"2018", "../2018-12-17", ""},
		{"2018", "2018-12-17/", ""},
		{"2018", "2018-12-17/2019", ""},
		{"2018", "2018-12-17/2018-12-19~", ""},
		{"2018", "[2018-12-17,2018-12-18]", ""},
		{"-0043", "-0043-03-15", ""},
		{"-0043", "-0043-03-15/2018-12-17", ""},
		{"0000", "0000-01-01", ""},
		{"0000", "XXXX-12-25", ""},
		{"9999", "9999-12-30/9999-12-31", ""}, // calendars have no day after
	}
	content := map[string]string{}
	for i, test := range tests {
		content[fmt.Sprintf("content/%s/e%d.md", test.year, i)] = entry("A", test.date, "")
	}
	got := map[string]string{}
	for _, event := range days(read(t, renderAll(t, sitetest.Site(t, content))["calendar.ics"])) {
		id, days, _ := strings.Cut(event, " ")
		got[id] = days
	}
	for i, test := range tests {
		if days := got[fmt.Sprintf("%s/e%d", test.year, i)]; days != test.want {
			t.Errorf("%s is in the calendar as %q, not %q", test.date, days, test.want)
		}
	}
}

func TestStampsAreDaysOfEditing(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/added.md":   entry("added", "2018-01-01", "added = 2020-01-02"),
		"content/2018/unknown.md": entry("unknown", "2018-01-02", ""),
		"content/2999/future.md":  entry("to come", "2999-01-01", ""),
	})
	var got []string
	for _, e := range read(t, renderAll(t, s)["calendar.ics"]).within {
		got = append(got, e.value("DTSTAMP"))
	}
	want := []string{"20200102T000000Z", "20180102T000000Z", "20200102T000000Z"} // the last: the date of the site
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSiteWithoutAddressHasCalendars(t *testing.T) {
	config := strings.Replace(sitetest.Config, "base_url", "# base_url", 1)
	ids := func(config string) string {
		c := read(t, renderAll(t, sitetest.Site(t, map[string]string{"config.toml": config, "content/2018/a.md": entry("A", "2018-12-17", "")}))["calendar.ics"])
		if c.value("URL")+c.value("SOURCE")+c.value("REFRESH-INTERVAL")+c.within[0].value("URL") != "" {
			t.Errorf("the calendar has an address: %v", c)
		}
		return c.within[0].value("UID")
	}
	first, other := ids(config), ids(strings.Replace(config, "A record", "Another record", 1))
	if !strings.HasPrefix(first, "2018/a@") || !strings.HasSuffix(first, ".invalid") || first == other || first != ids(config) {
		t.Errorf("the events of two records are %s and %s", first, other)
	}
}

func TestCalendarOfNothingIsNotMade(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md": entry("A", "2018", `topics = ["food"]`),
		"content/2018/b.md": entry("B", "2018-01-01", "topics = [\"food\"]\ndraft = true"),
	})
	if files := renderAll(t, s); len(files) > 0 {
		t.Errorf("calendars without an event: %v", files)
	}
}

func TestUnpublishedEntriesAreExcluded(t *testing.T) {
	content := map[string]string{
		"content/2018/a.md": entry("shown", "2018-01-01", `topics = ["food"]`),
		"content/2018/b.md": entry("canary draft", "2018-01-01", "topics = [\"food\"]\ndraft = true"),
		"content/2018/c.md": entry("canary embargo", "2018-01-01", "topics = [\"food\"]\npublish_after = 2999-01-01T00:00:00Z"),
		"content/2018/d.md": "+++\n[withdrawn]\ndate = 2020-01-01\nreason = \"canary reason\"\n+++\n",
		"content/2018/e.md": sitetest.Entry("commented", "2018-01-02", "", "<!-- canary comment -->\n"),
	}
	for path, text := range renderAll(t, sitetest.Site(t, content)) {
		if strings.Contains(text, "canary") || strings.Contains(text, "2018/d") || strings.Contains(text, "without an exact day") {
			t.Errorf("%s tells of what is not published:\n%s", path, text)
		}
	}
	preview := days(read(t, renderAll(t, sitetest.Site(t, content, sitetest.Drafts))["topics/food.ics"]))
	if diff := cmp.Diff([]string{"2018/a 20180101", "2018/b 20180101", "2018/c 20180101"}, preview); diff != "" {
		t.Errorf("a preview with drafts (-want +got):\n%s", diff)
	}
}
