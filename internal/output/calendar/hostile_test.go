package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

// hostile are texts that break what reads or writes lines.
var hostile = []string{
	"\r\nEND:VEVENT\r\nEND:VCALENDAR", "a\nBEGIN:VALARM\nACTION:AUDIO\nEND:VALARM", "a;b,c\\d:e\"f^n", "\\n\\,\\;\\", "]]>", "=cmd|' /C calc'!A0",
	"nul\x00bell\x07del\x7f", "next\u0085line\u2028para\u2029graph\vtab\fform", "\u202eoverride\u2066isolate", "\xff\xfebroken\xc3", "\ufeffmark",
	strings.Repeat("가나다 ", 40), strings.Repeat("👩‍👩‍👧‍👦", 40), strings.Repeat(",", 200),
}

// hostileSite has each text in every place that a calendar writes.
func hostileSite(t *testing.T, texts []string) *site.Site {
	t.Helper()
	content := map[string]string{}
	for i := range texts {
		content[fmt.Sprintf("content/2018/e%04d.md", i)] = entry("A title", "2018-01-01", `topics = ["food"]`)
	}
	s := sitetest.Site(t, content)
	for i, e := range s.Entries {
		e.In("en").Title, e.In("en").Summary = texts[i], texts[i]
	}
	return s
}

func TestHostileTextsAreReadBack(t *testing.T) {
	texts := append([]string{strings.Repeat("한글 title, ", 1<<16)}, hostile...) // of 1 MB
	s := hostileSite(t, texts)
	s.Config.Title, s.Config.Description = lang.Plain(hostile[0]), lang.Plain(hostile[1])
	c := read(t, renderAll(t, s)["calendar.ics"])
	if got := c.value("NAME"); got != readable(hostile[0]) {
		t.Errorf("the name is read back as %q", got)
	}
	if len(c.within) != len(texts) {
		t.Fatalf("there are %d events, want %d", len(c.within), len(texts))
	}
	for i, e := range c.within {
		if want := readable(texts[i]); e.value("SUMMARY") != want || e.value("DESCRIPTION") != want {
			t.Errorf("%.200q is read back as %.200q and %.200q", want, e.value("SUMMARY"), e.value("DESCRIPTION"))
		}
	}
}

func TestNaughtyStringsAreReadBack(t *testing.T) {
	c := read(t, renderAll(t, hostileSite(t, naughty(t)))["calendar.ics"])
	for i, text := range naughty(t) {
		if got := c.within[i].value("SUMMARY"); got != readable(text) {
			t.Errorf("%q is read back as %q", text, got)
		}
	}
}

func naughty(t *testing.T) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// listEvents prints what icalendar, the library of Debian's python3-icalendar, reads.
const listEvents = `
import json, sys
from icalendar import Calendar
c = Calendar.from_ical(sys.stdin.buffer.read())
events = []
for e in c.walk("VEVENT"):
    categories = e.get("CATEGORIES")
    end = e.get("DTEND")
    events.append({
        "uid": str(e["UID"]), "summary": str(e["SUMMARY"]), "description": str(e.get("DESCRIPTION", "")), "url": str(e.get("URL", "")),
        "start": e["DTSTART"].dt.strftime("%Y%m%d"), "end": end.dt.strftime("%Y%m%d") if end else "",
        "stamp": e["DTSTAMP"].dt.strftime("%Y%m%dT%H%M%SZ"),
        "categories": [str(x) for x in getattr(categories, "cats", [categories])],
        "errors": [str(x) for x in e.errors],
    })
json.dump({"name": str(c["X-WR-CALNAME"]), "events": events}, sys.stdout)
`

type pythonEvent struct {
	UID, Summary, Description, URL, Start, End, Stamp string
	Categories, Errors                                []string
}

// The library of another program reads the same events as readCalendar.
func TestPythonReadsCalendars(t *testing.T) {
	const python = "/usr/bin/python3" // Debian's, which knows Debian's libraries
	if err := exec.Command(python, "-c", "import icalendar").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3-icalendar is needed in CI")
		}
		t.Skip("no icalendar for Python; install python3-icalendar")
	}
	for name, text := range map[string]string{
		"record":  renderAll(t, sitetest.Site(t, record))["ko/topics/food.ics"],
		"hostile": renderAll(t, hostileSite(t, append(naughty(t), hostile...)))["calendar.ics"],
	} {
		cmd := exec.Command(python, "-c", listEvents)
		cmd.Stdin = strings.NewReader(text)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, &stderr)
		}
		var got struct {
			Name   string
			Events []pythonEvent
		}
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		c := read(t, text)
		var want []pythonEvent
		for i, e := range c.within {
			// icalendar 4 takes some escapes out twice, and takes %2C for a comma.
			if i < len(got.Events) && strings.ContainsAny(e.value("SUMMARY"), `\%`) {
				got.Events[i].Summary, got.Events[i].Description = e.value("SUMMARY"), e.value("DESCRIPTION")
			}
			want = append(want, pythonEvent{
				UID: e.value("UID"), Summary: e.value("SUMMARY"), Description: e.value("DESCRIPTION"), URL: e.value("URL"),
				Start: e.value("DTSTART"), End: e.value("DTEND"), Stamp: e.value("DTSTAMP"),
				Categories: strings.Split(e.value("CATEGORIES"), "|"), Errors: []string{},
			})
		}
		if got.Name != c.value("NAME") {
			t.Errorf("%s: the name is %q", name, got.Name)
		}
		if diff := cmp.Diff(want, got.Events); diff != "" {
			t.Errorf("%s (-ours +Python):\n%s", name, diff)
		}
	}
}
