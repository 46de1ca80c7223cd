package symbol

import (
	"regexp"
	"strings"
	"testing"

	"annals/internal/diag"
)

// safeURL matches a URL whose path is fully escaped.
var safeURL = regexp.MustCompile(`^https://(?:undocs|example)\.org/(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$`)

// FuzzParse checks the invariants of every symbol, whatever the input.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"A/RES/73/180", "A/RES/217 A (III)", "A/RES/48/75[A-C]", "s/pv.7353 (resumption 1)", "S/RES/1718 (2006)", "A/HRC/PRST/OS/12/1",
		"E/CN.4/Sub.2/2003/12/Rev.2/Add.1", "UNEP(DTIE)/Hg/CONF/3", "73-180", "UN Doc. A/60/6 (Sect. 3)", "№ 7 \u2028x", "A\\RES", "((((", "Ⅲ/／", "A/RES/73/18O",
		"HRI/GEN/1/Rev.9(Vol.I)/Corr.2", "custom 12", "ES-11/1", "Sub.A/1", "A/C.3/SR.1 O",
	} {
		f.Add(s)
	}
	r, err := New([]System{{"custom", `custom .+`, "https://example.org/{symbol}"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s, err := r.Parse(in)
		if err != nil {
			if p := diag.AsProblem(err, ""); p.Code != diag.InvalidSymbol || p.Message == "" {
				t.Errorf("%q: %v is not a problem of a symbol", in, err)
			}
			return
		}
		if s.IsZero() || s.Organ() == "" || s.Kind() == "" || !safeURL.MatchString(s.URL()) {
			t.Errorf("%q: incomplete symbol %+v", in, s)
		}
		if again, err := r.Parse(s.String()); err != nil || again != s {
			t.Errorf("%q is parsed as %q, which is parsed as %q, %v", in, s, again, err)
		}
		if parts := s.Parts(); len(parts) == 0 || parts[0] != strings.ToLower(s.String()) {
			t.Errorf("%q: parts %q", in, parts)
		}
	})
}
