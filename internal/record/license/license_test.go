package license

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	const by4 = "https://creativecommons.org/licenses/by/4.0/"
	for text, want := range map[string]License{
		"CC BY 4.0":     {"CC-BY-4.0", "CC BY 4.0", by4},
		"cc-by-4.0":     {"CC-BY-4.0", "CC BY 4.0", by4},
		"CC\u00a0BY 4":  {"CC-BY-4.0", "CC BY 4.0", by4},
		"CC BY-SA 4.0":  {"CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
		"CC BY-NC 4.0":  {"", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"},
		"CC BY 3.0":     {"", "CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/"},
		"CC0":           cc0,
		"CC0 1.0":       cc0,
		"ODbL 1.0":      fixed["odbl 1.0"],
		"ODC-By 1.0":    fixed["odc by 1.0"],
		"Public domain": {"other-pd", "Public domain", ""},

		"Creative Commons Attribution 4.0 International":                    {"CC-BY-4.0", "CC BY 4.0", by4},
		"Creative Commons Attribution-ShareAlike 4.0 International License": fromWords("by sa"),
		"https://creativecommons.org/licenses/by/4.0/":                      {"CC-BY-4.0", "CC BY 4.0", by4},
		"http://creativecommons.org/licenses/by-sa/4.0/deed.ko":             fromWords("by sa"),
		"https://creativecommons.org/publicdomain/zero/1.0/legalcode":       cc0,
		"Open Government Licence v3.0, https://example.net/ogl/version/3/":  {"", "Open Government Licence v3.0", "https://example.net/ogl/version/3/"},
		"https://example.net/terms":                                         {"", "https://example.net/terms", "https://example.net/terms"},
	} {
		if got, ok := Find([]string{text}); !ok || got != want {
			t.Errorf("%q is %+v, %t; want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"", " ", "CC", "CC BY", "CC BY 5.0", "CC BY-SA-ND 4.0", "cc by sa nc 4.0", "All rights reserved", "Foo 9", "https://", "see javascript:alert(1)",
		"CC BY 4.0 and more", "http://localhost/terms", strings.Repeat("cc ", 10_000),
	} {
		if got, ok := Find([]string{text}); ok {
			t.Errorf("%.40q is taken for %+v", text, got)
		}
	}
}

func fromWords(parts string) License { return creativeCommons(parts, "4.0") }

func TestFindInAnyLanguage(t *testing.T) {
	if got, ok := Find([]string{"الملك العام", "Public domain"}); !ok || got.ID != "other-pd" {
		t.Errorf("%+v %t", got, ok)
	}
}

func TestNamesAreKnown(t *testing.T) {
	for _, name := range Names() {
		if l, ok := Find([]string{name}); !ok || l.Title != name {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

// FuzzFind checks that whatever is found is an address of the web, or none.
func FuzzFind(f *testing.F) {
	f.Add("CC BY 4.0")
	f.Add("words https://example.net/\n]]>")
	f.Fuzz(func(t *testing.T, text string) {
		l, ok := Find([]string{text})
		if !ok {
			return
		}
		if l.Title == "" || l.URL != "" && !strings.HasPrefix(l.URL, "http") || strings.ContainsAny(l.URL, "\n\r\x00\" <>") {
			t.Errorf("%q gives %+v", text, l)
		}
	})
}

func TestSPDX(t *testing.T) {
	for text, want := range map[string]string{
		"CC BY 4.0": "CC-BY-4.0", "CC BY-NC-SA 3.0": "CC-BY-NC-SA-3.0", "CC0": "CC0-1.0", "ODbL 1.0": "ODbL-1.0", "ODC-By 1.0": "ODC-By-1.0", "PDDL 1.0": "PDDL-1.0",
		"Public domain": "", "CC everything, https://example.com/t": "", "https://example.com/t": "",
	} {
		if l, ok := Find([]string{text}); !ok || l.SPDX() != want {
			t.Errorf("%s is %q, want %q", text, l.SPDX(), want)
		}
	}
}
