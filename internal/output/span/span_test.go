package span_test

import (
	"testing"

	"annals/internal/output/span"
	"annals/internal/record/edtf"
)

func TestSpans(t *testing.T) {
	type p = span.Point
	for text, want := range map[string]span.Span{
		"2018-12-17":              {From: p{2018, 12, 17}, Exact: true},
		"2018-12":                 {From: p{2018, 12, 0}, Exact: true},
		"2018":                    {From: p{2018, 0, 0}, Exact: true},
		"-0043-03-15":             {From: p{-43, 3, 15}, Exact: true},
		"2013-03/2014-02-07":      {From: p{2013, 3, 0}, To: p{2014, 2, 7}, Exact: true},
		"2013-03-01/2013-03-01":   {From: p{2013, 3, 1}, Exact: true},
		"2014~":                   {From: p{2014, 0, 0}},
		"2018-12-17?":             {From: p{2018, 12, 17}},
		"?2018-12-17":             {From: p{2018, 12, 17}},
		"2018-12-XX":              {From: p{2018, 12, 0}},
		"2018-XX-XX":              {From: p{2018, 0, 0}},
		"201X":                    {From: p{2010, 0, 0}, To: p{2019, 0, 0}},
		"2018-21":                 {From: p{2018, 0, 0}},
		"2014/..":                 {From: p{2014, 0, 0}},
		"2014-03-01/":             {From: p{2014, 3, 1}},
		"../2014":                 {From: p{2014, 0, 0}},
		"[2018-11-15,2018-12-17]": {From: p{2018, 11, 15}, To: p{2018, 12, 17}},
		"Y170000002":              {From: p{170000002, 0, 0}},
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got, ok := span.Of(d); !ok || got != want {
			t.Errorf("%s is %+v, %v, not %+v", text, got, ok, want)
		}
	}
	if d, err := edtf.Parse("XXXX-12-25"); err != nil {
		t.Error(err)
	} else if _, ok := span.Of(d); ok {
		t.Error("what is undated has a span")
	}
}
