package weburl

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"annals/internal/diag"
	"annals/internal/testing/sharedtest"
)

func TestCheckReportsTheOffsetOfTheCharacter(t *testing.T) {
	_, err := Check("https://un.org/\u202Efdp")
	p, ok := errors.AsType[*diag.Problem](err)
	if !ok || p.Code != diag.HiddenCharacter || p.Offset != 15 || p.Length != 3 {
		t.Errorf("got %#v, want a hidden character at 15, 3 bytes long", err)
	}
}

func TestCheckHTTPRejectsOtherSchemes(t *testing.T) {
	if got, err := CheckHTTP("https://un.org"); err != nil || got != "https://un.org" {
		t.Errorf("CheckHTTP = %q, %v", got, err)
	}
	for _, raw := range []string{"mailto:a@b.org", "tel:+41229179000", "ftp://un.org", "x.md"} {
		if got, err := CheckHTTP(raw); err == nil {
			t.Errorf("CheckHTTP(%q) = %q, want an error", raw, got)
		}
	}
}

func TestIsRelative(t *testing.T) {
	for _, raw := range []string{
		"", "x.md", "../2014/coi-report.md#findings", "#findings", "?q", "/about.md", "./a:b.md", "a/b:c", "보고서.md",
		"a b.md", "100%.md", "x.md#javascript:alert(1)", "AT&T.md",
	} {
		if !IsRelative(raw) {
			t.Errorf("IsRelative(%q) = false", raw)
		}
	}
	for _, raw := range []string{
		"https://un.org", "javascript:alert(1)", "JAVASCRIPT:x", "x:y", ":x", "//un.org", "///un.org", " //un.org", "/\\un.org", "\\\\un.org",
		"\tjavascript:x", "java\nscript:x", " javascript:x", "javascript&colon;x", "javascript&#58;x", "&#x2F;/un.org",
		"javascript%3Ax", "%6aavascript:x", "\u202Ex.md", "java\u00ADscript:x", "data:x",
	} {
		if IsRelative(raw) {
			t.Errorf("IsRelative(%q) = true", raw)
		}
	}
}

var allowed = regexp.MustCompile(`^(https?://[a-z0-9._\[\]-]|mailto:[^/]|tel:\+?[0-9.()-])`)

// checkOutput asserts the invariants of every result of Check.
func checkOutput(t *testing.T, raw string) {
	t.Helper()
	got, err := Check(raw)
	if err != nil {
		if got != "" {
			t.Errorf("Check(%q) returned %q beside its error", raw, got)
		}
		return
	}
	if !allowed.MatchString(got) {
		t.Errorf("Check(%q) = %q, outside the allow list", raw, got)
	}
	if strings.ContainsFunc(got, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' || strings.ContainsRune("\x7f\"<>\\`", r) }) {
		t.Errorf("Check(%q) = %q, with unsafe characters", raw, got)
	}
	if again, err := Check(got); err != nil || again != got {
		t.Errorf("Check(%q) = %q, but Check of that = %q, %v", raw, got, again, err)
	}
	if IsRelative(raw) {
		t.Errorf("%q is both relative and external", raw)
	}
}

func TestXSSPayloadsNeverPass(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "xss-payloads.txt"))
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile(`["'=(<]([^"'<>]+)`)
	for line := range strings.Lines(string(file)) {
		line = strings.TrimRight(line, "\r\n")
		checkOutput(t, line)
		for _, part := range quoted.FindAllStringSubmatch(line, -1) {
			checkOutput(t, part[1])
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"https://un.org/a?b#c", "mailto:a@b.org?subject=x", "tel:+1-2(3)", "javascript:alert(1)", "https://un.org@evil", "http://[::1]:80/",
		"https://a-b.un0.org/%20x", "https://a--b.org/", "https://a-.org", "https://-a.org/", "https://a..org", "https://1.2.3/", "https://a.0x1/", "https://un.org/%2",
		"https://국가인권위원회.한국", "java\tscript:x", "//un.org", "https://un.org:443", "x.md#y", "https://xn--a", "http://0x7f.1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		checkOutput(t, raw)
		checkNormal(t, raw)
	})
}

// checkNormal asserts that the fast path agrees with the full check.
func checkNormal(t *testing.T, raw string) {
	t.Helper()
	if !isNormal(raw) {
		return
	}
	scheme, rest, err := split(raw)
	if err != nil {
		t.Fatalf("isNormal(%q), but %v", raw, err)
	}
	if full, err := checkHTTP(scheme, rest, false); err != nil || full != raw {
		t.Errorf("isNormal(%q), but the full check gives %q, %v", raw, full, err)
	}
}

// go test -run - -bench . ./internal/weburl
func BenchmarkCheckHTTP(b *testing.B) {
	for _, raw := range []string{"https://undocs.org/A/HRC/RES/25/25", "https://UNDOCS.org/A/HRC/RES/25/25"} {
		b.Run(raw, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := CheckHTTP(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
