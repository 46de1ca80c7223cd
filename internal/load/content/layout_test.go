package content_test

import (
	"context"
	"testing"
)

func TestPathDeterminesTheFrontMatter(t *testing.T) {
	loader := newLoader(t)
	for file, want := range map[string]string{
		"content/_index.md": "page", "content/2018/_index.md": "page", "content/about.md": "page", "content/2018/a.md": "entry",
		"content/_index.ko.md": "translation", "content/2018/_index.ko.md": "translation", "content/about.ko.md": "translation", "content/2018/a.ko.md": "translation",
	} {
		d := loader.Parse(context.Background(), file, []byte(front(`title = "x"`+"\n"))).Document
		if d == nil {
			t.Fatalf("%s: no document", file)
		}
		got := map[bool]string{d.Entry != nil: "entry", d.Page != nil: "page", d.Translation != nil: "translation"}[true]
		if got != want {
			t.Errorf("%s has the front matter of a %s", file, got)
		}
	}
}

func TestMisplacedFiles(t *testing.T) {
	loader := newLoader(t)
	title := front(`title = "x"` + "\n")
	roll := "state,vote\nKOR,Y\n"
	for _, test := range []mistake{
		{name: "neither text nor votes", file: "content/2018/map.png", text: "x", want: []string{
			`content/2018/map.png: error: a picture cannot stand here: content/ holds only texts (.md), votes of states (.votes.csv) and, in the folders of entries, evidence [file-place] (move it to static/map.png, and show it in a text with ![what it shows](../../static/map.png))`,
		}},
		{name: "folder within a year", file: "content/2018/autumn/a.md", text: title, want: []string{
			`content/2018/autumn/a.md: error: a text stands in the folder of its year; a folder in there holds the pictures and papers of an entry [file-place] (move the file to content/2018/a.md)`,
		}},
		{name: "index of another folder", file: "content/help/_index.md", text: title, want: []string{
			`content/help/_index.md: error: only the home page and the years have an _index.md [file-place] (give the page a name of its own)`,
		}},
		{name: "votes of a page", file: "content/about.votes.csv", text: roll, want: []string{
			`content/about.votes.csv: error: a votes file belongs beside an entry in the folder of its year [file-place] (name it like the entry: content/2005/ga-60-173.votes.csv)`,
		}},
		{name: "votes of a year", file: "content/2018/_index.votes.csv", text: roll, want: []string{
			`content/2018/_index.votes.csv: error: a votes file belongs beside an entry in the folder of its year [file-place] (name it like the entry: content/2005/ga-60-173.votes.csv)`,
		}},
		{name: "votes of a translation", file: "content/2018/a.ko.votes.csv", text: roll, want: []string{
			`content/2018/a.ko.votes.csv: error: a votes file belongs beside an entry in the folder of its year [file-place] (name it like the entry: content/2005/ga-60-173.votes.csv)`,
		}},
		{name: "name with a space", file: "content/2018/a b.md", text: front(facts, sources), want: []string{
			`content/2018/a b.md: error: the file name "a b" holds ' ' [file-name] (use letters, digits and hyphens: "a-b")`,
		}},
		{name: "no name at all", file: "content/2018/.md", text: front(facts, sources), want: []string{
			`content/2018/.md: error: the path is empty [file-name]`,
		}},
		{name: "name of a device", file: "content/aux.md", text: title, want: []string{
			`content/aux.md: error: "aux" is a device name on Windows [file-name] (rename it)`,
		}},
		{name: "name in another normal form", file: "content/2018/re\u0301solution.md", text: front(facts, sources), want: []string{
			`content/2018/résolution.md: error: the name is not in Unicode normal form C, so it would have two spellings [file-name] (rename it to "résolution" as typed on a keyboard)`,
		}},
	} {
		test.run(t, loader)
	}
}

// A wrong language is reported once, and nothing else about the file.
func TestLanguagesInFileNames(t *testing.T) {
	loader := newLoader(t)
	title := front(`title = "x"` + "\n")
	for _, test := range []mistake{
		{name: "unknown, of an entry", file: "content/2018/a.ja.md", text: title, want: []string{
			`content/2018/a.ja.md: error: the site has no language "ja" [unknown-language] (add [languages.ja] to config.toml, or take the ".ja" out of the file name)`,
		}},
		{name: "unknown, of a page", file: "content/about.ja.md", text: title, want: []string{
			`content/about.ja.md: error: the site has no language "ja" [unknown-language] (add [languages.ja] to config.toml, or take the ".ja" out of the file name)`,
		}},
		{name: "unknown, of the home page", file: "content/_index.ja.md", text: title, want: []string{
			`content/_index.ja.md: error: the site has no language "ja" [unknown-language] (add [languages.ja] to config.toml, or take the ".ja" out of the file name)`,
		}},
		{name: "none at all", file: "content/about.kp.md", text: title, want: []string{
			`content/about.kp.md: error: the site has no language "kp" [unknown-language] (write a language of the site in its place (ko), or take the ".kp" out of the file name)`,
		}},
		{name: "in other letters", file: "content/about.KO.md", text: title, want: []string{
			`content/about.KO.md: error: the site has no language "KO" [unknown-language] (did you mean "ko"?)`,
		}},
		{name: "near one of the site's", file: "content/about.kor.md", text: title, want: []string{
			`content/about.kor.md: error: the site has no language "kor" [unknown-language] (did you mean "ko"?)`,
		}},
		{name: "default, of an entry", file: "content/2018/a.en.md", text: front(facts, sources), want: []string{
			`content/2018/a.en.md: error: "en" is the site's default language, whose texts carry no language in their name [invalid-language] (take the ".en" out of the file name)`,
		}},
		{name: "default, of a translation", file: "content/2018/a.en.md", text: title, want: []string{
			`content/2018/a.en.md: error: "en" is the site's default language, whose texts carry no language in their name [invalid-language] (take the ".en" out of the file name)`,
		}},
		{name: "default, of a page", file: "content/about.en.md", text: title, want: []string{
			`content/about.en.md: error: "en" is the site's default language, whose texts carry no language in their name [invalid-language] (take the ".en" out of the file name)`,
		}},
		{name: "default, of votes", file: "content/2018/a.en.votes.csv", text: "state,vote\nKOR,Y\n", want: []string{
			`content/2018/a.en.votes.csv: error: "en" is the site's default language, whose texts carry no language in their name [invalid-language] (take the ".en" out of the file name)`,
		}},
	} {
		test.run(t, loader)
	}
}
