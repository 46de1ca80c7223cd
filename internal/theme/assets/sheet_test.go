package assets_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/theme/assets"
	builtin "annals/static"
)

// The colours that config.toml is checked against are those of style.css.
func TestDefaultPalettesAreThoseOfTheTheme(t *testing.T) {
	css, err := builtin.FS.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(css), 2)
	light, dark := config.DefaultPalettes()
	lightBallots, darkBallots := config.DefaultBallots()
	for i, p := range []config.Palette{light, dark} {
		got := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]+);`).FindAllStringSubmatch(roots[i][1], -1) {
			got[m[1]] = m[2]
		}
		want := map[string]string{"on-yes": got["on-yes"]}
		for role, name := range map[config.Role]string{
			config.Background: "paper", config.Panel: "paper-2", config.Text: "ink", config.Muted: "ink-2", config.LinkColour: "link",
			config.Accent: "accent", config.Focus: "focus", config.Border: "edge", config.Line: "rule",
		} {
			want[name] = p[role].String()
		}
		for n, name := range []string{"yes", "no", "abstain", "absent"} {
			want[name] = [][4]config.Colour{lightBallots, darkBallots}[i][n].String()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("scheme %d (-config +style.css):\n%s", i, diff)
		}
	}
}

func TestSheetOfTheTheme(t *testing.T) {
	th := config.Theme{
		Light: config.Palette{config.Accent: {0, 0x5f, 0x4b}}, Dark: config.Palette{config.Background: {0, 0, 0}},
		Fonts: []config.WebFont{
			{Named: named("fonts/a b.woff2")[0], Family: "Own", Use: config.FontOfHeadings, Weight: "700", UnicodeRange: "U+0-24F"},
			{Named: named("fonts/i.woff2")[0], Family: "Own", Use: config.FontEverywhere, IsItalic: true},
		},
	}
	a, got := found(t, assets.Options{Theme: th, Static: config.Static{AsIs: named("fonts/a b.woff2", "fonts/i.woff2")}}, map[string]string{"fonts/a b.woff2": "x", "fonts/i.woff2": "x"})
	if len(got) > 0 || len(a.Stylesheets("")) != 2 {
		t.Fatalf("%q %q", got, a.Stylesheets(""))
	}
	want := `/* Made by Annals from [theme] in config.toml. */
@font-face {
  font-family: "Own";
  src: url("fonts/a%20b.woff2") format("woff2");
  font-weight: 700;
  unicode-range: U+0-24F;
  font-display: swap;
}
@font-face {
  font-family: "Own";
  src: url("fonts/i.woff2") format("woff2");
  font-style: italic;
  font-display: swap;
}
:root { --own-text: "Own"; }
:root { --own-headings: "Own"; }
@media screen and (prefers-color-scheme: light) {
  :root {
    --accent: #005f4b;
  }
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #000000;
  }
}
`
	if diff := cmp.Diff(want, rendered(t, a, "theme.css")); diff != "" {
		t.Error(diff)
	}
	if a, _ := found(t, assets.Options{}, nil); len(a.Stylesheets("")) != 1 {
		t.Errorf("%q without a theme", a.Stylesheets(""))
	}
}

func TestFilesOfTheThemeAreThere(t *testing.T) {
	names := named("images/logo.svg", "notes.txt")
	th := config.Theme{Logo: &names[0], LogoDark: &names[1], Fonts: []config.WebFont{{Named: named("", "", "a.woff2")[2]}}}
	_, got := found(t, assets.Options{Theme: th}, map[string]string{"images/lgo.svg": noted, "notes.txt": "x"})
	want := "config.toml:1: error unknown-asset\nconfig.toml:2: error no-picture\nconfig.toml:3: error unknown-asset"
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Error(diff)
	}
}
