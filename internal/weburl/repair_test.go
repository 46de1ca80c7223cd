package weburl_test

import (
	"errors"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/weburl"
)

// TestSlipsInAddresses has what the hint offers; each that it offers is an address.
func TestSlipsInAddresses(t *testing.T) {
	for raw, want := range map[string]string{
		"https://www.un.org/a b":               "write https://www.un.org/ab if it came in by mistake, or https://www.un.org/a%20b if it belongs to the address",
		" https://www.un.org/a":                "write https://www.un.org/a",
		"https://www.un.org/a\u00a0":           "write https://www.un.org/a",
		"https://www.un.org/a https://b.org/c": "write one of them, https://www.un.org/a, and the other in a source or a link of its own",
		`https:\\www.un.org\a`:                 "write https://www.un.org/a",
		`https://www.un.org\a\b`:               "write https://www.un.org/a/b",
		"www.un.org/a":                         "write https://www.un.org/a",
		"un.org":                               "write https://un.org",
		"//www.un.org/a":                       "write https://www.un.org/a",
		"https//www.un.org/a":                  "write https://www.un.org/a",
		"https:www.un.org/a":                   "write https://www.un.org/a",
		"htps://www.un.org/a":                  "write https://www.un.org/a",
		"ttps://www.un.org/a":                  "write https://www.un.org/a",
		"hhtps://www.un.org/a":                 "write https://www.un.org/a",
		"https;//www.un.org/a":                 "write https://www.un.org/a",
		`C:\Users\me\x.pdf`:                    "put it into static/",
		"C:/Users/me/x.pdf":                    "put it into static/",
		`\\server\share\x.pdf`:                 "put it into static/",
		"file:///home/me/x.pdf":                "put it into static/",
		"A paper of 2018":                      "if it came in by mistake",
		"ftp://www.un.org/a":                   "write an address that begins with https:// or http://",
		"javascript:alert(1)":                  "write an address that begins with https:// or http://",
		"see-the-book":                         "begin it with https://",
	} {
		_, err := weburl.CheckHTTP(raw)
		p, ok := errors.AsType[*diag.Problem](err)
		if !ok || !strings.Contains(p.Error(), want) {
			t.Errorf("%q: %v, want %s", raw, err, want)
			continue
		}
		if fixed, isOffer := strings.CutPrefix(p.Hint, "write https://"); isOffer && !strings.Contains(fixed, " ") {
			if _, err := weburl.CheckHTTP("https://" + fixed); err != nil {
				t.Errorf("%q: the hint offers %s: %v", raw, fixed, err)
			}
		}
	}
}

func TestPathsOfWindowsInLinks(t *testing.T) {
	_, err := weburl.Check(`..\2021\study-group.md`)
	if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Hint != "write ../2021/study-group.md" {
		t.Error(err)
	}
}
