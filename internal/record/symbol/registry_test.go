package symbol

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
)

// registry returns a Registry of the UN and the custom systems.
func registry(t testing.TB, custom ...System) *Registry {
	t.Helper()
	r, err := New(custom)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCustomSystems(t *testing.T) {
	r := registry(
		t,
		System{"court", `Application no\. [0-9]+/[0-9]{2}`, "https://court.example.org/?id={symbol}&lang=en"},
		System{"parliament", `BT-Drs\. [0-9]+/[0-9]+|A/RES/[0-9]+/[0-9]+`, "https://parliament.example.org/doc/{symbol}.pdf"},
	)
	tests := []struct{ in, text, url, system string }{
		{" Application  no. 123/45 ", "Application no. 123/45", "https://court.example.org/?id=Application%20no.%20123/45&lang=en", "court"},
		{"BT-Drs. 19/1234", "BT-Drs. 19/1234", "https://parliament.example.org/doc/BT-Drs.%2019/1234.pdf", "parliament"},
		{"A/RES/73/180", "A/RES/73/180", "https://undocs.org/A/RES/73/180", UN},
		{"A/RES/0/1", "A/RES/0/1", "https://parliament.example.org/doc/A/RES/0/1.pdf", "parliament"},
	}
	for _, tt := range tests {
		s, err := r.Parse(tt.in)
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
			continue
		}
		if s.String() != tt.text || s.URL() != tt.url || s.System() != tt.system {
			t.Errorf("%q: %s, %s, %s", tt.in, s, s.URL(), s.System())
		}
	}
	for _, in := range []string{"xApplication no. 123/45", "Application no. 123/45\nx", "application no. 123/45", "BT-Drs. 19/1234/5"} {
		if s, err := r.Parse(in); err == nil {
			t.Errorf("%q is parsed as %s", in, s)
		}
	}
}

func TestNewReportsAllErrors(t *testing.T) {
	const good = "https://example.org/{symbol}"
	tests := []struct {
		name   string
		system System
		want   []string // fields
	}{
		{"good", System{"x", "[0-9]+", good}, nil},
		{"no ID", System{"", "[0-9]+", good}, []string{"id"}},
		{"ID of the built-in system", System{UN, "[0-9]+", good}, []string{"id"}},
		{"ID of another system", System{"first", "[0-9]+", good}, []string{"id"}},
		{"pattern is invalid", System{"x", "[0-9", good}, []string{"pattern"}},
		{"pattern closes the anchors", System{"x", "a)|(?:b", good}, []string{"pattern"}},
		{"pattern matches an empty symbol", System{"x", "[0-9]*", good}, []string{"pattern"}},
		{"no pattern", System{"x", "", good}, []string{"pattern"}},
		{"address without a placeholder", System{"x", "[0-9]+", "https://example.org/"}, []string{"url"}},
		{"address with two placeholders", System{"x", "[0-9]+", good + "{symbol}"}, []string{"url"}},
		{"address of another scheme", System{"x", "[0-9]+", "javascript:alert({symbol})"}, []string{"url"}},
		{"symbol in the host", System{"x", "[0-9]+", "https://{symbol}"}, []string{"url"}},
		{"symbol in the host's end", System{"x", "[0-9]+", "https://example.org{symbol}/"}, []string{"url"}},
		{"address with a user", System{"x", "[0-9]+", "https://un.org@evil.example/{symbol}"}, []string{"url"}},
		{"all wrong", System{"", "(", ""}, []string{"id", "pattern", "url"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := New([]System{{"first", "F[0-9]+", good}, tt.system})
			var errs SystemErrors
			errors.As(err, &errs)
			var fields []string
			for _, m := range errs {
				fields = append(fields, m.Field)
				if p, ok := errors.AsType[*diag.Problem](m); !ok || p.Message == "" {
					t.Errorf("%v holds no problem", m)
				}
			}
			if diff := cmp.Diff(tt.want, fields); diff != "" {
				t.Error(diff)
			}
			if _, err := r.Parse("F12"); err != nil {
				t.Errorf("the valid system is missing: %v", err)
			}
		})
	}
}
