package html

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/testing/sitetest"
)

var recordWithPlaces = map[string]string{
	"config.toml": sitetest.Config + `
[places.capital]
label = { en = "The capital", ko = "수도" }
description = "A large town."
lat = -34.6
lon = 125.75
[places.valley]
label = "The valley"
[places.harbour]
label = "The harbour"
`,
	"content/2018/a.md": sitetest.Entry("A hearing", "2018-01-01", `places = ["capital", "valley"]`, "In [the capital](/places/capital).\n"),
	"content/2018/b.md": sitetest.Entry("A walk", "2018-01-02", `places = ["capital"]`, ""),
}

func TestPlacesHavePages(t *testing.T) {
	f := formatOf(t, recordWithPlaces)
	pages := everyPage(t, f)
	for path, parts := range map[string][]string{
		"places/capital.html": {
			`<p class="kicker">Places</p>`, `Latitude: <bdi dir="ltr">-34.6</bdi> · Longitude: <bdi dir="ltr">125.75</bdi>`, "A large town.", "A hearing", "A walk",
		},
		"ko/places/capital.html": {`<h1>수도</h1>`, `위도: <bdi dir="ltr">-34.6</bdi> · 경도: <bdi dir="ltr">125.75</bdi>`},
		"places/valley.html":     {"A hearing"},
		"places/index.html": {
			`<a href="../places/capital.html">The capital</a>`, `Entries by where it happened.`,
			`<a href="../data/places.geojson" type="application/geo+json">Places (GeoJSON)</a>`,
		},
		"ko/places/index.html": {`<a href="../../data/places.geojson" type="application/geo+json">장소(GeoJSON)</a>`},
		"2018/a.html":          {`<dt>Places</dt><dd><a href="../places/capital.html">The capital</a></dd><dd><a href="../places/valley.html">`, `<a href="../places/index.html">Places</a>`, `"location":[{"@type":"Place","geo":`, `In <a href="../places/capital.html">`},
		"2018/index.html":      {`data-terms="2 6 7"`, `<a href="../places/capital.html" data-term="6">`},
		"search/index.html":    {`name="places" data-filter`, `<h2>Places</h2>`},
	} {
		for _, part := range parts {
			if !strings.Contains(pages[path], part) {
				t.Errorf("%s lacks %s", path, part)
			}
		}
	}
	if strings.Contains(pages["places/index.html"], "The harbour") {
		t.Error("a place without entries is in the list")
	}
	if page := f.view(t, "places/valley.html"); page.Term.Point != nil {
		t.Errorf("the valley has the point %v", page.Term.Point)
	}
}

func TestNothingTellsOfPlacesThatAreNot(t *testing.T) {
	f := formatOf(t, map[string]string{"content/2018/a.md": sitetest.Entry("A hearing", "2018-01-01", "", "")})
	for path, page := range everyPage(t, f) {
		if strings.HasSuffix(path, "data/index.html") {
			continue // the codebook has the column
		}
		if strings.HasPrefix(path, "places/") || strings.Contains(page, "places") || strings.Contains(page, "Places") {
			t.Errorf("%s knows places", path)
		}
	}
	if slices.Contains(f.site.Vocabularies(), f.site.Places) {
		t.Error("places have pages")
	}
}
