package jsonld_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"annals/internal/output/html/jsonld"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const source = "[[sources]]\ntitle = \"A source\"\nurl = \"https://example.com/source\"\n"

func decode(t testing.TB, data []byte) map[string]any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return o
}

// siteOfOne returns a site with one entry of 2018 with the given front matter.
func siteOfOne(t testing.TB, front string) *site.Site {
	t.Helper()
	return sitetest.Site(t, map[string]string{
		"content/2018/a.md": "+++\ntitle = \"A title\"\nsummary = \"What it was.\"\n" + front + "\n" + source + "+++\nText.\n",
	})
}

func TestPlaces(t *testing.T) {
	for front, key := range map[string]string{
		"type = \"meeting\"": "location", "type = \"resolution\"\nsymbol = \"A/RES/73/180\"": "contentLocation",
		"type = \"report\"\nsymbol = \"A/HRC/25/63\"": "contentLocation",
	} {
		s := sitetest.Site(t, map[string]string{
			"config.toml":       sitetest.Config + "[places.capital]\nlabel = { en = \"The capital\", ko = \"수도\" }\nlat = -34.6\nlon = 125\n[places.valley]\nlabel = \"The valley\"\n",
			"content/2018/a.md": "+++\ntitle = \"A title\"\ndate = 2018-12-17\nsummary = \"What it was.\"\nplaces = [\"capital\", \"valley\"]\n" + front + "\n" + source + "+++\nText.\n",
		})
		want := []any{
			map[string]any{"@type": "Place", "name": "수도", "geo": map[string]any{"@type": "GeoCoordinates", "latitude": -34.6, "longitude": 125.0}},
			map[string]any{"@type": "Place", "name": "The valley"},
		}
		if diff := cmp.Diff(want, decode(t, jsonld.Entry(s, s.Entries[0], "ko"))[key]); diff != "" {
			t.Errorf("%s: -want +got:\n%s", front, diff)
		}
	}
	s := siteOfOne(t, "date = 2018-12-17\ntype = \"meeting\"")
	if all := decode(t, jsonld.Entry(s, s.Entries[0], "en")); all["location"] != nil {
		t.Errorf("a place that nobody named: %v", all["location"])
	}
}

