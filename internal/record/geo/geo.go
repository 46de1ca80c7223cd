// Package geo is points on the earth: latitude and longitude in degrees, as WGS 84 and
// GeoJSON have them.
//
// Check reports degrees that cannot be; Suggest reads degrees in the forms that people
// copy from maps. The package knows no map and no distance.
package geo

import (
	"math"
	"strconv"
	"strings"
)

// Point is a point on the earth.
type Point struct {
	Lat float64 // degrees north of the equator, −90 to 90
	Lon float64 // degrees east of Greenwich, −180 to 180
}

// Axis is one of the two coordinates of a point.
type Axis struct {
	Key string  // "lat", as front matter and data name it
	Max float64 // the largest number of degrees
}

// The axes.
var (
	Latitude  = Axis{"lat", 90}
	Longitude = Axis{"lon", 180}
)

// Has reports whether degrees lie on the axis.
func (a Axis) Has(degrees float64) bool { return degrees >= -a.Max && degrees <= a.Max }

// Decimals is the number of decimals by which a place stays coarse: 0.001 degrees are
// about 100 metres.
const Decimals = 3

// IsExact reports whether degrees have more than Decimals decimals.
func IsExact(degrees float64) bool { return decimals(degrees) > Decimals }

func decimals(degrees float64) int {
	_, fraction, _ := strings.Cut(Format(degrees), ".")
	return len(fraction)
}

// Coarse returns degrees rounded to Decimals decimals.
func Coarse(degrees float64) float64 {
	unit := math.Pow10(Decimals)
	return math.Round(degrees*unit) / unit
}

// Metres returns about how many metres a difference of one in the last decimal of the
// degrees makes; at least 1.
func Metres(degrees float64) int {
	return max(1, int(math.Round(111_000/math.Pow10(decimals(degrees)))))
}

// Format returns degrees in decimals, as JSON and TOML have them.
func Format(degrees float64) string {
	return strconv.FormatFloat(degrees+0, 'f', -1, 64) // never "-0"
}
