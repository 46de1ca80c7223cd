package markwhen

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// event is an event as Markwhen reads it, but for its signs within a line.
type event struct {
	date, title string
	tags        []string
	properties  map[string]any
	text        string
}

var (
	eventLine    = regexp.MustCompile(`^(\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?): (.*)$`)
	propertyLine = regexp.MustCompile(`^([a-z_]+): (".*"|\[".*"\])$`)
	tagAtEnd     = regexp.MustCompile(` #([a-z0-9_]+)$`)

	// begins matches what Markwhen may take for the beginning of something else, and
	// inside its signs within a line; both are wider than what it reads.
	begins = regexp.MustCompile(`(?i)^(?:[\s\d#/\[!.:+-]|(?:now|by|before|after|every|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)\b)`)
	inside = regexp.MustCompile(`(?:^|\s)#\w|!\w|!\[|(?:^|\W)\.(?:start|end)|\]\(|\d%`)
)

// read reads a file back strictly: what is none of the lines that we write is an error.
func read(t testing.TB, file string) (header map[string]any, all []event) {
	t.Helper()
	parts := strings.SplitN(file, "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("there is no header in %.300q", file)
	}
	header = map[string]any{}
	for line := range strings.Lines(parts[1]) {
		if line = strings.TrimSuffix(line, "\n"); line != "timezone: UTC" {
			readProperty(t, header, line)
		}
	}
	for _, block := range strings.Split(parts[2], "\n\n") {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		m := eventLine.FindStringSubmatch(lines[0])
		switch {
		case lines[0] == "":
		case m != nil:
			e := event{date: m[1], title: m[2], properties: map[string]any{}}
			for tag := tagAtEnd.FindStringSubmatch(e.title); tag != nil; tag = tagAtEnd.FindStringSubmatch(e.title) {
				e.tags, e.title = append([]string{tag[1]}, e.tags...), strings.TrimSuffix(e.title, tag[0])
			}
			for _, line := range lines[1:] {
				readProperty(t, e.properties, line)
			}
			all = append(all, e)
		case len(lines) > 1 || len(all) == 0 || all[len(all)-1].text != "" || begins.MatchString(lines[0]):
			t.Fatalf("this is no description: %.300q", block)
		default:
			all[len(all)-1].text = lines[0]
		}
	}
	return header, all
}

func readProperty(t testing.TB, to map[string]any, line string) {
	t.Helper()
	m := propertyLine.FindStringSubmatch(line)
	var value any
	if m == nil || strings.Contains(line, "#") || json.Unmarshal([]byte(m[2]), &value) != nil {
		t.Fatalf("this is no property: %.300q", line)
	}
	to[m[1]] = value
}

func render(t testing.TB, s *site.Site, tag string) string {
	t.Helper()
	return sitetest.Render(t, []output.Output{{Path: "x", Renderer: File(s, sitetest.Locales(t, s), tag)}})["x"]
}

func entry(title, date, front string) string { return sitetest.Entry(title, date, front, "Text.\n") }

