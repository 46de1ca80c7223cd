package config_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
)

// colours returns a config.toml with colours for light screens.
func colours(scheme, lines string) string { return start + "[theme." + scheme + "]\n" + lines }

func TestColoursThatAreRight(t *testing.T) {
	for name, src := range map[string]string{
		"an accent":                 colours("light", "accent = \"#005f4b\"\n"),
		"three digits":              colours("dark", "accent = \"#9fc\"\n"),
		"white":                     colours("light", "background = \"#FFFFFF\"\n"),
		"a dark scheme that is":     colours("dark", "background = \"#000000\"\ntext = \"#ffffff\"\n"),
		"an inverted light one":     colours("dark", "background = \"#101010\"\npanel = \"#181818\"\naccent = \"#ffcc00\"\nlink = \"#88ccff\"\n"),
		"a line that is decoration": colours("light", "line = \"#fdfdfb\"\n"),
		"none":                      start + "[theme.light]\n",
	} {
		t.Run(name, func(t *testing.T) {
			if c, list := config.Parse("config.toml", []byte(src)); len(list) > 0 {
				t.Errorf("%q", lines(list))
			} else if name == "white" {
				want := config.Palette{config.Background: {255, 255, 255}, config.Panel: c.Theme.Light[config.Panel], config.Line: c.Theme.Light[config.Line]}
				if diff := cmp.Diff(want, c.Theme.Light); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestColoursThatCannotBeSeen(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"grey links", colours("light", "link = \"#999999\"\n"), `4:8-17 error low-contrast: this colour has a contrast of 2.5 to the background or to panels; 4.5 is needed for links {write "#6e6e6e", the nearest colour that can be seen}`},
		{"a background in the middle", colours("light", "background = \"#777777\"\n"), `4:14-23 error low-contrast: text would have a contrast of 3.`},
		{"a dark accent on a dark screen", colours("dark", "accent = \"#8c2f1b\"\n"), `4:10-19 error low-contrast: this colour has a contrast of 1.9`},
		{"no colour", colours("light", "accent = \"red\"\n"), `4:10-15 error invalid-value: "red" is not written as a colour {write # and six digits`},
		{"without the sign", colours("light", "accent = \"8c2f1b\"\n"), `4:10-18 error invalid-value: a colour is # and three or six digits, without an opacity {write "#8c2f1b"}`},
		{"with an opacity", colours("light", "accent = \"#8c2f1b80\"\n"), `{write "#8c2f1b"}`},
		{"another key", colours("light", "color = \"#8c2f1b\"\n"), `4:1-6 error unknown-key: unknown key "color"`},
		{"another table", colours("ligth", "accent = \"#8c2f1b\"\n"), `3:8-13 error unknown-key: unknown key "ligth" {did you mean "light"?}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(test.src))
			if got := lines(list); len(got) != 1 || !strings.Contains(got[0], test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

// The hints of all colours, followed together, make colours that pass.
func TestColoursOfHintsPass(t *testing.T) {
	keys := []string{"background", "panel", "text", "muted", "link", "accent", "focus", "border"}
	values := []string{"#000000", "#333333", "#777777", "#999999", "#cccccc", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#8c2f1b"}
	hinted := regexp.MustCompile(`(?s)\{write "(#[0-9a-f]{6})", the nearest`)
	at := regexp.MustCompile(`^(\d+):`)
	random := uint32(1)
	next := func(n int) int {
		random = random*1664525 + 1013904223
		return int(random>>8) % n
	}
	for range 600 {
		scheme := []string{"light", "dark"}[next(2)]
		var text []string
		for _, k := range keys {
			if next(3) == 0 {
				text = append(text, fmt.Sprintf("%s = %q", k, values[next(len(values))]))
			}
		}
		src := strings.Split(colours(scheme, strings.Join(text, "\n")+"\n"), "\n")
		_, list := config.Parse("config.toml", []byte(strings.Join(src, "\n")))
		before := strings.Join(text, ", ")
		for _, problem := range lines(list) {
			fix := hinted.FindStringSubmatch(problem)
			if fix == nil {
				t.Fatalf("%s: no fix in %q", before, problem)
			}
			var n int
			fmt.Sscan(at.FindStringSubmatch(problem)[1], &n)
			key, _, _ := strings.Cut(src[n-1], " ")
			src[n-1] = fmt.Sprintf("%s = %q", key, fix[1])
		}
		if _, list := config.Parse("config.toml", []byte(strings.Join(src, "\n"))); len(list) > 0 {
			t.Fatalf("%s: after the fixes\n%s\n%q", before, strings.Join(src, "\n"), lines(list))
		}
	}
}

func TestFontsLogosAndMenus(t *testing.T) {
	c, list := config.Parse("config.toml", []byte(start+`[theme]
logo = "images/logo.svg"
[[theme.fonts]]
file = "fonts/a.woff2"
family = "Own  Serif"
use = "headings"
weight = "100 900"
unicode_range = "U+AC00-D7A3, U+11??"
[[theme.menu]]
label = "Method"
page = "method.md"
[[theme.menu]]
label = "Elsewhere"
url = "https://example.org/a"
[[theme.foot]]
label = "More"
pages = ["a.md", "b.md"]
[[theme.foot]]
page = "c.md"
`))
	if len(list) > 0 {
		t.Fatalf("%q", lines(list))
	}
	th := c.Theme
	if th.Logo.File != "images/logo.svg" || len(th.Fonts) != 1 || th.Fonts[0].Family != "Own Serif" || th.Fonts[0].Use != config.FontOfHeadings {
		t.Errorf("%+v", th)
	}
	if len(th.Menu) != 2 || th.Menu[0].Pages[0].File != "method.md" || th.Menu[1].URL != "https://example.org/a" || len(c.Links) != 1 {
		t.Errorf("%+v", th.Menu)
	}
	if len(th.Foot) != 2 || !th.Foot[0].Group || len(th.Foot[0].Pages) != 2 || th.Foot[1].Group {
		t.Errorf("%+v", th.Foot)
	}
}

func TestMistakesInThemes(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"a font that is no woff2", "[[theme.fonts]]\nfile = \"a.ttf\"\nfamily = \"A\"\n", `4:8-15 error invalid-value: fonts of pages are .woff2 files`},
		{"a font without a name", "[[theme.fonts]]\nfile = \"a.woff2\"\n", `missing-key: "family" is missing`},
		{"a name that ends its text", "[[theme.fonts]]\nfile = \"a.woff2\"\nfamily = \"A\\\"; } *\"\n", `5:10-20 error invalid-value: the name of a font has letters`},
		{"a name of 101 letters", "[[theme.fonts]]\nfile = \"a.woff2\"\nfamily = \"" + strings.Repeat("글", 101) + "\"\n", `5:10-315 error invalid-value: the name of a font has letters`},
		{"a use", "[[theme.fonts]]\nfile = \"a.woff2\"\nfamily = \"A\"\nuse = \"body\"\n", `6:7-13 error invalid-value: "body" is no use of a font`},
		{"a weight", "[[theme.fonts]]\nfile = \"a.woff2\"\nfamily = \"A\"\nweight = \"heavy\"\n", `6:10-17 error invalid-value: "heavy" is no weight`},
		{"a range", "[[theme.fonts]]\nfile = \"a.woff2\"\nfamily = \"A\"\nunicode_range = \"Hangul\"\n", `6:17-25 error invalid-value: this is no range`},
		{"a logo for dark screens alone", "[theme]\nlogo_dark = \"a.svg\"\n", `4:13-20 error invalid-value: there is a logo for dark screens`},
		{"a logo with its folder", "[theme]\nlogo = \"static/a.svg\"\n", `4:8-22 error invalid-value: the path begins below static/ {write "a.svg"}`},
		{"an item that leads nowhere", "[[theme.menu]]\nlabel = \"A\"\n", `3:9-13 error missing-key: this leads nowhere`},
		{"an item that leads to two places", "[[theme.menu]]\nlabel = \"A\"\npage = \"a.md\"\nurl = \"https://example.org/\"\n", `error invalid-value: this leads to several places`},
		{"an item without words", "[[theme.foot]]\nurl = \"https://example.org/\"\n", `error missing-key: "label" is missing`},
		{"a script", "[[theme.foot]]\nlabel = \"A\"\nurl = \"javascript:alert(1)\"\n", `5:8-19 error`},
		{"a finished page", "[[theme.foot]]\npage = \"about.html\"\n", `4:8-20 error invalid-value: this names a page of the finished site {name the text that it is made from: "about.md"}`},
		{"a page without its ending", "[[theme.foot]]\npage = \"about\"\n", `{write "about.md"}`},
		{"a page with its folder", "[[theme.foot]]\npage = \"content/about.md\"\n", `{write "about.md"}`},
		{"an address for a page", "[[theme.foot]]\npage = \"https://example.org/\"\n", `{write url in place of page}`},
		{"a label in a language that the site has not", "[[theme.foot]]\npage = \"a.md\"\nlabel = { en = \"A\", ko = \"B\" }\n", `unknown-language`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(start+test.src))
			if got := lines(list); len(got) != 1 || !strings.Contains(got[0], test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}
