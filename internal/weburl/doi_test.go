package weburl

import (
	"strings"
	"testing"
)

func TestDOI(t *testing.T) {
	for _, test := range []struct{ raw, doi, address string }{
		{"10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"},
		{"https://doi.org/10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"},
		{"HTTP://dx.DOI.org/10.1000/ABC", "10.1000/ABC", "https://doi.org/10.1000/ABC"},
		{"doi:10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"},
		{"DOI 10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"},
		{"doi.org/10.1000/182?utm_source=x#top", "10.1000/182", "https://doi.org/10.1000/182"},
		{"10.1000.10/123", "10.1000.10/123", "https://doi.org/10.1000.10/123"},
		{
			"https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID%3E3.0.CO;2-2", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2",
			"https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID%3E3.0.CO;2-2",
		},
		{"10.1000/a?b#c%d", "10.1000/a?b#c%d", "https://doi.org/10.1000/a%3Fb%23c%25d"},
		{"10.1000/인권", "10.1000/인권", "https://doi.org/10.1000/%EC%9D%B8%EA%B6%8C"},
		{"", "", ""},
		{"doi:", "", ""},
		{"10.1000", "", ""},
		{"10.1000/", "", ""},
		{"10.12/x", "", ""},
		{"11.1000/x", "", ""},
		{"10.1000/a b", "", ""},
		{"10.1000/a\u202eb", "", ""},
		{"10.1000/a\nb", "", ""},
		{"10.1000/" + strings.Repeat("a", maxLength), "", ""},
		{"https://example.org/10.1000/182", "", ""},
		{"https://doi.org.example.org/10.1000/182", "", ""},
		{"javascript:10.1000/182", "", ""},
	} {
		doi, err := DOI(test.raw)
		if doi != test.doi || (err == nil) != (test.doi != "") {
			t.Errorf("%q: %q, %v", test.raw, doi, err)
			continue
		}
		if err != nil {
			continue
		}
		if got := DOIAddress(doi); got != test.address {
			t.Errorf("%q leads to %q", test.raw, got)
		}
		if again, err := DOI(DOIAddress(doi)); again != doi || err != nil {
			t.Errorf("%q and back: %q, %v", doi, again, err)
		}
	}
}