func TestEvents(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md":    entry("A vote", "2018-12-17", "topics = [\"food\", \"accountability\"]\nsymbol = \"A/RES/73/180\"\nbody = \"general-assembly\"\ntime = \"15:30\""),
		"content/2018/a.ko.md": "+++\ntitle = \"표결 #1\"\nsummary = \"무엇인가\"\n+++\n본문\n",
		"content/2013/b.md":    entry("A span", "2013-03/2014-02-07", ""),
		"content/2014/c.md":    entry("Perhaps", "2014~", ""),
		"content/2014/o.md":    entry("Open", "2014-05/..", ""),
		"content/-0043/e.md":   entry("Long ago", "-0043-03-15", ""),
		"content/0000/f.md":    entry("Undated", "XXXX-12-25", ""),
		"content/2018/g.md":    entry("Draft", "2018-01-01", "draft = true"),
	})
	header, all := read(t, render(t, s, "en"))
	var got []string
	for _, e := range all {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %v %v", e.date, e.title, e.tags, e.properties["edtf"])))
	}
	want := []string{"2013-03/2014-02-07 A span [] 2013-03/2014-02-07", "2014 Perhaps [] 2014~", "2014-05 Open [] 2014-05/..", "2018-12-17 A vote [food accountability] 2018-12-17"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantFacts := map[string]any{
		"id": "entry-2018-a", "entry": "2018/a", "edtf": "2018-12-17", "at": "15:30", "url": "https://example.org/record/2018/a.html", "type": []any{"Meeting"},
		"organ": []any{"General Assembly"}, "symbols": []any{"A/RES/73/180"}, "sources": []any{"A source https://example.com/source"},
	}
	if diff := cmp.Diff(wantFacts, all[3].properties); diff != "" || all[3].text != "What it was." || header["title"] != "A record" {
		t.Errorf("%q, %v (-want +got):\n%s", all[3].text, header, diff)
	}
	if _, korean := read(t, render(t, s, "ko")); korean[3].title != "표결 #"+joiner+"1" || korean[3].properties["organ"].([]any)[0] != "총회" {
		t.Errorf("%+v", korean[3])
	}
	var losses []string
	for _, l := range Losses(s, "ko") {
		losses = append(losses, l.Message(Name))
	}
	wantLosses := []string{
		"1 entry has no year; Markwhen has nothing without one",
		"1 entry has a year that Markwhen cannot hold; what has one is left out",
		"2 entries have a date in doubt, or open at an end; Markwhen has the nearest date that it can say",
		"6 entries have a text; Markwhen has the summary alone",
		"6 entries have sources; Markwhen has their titles and addresses alone",
		"1 entry has words that Markwhen would read as its own signs; an invisible character, U+2060, stands in them",
	}
	if diff := cmp.Diff(wantLosses, losses); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var hostile = []string{
	"a\n2018-12-17: b", "2018: c", "now: d", "#food", "x #food y", "!id: e", ".start", "[x] done", "[a](map)", "![a](b)", "// comment", "- [ ] box", "50% of",
	"---", "# Section", "title: f", ": g", "5 days: h", "March 2019: i", "\u2028j", "\ufeff2018: k", "\u202eright", "every 2 days: l", "a\x00b\r\nc", "\xff",
	"Note: m", "=1+1", `"quoted" \ back`, "to 2019: n", "2018 BCE: o", "before !x 3 days: p", strings.Repeat("한글 #x ", 1<<15),
}

// No text begins an event or is a sign of Markwhen, and each is read back as it was.
func TestHostileTexts(t *testing.T) {
	content := map[string]string{}
	for i := range hostile {
		content[fmt.Sprintf("content/2018/e%02d.md", i)] = entry("A", fmt.Sprintf("2018-%02d-%02d", i/28+1, i%28+1), "")
	}
	s := sitetest.Site(t, content)
	for i, e := range s.Entries {
		e.In("en").Title, e.In("en").Summary, e.Sources[0].Title = hostile[i], hostile[i], hostile[i]
	}
	_, all := read(t, render(t, s, "en"))
	if len(all) != len(hostile) {
		t.Fatalf("there are %d events", len(all))
	}
	for i, e := range all {
		check(t, e.title, hostile[i])
		check(t, e.text, hostile[i])
		if source := e.properties["sources"].([]any)[0]; source != oneLine(hostile[i])+" https://example.com/source" {
			t.Errorf("%.200q is the source %.200q", hostile[i], source)
		}
	}
}

func check(t testing.TB, got, text string) {
	t.Helper()
	if inside.MatchString(got) || strings.ContainsAny(got, "\n\r\u2028\u2029") {
		t.Errorf("%.200q has a sign of Markwhen: %.200q", text, got)
	}
	if plain := strings.ReplaceAll(strings.TrimPrefix(got, joiner+" "), joiner, ""); plain != oneLine(text) {
		t.Errorf("%.200q is read back as %.200q", oneLine(text), plain)
	}
}

func FuzzLines(f *testing.F) {
	for _, text := range hostile[:len(hostile)-1] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, joiner) {
			t.Skip("a text of the record has no such character")
		}
		check(t, title(text), text)
		check(t, description(text), text)
		if begins.MatchString(description(text)) {
			t.Errorf("%q begins something", description(text))
		}
	})
}
