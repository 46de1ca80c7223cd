package geo_test

import (
	"math"
	"testing"

	"annals/internal/record/geo"
)

func TestAxesHaveEnds(t *testing.T) {
	for _, test := range []struct {
		axis    geo.Axis
		degrees float64
		want    bool
	}{
		{geo.Latitude, 90, true},
		{geo.Latitude, -90, true},
		{geo.Latitude, 90.001, false},
		{geo.Latitude, math.NaN(), false},
		{geo.Latitude, math.Inf(1), false},
		{geo.Longitude, 180, true},
		{geo.Longitude, -180, true},
		{geo.Longitude, -180.5, false},
		{geo.Longitude, math.Inf(-1), false},
	} {
		if got := test.axis.Has(test.degrees); got != test.want {
			t.Errorf("%s %v: %t", test.axis.Key, test.degrees, got)
		}
	}
}

func TestCoarse(t *testing.T) {
	for _, test := range []struct {
		degrees float64
		exact   bool
		coarse  string
		metres  int
	}{
		{39, false, "39", 111000},
		{39.03, false, "39.03", 1110},
		{-58.382, false, "-58.382", 111},
		{39.0392, true, "39.039", 11},
		{-125.75456, true, "-125.755", 1},
		{125.754567, true, "125.755", 1},
		{0, false, "0", 111000},
		{math.Copysign(0, -1), false, "0", 111000},
		{-0.0001, true, "0", 11},
		{89.9999, true, "90", 11},
	} {
		exact, coarse, metres := geo.IsExact(test.degrees), geo.Format(geo.Coarse(test.degrees)), geo.Metres(test.degrees)
		if exact != test.exact || coarse != test.coarse || metres != test.metres {
			t.Errorf("%v: exact %t, coarse %s, %d m", test.degrees, exact, coarse, metres)
		}
	}
}

func TestSuggest(t *testing.T) {
	for text, want := range map[string]string{
		"39.03": "39.03", "39,03": "39.03", " 39.0392 ": "39.039", "+39": "39", "-39.5": "-39.5", "−39.5": "-39.5",
		"39°02′N": "39.033", "39° 01' 48\" N": "39.03", "39°S": "-39", "N 39.03": "39.03", "s39.5": "-39.5", "39º02'": "39.033", "39°01′48″": "39.03",
		"": "", "north": "", "39 03": "", "91": "", "39°61′": "", "39.03 E": "", "-39 S": "", "N39N": "", "39.": "", "1e2": "", "nan": "",
	} {
		got := ""
		if degrees, ok := geo.Latitude.Suggest(text); ok {
			got = geo.Format(degrees)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if degrees, ok := geo.Longitude.Suggest("125°45′W"); !ok || degrees != -125.75 {
		t.Errorf("west is %v, %t", degrees, ok)
	}
}

func TestSuggestPoint(t *testing.T) {
	for text, want := range map[string]geo.Point{
		"39.0392, 125.7625":          {Lat: 39.039, Lon: 125.763},
		"39.0392,125.7625":           {Lat: 39.039, Lon: 125.763},
		"39,0392; 125,7625":          {Lat: 39.039, Lon: 125.763},
		"39°02′N 125°45′E":           {Lat: 39.033, Lon: 125.75},
		"34.6 S, 58.4 W":             {Lat: -34.6, Lon: -58.4},
		"-34.6 -58.4":                {Lat: -34.6, Lon: -58.4},
		"N 39.03, E 125.75":          {Lat: 39.03, Lon: 125.75},
		"39° 01' 48\" N / 125.75° E": {Lat: 39.03, Lon: 125.75},
	} {
		if got, ok := geo.SuggestPoint(text); !ok || got != want {
			t.Errorf("%q: %v, %t, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "39.03", "125.75, 39.03", "here, there", "39,03", "1, 2, 3"} {
		if got, ok := geo.SuggestPoint(text); ok {
			t.Errorf("%q: %v", text, got)
		}
	}
}
