package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/record/geo"
)

func TestPlaces(t *testing.T) {
	c, list := config.Parse("config.toml", []byte(start+`
[places.capital]
label = "The capital"
description = "A large town."
lat = 39
lon = 125.75
[places.valley]
label = "The valley"
[places.monument]
label = "The monument"
lat = -34.60837
lon = -58.37212
exact = true
`))
	if len(list) > 0 {
		t.Errorf("%v", lines(list))
	}
	for id, want := range map[string]*geo.Point{
		"capital": {Lat: 39, Lon: 125.75}, "valley": nil, "monument": {Lat: -34.60837, Lon: -58.37212},
	} {
		if diff := cmp.Diff(want, c.Places.Lookup(id).Point); diff != "" {
			t.Errorf("%s: -want +got:\n%s", id, diff)
		}
	}
}

const numbers = "write degrees as a number, such as 39.03; south and west have a minus"

var mistakesOfPlaces = []struct {
	name, keys string
	want       []string
}{
	{"text", "lat = \"39.03\"\nlon = \"125°45′E\"\n", []string{
		`5:7-14 error wrong-type: this must be a number of degrees {write 39.03, without quotation marks}`,
		`6:7-20 error wrong-type: this must be a number of degrees {write 125.75, without quotation marks}`,
	}},
	{"a pair", "lat = \"39.03921, 125.76252\"\n", []string{
		`5:1-4 error missing-key: "lat" has no "lon" beside it: a point needs both {add lon = …: degrees east of Greenwich, with a minus west of it; or delete the line}`,
		`5:7-28 error wrong-type: this must be a number of degrees {write lat = 39.039 and lon = 125.763, each on a line of its own}`,
	}},
	{"no numbers", "lat = true\nlon = [1, 2]\n", []string{
		`5:7-11 error wrong-type: this must be a number of degrees {` + numbers + `}`,
		`6:7-13 error wrong-type: this must be a number of degrees {` + numbers + `}`,
	}},
	{"words", "lat = \"north\"\nlon = 1\n", []string{`5:7-14 error wrong-type: this must be a number of degrees {` + numbers + `}`}},
	{"one alone", "lon = 125.75\n", []string{
		`5:1-4 error missing-key: "lon" has no "lat" beside it: a point needs both {add lat = …: degrees north of the equator, with a minus south of it; or delete the line}`,
	}},
	{"swapped", "lat = 125.75\nlon = 39.03\n", []string{
		`5:7-13 error invalid-value: a latitude lies between -90 and 90, and 125.75 does not, but 39.03 would: lat and lon seem to be swapped {write lat = 39.03 and lon = 125.75}`,
	}},
	{"not swapped", "lat = 95\nlon = 125.75\n", []string{
		`5:7-9 error invalid-value: a latitude lies between -90 and 90, and 95 does not {write degrees north of the equator, with a minus south of it}`,
	}},
	{"far west", "lat = 10\nlon = 245.75\n", []string{
		`6:7-13 error invalid-value: a longitude lies between -180 and 180, and 245.75 does not {write -114.25, which is as far west}`,
	}},
	{"too far", "lat = 1\nlon = -181\n", []string{
		`6:7-11 error invalid-value: a longitude lies between -180 and 180, and -181 does not {write degrees east of Greenwich, with a minus west of it}`,
	}},
	{"no number", "lat = nan\nlon = inf\n", []string{
		`5:7-10 error invalid-value: a latitude lies between -90 and 90, and NaN does not {write degrees north of the equator, with a minus south of it}`,
	}},
	{"exact", "lat = 39.03921\nlon = 125.7625\n", []string{
		`5:7-15 warning exact-place: the coordinates of this place are exact to about 1 m, and can lead to people {write lat = 39.039 and lon = 125.763, which is exact to 100 m; or add exact = true, if the spot is public and nobody can come to harm by it}`,
	}},
	{"one exact", "lat = 39\nlon = 125.7625\n", []string{
		`6:7-15 warning exact-place: the coordinates of this place are exact to about 11 m, and can lead to people {write lon = 125.763, which is exact to 100 m; or add exact = true, if the spot is public and nobody can come to harm by it}`,
	}},
	{"exact without a point", "exact = true\n", []string{
		`5:9-13 warning invalid-value: "exact" says nothing without lat and lon {delete the line, or add lat and lon}`,
	}},
	{"other names", "latitude = 39\nlng = 125.75\n", []string{
		`5:1-9 error unknown-key: unknown key "latitude" {did you mean "lat"?}`,
		`6:1-4 error unknown-key: unknown key "lng" {did you mean "lon"?}`,
	}},
}

func TestMistakesOfPlaces(t *testing.T) {
	for _, test := range mistakesOfPlaces {
		t.Run(test.name, func(t *testing.T) {
			c, list := config.Parse("config.toml", []byte(start+"[places.x]\nlabel = \"X\"\n"+test.keys))
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if p := c.Places.Lookup("x").Point; p != nil && list.HasErrors() {
				t.Errorf("a point in spite of errors: %v", p)
			}
		})
	}
}
