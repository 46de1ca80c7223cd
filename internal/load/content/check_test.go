package content_test

import "testing"

const entryFile = "content/2018/a.md"

// runMistakes runs tests in a site with the usual settings.
func runMistakes(t *testing.T, tests []mistake) {
	t.Helper()
	loader := newLoader(t)
	for _, test := range tests {
		test.run(t, loader)
	}
}

func TestTextsOfAnEntry(t *testing.T) { runMistakes(t, entryTextTests) }

var entryTextTests = []mistake{
	{name: "no summary", file: entryFile, text: front(`title = "A"
date = 2018-12-17
type = "report"
`, sources), want: []string{
		`content/2018/a.md:2:9-12: warning: the entry has no summary [missing-summary] (add summary = "…": one or two sentences for lists, feeds and search)`,
	}},
	{name: "empty title and summary", file: entryFile, text: front(`title = ""
date = 2018-12-17
type = "report"
summary = " "
`, sources), want: []string{
		`content/2018/a.md:2:9-11: error: the title is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:5:11-14: warning: the entry has no summary [missing-summary] (add summary = "…": one or two sentences for lists, feeds and search)`,
	}},
	{name: "texts for readers", file: entryFile, text: front(facts, `[vote]
method = "consensus"
note = { en = "x", jp = "y" }
[[stages]]
label = ""
date = 2018-11-15
[[corrections]]
date = 2019-01-01
text = { en = "The date was wrong.", kp = "날짜" }
[[corrections]]
date = 2019-01-02
text = {}
`, sources), want: []string{
		`content/2018/a.md:8:20-22: error: the site has no language "jp" [unknown-language] (use one of [languages] in config.toml)`,
		`content/2018/a.md:10:9-11: error: the label is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:14:38-40: error: the site has no language "kp" [unknown-language] (use one of [languages] in config.toml)`,
		`content/2018/a.md:17:8-10: error: the text is empty [invalid-value] (write it in a few words)`,
	}},
}

func TestWrongTypesAreReportedOnce(t *testing.T) { runMistakes(t, wrongTypeTests) }

var wrongTypeTests = []mistake{
	{name: "wrong types are reported once", file: entryFile, text: front(`title = 1
date = 2018-12-17
type = 2
body = []
topics = [3, "foot"]
actors = "kirby"
summary = 4
symbol = 5
aliases = [6]
follows = [7]
cosponsors = "8"
milestone = "yes"
`, sources), want: []string{
		`content/2018/a.md:2:9-10: error: "title" must be text, but here it is a whole number [wrong-type] (put it in quotes: title = "1")`,
		`content/2018/a.md:4:8-9: error: "type" must be text, but here it is a whole number [wrong-type] (put it in quotes: type = "2")`,
		`content/2018/a.md:5:8-10: error: "body" must be text, but here it is a list [wrong-type] (for example: body = "…")`,
		`content/2018/a.md:6:11-12: error: each item of "topics" must be text, but here it is a whole number [wrong-type] (put it in quotes: "3")`,
		`content/2018/a.md:6:14-20: error: unknown topic "foot" [unknown-term] (did you mean "food"?)`,
		`content/2018/a.md:7:10-17: error: "actors" must be a list, but here it is text [wrong-type] (put it in brackets: actors = ["kirby"])`,
		`content/2018/a.md:8:11-12: error: "summary" must be text, but here it is a whole number [wrong-type] (put it in quotes: summary = "4")`,
		`content/2018/a.md:9:10-11: error: this must be a text, or several in an array [wrong-type] (write one as "…", several as ["…", "…"])`,
		`content/2018/a.md:10:12-13: error: each item of "aliases" must be text, but here it is a whole number [wrong-type] (put it in quotes: "6")`,
		`content/2018/a.md:11:12-13: error: each item of "follows" must be text, but here it is a whole number [wrong-type] (put it in quotes: "7")`,
		`content/2018/a.md:12:14-17: error: this must be a whole number, or a table [wrong-type] (write cosponsors = 8, without quotes)`,
		`content/2018/a.md:13:13-18: error: "milestone" must be true or false, but here it is text [wrong-type] (write milestone = true, without quotes)`,
	}},
}

func TestSymbolsAndNumbers(t *testing.T) { runMistakes(t, symbolAndNumberTests) }

var symbolAndNumberTests = []mistake{
	{name: "impossible symbols", file: entryFile, text: front(facts, `symbol = ["A/RES/73/180", "A/RES/73", "nonsense"]`+"\n", sources), want: []string{
		`content/2018/a.md:6:27-37: error: the session, the year or the number is missing in RES/73 [invalid-symbol] (its symbols look like A/RES/73/180, A/60/306, A/60/L.12 or A/60/PV.64)`,
		`content/2018/a.md:6:39-49: error: no document symbol of the United Nations begins with "NONSENSE" [invalid-symbol] (UN symbols look like A/RES/73/180, A/HRC/25/63 or S/PV.7353; other systems are described under [symbols] in config.toml)`,
	}},
	{name: "one impossible symbol", file: entryFile, text: front(facts, `symbol = "A//RES"`+"\n", sources), want: []string{
		`content/2018/a.md:6:10-18: error: this symbol has a slash with nothing before or after it [invalid-symbol] (UN symbols look like A/RES/73/180, A/HRC/25/63 or S/PV.7353; other systems are described under [symbols] in config.toml)`,
	}},
	{name: "less than no co-sponsors", file: entryFile, text: front(facts, "cosponsors = -1\n", sources), want: []string{
		`content/2018/a.md:6:14-16: error: -1 co-sponsors cannot be [invalid-value] (write how many there were, or delete the line)`,
	}},
}

