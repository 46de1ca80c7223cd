package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
)

func TestCards(t *testing.T) {
	at := func(column, end int) diag.Range {
		return diag.Range{Position: diag.Position{File: "config.toml", Line: 4, Column: column}, End: end}
	}
	for _, test := range []struct {
		name, src string
		want      *config.Cards
	}{
		{"off unless asked for", "", nil},
		{"fonts in order", "[cards]\nfonts = [\"fonts/B.ttf\", \"fonts/sub/A.otf\"]\n", &config.Cards{
			At: at(9, 43),
			Fonts: []config.Font{
				{File: "templates/fonts/B.ttf", At: at(10, 23)},
				{File: "templates/fonts/sub/A.otf", At: at(25, 42)},
			},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := sitetest.Settings(t, start+test.src)
			if diff := cmp.Diff(test.want, cfg.Cards); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMistakesOfCards(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      []string
	}{
		{"no fonts", "[cards]\n", []string{
			`3:1-8 error missing-key: "fonts" is missing {add fonts = ["fonts/NanumGothicBold.ttf"]}`,
		}},
		{"an empty list", "[cards]\nfonts = []\n", []string{
			`4:9-11 error invalid-value: the list of fonts is empty {put the file into templates/fonts/ and write "fonts/Name.ttf", or delete [cards]}`,
		}},
		{"another type", "[cards]\nfonts = \"fonts/A.ttf\"\n", []string{
			`4:9-22 error wrong-type: "fonts" must be a list, but here it is text {put it in brackets: fonts = ["fonts/A.ttf"]}`,
		}},
		{"no text", "[cards]\nfonts = [1, \"fonts/A.ttf\"]\n", []string{
			`4:10-11 error wrong-type: each item of "fonts" must be text, but here it is a whole number {put it in quotes: "1"}`,
		}},
		{"no table", "cards = true\n", []string{
			`3:9-13 error wrong-type: "cards" must be a table, but here it is true or false {write [cards] on a line of its own, and its keys below it}`,
		}},
		{"an unknown key", "[cards]\nfonts = [\"fonts/A.ttf\"]\nfont = 1\n", []string{
			`5:1-5 error unknown-key: unknown key "font" {did you mean "fonts"? It stands here already, so delete this line}`,
		}},
		{"paths that lead elsewhere", "[cards]\nfonts = [\"\", \"A.ttf\", \"/usr/share/fonts/A.ttf\", \"../static/A.ttf\", \"fonts/../../A.ttf\", \"fonts/./A.ttf\", \"fonts/\"]\n", []string{
			`4:10-12 error invalid-value: the name of the font is empty {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:14-21 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:23-47 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:49-66 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:68-87 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:89-104 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
			`4:106-114 error invalid-value: fonts are read from the folder templates/fonts/ only {put the file into templates/fonts/ and write "fonts/Name.ttf"}`,
		}},
		{"a name that no system can be trusted with", "[cards]\nfonts = [\"fonts/con.ttf\", \"fonts/a\\\\b.ttf\"]\n", []string{
			`4:10-25 error file-name: "con.ttf" is a device name on Windows {rename it}`,
			`4:27-43 error file-name: the path holds a backslash {separate folders with /}`,
		}},
		{"twice", "[cards]\nfonts = [\"fonts/A.ttf\", \"fonts/A.ttf\"]\n", []string{
			`4:25-38 error invalid-value: this font is listed twice {delete one of the two}`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(start+test.src))
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
