package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
)

const twoLanguages = start + "[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n"

func TestDownloads(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      config.Downloads
	}{
		{"off unless asked for", "", config.Downloads{}},
		{"a page to be printed", "[downloads]\nprint = true\n", config.Downloads{Print: true, ZipLanguages: []string{"en", "ko"}}},
		{"all languages", "[downloads]\nepub = true\nzip = true\n", config.Downloads{EPUB: true, Zip: true, ZipLanguages: []string{"en", "ko"}}},
		{"in the order of the site", "[downloads]\nzip = true\nzip_languages = [\"ko\", \"en\"]\n", config.Downloads{Zip: true, ZipLanguages: []string{"en", "ko"}}},
		{"one", "[downloads]\nzip = true\nzip_languages = [\"ko\"]\n", config.Downloads{Zip: true, ZipLanguages: []string{"ko"}}},
		{"kept while it is off", "[downloads]\nzip = false\nzip_languages = [\"ko\"]\n", config.Downloads{ZipLanguages: []string{"ko"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, sitetest.Settings(t, twoLanguages+test.src).Downloads); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMistakesOfDownloads(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      []string
	}{
		{"another type", "[downloads]\nepub = \"yes\"\nzip = 1\nzip_languages = \"ko\"\n", []string{
			`8:8-13 error wrong-type: "epub" must be true or false, but here it is text {write epub = true, without quotes}`,
			`9:7-8 error wrong-type: "zip" must be true or false, but here it is a whole number {write zip = true, without quotes}`,
			`10:17-21 error wrong-type: "zip_languages" must be a list, but here it is text {put it in brackets: zip_languages = ["ko"]}`,
		}},
		{"an unknown key", "[downloads]\nepubs = true\n", []string{
			`8:1-6 error unknown-key: unknown key "epubs" {did you mean "epub"?}`,
		}},
		{"no language", "[downloads]\nzip = true\nzip_languages = []\n", []string{
			`9:17-19 error invalid-value: the list of languages is empty {delete the line: the file has all languages then}`,
		}},
		{"languages that the site has not", "[downloads]\nzip = true\nzip_languages = [\"kO\", 5, \"fr\", \"\", \"en\", \"en\"]\n", []string{
			`9:18-22 error unknown-language: "kO" is not a language of this site {did you mean "ko"?}`,
			`9:24-25 error wrong-type: each item of "zip_languages" must be text, but here it is a whole number {put it in quotes: "5"}`,
			`9:27-31 error unknown-language: "fr" is not a language of this site {add a table [languages.fr], or use one of: en, ko}`,
			`9:33-35 error unknown-language: "" is not a language of this site {use one of: en, ko}`,
			`9:43-47 error invalid-value: this language is listed twice {delete one of the two}`,
		}},
		{"languages of nothing", "[downloads]\nzip_languages = [\"ko\"]\n", []string{
			`8:17-23 warning invalid-value: "zip_languages" says nothing without zip = true {delete the line, or add zip = true}`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(twoLanguages+test.src))
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
