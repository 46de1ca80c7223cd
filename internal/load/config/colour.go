package config

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// Colour is a colour of the screen: red, green and blue.
type Colour [3]uint8

// String writes the colour as CSS does: "#8c2f1b".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

var (
	black = Colour{0, 0, 0}
	white = Colour{255, 255, 255}

	// colourPattern matches what can be understood: three or six digits, perhaps without
	// the sign, perhaps with an opacity behind them.
	colourPattern = regexp.MustCompile(`^#?(?:([0-9a-f]{6})(?:[0-9a-f]{2})?|([0-9a-f]{3})[0-9a-f]?)$`)
)

// parseColour parses "#8c2f1b" or "#fff".
func parseColour(s string) (Colour, *diag.Problem) {
	found := colourPattern.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if found == nil {
		return Colour{}, &diag.Problem{
			Code: diag.InvalidValue, Message: fmt.Sprintf("%q is not written as a colour", s),
			Hint: `write # and six digits from 0 to f, such as "#8c2f1b": two each for red, green and blue`,
		}
	}
	digits := found[1]
	if short := found[2]; short != "" {
		for _, d := range short {
			digits += string(d) + string(d)
		}
	}
	value, _ := strconv.ParseUint(digits, 16, 32) // the pattern lets nothing else pass
	c := Colour{uint8(value >> 16), uint8(value >> 8), uint8(value)}
	if s[0] == '#' && (len(s) == len("#fff") || len(s) == len("#8c2f1b")) {
		return c, nil
	}
	return c, &diag.Problem{Code: diag.InvalidValue, Message: "a colour is # and three or six digits, without an opacity", Hint: fmt.Sprintf("write %q", c)}
}

// luminance is the relative luminance of WCAG 2.2, from 0 for black to 1 for white.
func (c Colour) luminance() float64 {
	var linear [3]float64
	for i, v := range c {
		s := float64(v) / 255
		if linear[i] = s / 12.92; s > 0.04045 {
			linear[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// opposite returns black or white, whichever is seen better on the colour.
func (c Colour) opposite() Colour {
	if contrast(c, white) > contrast(c, black) {
		return white
	}
	return black
}

// towards returns the colour mixed with another one; share is that of the other, of 255.
func (c Colour) towards(other Colour, share int) Colour {
	for i := range c {
		c[i] = uint8((int(c[i])*(255-share) + int(other[i])*share + 127) / 255)
	}
	return c
}

// nearest returns the colour that passes and is the least darker or lighter.
func (c Colour) nearest(passes func(Colour) bool) (Colour, bool) {
	for share := 1; share <= 255; share++ {
		for _, end := range [...]Colour{black, white} {
			if mixed := c.towards(end, share); passes(mixed) {
				return mixed, true
			}
		}
	}
	return c, false
}