func TestClassDependsOnTheSymbol(t *testing.T) {
	tests := []struct {
		name, front string
		want        map[string]any
	}{
		{
			"a resolution is legislation", `type = "resolution"` + "\n" + `symbol = "A/RES/73/180"` + "\n" + `body = "general-assembly"`,
			map[string]any{
				"@type": "Legislation", "legislationIdentifier": "A/RES/73/180", "legislationDate": "2018-12-17",
				"legislationPassedBy": map[string]any{"@type": "Organization", "name": "General Assembly"},
			},
		},
		{
			"the adopted text is named, not the record of the meeting before it", `type = "resolution"` + "\n" + `symbol = ["A/73/PV.55", "A/RES/73/180"]`,
			map[string]any{"@type": "Legislation", "legislationIdentifier": "A/RES/73/180", "legislationDate": "2018-12-17"},
		},
		{
			"a decision is legislation", `type = "meeting"` + "\n" + `symbol = "A/HRC/DEC/1/102"`,
			map[string]any{"@type": "Legislation", "legislationIdentifier": "A/HRC/DEC/1/102", "legislationDate": "2018-12-17"},
		},
		{
			"a report is a report", `type = "report"` + "\n" + `symbol = "A/HRC/25/63"` + "\n" + `body = "general-assembly"`,
			map[string]any{
				"@type": "Report", "reportNumber": "A/HRC/25/63", "datePublished": "2018-12-17",
				"publisher": map[string]any{"@type": "Organization", "name": "General Assembly"},
			},
		},
		{
			"a document of another type is an event", `type = "meeting"` + "\n" + `symbol = "A/HRC/25/63"` + "\n" + `body = "general-assembly"`,
			map[string]any{"@type": "Event", "startDate": "2018-12-17", "organizer": map[string]any{"@type": "Organization", "name": "General Assembly"}},
		},
		{
			"a draft was not adopted", `type = "meeting"` + "\n" + `symbol = "A/C.3/73/L.40"`,
			map[string]any{"@type": "Event", "startDate": "2018-12-17"},
		},
		{"what has no symbol is an event", `type = "report"`, map[string]any{"@type": "Event", "startDate": "2018-12-17"}},
	}
	keys := []string{
		"@type", "legislationIdentifier", "legislationDate", "legislationPassedBy", "reportNumber", "datePublished",
		"publisher", "startDate", "endDate", "organizer", "temporalCoverage",
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := siteOfOne(t, "date = 2018-12-17\n"+test.front)
			all := decode(t, jsonld.Entry(s, s.Entries[0], "en"))
			got := map[string]any{}
			for _, k := range keys {
				if v, ok := all[k]; ok {
					got[k] = v
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDateHasTheKnownPrecision(t *testing.T) {
	tests := []struct {
		date  string
		event map[string]any
		law   map[string]any // nil if equal to event
	}{
		{"2018-12-17", map[string]any{"startDate": "2018-12-17"}, map[string]any{"legislationDate": "2018-12-17"}},
		{"2018-12", map[string]any{"startDate": "2018-12"}, map[string]any{"legislationDate": "2018-12"}},
		{"2018", map[string]any{"startDate": "2018"}, map[string]any{"legislationDate": "2018"}},
		{"2018-12-XX", map[string]any{"startDate": "2018-12"}, map[string]any{"legislationDate": "2018-12"}},
		{"2018-XX-17", map[string]any{"startDate": "2018"}, map[string]any{"legislationDate": "2018"}},
		{"2018-08-20/2018-08-26", map[string]any{"startDate": "2018-08-20", "endDate": "2018-08-26"}, map[string]any{"temporalCoverage": "2018-08-20/2018-08-26"}},
		{"2014/2016", map[string]any{"startDate": "2014", "endDate": "2016"}, map[string]any{"temporalCoverage": "2014/2016"}},
		{"2014-03/2014-04-02", map[string]any{"startDate": "2014-03", "endDate": "2014-04-02"}, map[string]any{"temporalCoverage": "2014-03/2014-04-02"}},
		{"2014/..", map[string]any{"temporalCoverage": "2014/.."}, nil},
		{"2014~/2016", map[string]any{"temporalCoverage": "2014~/2016"}, nil},
		{"201X", map[string]any{"temporalCoverage": "201X"}, nil},
		{"2018~", map[string]any{"temporalCoverage": "2018~"}, nil},
		{"2018-12-17?", map[string]any{"temporalCoverage": "2018-12-17?"}, nil},
		{"2018-21", map[string]any{"temporalCoverage": "2018-21"}, nil},
		{"[2014,2016]", map[string]any{"temporalCoverage": "[2014,2016]"}, nil},
		{"-0043-03-15", map[string]any{"temporalCoverage": "-0043-03-15"}, nil},
	}
	names := []string{"startDate", "endDate", "legislationDate", "datePublished", "temporalCoverage"}
	for _, test := range tests {
		law := test.law
		if law == nil {
			law = test.event
		}
		for symbol, want := range map[string]map[string]any{"": test.event, "symbol = \"A/RES/73/180\"\n": law} {
			s := sitetest.Site(t, map[string]string{
				"content/" + yearOf(test.date) + "/a.md": sitetest.Entry("A", test.date, symbol, "Text.\n"),
			})
			all, got := decode(t, jsonld.Entry(s, s.Entries[0], "en")), map[string]any{}
			for _, n := range names {
				if v, ok := all[n]; ok {
					got[n] = v
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %q (-want +got):\n%s", test.date, symbol, diff)
			}
		}
	}
}

// yearOf returns the folder of an entry of that date.
func yearOf(date string) string {
	switch {
	case date == "201X":
		return "2010"
	case strings.HasPrefix(date, "-"):
		return date[:5]
	}
	return strings.TrimPrefix(date, "[")[:4]
}

func TestEntryHasTheLanguageOfItsText(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md":    sitetest.Entry("A", "2018-12-17", `topics = ["food"]`, "Text.\n"),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\n+++\n본문\n",
		"content/2018/b.md":    sitetest.Entry("B", "2018-12-18", "", "Text.\n"),
	})
	tests := []struct {
		entry     int
		tag       string
		lang, url string
	}{
		{0, "en", "en", "https://example.org/record/2018/a.html"},
		{0, "ko", "ko", "https://example.org/record/ko/2018/a.html"},
		{1, "ko", "en", "https://example.org/record/2018/b.html"},
	}
	for _, test := range tests {
		o := decode(t, jsonld.Entry(s, s.Entries[test.entry], test.tag))
		if o["inLanguage"] != test.lang || o["url"] != test.url {
			t.Errorf("%s in %s: %v at %v, want %s at %s", s.Entries[test.entry].ID, test.tag, o["inLanguage"], o["url"], test.lang, test.url)
		}
	}
	if got := decode(t, jsonld.Entry(s, s.Entries[0], "ko"))["about"]; !cmp.Equal(got, []any{"식량"}) {
		t.Errorf("the topics in Korean are %v", got)
	}
}

// A text is part of the works of its series, any other act of a series of events.
func TestSeriesIsNamed(t *testing.T) {
	for front, want := range map[string]string{
		"type = \"resolution\"\nsymbol = \"A/RES/73/180\"\nseries = \"yearly\"\n": `[{"@id":"https://example.org/record/#record","@type":"Dataset"},{"@type":"CreativeWorkSeries","name":"매년의 결의"}] null`,
		"type = \"meeting\"\nseries = \"yearly\"\n":                               `{"@id":"https://example.org/record/#record","@type":"Dataset"} {"@type":"EventSeries","name":"매년의 결의"}`,
		"type = \"meeting\"\n": `{"@id":"https://example.org/record/#record","@type":"Dataset"} null`,
	} {
		s := sitetest.Site(t, map[string]string{
			"content/2018/a.md": "+++\ntitle = \"A title\"\nsummary = \"What it was.\"\ndate = 2018-12-17\n" + front + source + "+++\nText.\n",
		})
		all := decode(t, jsonld.Entry(s, s.Entries[0], "ko"))
		part, _ := json.Marshal(all["isPartOf"])
		event, _ := json.Marshal(all["superEvent"])
		if got := string(part) + " " + string(event); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", front, got, want)
		}
	}
}

func TestSiteWithoutBaseURLHasNoURLs(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml":       strings.Replace(sitetest.Config, "base_url", "# base_url", 1),
		"content/2018/a.md": sitetest.Entry("A", "2018-12-17", "", "Text.\n"),
	})
	for _, data := range [][]byte{jsonld.Site(s, "en", twoFiles), jsonld.Entry(s, s.Entries[0], "en")} {
		o := decode(t, data)
		if o["url"] != nil || bytes.Contains(data, []byte("@id")) {
			t.Errorf("unexpected URL or @id: %s", data)
		}
	}
}

