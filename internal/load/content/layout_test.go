package content_test

import (
	"testing"

	"annals/internal/load/content"
)

func TestPathDeterminesKindAndID(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []struct {
		name, file string
		kind       content.Kind
		id, lang   string
	}{
		{"home page", "content/_index.md", content.KindHome, "", "en"},
		{"translated home page", "content/_index.ko.md", content.KindHome, "", "ko"},
		{"introduction of a year", "content/2018/_index.md", content.KindYear, "2018", "en"},
		{"translated introduction", "content/2018/_index.ko.md", content.KindYear, "2018", "ko"},
		{"entry", "content/2018/a.md", content.KindEntry, "2018/a", "en"},
		{"translated entry", "content/2018/a.ko.md", content.KindEntry, "2018/a", "ko"},
		{"entry of a year before ours", "content/-0044/ides.md", content.KindEntry, "-0044/ides", "en"},
		{"plain page", "content/about.md", content.KindPage, "about", "en"},
		{"plain page in a folder", "content/help/editors.md", content.KindPage, "help/editors", "en"},
		{"folder of a number that is no year", "content/12/a.md", content.KindPage, "12/a", "en"},
		{"name with a dot that is no language", "content/2018/a-73.180.md", content.KindEntry, "2018/a-73.180", "en"},
		{"Korean name", "content/2018/결의.ko.md", content.KindEntry, "2018/결의", "ko"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := loader.Parse(test.file, []byte(front(`title = "x"`+"\n"))).Document
			if d == nil {
				t.Fatal("no document")
			}
			got := []any{d.Kind, d.ID, d.Lang, d.Translation != nil, d.Entry != nil, d.Page != nil}
			translated := test.lang != "en"
			compare(t, []any{
				test.kind, test.id, test.lang, translated,
				test.kind == content.KindEntry && !translated, test.kind != content.KindEntry && !translated,
			}, got)
		})
	}
}

func TestMisplacedFiles(t *testing.T) {
	loader := newLoader(t)
	title := front(`title = "x"` + "\n")
	roll := "state,vote\nKOR,Y\n"
	for _, test := range []mistake{
		{name: "neither text nor votes", file: "content/2018/map.png", text: "x", want: []string{
			`content/2018/map.png: error: content/ holds only texts (.md) and votes of states (.votes.csv) [file-place] (put pictures and other files into static/, or delete this one)`,
		}},
		{name: "folder within a year", file: "content/2018/autumn/a.md", text: title, want: []string{
			`content/2018/autumn/a.md: error: the folder of a year holds no other folders [file-place] (move the file to content/2018/)`,
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
