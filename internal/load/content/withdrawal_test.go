package content_test

import "testing"

func TestWithdrawals(t *testing.T) { runMistakes(t, withdrawalTests) }

const withdrawn = "[withdrawn]\ndate = 2026-11-30\nreason = \"It endangered a witness.\"\n"

var withdrawalTests = []mistake{
	{name: "alone", file: entryFile, text: front(withdrawn)},
	{name: "with aliases, and a reason in each language", file: entryFile, text: front("aliases = [\"old.html\"]\n[withdrawn]\ndate = 2026-11-30\nreason = { en = \"Why.\", ko = \"까닭.\" }\n")},
	{name: "with blank lines below it", file: entryFile, text: front(withdrawn) + "\n\n"},
	{name: "with facts of the entry", file: entryFile, text: front("title = \"A\"\ntype = \"nothing\"\naliases = [\"old.html\"]\n"+withdrawn, sources), want: []string{
		`content/2018/a.md:2:1-6: warning: the entry is withdrawn, and facts of it still stand in this file: title, type, sources [withdrawn-content] (annals withdraw 2018/a takes away what is left of the entry)`,
	}},
	{name: "with its text", file: entryFile, text: front(withdrawn) + "\nThe [text](nowhere.md).\n", want: []string{
		`content/2018/a.md:6:1-1: error: the entry is withdrawn, and its text still stands below its facts [withdrawn-content] (annals withdraw 2018/a takes away what is left of the entry)`,
	}},
	{name: "a draft", file: entryFile, text: front("draft = true\n" + withdrawn), want: []string{
		`content/2018/a.md:2:1-6: error: what is withdrawn was published before, and "draft" says that it was not [withdrawn-content] (delete this line; if the entry was never published, delete its files instead)`,
	}},
	{name: "a key that no entry has", file: entryFile, text: front("titel = \"A\"\n" + withdrawn), want: []string{
		`content/2018/a.md:2:1-6: error: unknown key "titel" [unknown-key] (known here: withdrawn, aliases)`,
	}},
	{name: "nothing but the word", file: entryFile, text: front("withdrawn = true\n"), want: []string{
		`content/2018/a.md:2:13-17: error: "withdrawn" must be a table, but here it is true or false [wrong-type] (write [withdrawn] on a line of its own, and its keys below it)`,
	}},
	{name: "no day and no reason", file: entryFile, text: front("[withdrawn]\n"), want: []string{
		`content/2018/a.md:2:1-12: error: "date" is missing [missing-key] (add date = 2018-12-17)`,
		`content/2018/a.md:2:1-12: error: "reason" is missing [missing-key] (add reason = "…")`,
	}},
	{name: "an empty reason", file: entryFile, text: front("[withdrawn]\ndate = 2026-11-30\nreason = \" \"\n"), want: []string{
		`content/2018/a.md:4:10-13: error: the reason is empty [invalid-value] (write it in a few words)`,
	}},
	{name: "a reason in a language that the site has not", file: entryFile, text: front("[withdrawn]\ndate = 2026-11-30\nreason = { en = \"Why.\", fr = \"Pourquoi.\" }\n"), want: []string{
		`content/2018/a.md:4:25-27: error: the site has no language "fr" [unknown-language] (use one of [languages] in config.toml)`,
	}},
	{name: "a day that is not exact", file: entryFile, text: front("[withdrawn]\ndate = \"2026-11\"\nreason = \"Why.\"\n"), want: []string{
		`content/2018/a.md:3:8-17: error: this must be an exact day, without quotation marks [wrong-type] (write it like 2018-12-17)`,
	}},
	{name: "a page", file: "content/about.md", text: front("title = \"About\"\n" + withdrawn), want: []string{
		`content/about.md:3:2-11: error: unknown key "withdrawn" [unknown-key] (known here: title, summary, weight, draft, aliases, params)`,
	}},
}
