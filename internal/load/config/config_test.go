package config_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
)

const full = `
title = "A record"
description = { en = "What happened", ko = "있었던 일" }
base_url = "HTTPS://Example.org/record"
default_language = "ko"
publisher = { en = "Editors", ko = "편집자" }
license = "CC BY 4.0"
contact = "name@example.org"
edit_url = "https://example.org/edit/main"

[languages.en]
name = "English"
title = "The record"
[languages.ar]
name = "العربية"
[languages.ko]
name = "한국어"
[languages.az-Arab]
name = "آذربایجان"
dir = "ltr"

[types.resolution]
label = { en = "Resolution", ko = "결의" }
description = "A text"
[types.report]
label = "Report"

[bodies.general-assembly]
label = "General Assembly"
members.2006 = 192
members.2011 = 193
[bodies.hrc]
label = "Human Rights Council"
members = 47
[bodies.ohchr]
label = "OHCHR"

[topics.women]
label.en = "Women"

[actors.dprk]
label = "DPRK"

[symbols.iachr]
pattern = 'OEA/Ser\.L/\w+'
url = "https://example.org/d/{symbol}"
`

func TestDataLicenseIsThatOfTextsUnlessNamed(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"", "CC BY 4.0"},
		{"data_license = \"CC0 1.0\"\n", "CC0 1.0"},
		{"data_license = \"\"\n", "CC BY 4.0"},
	} {
		c, _ := config.Parse("config.toml", []byte("title = \"T\"\nlicense = \"CC BY 4.0\"\n"+test.line))
		if got, _ := c.DataLicense.In("en", "en"); got != test.want {
			t.Errorf("%q gives %q", test.line, got)
		}
	}
}

func lines(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%d:%d-%d %s %s: %s {%s}", d.Line, d.Column, d.End, d.Severity, d.Code, d.Message, d.Hint))
	}
	return all
}

func TestEverySettingIsRead(t *testing.T) {
	c := sitetest.Settings(t, full)
	for _, test := range [][3]string{
		{"base address", c.BaseURL, "https://example.org/record/"},
		{"contact", c.Contact, "mailto:name@example.org"},
		{"edit link", c.EditLink("content/2018/가 나.md"), "https://example.org/edit/main/content/2018/%EA%B0%80%20%EB%82%98.md"},
		{"default language", c.DefaultLanguage, "ko"},
		{"languages", strings.Join(c.Tags(), " "), "ko en ar az-Arab"},
		{"license", strings.Join(c.License.Strings(), "|"), "CC BY 4.0"},
		{"types", strings.Join(c.Types.IDs(), " "), "resolution report"},
		{"organs", strings.Join(c.Bodies.IDs(), " "), "general-assembly hrc ohchr"},
		{"actors", strings.Join(c.Actors.IDs(), " "), "dprk"},
		{"label", c.Label(c.Types.Lookup("resolution"), "ko"), "결의"},
		{"label in a language it lacks", c.Label(c.Topics.Lookup("women"), "ar"), "Women"},
	} {
		if test[1] != test[2] {
			t.Errorf("%s: %q, want %q", test[0], test[1], test[2])
		}
	}
	if c.Broken || c.Types.Lookup("none") != nil {
		t.Error("the file is broken, or knows a term too many")
	}
	if at := c.Types.Lookup("report").At; at.Line != 25 || at.Column != 8 || at.File != "config.toml" {
		t.Errorf("the type report stands at %+v", at)
	}
}

func TestTitlesAreMerged(t *testing.T) {
	c := sitetest.Settings(t, full)
	for _, test := range [][3]string{{"ko", "A record", "ko"}, {"en", "The record", "en"}, {"ar", "A record", "ko"}} {
		if text, in := c.Title.In(test[0], c.DefaultLanguage); text != test[1] || in != test[2] {
			t.Errorf("the title in %s is %q in %s", test[0], text, in)
		}
	}
	if text, _ := c.Description.In("en", "ko"); text != "What happened" {
		t.Errorf("description: %q", text)
	}
}

func TestDirectionFollowsTheScript(t *testing.T) {
	c := sitetest.Settings(t, full)
	for tag, want := range map[string]string{"ko": "ltr", "ar": "rtl", "az-Arab": "ltr"} {
		if l, ok := c.Language(tag); !ok || l.Dir != want {
			t.Errorf("%s runs %q", tag, l.Dir)
		}
	}
	if _, ok := c.Language("fr"); ok {
		t.Error("French is not there")
	}
	if c.Default().Name != "한국어" {
		t.Error(c.Default())
	}
}

