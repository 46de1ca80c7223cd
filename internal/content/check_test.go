package content_test

import (
	"testing"

	"annals/internal/content"
)

const entryFile = "content/2018/a.md"

func TestTermsOfTheVocabularies(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "near names", file: entryFile, text: front(`title = "A"
date = 2018-12-17
type = "resolutoin"
body = "general_assembly"
topics = ["acountability", "food"]
actors = ["kirbi"]
summary = "x"
`, sources), want: []string{
			`content/2018/a.md:4:8-20: error: unknown type "resolutoin" [unknown-term] (did you mean "resolution"?)`,
			`content/2018/a.md:5:8-26: error: unknown organ "general_assembly" [unknown-term] (did you mean "general-assembly"?)`,
			`content/2018/a.md:6:11-26: error: unknown topic "acountability" [unknown-term] (did you mean "accountability"?)`,
			`content/2018/a.md:7:11-18: error: unknown actor "kirbi" [unknown-term] (did you mean "kirby"?)`,
		}},
		{name: "the label in place of the id", file: entryFile, text: front(facts, `topics = ["Right to food"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:11-26: error: unknown topic "Right to food" [unknown-term] (did you mean "food"?)`,
		}},
		{name: "nothing near", file: entryFile, text: front(facts, `body = "parliament"`+"\n", sources), want: []string{
			`content/2018/a.md:6:8-20: error: unknown organ "parliament" [unknown-term] (use one of config.toml's [bodies.…], or add [bodies.parliament] there)`,
		}},
		{name: "what could be no id", file: entryFile, text: front(facts, `topics = ["freedom of speech", "책임", "index"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:11-30: error: unknown topic "freedom of speech" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
			`content/2018/a.md:6:32-40: error: unknown topic "책임" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
			`content/2018/a.md:6:42-49: error: unknown topic "index" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
		}},
		{name: "an empty id", file: entryFile, text: front(facts, `body = ""`+"\n", sources), want: []string{
			`content/2018/a.md:6:8-10: error: the organ is empty [unknown-term] (use one of config.toml's [bodies.…], or delete it)`,
		}},
		{name: "one topic twice", file: entryFile, text: front(facts, `topics = ["food", "food"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:19-25: warning: "food" stands here twice [invalid-value] (delete one of them)`,
		}},
		{name: "the organ of a stage", file: entryFile, text: front(facts, `[[stages]]
label = "Draft"
date = 2018-11-15
body = "general-asembly"
`, sources), want: []string{
			`content/2018/a.md:9:8-25: error: unknown organ "general-asembly" [unknown-term] (did you mean "general-assembly"?)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestDates(t *testing.T) {
	loader := newLoader(t)
	date := func(value string) string {
		return front(`title = "A"
date = `+value+`
type = "report"
summary = "x"
`, sources)
	}
	for _, test := range []mistake{
		{name: "ambiguous", file: entryFile, text: date(`"17/12/2018"`), want: []string{
			`content/2018/a.md:3:9-19: error: "17/12/2018" is not a date in EDTF, the form that dates have here [invalid-date] (write 2018-12-17)`,
		}},
		{name: "impossible, without quotation marks", file: entryFile, text: date(`2018-02-30`), want: []string{
			`content/2018/a.md:3:8-18: error: there is no day 2018-02-30 in the calendar [invalid-date] (the month has fewer days)`,
		}},
		{name: "impossible", file: entryFile, text: date(`"2018-02-30"`), want: []string{
			`content/2018/a.md:3:9-19: error: there is no such day: February 2018 has 28 days [invalid-date] (look at the day again; XX stands for a day that is not known)`,
		}},
		{name: "of an unsupported level", file: entryFile, text: date(`"Y17E7"`), want: []string{
			`content/2018/a.md:3:9-14: error: a year with an exponent (E) belongs to EDTF level 2, which is not supported [invalid-date] (write the year in digits: Y170000000)`,
		}},
		{name: "a whole number", file: entryFile, text: date(`2018`), want: []string{
			`content/2018/a.md:3:8-12: error: a year alone is written as text [invalid-date] (write "2018", with quotation marks)`,
		}},
		{name: "a time with offset", file: entryFile, text: date(`2018-12-17T10:00:00+09:00`), want: []string{
			`content/2018/a.md:3:8-33: error: a time of day is more than a timeline's date holds [invalid-date] (write the day alone: 2018-12-17)`,
		}},
		{name: "a local time", file: entryFile, text: date(`2018-12-17 10:00:00`), want: []string{
			`content/2018/a.md:3:8-27: error: a time of day is more than a timeline's date holds [invalid-date] (write the day alone: 2018-12-17)`,
		}},
		{name: "true", file: entryFile, text: date(`true`), want: []string{
			`content/2018/a.md:3:8-12: error: this must be a date [wrong-type] (write 2018-12-17, or in quotation marks what is less exact: "2018-12", "2018", "2014~")`,
		}},
		{name: "empty", file: entryFile, text: date(`""`), want: []string{
			`content/2018/a.md:3:8-10: error: the date is empty [invalid-date] (write a day, a month or a year: 2018-12-17, 2018-12 or 2018)`,
		}},
		{name: "wrong year's folder", file: "content/2019/a.md", text: date(`2018-12-17`), want: []string{
			`content/2019/a.md:3:8-18: error: the date is of 2018, but the file stands in the folder 2019 [wrong-year] (move the file to content/2018/a.md, or fix the date)`,
		}},
		{name: "a span belongs to its first year", file: "content/2019/a.md", text: date(`"2018-12-30/2019-01-02"`), want: []string{
			`content/2019/a.md:3:8-31: error: the date is of 2018, but the file stands in the folder 2019 [wrong-year] (move the file to content/2018/a.md, or fix the date)`,
		}},
		{name: "an open start belongs to its last year", file: entryFile, text: date(`"../2018-03"`)},
		{name: "season", file: entryFile, text: date(`"2018-21"`)},
		{name: "a year before ours", file: entryFile, text: date(`"-0044-03-15"`), want: []string{
			`content/2018/a.md:3:8-21: error: the date is of -0044, but the file stands in the folder 2018 [wrong-year] (move the file to content/-0044/a.md, or fix the date)`,
		}},
		{name: "a decade stands in its first year", file: "content/2010/a.md", text: date(`"201X"`)},
		{name: "a day of editors' work in quotation marks", file: entryFile, text: front(facts, `added = "2019-01-01"`+"\n", sources), want: []string{
			`content/2018/a.md:6:9-21: error: this must be an exact day, without quotation marks [wrong-type] (write it like 2018-12-17)`,
		}},
		{name: "an embargo without an offset", file: entryFile, text: front(facts, `publish_after = 2019-01-01 09:00:00`+"\n", sources), want: []string{
			`content/2018/a.md:6:17-36: error: this must be a day and a time with its offset from UTC [wrong-type] (write it like 2026-12-10T09:00:00+09:00)`,
		}},
		{name: "an embargo of a day", file: entryFile, text: front(facts, `publish_after = 2019-01-01`+"\n", sources), want: []string{
			`content/2018/a.md:6:17-27: error: this must be a day and a time with its offset from UTC [wrong-type] (write it like 2026-12-10T09:00:00+09:00)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestSources(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "none", file: entryFile, text: front(facts), want: []string{
			`content/2018/a.md:2:9-23: error: the entry has no source [missing-source] (add a table [[sources]] with a title and a url)`,
		}},
		{name: "an empty list", file: entryFile, text: front(facts, "sources = []\n"), want: []string{
			`content/2018/a.md:2:9-23: error: the entry has no source [missing-source] (add a table [[sources]] with a title and a url)`,
		}},
		{name: "none in a draft", file: entryFile, text: front(facts, "draft = true\n"), want: []string{
			`content/2018/a.md:2:9-23: warning: the entry has no source [missing-source] (add a table [[sources]] with a title and a url)`,
		}},
		{name: "neither title nor address", file: entryFile, text: front(facts, "[[sources]]\n"), want: []string{
			`content/2018/a.md:6:1-12: error: "title" is missing [missing-key] (add title = "…")`,
			`content/2018/a.md:6:1-12: error: "url" is missing [missing-key] (add url = "https://undocs.org/A/RES/73/180")`,
		}},
		{name: "one table in place of a list", file: entryFile, text: front(facts, `[sources]
title = "The text"
url = "https://undocs.org/A/RES/73/180"
`), want: []string{
			`content/2018/a.md:6:1-10: error: "sources" must be a list of tables, but here it is a table [wrong-type] (write [[sources]] on a line of its own, with two brackets on each side, and its keys below it)`,
		}},
		{name: "everything wrong", file: entryFile, text: front(facts, `[[sources]]
title = " "
url = "ftp://example.org/a"
archive = "javascript:alert(1)"
lang = "english"
kind = "tertiary"
symbol = "A/RES/"
accessed = "2019"
note = { ja = "x", ko = "" }
[[sources]]
title = "Second"
url = "https://un.org@evil.example/"
`), want: []string{
			`content/2018/a.md:7:9-12: error: the title is empty [invalid-value] (write it in a few words)`,
			`content/2018/a.md:8:8-12: error: an address that begins with "ftp:" is not allowed [invalid-url] (write an address that begins with https:// or http://)`,
			`content/2018/a.md:9:12-23: error: an address that begins with "javascript:" is not allowed [invalid-url] (write an address that begins with https:// or http://)`,
			`content/2018/a.md:10:8-17: error: "english" is no language tag [invalid-language] (write it like en, ko, fr or zh-Hant)`,
			`content/2018/a.md:11:8-18: error: a source is primary or secondary, not "tertiary" [invalid-value] (write kind = "primary" for the document itself, "secondary" for a report about it)`,
			`content/2018/a.md:12:10-18: error: this symbol has a slash with nothing before or after it [invalid-symbol] (UN symbols look like A/RES/73/180, A/HRC/25/63 or S/PV.7353; other systems are described under [symbols] in config.toml)`,
			`content/2018/a.md:13:12-18: error: this must be an exact day, without quotation marks [wrong-type] (write it like 2018-12-17)`,
			`content/2018/a.md:14:10-12: error: the site has no language "ja" [unknown-language] (use one of [languages] in config.toml)`,
			`content/2018/a.md:14:25-27: error: the note in the language "ko" is empty [invalid-value] (write it in a few words)`,
			`content/2018/a.md:17:7-37: error: the address holds a user name before its host [invalid-url] (leave out everything from // up to and including @)`,
		}},
		{name: "each key of the wrong type is told once", file: entryFile, text: front(facts, `[[sources]]
title = 1
url = 2
archive = 3
lang = 4
kind = 5
symbol = 6
note = 7
`), want: []string{
			`content/2018/a.md:7:9-10: error: "title" must be text, but here it is a whole number [wrong-type] (put it in quotes: title = "1")`,
			`content/2018/a.md:8:7-8: error: "url" must be text, but here it is a whole number [wrong-type] (put it in quotes: url = "2")`,
			`content/2018/a.md:9:11-12: error: "archive" must be text, but here it is a whole number [wrong-type] (put it in quotes: archive = "3")`,
			`content/2018/a.md:10:8-9: error: "lang" must be text, but here it is a whole number [wrong-type] (put it in quotes: lang = "4")`,
			`content/2018/a.md:11:8-9: error: "kind" must be text, but here it is a whole number [wrong-type] (put it in quotes: kind = "5")`,
			`content/2018/a.md:12:10-11: error: "symbol" must be text, but here it is a whole number [wrong-type] (put it in quotes: symbol = "6")`,
			`content/2018/a.md:13:8-9: error: this must be a text, or a table with a text for each language [wrong-type] (write "text", or { en = "text", ko = "글" })`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestOtherFacts(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
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
		{name: "wrong types are told once", file: entryFile, text: front(`title = 1
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
			`content/2018/a.md:9:10-11: error: this must be a text, or several in an array [wrong-type] (write "A/RES/73/180", or ["A/RES/73/180", "A/73/PV.55"])`,
			`content/2018/a.md:10:12-13: error: each item of "aliases" must be text, but here it is a whole number [wrong-type] (put it in quotes: "6")`,
			`content/2018/a.md:11:12-13: error: each item of "follows" must be text, but here it is a whole number [wrong-type] (put it in quotes: "7")`,
			`content/2018/a.md:12:14-17: error: "cosponsors" must be a whole number, but here it is text [wrong-type] (write cosponsors = 8, without quotes)`,
			`content/2018/a.md:13:13-18: error: "milestone" must be true or false, but here it is text [wrong-type] (write milestone = true, without quotes)`,
		}},
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
		{name: "a stage whose tally cannot be", file: entryFile, text: front(facts, `[[stages]]
label = "Draft"
date = 2018-11-15
body = "general-assembly"
method = "recorded"
outcome = "adopted"
yes = 50
no = 100
abstain = 50
[[stages]]
label = "Draft"
date = 2018-11-16
yes = 50
`, sources), want: []string{
			`content/2018/a.md:11:11-20: error: the outcome is "adopted", but 50 yes to 100 no is no majority [outcome-majority] (check the numbers, or write outcome = "rejected")`,
			`content/2018/a.md:12:7-9: error: 50 + 100 + 50 = 200 votes, but General Assembly had 193 members in 2018 [impossible-tally] (check the numbers against the source)`,
			`content/2018/a.md:18:7-9: error: there is a tally, but the method of the vote is missing [missing-key] (add method = "recorded")`,
		}},
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
			`content/2018/a.md:6:1-5: error: unknown key "tags" [unknown-key] (known here: title, date, type, body, symbol, topics, actors, summary, added, milestone, draft, publish_after, aliases, follows, vote, stages, cosponsors, sources, corrections, params)`,
		}},
		{name: "a page with a slip in its title", file: "content/about.md", text: front("titel = \"x\"\n"), want: []string{
			`content/about.md:2:1-6: error: unknown key "titel" [unknown-key] (did you mean "title"?)`,
		}},
		{name: "a page without a title", file: "content/about.md", text: front("weight = 1\n"), want: []string{
			`content/about.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
		}},
		{name: "a page with an empty title", file: "content/about.md", text: front("title = \"\"\n"), want: []string{
			`content/about.md:2:9-11: error: the title is empty [invalid-value] (write it in a few words)`,
		}},
		{name: "a translation with an empty title", file: "content/2018/a.ko.md", text: front("title = \"\"\n"), want: []string{
			`content/2018/a.ko.md:2:9-11: error: the title is empty [invalid-value] (write it in a few words)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestTermsOfOtherVocabularies(t *testing.T) {
	const empty = `title = "Record"
base_url = "https://example.org/"
`
	many := empty
	for _, id := range []string{"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india"} {
		many += "[types." + id + "]\nlabel = \"x\"\n"
	}
	for _, test := range []struct {
		name, settings, id, hint string
	}{
		{"none, and what could be an id", empty, "zulu", "add [types.zulu] to config.toml, with a label"},
		{"none, and what could be no id", empty, "둘", "add it to config.toml's [types.…], under an id of the letters a to z, digits and hyphens"},
		{"more than a hint can list", many, "둘", "use one of config.toml's [types.…]: alpha, bravo, charlie, delta, echo, foxtrot, golf, hotel, …"},
	} {
		text := front("title = \"A\"\ndate = 2018-12-17\ntype = \"" + test.id + "\"\nsummary = \"x\"\n" + sources)
		problems := content.NewLoader(parseConfig(t, test.settings)).Parse(entryFile, []byte(text)).Problems
		if len(problems) != 1 || problems[0].Hint != test.hint {
			t.Errorf("%s: %q", test.name, lines(problems))
		}
	}
}
