package site_test

import (
	"testing"

	"annals/internal/site"
)

var duplicateAddresses = []problemCase{
	{name: "ids that differ by case", files: files{"content/2018/a.md": entry("2018-01-01"), "content/2018/A.md": entry("2018-01-02")}, want: []string{
		`content/2018/a.md:1:1: error: the addresses 2018/a.html and 2018/A.html of content/2018/A.md differ only by case or spelling, which many disks cannot keep apart [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "ids that differ by case in other scripts", files: files{"content/straße.md": page("x"), "content/STRASSE.md": page("y")}, want: []string{
		`content/straße.md:1:1: error: the addresses straße.html and STRASSE.html of content/STRASSE.md differ only by case or spelling, which many disks cannot keep apart [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "an alias of another page", files: files{"content/about.md": page("x"), "content/us.md": page("y", `aliases = ["about.html"]`+"\n")}, want: []string{
		`content/us.md:3:12-24: error: the address about.html is taken by content/about.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "an alias of the page itself", files: files{"content/about.md": page("x", `aliases = ["about.html"]`+"\n")}, want: []string{
		`content/about.md:3:12-24: error: the address about.html is taken by content/about.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "one alias of two pages", files: files{
		"content/a.md": page("x", `aliases = ["old.html"]`+"\n"), "content/b.md": page("y", `aliases = ["first", "/old.html"]`+"\n"),
	}, want: []string{
		`content/b.md:3:21-32: error: the address old.html is taken by content/a.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "one alias twice", files: files{"content/a.md": page("x", `aliases = ["old/", "old"]`+"\n")}, want: []string{
		`content/a.md:3:20-25: error: the address old/index.html is taken by content/a.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "aliases that differ by case", files: files{
		"content/a.md": page("x", `aliases = ["old.html"]`+"\n"), "content/b.md": page("y", `aliases = ["OLD.html"]`+"\n"),
	}, want: []string{
		`content/b.md:3:12-22: error: the addresses OLD.html and old.html of content/a.md differ only by case or spelling, which many disks cannot keep apart [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "one alias below the folder of a language", files: files{
		"content/a.md": page("x", `aliases = ["ko/old.html"]`+"\n"), "content/b.md": page("y", `aliases = ["ko/old.html"]`+"\n"),
	}, want: []string{
		`content/b.md:3:12-25: error: the address ko/old.html is taken by content/a.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "the alias of another language's page", files: files{"content/about.md": page("x"), "content/b.md": page("y", `aliases = ["ko/about.html"]`+"\n")}, want: []string{
		`content/b.md:3:12-27: error: the address ko/about.html is taken by content/about.md [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "an alias of two languages is two addresses", files: files{"content/a.md": page("x", `aliases = ["ko/old.html", "old.html"]`+"\n")}},
	{name: "a draft's address is taken already", files: files{"content/a.md": page("x", "draft = true\n"), "content/b.md": page("y", `aliases = ["a.html"]`+"\n")}, want: []string{
		`content/b.md:3:12-20: error: the address a.html is taken by content/a.md [duplicate-address] (choose another name for one of the two)`,
	}},
}

func TestAddressesAreUnique(t *testing.T) {
	for _, test := range duplicateAddresses {
		test.run(t)
	}
}

var reservedAddresses = []problemCase{
	{name: "generated pages", files: files{
		"content/index.md": page("x"), "content/404.md": page("x"), "content/search/index.md": page("x"), "content/topics/food.md": page("x"),
		"content/types/index.md": page("x"), "content/2018/index.md": entry("2018-01-01"), "content/about.md": page("x", `aliases = ["/sources/", "ko/", "Topics/Food.html"]`+"\n"),
	}, want: []string{
		`content/2018/index.md:1:1: error: the address 2018/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/404.md:1:1: error: the address 404.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/about.md:3:12-23: error: the address sources/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/about.md:3:25-30: error: the address ko/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/about.md:3:32-50: error: the address Topics/Food.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/index.md:1:1: error: the address index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/search/index.md:1:1: error: the address search/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/topics/food.md:1:1: error: the address topics/food.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/types/index.md:1:1: error: the address types/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
	}},
	{name: "votes and states where there are none", files: files{"content/votes/index.md": page("x"), "content/states/index.md": page("x")}},
	{name: "votes and states where there are some", files: files{
		"content/votes/index.md": page("x"), "content/states/KOR.md": page("x"), "content/states/index.md": page("x"),
		"content/2018/a.md": entry("2018-01-01", "[vote]\nmethod = \"recorded\"\n"), "content/2018/a.votes.csv": "state,vote\nKOR,Y\n",
	}, want: []string{
		`content/states/KOR.md:1:1: error: the address states/KOR.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/states/index.md:1:1: error: the address states/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/votes/index.md:1:1: error: the address votes/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
	}},
	{name: "the folder of a language", files: files{"content/ko/a.md": page("x"), "content/KO/b.md": page("x"), "content/en/a.md": page("x")}, want: []string{
		`content/KO/b.md:1:1: error: the folder "ko" holds the site in that language [reserved-address] (choose another folder)`,
		`content/ko/a.md:1:1: error: the folder "ko" holds the site in that language [reserved-address] (choose another folder)`,
	}},
	{name: "the page on safety", files: files{"content/Safety.md": page("x"), "content/a.md": page("y", `aliases = ["safety.html"]`+"\n")}, want: []string{
		`content/Safety.md:1:1: error: the address Safety.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/a.md:3:12-25: error: the address safety.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
	}},
}

func TestAddressesOfGeneratedPagesAreReserved(t *testing.T) {
	for _, test := range reservedAddresses {
		test.run(t)
	}
}

var folderConflicts = []problemCase{
	{name: "a folder where a page is", files: files{
		"content/about.md": page("x"), "content/b.md": page("y", `aliases = ["about.html/team.html", "ko/about.html/team"]`+"\n"), "content/about.html/c.md": page("z"),
	}, want: []string{
		`content/about.html/c.md:1:1: error: the address about.html/c.html needs a folder about.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
		`content/b.md:3:12-34: error: the address about.html/team.html needs a folder about.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
		`content/b.md:3:36-56: error: the address ko/about.html/team/index.html needs a folder about.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "a folder where a redirect of another language is", files: files{
		"content/a.md": page("x", `aliases = ["old.html", "ko/gone.html"]`+"\n"), "content/b.md": page("y", `aliases = ["ko/old.html/part.html", "gone.html/part.html"]`+"\n"),
	}, want: []string{
		`content/b.md:3:12-35: error: the address ko/old.html/part.html needs a folder old.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
		`content/b.md:3:37-58: error: the address gone.html/part.html needs a folder ko/gone.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
	}},
	{name: "a folder where a redirect is", files: files{"content/a.md": page("x", `aliases = ["old.html", "old.html/part.html"]`+"\n")}, want: []string{
		`content/a.md:3:24-44: error: the address old.html/part.html needs a folder old.html, but that is a page [duplicate-address] (choose another name for one of the two)`,
	}},
}

func TestPagesAreNotFolders(t *testing.T) {
	for _, test := range folderConflicts {
		test.run(t)
	}
}

func TestOriginalsMustExist(t *testing.T) {
	for _, test := range []problemCase{
		{name: "translations without originals", files: files{
			"content/2018/a.ko.md": page("x"), "content/about.ko.md": page("x"), "content/2018/_index.ko.md": page("x"), "content/_index.ko.md": page("x"),
		}, want: []string{
			`content/2018/_index.ko.md:1:1: error: this translation has no original [missing-original] (write content/2018/_index.md first: it holds the facts, the translation only words)`,
			`content/2018/a.ko.md:1:1: error: this translation has no original [missing-original] (write content/2018/a.md first: it holds the facts, the translation only words)`,
			`content/_index.ko.md:1:1: error: this translation has no original [missing-original] (write content/_index.md first: it holds the facts, the translation only words)`,
			`content/about.ko.md:1:1: error: this translation has no original [missing-original] (write content/about.md first: it holds the facts, the translation only words)`,
		}},
		{name: "a page and a year of one name are two", files: files{"content/2018.md": page("x"), "content/2018/_index.ko.md": page("x")}, want: []string{
			`content/2018/_index.ko.md:1:1: error: this translation has no original [missing-original] (write content/2018/_index.md first: it holds the facts, the translation only words)`,
		}},
		{name: "votes without an entry", files: files{"content/2018/a.votes.csv": "state,vote\nKOR,Y\n"}, want: []string{
			`content/2018/a.votes.csv: error: these votes belong to no entry [missing-original] (write content/2018/a.md, or rename the file like its entry)`,
		}},
		{name: "votes of an entry that was not voted on", files: files{"content/2018/a.md": entry("2018-01-01"), "content/2018/a.votes.csv": "state,vote\nKOR,Y\n"}, want: []string{
			`content/2018/a.votes.csv:1:1: error: the entry has votes of single states, but no [vote] [invalid-vote] (add [vote] with the method and the tally to content/2018/a.md)`,
		}},
	} {
		test.run(t)
	}
}

// A file that could not be parsed has been reported, so references to it are not.
func TestReferencesToInvalidFilesAreNotReported(t *testing.T) {
	others := files{
		"content/2018/a.ko.md":     page("x"),
		"content/2018/a.votes.csv": "state,vote\nKOR,Y\n",
		"content/2018/b.md":        entry("2018-01-02", `follows = ["2018/a"]`+"\n") + "[a](a.md#x) [b](a.ko.md)\n",
	}
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{name: "no fence", text: "x", want: []string{
			`content/2018/a.md:1:1-2: error: the file does not begin with a line +++ [front-matter-missing] (put the facts (title, date, …) between two lines of +++ at the top of the file)`,
		}},
		{name: "no date", text: "+++\ntitle = \"x\"\ntype = \"report\"\nsummary = \"x\"\n[vote]\nmethod = \"recorded\"\n[[sources]]\ntitle = \"x\"\nurl = \"https://example.org/\"\n+++\n## X\n\n[c](c.md)\n", want: []string{
			`content/2018/a.md:2:1: error: "date" is missing [missing-key] (add date = 2018-12-17)`,
			`content/2018/a.md:13:5-9: error: there is no file content/2018/c.md [broken-link] (name it from here, such as ../2014/coi-report.md)`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := files{"content/2018/a.md": test.text}
			for name, text := range others {
				all[name] = text
			}
			_, got := resolve(t, all)
			compare(t, test.want, got)
		})
	}
}

func TestAliasesAreRedirects(t *testing.T) {
	s := mustResolve(t, files{
		"content/_index.md":      page("Home", `aliases = ["start.html"]`+"\n"),
		"content/2018/_index.md": page("2018", `aliases = ["years/2018"]`+"\n"),
		"content/2018/a.md":      entry("2018-01-01", `aliases = ["/ko/old/", "old"]`+"\n"),
		"content/about.md":       page("About", `aliases = ["us.htm"]`+"\n"),
		"content/draft.md":       page("Draft", `aliases = ["secret.html"]`+"\n", "draft = true\n"),
	})
	compare(t, []site.Redirect{
		{From: "years/2018/index.html", To: "2018/index.html", File: "content/2018/_index.md"},
		{From: "ko/years/2018/index.html", To: "ko/2018/index.html", File: "content/2018/_index.md"},
		{From: "ko/old/index.html", To: "ko/2018/a.html", File: "content/2018/a.md"},
		{From: "old/index.html", To: "2018/a.html", File: "content/2018/a.md"},
		{From: "start.html", To: "index.html", File: "content/_index.md"},
		{From: "ko/start.html", To: "ko/index.html", File: "content/_index.md"},
		{From: "us.htm", To: "about.html", File: "content/about.md"},
		{From: "ko/us.htm", To: "ko/about.html", File: "content/about.md"},
	}, s.Redirects)
}

func TestAliasOfOneLanguageTakesPrecedence(t *testing.T) {
	s := mustResolve(t, files{
		"content/a.md": page("A", `aliases = ["old.html"]`+"\n"),
		"content/b.md": page("B", `aliases = ["KO/old.html"]`+"\n"),
	})
	compare(t, []site.Redirect{
		{From: "old.html", To: "a.html", File: "content/a.md"},
		{From: "KO/old.html", To: "ko/b.html", File: "content/b.md"},
	}, s.Redirects)
}
