package geo

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// degreesForm matches degrees as maps print them: 39.03, 39,03, 39°02′N, 39° 01' 48" N.
// Only a mistake needs it.
var degreesForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([NSEWnsew])?\s*([-+−])?([0-9]{1,3}(?:[.,][0-9]+)?)\s*[°º]?\s*(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*['′’]\s*)?(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:["″”]|'')\s*)?([NSEWnsew])?$`)
})

// separators stand between the two coordinates of a point. What comes last may also be a
// sign within one of them.
var separators = []string{";", "/", ", ", ",", " "}

// Suggest returns the degrees that a text certainly names on an axis, rounded to
// Decimals; false if it names none.
func (a Axis) Suggest(text string) (degrees float64, ok bool) {
	degrees, side, ok := read(strings.TrimSpace(text))
	if !ok || !a.Has(degrees) || side != "" && !strings.Contains(a.sides(), side) {
		return 0, false
	}
	return Coarse(degrees), true
}

// SuggestPoint returns the point that a text certainly names: a latitude, then a
// longitude, rounded to Decimals; false if it names none.
func SuggestPoint(text string) (p Point, ok bool) {
	for i, separator := range separators {
		lat, lon, found := strings.Cut(text, separator)
		if !found || strings.Contains(lon, separator) || i > 2 && !strings.ContainsAny(text, ".°º") {
			continue
		}
		var okLat, okLon bool
		p.Lat, okLat = Latitude.Suggest(lat)
		p.Lon, okLon = Longitude.Suggest(lon)
		if okLat && okLon {
			return p, true
		}
	}
	return Point{}, false
}

// sides are the letters of the axis's directions, the negative one last.
func (a Axis) sides() string {
	if a == Latitude {
		return "NS"
	}
	return "EW"
}

// read reads degrees, with the letter of their direction if one is given.
func read(text string) (degrees float64, side string, ok bool) {
	m := degreesForm().FindStringSubmatch(text)
	if m == nil || m[1] != "" && m[6] != "" {
		return 0, "", false
	}
	for i, unit := range []float64{1, 60, 3600} {
		part := m[3+i]
		if part == "" {
			continue
		}
		n, err := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
		if err != nil || i > 0 && n >= 60 {
			return 0, "", false
		}
		degrees += n / unit
	}
	side = strings.ToUpper(m[1] + m[6])
	if side == "S" || side == "W" {
		degrees = -degrees
	}
	if m[2] == "-" || m[2] == "−" {
		if side != "" {
			return 0, "", false
		}
		degrees = -degrees
	}
	return degrees, side, true
}
