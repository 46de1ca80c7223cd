package media

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// svgUnits are the lengths of CSS that do not depend on a font or a window, in pixels.
var svgUnits = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}

// svgDimensions reads the width and height of the drawing. What is missing follows from
// its viewBox.
func svgDimensions(data []byte) (width, height int) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return 0, 0
		}
		if root, ok := token.(xml.StartElement); ok {
			return svgRoot(root.Attr)
		}
	}
}

func svgRoot(attributes []xml.Attr) (width, height int) {
	var w, h, boxWidth, boxHeight float64
	for _, a := range attributes {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "width":
			w = svgLength(a.Value)
		case a.Name.Local == "height":
			h = svgLength(a.Value)
		case a.Name.Local == "viewBox":
			numbers := strings.FieldsFunc(a.Value, func(r rune) bool { return r <= ' ' || r == ',' })
			if len(numbers) == 4 {
				boxWidth, boxHeight = svgLength(numbers[2]), svgLength(numbers[3])
			}
		}
	}
	hasBox := boxWidth > 0 && boxHeight > 0
	switch {
	case w == 0 && h == 0:
		w, h = boxWidth, boxHeight
	case h == 0 && hasBox:
		h = w * boxHeight / boxWidth
	case w == 0 && hasBox:
		w = h * boxWidth / boxHeight
	}
	return round(w), round(h)
}

// svgLength returns a length in pixels; 0 for one that depends on where the drawing is.
func svgLength(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	unit, known := svgUnits[s[len(number):]]
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || !known || !(f > 0) {
		return 0
	}
	return f * unit
}
