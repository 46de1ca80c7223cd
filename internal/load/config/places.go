package config

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/record/geo"
)

// location is one [places.<id>].
type location struct {
	term
	Lat   degrees `toml:"lat" is:"latitude" also:"latitude 위도 latitud широта 纬度 緯度"`
	Lon   degrees `toml:"lon" is:"longitude" also:"longitude long lng 경도 longitud долгота 经度 經度"`
	Exact bool    `toml:"exact"`
}

// degrees is one coordinate of a point.
type degrees struct {
	value   float64
	isGiven bool
}

// FromTOML accepts a number. Whether it is in range depends on the key.
func (d *degrees) FromTOML(v any) error {
	switch v := v.(type) {
	case int64:
		*d = degrees{float64(v), true}
		return nil
	case float64:
		*d = degrees{v, true}
		return nil
	}
	hint := `write degrees as a number, such as 39.03; south and west have a minus`
	if text, ok := v.(string); ok {
		if p, ok := geo.SuggestPoint(text); ok {
			hint = fmt.Sprintf("write lat = %s and lon = %s, each on a line of its own", geo.Format(p.Lat), geo.Format(p.Lon))
		} else if value, ok := geo.Longitude.Suggest(text); ok {
			hint = withoutQuotes(value)
		} else if value, ok := geo.Latitude.Suggest(text); ok {
			hint = withoutQuotes(value)
		}
	}
	return &diag.Problem{Code: diag.WrongType, Message: "this must be a number of degrees", Hint: hint}
}

func withoutQuotes(value float64) string {
	return fmt.Sprintf("write %s, without quotation marks", geo.Format(value))
}

// places reads the places, of which some have a point on the earth.
func (r *reader) places() *Vocabulary {
	v := vocabulary(r, "places", r.Places)
	for _, t := range v.terms {
		path := stricttoml.Join("places", t.ID)
		t.Point = r.point(path, r.Places[t.ID])
		if p := r.Places[t.ID]; p.Exact && !r.keys.Has(path+".lat") && !r.keys.Has(path+".lon") {
			r.warn(path+".exact", diag.InvalidValue, `"exact" says nothing without lat and lon`, "delete the line, or add lat and lon")
		}
	}
	return v
}

// point returns the point of a place; nil if it has none, or an invalid one.
func (r *reader) point(path string, p location) *geo.Point {
	for _, keys := range [][2]string{{"lat", "lon"}, {"lon", "lat"}} {
		if r.keys.Has(path+"."+keys[0]) && !r.keys.Has(path+"."+keys[1]) {
			r.keyError(path+"."+keys[0], diag.MissingKey, fmt.Sprintf("%q has no %q beside it: a point needs both", keys[0], keys[1]),
				missingHints[keys[1]])
			return nil
		}
	}
	if !p.Lat.isGiven || !p.Lon.isGiven {
		return nil
	}
	lat, lon := p.Lat.value, p.Lon.value
	if !geo.Latitude.Has(lat) && geo.Latitude.Has(lon) && geo.Longitude.Has(lat) {
		r.valueError(path+".lat", diag.InvalidValue,
			fmt.Sprintf("a latitude lies between -90 and 90, and %s does not, but %s would: lat and lon seem to be swapped", geo.Format(lat), geo.Format(lon)),
			fmt.Sprintf("write lat = %s and lon = %s", geo.Format(lon), geo.Format(lat)))
		return nil
	}
	if !r.inRange(path, geo.Latitude, lat) || !r.inRange(path, geo.Longitude, lon) {
		return nil
	}
	if !p.Exact {
		r.coarse(path, lat, lon)
	}
	return &geo.Point{Lat: lat, Lon: lon}
}

// The hints for a coordinate that is not there, and the problems of one that cannot be.
var (
	missingHints = map[string]string{
		geo.Latitude.Key:  "add lat = …: degrees north of the equator, with a minus south of it; or delete the line",
		geo.Longitude.Key: "add lon = …: degrees east of Greenwich, with a minus west of it; or delete the line",
	}
	rangeProblems = map[string]string{
		geo.Latitude.Key:  "a latitude lies between -90 and 90, and %s does not",
		geo.Longitude.Key: "a longitude lies between -180 and 180, and %s does not",
	}
	rangeHints = map[string]string{
		geo.Latitude.Key:  "write degrees north of the equator, with a minus south of it",
		geo.Longitude.Key: "write degrees east of Greenwich, with a minus west of it",
	}
)

func (r *reader) inRange(path string, axis geo.Axis, value float64) bool {
	if axis.Has(value) {
		return true
	}
	hint := rangeHints[axis.Key]
	if value > axis.Max && value <= 360 && axis == geo.Longitude {
		hint = fmt.Sprintf("write %s, which is as far west", geo.Format(value-360))
	}
	r.valueError(path+"."+axis.Key, diag.InvalidValue, fmt.Sprintf(rangeProblems[axis.Key], geo.Format(value)), hint)
	return false
}

// coarse warns of a point that shows a spot where a place would do: exact coordinates can
// lead to people.
func (r *reader) coarse(path string, lat, lon float64) {
	var lines []string
	key, finest := "", 0.0
	for _, c := range []struct {
		axis  geo.Axis
		value float64
	}{{geo.Latitude, lat}, {geo.Longitude, lon}} {
		if !geo.IsExact(c.value) {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s = %s", c.axis.Key, geo.Format(geo.Coarse(c.value))))
		if key == "" {
			key, finest = c.axis.Key, c.value
		}
	}
	if key == "" {
		return
	}
	r.warn(path+"."+key, diag.ExactPlace,
		fmt.Sprintf("the coordinates of this place are exact to about %d m, and can lead to people", geo.Metres(finest)),
		fmt.Sprintf("write %s, which is exact to 100 m; or add exact = true, if the spot is public and nobody can come to harm by it", strings.Join(lines, " and ")))
}
