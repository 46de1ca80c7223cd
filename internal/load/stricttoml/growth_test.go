package stricttoml_test

import (
	"testing"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/testing/growthtest"
)

// limited holds the codes of texts that exceed a limit.
var limited = map[diag.Code]bool{diag.FrontMatterSize: true, diag.FileTooLarge: true, diag.TOMLDepth: true, diag.FileEncoding: true}

func TestDecodingTimeIsLinear(t *testing.T) {
	for _, test := range hostileTexts {
		if limited[test.want] {
			continue // rejected before it is decoded
		}
		t.Run(test.name, func(t *testing.T) {
			decoder := stricttoml.For[small](test.maxBytes)
			part, whole := []byte(test.text(test.n/growthtest.Parts)), []byte(test.text(test.n))
			growthtest.Linear(t,
				func() { decoder.Decode("f", 1, part, &small{}) },
				func() { decoder.Decode("f", 1, whole, &small{}) })
		})
	}
}
