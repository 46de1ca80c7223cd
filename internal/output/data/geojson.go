package data

import (
	"encoding/json"
	"fmt"
	"io"

	"annals/internal/site"
)

// geoJSON is the file of all places. A place without a point is a feature without a
// geometry, as RFC 7946 (3.2) has it.
type geoJSON struct{ site *site.Site }

// features is a FeatureCollection.
type features struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geometry      `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude first
}

// Render writes the places, one in a line.
func (f geoJSON) Render(w io.Writer) error {
	all := features{Type: "FeatureCollection", Features: []feature{}}
	for _, t := range f.site.Places.Terms {
		all.Features = append(all.Features, f.feature(t))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(all); err != nil {
		return fmt.Errorf("write %s: %w", site.GeoJSON, err)
	}
	return nil
}

func (f geoJSON) feature(t *site.Term) feature {
	one := feature{Type: "Feature", ID: t.ID, Properties: map[string]any{
		"label": f.site.Config.Label(t.Term, f.site.Config.DefaultLanguage),
	}}
	if t.Point != nil {
		one.Geometry = &geometry{"Point", [2]float64{t.Point.Lon, t.Point.Lat}}
	}
	for _, tag := range f.site.Tags() {
		one.Properties["label_"+tag] = f.site.Config.Label(t.Term, tag)
	}
	ids := make([]string, len(t.Entries))
	for i, e := range t.Entries {
		ids[i] = e.ID
	}
	one.Properties["entries"] = ids
	if url := f.site.URL(t.Address()); url != "" {
		one.Properties["url"] = url
	}
	return one
}
