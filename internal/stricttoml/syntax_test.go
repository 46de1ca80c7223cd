package stricttoml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/stricttoml"
)

// TestWhatIsNoTOMLIsExplained holds what people write who never saw TOML.
func TestSyntaxErrorsAreExplained(t *testing.T) {
	for _, test := range syntaxTests {
		t.Run(test.name, func(t *testing.T) {
			var e entry
			_, list := stricttoml.Decode("entry.md", 2, []byte(good+test.src), &e)
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var syntaxTests = []struct {
	name string
	src  string // comes after good
	want []string
}{
	{
		name: "typographic quotes",
		src:  "type = “resolution”\n",
		want: []string{
			`4:8-11 toml-syntax: text stands in straight quotes, and these are typographic ones {write type = "resolution"}`,
		},
	},
	{
		name: "typographic closing quote",
		src:  "type = \"resolution”\n",
		want: []string{
			`4:8-22 toml-syntax: the closing quote is a typographic one {write type = "resolution"}`,
		},
	},
	{
		name: "typographic quotes in a list",
		src:  "topics = [“a”]\n",
		want: []string{
			`4:11-14 toml-syntax: text stands in straight quotes, and these are typographic ones {write ["…", "…"]}`,
		},
	},
	{
		name: "colon in place of the equals sign",
		src:  "type: resolution\nbody: \"x\"\n",
		want: []string{
			`4:1-17 toml-syntax: the sign between a key and its value is =, not : {write type = "resolution"}`,
			`5:1-10 toml-syntax: the sign between a key and its value is =, not : {write body = "x"}`,
		},
	},
	{
		name: "no equals sign",
		src:  "type \"x\"\n",
		want: []string{
			`4:1-9 toml-syntax: there is no = on this line {a line is written key = "value"; a comment begins with #}`,
		},
	},
	{
		name: "two equals signs",
		src:  "type == \"x\"\n",
		want: []string{
			`4:7-8 toml-syntax: there is one = too many {delete it}`,
		},
	},
	{
		name: "no value",
		src:  "type =\nbody = # none\n",
		want: []string{
			`4:1-7 toml-syntax: "type" has no value {write type = "…", or delete the line}`,
			`5:1-14 toml-syntax: "body" has no value {write body = "…", or delete the line}`,
		},
	},
	{
		name: "no key",
		src:  "= 5\n",
		want: []string{
			`4:1-4 toml-syntax: there is no key before the = {write key = "value"}`,
		},
	},
	{
		name: "no quotes",
		src:  "type = resolution\nbody = He said \"no\"\nsymbol = A/RES/73/180\nsummary = https://example.org/#x # comment\n",
		want: []string{
			`4:8-18 toml-syntax: this text has no quotes around it {write type = "resolution"}`,
			`5:8-20 toml-syntax: this text has no quotes around it {write body = "He said \"no\""}`,
			`6:10-22 toml-syntax: this text has no quotes around it {write symbol = "A/RES/73/180"}`,
			`7:11-33 toml-syntax: this text has no quotes around it {write summary = "https://example.org/#x"}`,
		},
	},
	{
		name: "words for truth",
		src:  "milestone = yes\n",
		want: []string{
			`4:13-16 toml-syntax: yes is not a value that TOML knows {write milestone = true}`,
		},
	},
	{
		name: "word for nothing",
		src:  "type = null\n",
		want: []string{
			`4:8-12 toml-syntax: null is not a value that TOML knows {delete the line}`,
		},
	},
	{
		name: "day first",
		src:  "added = 17/12/2018\n",
		want: []string{
			`4:9-19 invalid-date: a date is written year-month-day {write added = 2018-12-17}`,
		},
	},
	{
		name: "month first",
		src:  "added = 12/17/2018\n",
		want: []string{
			`4:9-19 invalid-date: a date is written year-month-day {write added = 2018-12-17}`,
		},
	},
	{
		name: "single digits in a date",
		src:  "added = 2018-1-5\n",
		want: []string{
			`4:9-17 invalid-date: a date is written year-month-day {write added = 2018-01-05}`,
		},
	},
	{
		name: "month that is not",
		src:  "added = 2018-13-01\n",
		want: []string{
			`4:9-19 invalid-date: there is no day 2018-13-01 in the calendar {a date is written year-month-day: added = 2018-12-17}`,
		},
	},
	{
		name: "day that is not",
		src:  "added = 2018-02-30\n",
		want: []string{
			`4:9-19 invalid-date: there is no day 2018-02-30 in the calendar {the month has fewer days}`,
		},
	},
	{
		name: "month without a day and without quotes",
		src:  "added = 2018-12\n",
		want: []string{
			`4:9-16 toml-syntax: this is not a whole date, and has no quotes around it {write added = "2018-12"}`,
		},
	},
	{
		name: "approximate year without quotes",
		src:  "added = 2014~\n",
		want: []string{
			`4:9-14 toml-syntax: this is not a whole date, and has no quotes around it {write added = "2014~"}`,
		},
	},
	{
		name: "interval without quotes",
		src:  "added = 2018-12-17/2018-12-20\n",
		want: []string{
			`4:9-30 toml-syntax: this is not a whole date, and has no quotes around it {write added = "2018-12-17/2018-12-20"}`,
		},
	},
	{
		name: "date in words",
		src:  "added = 12 December 2018\n",
		want: []string{
			`4:9-25 toml-syntax: this is neither a number nor a date {put it in quotes: added = "12 December 2018"}`,
		},
	},
	{
		name: "time that is not",
		src:  "publish_after = 2018-12-17T25:00:00Z\n",
		want: []string{
			`4:17-37 toml-syntax: there is no such time {a time is written with its offset: publish_after = 2018-12-17T09:30:00+00:00}`,
		},
	},
	{
		name: "grouped digits",
		src:  "[vote]\nmethod = \"x\"\nyes = 1,234\n",
		want: []string{
			`6:7-12 toml-syntax: a number is written in digits alone {write yes = 1234}`,
		},
	},
	{
		name: "leading zero",
		src:  "weight = 007\n",
		want: []string{
			`4:10-13 toml-syntax: a number does not begin with 0 {write weight = 7, or put it in quotes}`,
		},
	},
	{
		name: "leading point",
		src:  "weight = .5\n",
		want: []string{
			`4:10-12 toml-syntax: a number begins with a digit {write weight = 0.5}`,
		},
	},
	{
		name: "number too large",
		src:  "[vote]\nmethod = \"x\"\nyes = 99999999999999999999\n",
		want: []string{
			`6:7-27 toml-syntax: this number is larger than can be read {put it in quotes if it is no number to count with}`,
		},
	},
	{
		name: "unclosed text, and a mistake behind it",
		src:  "summary = \"line one\nline two\"\ntpye = \"x\"\n",
		want: []string{
			`4:11-20 toml-syntax: this text has no closing quote {put " where the text ends; a text of several lines stands in triple quotes}`,
			`6:1-5 unknown-key: unknown key "tpye" {did you mean "type"?}`,
		},
	},
	{
		name: "quotes inside a text",
		src:  "type = \"He said \"no\" to it\"\n",
		want: []string{
			`4:17-18 toml-syntax: the text ends at this quote, but the line goes on {a quote inside a text is written \", as in type = "He said \"no\" to it"}`,
		},
	},
	{
		name: "apostrophe in single quotes",
		src:  "type = 'it's'\n",
		want: []string{
			`4:11-12 toml-syntax: the text ends at this quote, but the line goes on {put a text with an apostrophe in double quotes: type = "it's"}`,
		},
	},
	{
		name: "backslash before the closing quote",
		src:  "type = \"a\\\"\n",
		want: []string{
			`4:8-12 toml-syntax: a backslash before the closing quote makes it a part of the text {write \\ for a backslash, or delete it}`,
		},
	},
	{
		name: "unknown escape",
		src:  "type = \"C:\\dir\"\n",
		want: []string{
			`4:11-13 toml-syntax: a backslash begins a special character, and this is none {write \\ for a backslash, or put the text in single quotes}`,
		},
	},
	{
		name: "unclosed long text",
		src:  "summary = \"\"\"abc\ntpye = 5\n",
		want: []string{
			`4:11-14 toml-syntax: the text that begins here has no end {put """ where it ends}`,
		},
	},
	{
		name: "something behind a value",
		src:  "type = \"x\" y\n",
		want: []string{
			`4:12-13 toml-syntax: something stands behind the value {a line holds one key and one value; a comment begins with #}`,
		},
	},
	{
		name: "missing comma",
		src:  "topics = [\"a\" \"b\"]\n",
		want: []string{
			`4:15-16 toml-syntax: a comma is missing before this item {put a comma between the items of a list}`,
		},
	},
	{
		name: "missing comma over lines",
		src:  "topics = [\n  \"a\"\n  \"b\"\n]\ntpye = 1\n",
		want: []string{
			`6:3-4 toml-syntax: a comma is missing before this item {put a comma between the items of a list}`,
			`8:1-5 unknown-key: unknown key "tpye" {did you mean "type"?}`,
		},
	},
	{
		name: "semicolon in a list",
		src:  "topics = [\"a\"; \"b\"]\n",
		want: []string{
			`4:14-15 toml-syntax: the items of a list are separated by commas {write , in place of ;}`,
		},
	},
	{
		name: "two commas",
		src:  "topics = [\"a\",, \"b\"]\n",
		want: []string{
			`4:15-16 toml-syntax: there is no item before this comma {delete the comma}`,
		},
	},
	{
		name: "item without quotes",
		src:  "topics = [\n  accountability,\n]\n",
		want: []string{
			`5:3-17 toml-syntax: this text has no quotes around it {write "accountability"}`,
		},
	},
	{
		name: "list without an end",
		src:  "topics = [\"a\",\n  \"b\"\ntype = 5\n",
		want: []string{
			`4:10-11 toml-syntax: the list that begins here has no end {put ] behind its last item}`,
			`6:8-9 wrong-type: "type" must be text, but here it is a whole number {put it in quotes: type = "5"}`,
		},
	},
	{
		name: "list without an end at the end",
		src:  "topics = [\"a\"\n",
		want: []string{
			`4:10-11 toml-syntax: the list that begins here has no end {put ] behind its last item}`,
		},
	},
	{
		name: "inline table without an end",
		src:  "vote = { yes = 1\n\ntype = \"x\"\n",
		want: []string{
			`4:8-9 toml-syntax: the table that begins here has no end {put } behind its last value}`,
		},
	},
	{
		name: "header without an end, and a mistake behind it",
		src:  "[vote\nyse = 1\n[[sources]]\nulr = \"x\"\n",
		want: []string{
			`4:1-6 toml-syntax: a closing bracket is missing {write [vote]}`,
			`7:1-4 unknown-key: unknown key "ulr" {did you mean "url"?}`,
		},
	},
	{
		name: "header with unequal brackets",
		src:  "[sources]]\n",
		want: []string{
			`4:1-11 toml-syntax: the brackets do not match {write [[sources]] or [sources]}`,
		},
	},
	{
		name: "header with something behind it",
		src:  "[vote] yes = 1\n",
		want: []string{
			`4:1-15 toml-syntax: something stands behind the name of the table {write [vote] on a line of its own}`,
		},
	},
	{
		name: "header without a name",
		src:  "[]\n",
		want: []string{
			`4:1-3 toml-syntax: the brackets hold no name {write [vote] or [[sources]], for example}`,
		},
	},
	{
		name: "header in another script",
		src:  "[투표]\n",
		want: []string{
			`4:1-9 toml-syntax: the name of a table may hold only the letters a to z, digits, - and _ {put any other name in straight quotes: ["투표"]}`,
		},
	},
	{
		name: "key in another script",
		src:  "제목 = \"x\"\n",
		want: []string{
			`4:1-7 toml-syntax: a key may hold only the letters a to z, digits, - and _ {put any other key in straight quotes: "제목" = …}`,
		},
	},
	{
		name: "key with a space",
		src:  "first name = \"x\"\n",
		want: []string{
			`4:1-11 toml-syntax: a key may hold only the letters a to z, digits, - and _ {put any other key in straight quotes: "first name" = …}`,
		},
	},
	{
		name: "fence of another format",
		src:  "---\n",
		want: []string{
			`4:1-4 toml-syntax: --- does not belong here {the front matter begins and ends with one line +++}`,
		},
	},
	{
		name: "key given twice",
		src:  "type = \"a\"\nbody = \"b\"\ntype = \"c\"\n",
		want: []string{
			`6:1-5 toml-syntax: the key "type" is given twice: it stands already 2 lines above {delete one of the two}`,
		},
	},
	{
		name: "key given twice in an inline table",
		src:  "vote = { method = \"a\", method = \"b\" }\n",
		want: []string{
			`4:24-30 toml-syntax: the key "method" is given twice: it stands already on this very line {delete one of the two}`,
		},
	},
	{
		name: "table given twice",
		src:  "[vote]\nmethod = \"a\"\n[vote]\nno = 2\n",
		want: []string{
			`6:1-7 toml-syntax: the table [vote] is given twice: it stands already 2 lines above {put all keys of the table below one header}`,
		},
	},
	{
		name: "table and list of one name",
		src:  "[[sources]]\ntitle = \"a\"\nurl = \"b\"\n[sources]\nurl = \"c\"\n",
		want: []string{
			`7:1-10 toml-syntax: "sources" is a list of tables: it stands 3 lines above in two brackets {write [[sources]]}`,
		},
	},
	{
		name: "table within a table given twice",
		src:  "[labels.\"가\"]\nlabel = \"a\"\n[labels.\"가\"]\nlabel = \"b\"\n",
		want: []string{
			`6:1-15 toml-syntax: the table [labels."가"] is given twice: it stands already 2 lines above {put all keys of the table below one header}`,
		},
	},
	{
		name: "key and list of tables of one name, in a table",
		src:  "[params]\nx = 1\n[[params.list]]\n[[params.list]]\n[params.list.deep]\n[params.list]\n",
		want: []string{
			`9:1-14 toml-syntax: "list" is a list of tables: it stands 3 lines above in two brackets {write [[params.list]]}`,
		},
	},
	{
		name: "table for a list of tables, in a table",
		src:  "[params.a]\nx = 1\n[[params.a]]\n",
		want: []string{
			`6:1-13 toml-syntax: "a" is a table already, 2 lines above, so that it cannot be a list of tables too {write [[params.a]] in all places}`,
		},
	},
	{
		name: "value and table of one name",
		src:  "params.a = 1\n[params.a]\nb = 2\n",
		want: []string{
			`5:1-11 toml-syntax: "a" has a value already, on the line above, so that it cannot be a table too {delete one of the two}`,
		},
	},
	{
		name: "byte order mark in the middle",
		src:  "type = \"x\"\n\ufeffbody = \"x\"\n",
		want: []string{
			`5:1-4 hidden-character: a character that cannot be seen stands here: U+FEFF, which has no width {delete it}`,
		},
	},
	{
		name: "control character",
		src:  "type = \"x\x01\"\n",
		want: []string{
			`4:10-11 hidden-character: a character that cannot be seen stands here: U+0001, a control character {delete it}`,
		},
	},
}