func TestMembersByYear(t *testing.T) {
	c := sitetest.Settings(t, full)
	for _, test := range []struct {
		body string
		year int
		want int
		ok   bool
	}{
		{"general-assembly", 2005, 0, false},
		{"general-assembly", 2006, 192, true},
		{"general-assembly", 2010, 192, true},
		{"general-assembly", 2018, 193, true},
		{"hrc", 1, 47, true},
		{"ohchr", 2018, 0, false},
	} {
		n, ok := c.Bodies.Lookup(test.body).Members.In(test.year)
		if n != test.want || ok != test.ok {
			t.Errorf("%s in %d: %d, %t", test.body, test.year, n, ok)
		}
	}
	if !c.Bodies.Lookup("ohchr").Members.IsZero() || c.Bodies.Lookup("hrc").Members.IsZero() {
		t.Error("IsZero")
	}
}

func TestDefaultLanguageIsEnglish(t *testing.T) {
	c := sitetest.Settings(t, "title = \"T\"\nbase_url = \"https://example.org\"\n")
	want := []config.Language{{Tag: "en", Name: "en", Dir: "ltr"}}
	if diff := cmp.Diff(want, c.Languages); diff != "" || c.DefaultLanguage != "en" || c.EditLink("x") != "" {
		t.Error(diff)
	}
	c = sitetest.Settings(t, "title = \"T\"\nbase_url = \"https://example.org\"\ndefault_language = \"he\"\n")
	if diff := cmp.Diff([]config.Language{{Tag: "he", Name: "he", Dir: "rtl"}}, c.Languages); diff != "" {
		t.Error(diff)
	}
	c = sitetest.Settings(t, "title = \"T\"\nbase_url = \"https://example.org\"\n[languages.ko]\nname = \"한국어\"\n")
	if c.DefaultLanguage != "ko" {
		t.Errorf("the only language is %s", c.DefaultLanguage)
	}
}

func TestEditLinkReplacesThePlaceholder(t *testing.T) {
	c := sitetest.Settings(t, "title = \"T\"\nbase_url = \"https://example.org\"\nedit_url = \"https://example.org/edit?file={path}&ref=main\"\n")
	if got := c.EditLink("content/a?b.md"); got != "https://example.org/edit?file=content/a%3Fb.md&ref=main" {
		t.Error(got)
	}
}

func TestVocabularySuggests(t *testing.T) {
	c := sitetest.Settings(t, full)
	for word, want := range map[string]string{"genral-assembly": "general-assembly", "General Assembly": "general-assembly", "human rights council": "hrc", "x": ""} {
		if got := c.Bodies.Suggest(word); got != want {
			t.Errorf("%q suggests %q, want %q", word, got, want)
		}
	}
}

func TestSymbolsOfOtherSystemsAreKnown(t *testing.T) {
	c := sitetest.Settings(t, full)
	s, err := c.Symbols.Parse("OEA/Ser.L/V")
	if err != nil || s.System() != "iachr" {
		t.Errorf("%v, %v", s, err)
	}
	if s, err := c.Symbols.Parse("A/RES/73/180"); err != nil || s.String() != "A/RES/73/180" {
		t.Errorf("%v, %v", s, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	for _, test := range mistakes {
		f.Add([]byte(test.src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		c, list := config.Parse("config.toml", src)
		if len(c.Languages) == 0 || c.Languages[0].Tag != c.DefaultLanguage {
			t.Errorf("languages %v, default %q", c.Languages, c.DefaultLanguage)
		}
		if c.Symbols == nil || c.Types == nil || c.Bodies == nil || c.Topics == nil || c.Actors == nil {
			t.Error("a part is missing")
		}
		if _, again := config.Parse("config.toml", src); !cmp.Equal(list, again) {
			t.Error("two runs report different problems")
		}
	})
}

func TestIDsThatCanNameTerms(t *testing.T) {
	for id, want := range map[string]bool{
		"general-assembly": true,
		"2014":             true,
		"":                 false,
		"index":            false,
		"con":              false,
		"Right to food":    false,
		"책임":               false,
		"a.b":              false,
	} {
		if got := config.IsID(id); got != want {
			t.Errorf("IsID(%q) = %t", id, got)
		}
	}
}

func TestBrokenWhenATableMayBeUnread(t *testing.T) {
	for src, want := range map[string]bool{
		start:                                   false,
		start + "title = “x”\n":                 true,
		start + "[topic.food]\nlabel = \"x\"\n": true,
		start + "[colours.red]\n":               false,
		start + "titel = \"x\"\n":               false,
	} {
		if c, _ := config.Parse("config.toml", []byte(src)); c.Broken != want {
			t.Errorf("%q: %t", src, c.Broken)
		}
	}
}

func TestDOIOfTheRecord(t *testing.T) {
	for line, want := range map[string]string{
		"": "|", `doi = "10.5281/zenodo.12"`: "10.5281/zenodo.12|", `doi = "https://doi.org/10.5281/zenodo.12"`: "10.5281/zenodo.12|",
		`doi = ""`: "|" + string(diag.InvalidValue), `doi = "https://zenodo.org/records/12"`: "|" + string(diag.InvalidDOI), `doi = 10`: "|" + string(diag.WrongType),
	} {
		c, problems := config.Parse("config.toml", []byte(line+"\n"+start))
		got := c.DOI + "|"
		for _, p := range problems {
			got += string(p.Code)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