func TestAliasesAndFollows(t *testing.T) { runMistakes(t, aliasTests) }

var aliasTests = []mistake{
	{name: "aliases that lead elsewhere", file: entryFile, text: front(facts, `aliases = ["../x", "/", "", "a\\b", "a?b", "//evil.example/", "C:/x", "old%2e%2e/x"]`+"\n", sources), want: []string{
		`content/2018/a.md:6:12-18: error: the path holds ".." [file-name] (name the file itself)`,
		`content/2018/a.md:6:20-23: error: the alias is empty [file-name] (write the old path, such as "2018/resolution.html")`,
		`content/2018/a.md:6:25-27: error: the alias is empty [file-name] (write the old path, such as "2018/resolution.html")`,
		`content/2018/a.md:6:29-35: error: the path holds a backslash [file-name] (separate folders with /)`,
		`content/2018/a.md:6:37-42: error: "a?b" holds '?', which addresses or some systems do not allow [file-name] (use letters, digits and hyphens)`,
		`content/2018/a.md:6:44-61: error: the path begins with a slash [file-name] (write it relative to the site, without the first slash)`,
		`content/2018/a.md:6:63-69: error: "C:" holds ':', which addresses or some systems do not allow [file-name] (use letters, digits and hyphens)`,
		`content/2018/a.md:6:71-84: error: "old%2e%2e" holds '%', which addresses or some systems do not allow [file-name] (use letters, digits and hyphens)`,
	}},
	{name: "follows", file: entryFile, text: front(facts, `follows = ["2018/a", "2017/b", "2017/b", ""]`+"\n", sources), want: []string{
		`content/2018/a.md:6:12-20: error: the entry follows itself [circular-reference] (name the entry that led to this one)`,
		`content/2018/a.md:6:32-40: warning: "2017/b" stands here twice [invalid-value] (delete one of them)`,
		`content/2018/a.md:6:42-44: error: the id is empty [invalid-value] (name the entry that led to this one, such as "2018/ga-73-180")`,
	}},
}

// What may be in a misspelled or invalid part is not reported as missing.
func TestMisspelledOrBrokenKeysAreNotMissing(t *testing.T) { runMistakes(t, brokenKeyTests) }

var brokenKeyTests = []mistake{
	{name: "slips of the pen are no second mistake", file: entryFile, text: front(`title = "A"
date = 2018-12-17
type = "report"
sumary = "x"
[[source]]
title = "x"
`), want: []string{
		`content/2018/a.md:5:1-7: error: unknown key "sumary" [unknown-key] (did you mean "summary"?)`,
		`content/2018/a.md:6:3-9: error: unknown key "source" [unknown-key] (did you mean "sources"?)`,
	}},
	{name: "what a broken part may hold is not missing", file: entryFile, text: front("title = \"A\ntype = \"report\"\n"), want: []string{
		`content/2018/a.md:2:9-11: error: this text has no closing quote [toml-syntax] (put " where the text ends; a text of several lines stands in triple quotes)`,
	}},
	{name: "a key with no near name", file: entryFile, text: front(facts, "tags = []\n", sources), want: []string{
		`content/2018/a.md:6:1-5: error: unknown key "tags" [unknown-key] (did you mean "topics"?)`,
	}},
}

func TestPagesAndTranslations(t *testing.T) { runMistakes(t, pageTests) }

var pageTests = []mistake{
	{name: "a page with a slip in its title", file: "content/about.md", text: front("titel = \"x\"\n"), want: []string{
		`content/about.md:2:1-6: error: unknown key "titel" [unknown-key] (did you mean "title"?)`,
	}},
	{name: "a page without a title", file: "content/about.md", text: front("weight = 1\n"), want: []string{
		`content/about.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
	}},
	{name: "a page with an empty title", file: "content/about.md", text: front("title = \"\"\n"), want: []string{
		`content/about.md:2:9-11: error: the title is empty [invalid-value] (write it in a few words)`,
	}},
	{name: "a translation without a title", file: "content/2018/a.ko.md", text: front("reviewed = true\n"), want: []string{
		`content/2018/a.ko.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
	}},
	{name: "an unfinished translation", file: "content/2018/a.ko.md", text: front("draft = true\n"), want: nil},
	{name: "mistakes in an unfinished translation", file: "content/2018/a.ko.md", text: front("draft = true\ntitel = 1\n") + "![x](https://example.org/a.png)\n", want: []string{
		`content/2018/a.ko.md:3:1-6: error: unknown key "titel" [unknown-key] (did you mean "title"?)`,
		`content/2018/a.ko.md:5:6-31: warning: the image is on another site [remote-image] (save it in static/ and write the path of that file)`,
	}},
	{name: "a translation with an empty title", file: "content/2018/a.ko.md", text: front("title = \"\"\n"), want: []string{
		`content/2018/a.ko.md:2:9-11: error: the title is empty [invalid-value] (write it in a few words)`,
	}},
}
