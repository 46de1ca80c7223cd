package sitepath

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestCheckAcceptsNamesOfEveryScript(t *testing.T) {
	for _, p := range []string{
		"2018/ga-73-180.html", "about.html", "2014/유엔-보고서.html", "2014/تقرير.html",
		"photo of a hall.jpg", "a/b/c/d.txt", "console.html", "com.html", "lpt.css",
		"лагерь-16.html", "στρατόπεδο.html", "ga-73-180-резолюция.html", "제UN결의.html", "cp北朝鮮.html", "un決議.html", "1ª-edición.html",
	} {
		if err := Check(p); err != nil {
			t.Errorf("Check(%q) = %v", p, err)
		}
	}
}

func TestCheckRejectsUnsafePaths(t *testing.T) {
	for _, p := range []string{
		"", "/etc/passwd", "../x", "a/../b", "a/./b", "a//b", "a/", `a\b`, `..\x`, "C:x", "a%2e%2e", "x#y", "x?y",
		"a\x00b", "a\nb", "a\u202eb", "a\u200bb", "con", "CON.html", "aux.txt", "com1", "LPT9.md", "com¹.x", "nul",
		"dot.", "space ", " space", "bad\xff", "e\u0301tude", strings.Repeat("a", 300), strings.Repeat("a/", 600) + "b",
	} {
		if Check(p) == nil {
			t.Errorf("Check(%q) = nil, want a problem", p)
		}
	}
}

// TestNamesHaveOneSpelling checks that no second name looks like a first one.
func TestNamesHaveOneSpelling(t *testing.T) {
	for _, hidden := range []string{
		"\u3164", "\u034f", "\uffa0", "\u115f", "\u1160", "\u17b4", "\u17b5", "\ufe0f", "\ufe00", "\u180b", "\u180e", "\U000e0100", "\U000e0041",
		"\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u061c", "\u202e", "\u2066", "\u2800", "\u2028", "\u2029", "\u00a0", "\u3000", "\ue000",
	} {
		for _, name := range []string{"camp" + hidden, "ca" + hidden + "mp", hidden + "camp", "수용소" + hidden} {
			if CheckSlug(name) == nil || Check(name+".html") == nil || Check(name+"/a.html") == nil {
				t.Errorf("%q is accepted", name)
			}
		}
	}
	for _, name := range []string{
		"\u0441amp", "cam\u0440", "c\u0430mp", "\u03bfrder", "le\u0301vy-c\u0430mp", "ca\u0501p", "лaгерь", "αlpha", "\u13aamp", "hayա", "ｃamp", "camp-１", "𝐜amp", "ℂamp", "ⓒamp", "x²",
	} {
		if CheckSlug(norm.NFC.String(name)) == nil {
			t.Errorf("%q is accepted", name)
		}
	}
}

func TestCheckSlugSuggestsAValidSlug(t *testing.T) {
	err := CheckSlug("My entry!")
	if err == nil || !strings.Contains(err.Error(), `"my-entry"`) {
		t.Errorf("CheckSlug = %v, want a hint with the slug my-entry", err)
	}
	if err := CheckSlug("ga-73-180"); err != nil {
		t.Error(err)
	}
}

func TestFoldIsEqualForPathsThatCollide(t *testing.T) {
	for _, pair := range [][2]string{{"A.html", "a.html"}, {"é", "e\u0301"}, {"straße", "STRASSE"}, {"유엔", norm.NFD.String("유엔")}} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("Fold differs for %q and %q", pair[0], pair[1])
		}
	}
	if Fold("a") == Fold("b") {
		t.Error("Fold is equal for a and b")
	}
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"The Assembly's 14th Adoption": "the-assemblys-14th-adoption",
		"A/RES/73/180":                 "a-res-73-180",
		"유엔 북한인권조사위원회 보고서":             "유엔-북한인권조사위원회-보고서",
		"  --  ": "entry",
		"CON":    "entry-con",
		"Aς":     "a-ς", "COVIDа": "covid-а", "a'ж 2": "a-ж-2", "유엔UN": "유엔un",
		"Index":                           "entry-index",
		"Camp\u3164\u200b\ufe0f 16":       "camp-16",
		"Ｃａｍｐ １６":                         "camp-16",
		strings.Repeat("long title ", 40): strings.TrimSuffix(strings.Repeat("long-title-", 7), "-") + "-lo",
	} {
		got := Slug(title)
		if got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
		if err := CheckSlug(got); err != nil {
			t.Errorf("Slug(%q) = %q: %v", title, got, err)
		}
	}
}

func TestRel(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "2018/x.html", "2018/x.html"},
		{"2018/x.html", "index.html", "../index.html"},
		{"2018/x.html", "2018/y.html", "y.html"},
		{"2018/x.html", "2018/x.html#s", "x.html#s"},
		{"ko/2018/x.html", "2018/x.html", "../../2018/x.html"},
		{"ko/2018/x.html", "ko/votes/index.html", "../votes/index.html"},
		{"index.html", "2014/보고서.html#결론", "2014/%EB%B3%B4%EA%B3%A0%EC%84%9C.html#%EA%B2%B0%EB%A1%A0"},
	} {
		if got := Rel(c.from, c.to); got != c.want {
			t.Errorf("Rel(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestAbsoluteDropsIndexHTML(t *testing.T) {
	for p, want := range map[string]string{
		"index.html": "https://example.org/x/", "2018/index.html": "https://example.org/x/2018/", "a.html": "https://example.org/x/a.html",
	} {
		if got := Absolute("https://example.org/x/", p); got != want {
			t.Errorf("Absolute(%q) = %q, want %q", p, got, want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{"a/b", "../a", "con", "유엔", "a\\b", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if Check(p) != nil {
			return
		}
		for segment := range strings.SplitSeq(p, "/") {
			if segment == ".." || segment == "." || segment == "" {
				t.Errorf("Check accepts %q", p)
			}
		}
		if strings.ContainsAny(p, "\\\x00%:") || strings.HasPrefix(p, "/") {
			t.Errorf("Check accepts %q", p)
		}
	})
}

func FuzzSlug(f *testing.F) {
	f.Add("The Assembly's 14th Adoption")
	f.Add("유엔 총회")
	f.Add("\u0301x")
	f.Fuzz(func(t *testing.T, title string) {
		slug := Slug(title)
		if err := CheckSlug(slug); err != nil {
			t.Errorf("Slug(%q) = %q: %v", title, slug, err)
		}
	})
}
