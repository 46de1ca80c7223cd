package content_test

import (
	"strings"
	"testing"
)

func TestFrontMatterIsFenced(t *testing.T) {
	loader := newLoader(t)
	long := "# " + strings.Repeat("x", 1<<10) + "\n"
	for _, test := range []mistake{
		{name: "no fence", file: "content/2018/a.md", text: facts, want: []string{
			`content/2018/a.md:1:1-23: error: the facts are not between two lines of +++ [front-matter-missing] (put a line +++ above the first fact, and another below the last)`,
		}},
		{name: "a fence of another kind", file: "content/2018/a.md", text: "---\n" + facts + "---\n", want: []string{
			`content/2018/a.md:1:1-4: error: the facts stand between two lines of ---, in place of +++ [front-matter-missing] (write +++ in lines 1 and 6)`,
		}},
		{name: "an empty line before it", file: "content/2018/a.md", text: "\n" + front(facts, sources), want: []string{
			`content/2018/a.md:1:1-1: error: something empty stands above the first +++ [front-matter-missing] (delete what stands above it)`,
		}},
		{name: "never closed", file: "content/2018/a.md", text: "+++\n" + facts + "\nThe text.\n", want: []string{
			`content/2018/a.md:1:1-4: error: the block that begins here is never closed [front-matter-missing] (put a line +++ below the last fact, before the text)`,
		}},
		{name: "an opening fence alone", file: "content/2018/a.md", text: "+++", want: []string{
			`content/2018/a.md:1:1-4: error: the block that begins here is never closed [front-matter-missing] (put a line +++ below the last fact, before the text)`,
		}},
		{name: "closed too late", file: "content/2018/a.md", text: front(strings.Repeat(long, 65)), want: []string{
			`content/2018/a.md:1:1-4: error: the block that begins here has no closing +++ within 64 KB [front-matter-size] (close it with a line +++, and keep long text below it)`,
		}},
		{name: "an empty block", file: "content/2018/a.md", text: "+++\n+++\n", want: []string{
			`content/2018/a.md:2:1: error: "date" is missing [missing-key] (add date = 2018-12-17)`,
			`content/2018/a.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
			`content/2018/a.md:2:1: error: "type" is missing [missing-key] (add type = "…")`,
			`content/2018/a.md:2:1: error: the entry has no source [missing-source] (add a table [[sources]] with a title and a url)`,
			`content/2018/a.md:2:1: warning: the entry has no summary [missing-summary] (add summary = "…": one or two sentences for lists, feeds and search)`,
		}},
		{name: "an empty block of a page", file: "content/about.md", text: "+++\n+++\n", want: []string{
			`content/about.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
		}},
		{name: "an empty block of a translation", file: "content/2018/a.ko.md", text: "+++\n+++\n", want: []string{
			`content/2018/a.ko.md:2:1: error: "title" is missing [missing-key] (add title = "…")`,
		}},
		{name: "an empty block of an introduction", file: "content/2018/_index.md", text: "+++\n+++\n"},
		{name: "spaces after the fences", file: "content/2018/a.md", text: "+++ \t\n" + facts + sources + "+++ \n"},
		{name: "lines ended by CR LF", file: "content/2018/a.md", text: strings.ReplaceAll(front(facts, sources), "\n", "\r\n")},
		{name: "a byte order mark", file: "content/2018/a.md", text: "\ufeff" + front(facts, sources)},
		{name: "a mistake in the text below", file: "content/2018/a.md", text: front(facts, sources) + "\n\n[link](javascript:alert(1))\n", want: []string{
			`content/2018/a.md:12:8-19: error: an address that begins with "javascript:" is not allowed [unsafe-link] (links may begin with https://, http://, mailto: or tel:)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestFilesThatAreNoText(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "empty", file: "content/2018/a.md", text: "", want: []string{
			`content/2018/a.md: error: the file is empty [file-empty] (fill it, or delete it)`,
		}},
		{name: "only white space", file: "content/2018/a.md", text: " \n\t\r\n", want: []string{
			`content/2018/a.md: error: the file is empty [file-empty] (fill it, or delete it)`,
		}},
		{name: "empty votes file", file: "content/2018/a.votes.csv", text: "\n", want: []string{
			`content/2018/a.votes.csv: error: the file is empty [file-empty] (fill it, or delete it)`,
		}},
		{name: "invalid UTF-8", file: "content/2018/a.md", text: "+++\ntitle = \"caf\xe9\"\n+++\n", want: []string{
			`content/2018/a.md:2:13-14: error: the byte 0xE9 is not valid UTF-8 (byte offset 16) [file-encoding] (save it again with the encoding "UTF-8")`,
		}},
		{name: "UTF-16", file: "content/2018/a.md", text: "\xff\xfe+\x00+\x00+\x00", want: []string{
			`content/2018/a.md: error: the file is stored as UTF-16, not as UTF-8 [file-encoding] (save it again with the encoding "UTF-8")`,
		}},
		{name: "NUL", file: "content/2018/a.md", text: front(facts, sources) + "a\x00b\n", want: []string{
			`content/2018/a.md:10:2-3: error: there is a zero byte, which text never holds (byte offset 167) [file-encoding] (delete it; if this is no text file, move it to static/)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestFrontMatterThatIsNoTOML(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "an open quote hides nothing else", file: "content/2018/a.md", text: front("title = \"A\n", `date = 2018-12-17
type = "resolutoin"
summary = "x"
`, sources), want: []string{
			`content/2018/a.md:2:9-11: error: this text has no closing quote [toml-syntax] (put " where the text ends; a text of several lines stands in triple quotes)`,
			`content/2018/a.md:4:8-20: error: unknown type "resolutoin" [unknown-term] (did you mean "resolution"?)`,
		}},
		{name: "a key twice", file: "content/2018/a.md", text: front(facts, `title = "Again"`+"\n", sources), want: []string{
			`content/2018/a.md:6:1-6: error: the key "title" is given twice: it stands already 4 lines above [toml-syntax] (delete one of the two)`,
		}},
		{name: "an unknown key with a near name", file: "content/2018/a.md", text: front(facts, `sumary = "x"`+"\n", sources), want: []string{
			`content/2018/a.md:6:1-7: error: unknown key "sumary" [unknown-key] (did you mean "summary"? It stands here already, so delete this line)`,
		}},
		{name: "unknown keys inside tables", file: "content/2018/a.md", text: front(facts, `[vote]
method = "consensus"
result = "adopted"
[[sources]]
title = "The text"
url = "https://undocs.org/A/RES/73/180"
acessed = 2020-01-01
`), want: []string{
			`content/2018/a.md:8:1-7: error: unknown key "result" [unknown-key] (known here: method, question, outcome, yes, no, abstain, absent, needed, veto, casting_vote, dissociated, note)`,
			`content/2018/a.md:12:1-8: error: unknown key "acessed" [unknown-key] (did you mean "accessed"?)`,
		}},
		{name: "facts in a translation", file: "content/2018/a.ko.md", text: front(`title = "결의"
date = 2018-12-17
reviewed = "yes"
`), want: []string{
			`content/2018/a.ko.md:3:1-5: error: unknown key "date" [unknown-key] (known here: title, summary, draft, reviewed)`,
			`content/2018/a.ko.md:4:12-17: error: "reviewed" must be true or false, but here it is text [wrong-type] (write reviewed = true, without quotes)`,
		}},
		{name: "facts of an entry in a page", file: "content/about.md", text: front(`title = "About"
date = 2018-12-17
`), want: []string{
			`content/about.md:3:1-5: error: unknown key "date" [unknown-key] (known here: title, summary, weight, draft, aliases, params)`,
		}},
		{name: "a hidden character", file: "content/2018/a.md", text: front("title = \"A\u202eB\"\n", strings.SplitAfterN(facts, "\n", 2)[1], sources), want: []string{
			`content/2018/a.md:2:11-14: error: this text holds a character that cannot be seen: U+202E, which changes the direction of the text [hidden-character] (delete it: it stands right after "A")`,
		}},
	} {
		test.run(t, loader)
	}
}
