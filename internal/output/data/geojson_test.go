package data_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
)

const placesConfig = sitetest.Config + `
[places.capital]
label = { en = "The capital", ko = "수도" }
lat = -34.6
lon = 125
[places.valley]
label = "The <valley>"
`

func TestGeoJSON(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"config.toml":       placesConfig,
		"content/2018/a.md": sitetest.Entry("A", "2018-01-01", `places = ["capital", "valley"]`, ""),
		"content/2018/b.md": sitetest.Entry("B", "2018-01-02", `places = ["capital"]`, ""),
		"content/2018/c.md": sitetest.Entry("C", "2018-01-03", "draft = true\nplaces = [\"capital\"]", ""),
	}))
	var got any
	if err := json.Unmarshal([]byte(files["data/places.geojson"]), &got); err != nil {
		t.Fatalf("%v in %s", err, files["data/places.geojson"])
	}
	const at = "https://example.org/record/places/"
	want := map[string]any{"type": "FeatureCollection", "features": []any{
		map[string]any{
			"type": "Feature", "id": "capital", "geometry": map[string]any{"type": "Point", "coordinates": []any{125.0, -34.6}},
			"properties": map[string]any{
				"label": "The capital", "label_en": "The capital", "label_ko": "수도", "entries": []any{"2018/a", "2018/b"}, "url": at + "capital.html",
			},
		},
		map[string]any{
			"type": "Feature", "id": "valley", "geometry": nil,
			"properties": map[string]any{
				"label": "The <valley>", "label_en": "The <valley>", "label_ko": "The <valley>", "entries": []any{"2018/a"}, "url": at + "valley.html",
			},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNoGeoJSONWithoutPoints(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"config.toml":       sitetest.Config + "[places.valley]\nlabel = \"The valley\"\n",
		"content/2018/a.md": sitetest.Entry("A", "2018-01-01", `places = ["valley"]`, ""),
	}))
	if text, ok := files["data/places.geojson"]; ok {
		t.Errorf("a file without a point:\n%s", text)
	}
}
