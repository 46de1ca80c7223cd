package stricttoml_test

import (
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

// limited holds the codes of texts that exceed a limit.
var limited = map[diag.Code]bool{diag.FrontMatterSize: true, diag.FileTooLarge: true, diag.TOMLDepth: true, diag.FileEncoding: true}

// A text is decoded once, and a sixteenth of it sixteen times. Both take the same
// time if decoding is linear; the text as a whole takes sixteen times as long if
// decoding is quadratic. No time is compared with a fixed limit: the two take
// turns, so a slow or busy machine slows down both, and one good round is enough.
func TestDecodingTimeIsLinear(t *testing.T) {
	const parts, factor, rounds = 16, 6, 10
	for _, test := range hostileTexts {
		if limited[test.want] {
			continue // rejected before it is decoded
		}
		t.Run(test.name, func(t *testing.T) {
			decoder := stricttoml.For[small](test.maxBytes)
			part, whole := []byte(test.text(test.n/parts)), []byte(test.text(test.n))
			var partTime, wholeTime time.Duration
			for range rounds {
				start := time.Now()
				for range parts {
					decoder.Decode("f", 1, part, &small{})
				}
				middle := time.Now()
				decoder.Decode("f", 1, whole, &small{})
				partTime, wholeTime = middle.Sub(start), time.Since(middle)
				if wholeTime < factor*partTime {
					return
				}
			}
			t.Errorf("%v for the whole text, %v for its parts, one by one", wholeTime, partTime)
		})
	}
}