// wrapped returns JSON-LD inside a page.
func wrapped(data []byte) string {
	return `<p><script type="application/ld+json">` + string(data) + `</script><b>after</b>`
}

func FuzzScriptElementIsNotClosed(f *testing.F) {
	for _, s := range []string{
		"plain", "</script><script>alert(1)</script>", "<!--<script>", "-->", "]]>", "a\u2028b\u2029c", "\x00\x1b\xff", `\"`, "<!--", "&lt;/script&gt;", "한국어",
	} {
		f.Add(s)
	}
	s := siteOfOne(f, "date = 2018-12-17\ntype = \"meeting\"\ntopics = [\"food\"]")
	f.Fuzz(func(t *testing.T, text string) {
		entry := s.Entries[0]
		original := entry.Original()
		original.Title, original.Summary = text, text
		entry.Sources[0].Title, entry.Sources[0].Publisher = text, text
		data := jsonld.Entry(s, entry, "en")
		if got, want := decode(t, data)["name"], strings.ToValidUTF8(text, "\ufffd"); got != want && strings.ToValidUTF8(text, "") == text {
			t.Errorf("%q came back as %q", text, got)
		}
		if bytes.ContainsAny(data, "<>\u2028\u2029") {
			t.Errorf("%q left a character that a page could take for markup: %s", text, data)
		}
		var seen []string
		z := html.NewTokenizer(strings.NewReader(wrapped(data)))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			if kind == html.StartTagToken {
				seen = append(seen, z.Token().Data)
			}
		}
		if diff := cmp.Diff([]string{"p", "script", "b"}, seen); diff != "" {
			t.Errorf("%q changed the page (-want +got):\n%s", text, diff)
		}
	})
}

func TestOutputIsDeterministic(t *testing.T) {
	front := "date = 2018-12-17\ntype = \"resolution\"\nsymbol = \"A/RES/73/180\"\ntopics = [\"food\", \"accountability\"]"
	s := siteOfOne(t, front)
	entry, whole := jsonld.Entry(s, s.Entries[0], "en"), jsonld.Site(s, "en", twoFiles)
	for range 5 {
		s := siteOfOne(t, front)
		if !bytes.Equal(jsonld.Entry(s, s.Entries[0], "en"), entry) || !bytes.Equal(jsonld.Site(s, "en", twoFiles), whole) {
			t.Fatal("another run gave other bytes")
		}
	}
}
