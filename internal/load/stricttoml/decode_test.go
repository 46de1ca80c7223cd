package stricttoml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/stricttoml"
)

func TestMistakesAreReported(t *testing.T) {
	for _, test := range decodeTests {
		t.Run(test.name, func(t *testing.T) {
			var e entry
			_, list := stricttoml.Decode("entry.md", 2, []byte(test.src), &e)
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var decodeTests = []struct {
	name string
	src  string
	want []string
}{
	{
		name: "unknown key with a near name",
		src:  good + "sumary = \"x\"\n",
		want: []string{
			`4:1-7 unknown-key: unknown key "sumary" {did you mean "summary"?}`,
		},
	},
	{
		name: "unknown key that belongs to a table",
		src:  good + "abstain = 3\npage = 1\n",
		want: []string{
			`4:1-8 unknown-key: unknown key "abstain" {"abstain" belongs below [vote]}`,
			`5:1-5 unknown-key: unknown key "page" {known here: title, summary, date, type, body, symbol, topics, added, milestone, publish_after, weight, vote, stages, sources, labels, params}`,
		},
	},
	{
		name: "key of the whole below a table",
		src:  good + "[vote]\nmethod = \"x\"\nsummary = \"x\"\n",
		want: []string{
			`6:1-8 unknown-key: unknown key "summary" {"summary" does not belong to [vote]: move the line up, above the first [table]}`,
		},
	},
	{
		name: "unknown key among few",
		src:  good + "[[stages]]\nlabel = \"x\"\ncolour = \"x\"\n",
		want: []string{
			`6:1-7 unknown-key: unknown key "colour" {known here: label, date, notes}`,
		},
	},
	{
		name: "two letters swapped",
		src:  good + "[[sources]]\ntitle = \"x\"\nulr = \"x\"\n",
		want: []string{
			`6:1-4 unknown-key: unknown key "ulr" {did you mean "url"?}`,
		},
	},
	{
		name: "every unknown list of tables",
		src:  good + "[[sourcs]]\n[[sourcs]]\n",
		want: []string{
			`4:3-9 unknown-key: unknown key "sourcs" {did you mean "sources"?}`,
			`5:3-9 unknown-key: unknown key "sourcs" {did you mean "sources"?}`,
		},
	},
	{
		name: "missing keys",
		src:  "type = \"x\"\n[vote]\n[[sources]]\n[[sources]]\nurl = \"x\"\n",
		want: []string{
			`2:1-0 missing-key: "date" is missing {add date = 2018-12-17}`,
			`2:1-0 missing-key: "title" is missing {add title = "…"}`,
			`3:1-7 missing-key: "method" is missing {add method = "…"}`,
			`4:1-12 missing-key: "title" is missing {add title = "…"}`,
			`4:1-12 missing-key: "url" is missing {add url = "…"}`,
			`5:1-12 missing-key: "title" is missing {add title = "…"}`,
		},
	},
	{
		name: "number for text",
		src:  good + "type = 5\n",
		want: []string{
			`4:8-9 wrong-type: "type" must be text, but here it is a whole number {put it in quotes: type = "5"}`,
		},
	},
	{
		name: "list for text",
		src:  good + "type = [\"resolution\"]\n",
		want: []string{
			`4:8-22 wrong-type: "type" must be text, but here it is a list {write type = "resolution", without brackets}`,
		},
	},
	{
		name: "table for text",
		src:  good + "[type]\n",
		want: []string{
			`4:1-7 wrong-type: "type" must be text, but here it is a table {for example: type = "…"}`,
		},
	},
	{
		name: "text for a number",
		src:  good + "[vote]\nmethod = \"x\"\nyes = \"88\"\nno = \"many\"\nabstain = \"1 234\"\n",
		want: []string{
			`6:7-11 wrong-type: "yes" must be a whole number, but here it is text {write yes = 88, without quotes}`,
			`7:6-12 wrong-type: "no" must be a whole number, but here it is text {for example: no = 12}`,
			`8:11-18 wrong-type: "abstain" must be a whole number, but here it is text {write abstain = 1234, in digits alone and without quotes}`,
		},
	},
	{
		name: "fraction for a whole number",
		src:  good + "vote = { method = \"x\", yes = 88.0, no = 1.5 }\n",
		want: []string{
			`4:30-34 wrong-type: "yes" must be a whole number, but here it is a number with a decimal point {write yes = 88}`,
			`4:41-44 wrong-type: "no" must be a whole number, but here it is a number with a decimal point {for example: no = 12}`,
		},
	},
	{
		name: "text for truth",
		src:  good + "milestone = \"yes\"\n",
		want: []string{
			`4:13-18 wrong-type: "milestone" must be true or false, but here it is text {write milestone = true, without quotes}`,
		},
	},
	{
		name: "number for truth",
		src:  good + "milestone = 3\n",
		want: []string{
			`4:13-14 wrong-type: "milestone" must be true or false, but here it is a whole number {for example: milestone = true}`,
		},
	},
	{
		name: "text for a date",
		src:  good + "added = \"2018-12-17\"\n",
		want: []string{
			`4:9-21 wrong-type: "added" must be a date, but here it is text {write added = 2018-12-17, without quotes}`,
		},
	},
	{
		name: "time for a date",
		src:  good + "added = 2018-12-17T10:00:00Z\n",
		want: []string{
			`4:9-29 wrong-type: "added" must be a date, but here it is a date with a time and an offset {write added = 2018-12-17, without the time}`,
		},
	},
	{
		name: "date for a moment",
		src:  good + "publish_after = 2018-12-17\n",
		want: []string{
			`4:17-27 wrong-type: "publish_after" must be a date with a time and an offset, but here it is a date {write publish_after = 2018-12-17T09:30:00+00:00, with a time and its offset}`,
		},
	},
	{
		name: "moment without an offset",
		src:  good + "publish_after = 2018-12-17T10:00:00\n",
		want: []string{
			`4:17-36 wrong-type: "publish_after" must be a date with a time and an offset, but here it is a date with a time {write publish_after = 2018-12-17T10:00:00+00:00, with the offset from UTC}`,
		},
	},
	{
		name: "text for a list",
		src:  good + "topics = \"women\"\n",
		want: []string{
			`4:10-17 wrong-type: "topics" must be a list, but here it is text {put it in brackets: topics = ["women"]}`,
		},
	},
	{
		name: "wrong items of a list",
		src:  good + "topics = [1,\n  \"b\", true]\n",
		want: []string{
			`4:11-12 wrong-type: each item of "topics" must be text, but here it is a whole number {put it in quotes: "1"}`,
			`5:8-12 wrong-type: each item of "topics" must be text, but here it is true or false {put it in quotes: "true"}`,
		},
	},
	{
		name: "table for a list of tables, its keys checked",
		src:  good + "[sources]\ntitle = \"x\"\nulr = \"y\"\n",
		want: []string{
			`4:1-10 wrong-type: "sources" must be a list of tables, but here it is a table {write [[sources]] on a line of its own, with two brackets on each side, and its keys below it}`,
			`6:1-4 unknown-key: unknown key "ulr" {did you mean "url"?}`,
		},
	},
	{
		name: "list of tables for a table",
		src:  good + "[[vote]]\nmethod = \"x\"\n",
		want: []string{
			`4:1-9 wrong-type: "vote" must be a table, but here it is a list of tables {write [vote] on a line of its own, and its keys below it}`,
		},
	},
	{
		name: "text for a table",
		src:  good + "vote = \"yes\"\n",
		want: []string{
			`4:8-13 wrong-type: "vote" must be a table, but here it is text {write [vote] on a line of its own, and its keys below it}`,
		},
	},
	{
		name: "text for each of a list of tables",
		src:  good + "sources = [\"a\"]\n",
		want: []string{
			`4:12-15 wrong-type: each item of "sources" must be a table, but here it is text {write [[sources]] on a line of its own, with two brackets on each side, and its keys below it}`,
		},
	},
	{
		name: "text for tables within tables",
		src:  good + "labels = { a = \"A\" }\n[[sources]]\ntitle = \"x\"\nurl = \"x\"\nextra = 1\n[[stages]]\nlabel = \"x\"\nnotes = \"x\"\n",
		want: []string{
			`4:16-19 wrong-type: "a" must be a table, but here it is text {write [labels.a] on a line of its own, and its keys below it}`,
			`8:9-10 wrong-type: "extra" must be a table, but here it is a whole number {write [sources.extra] on a line of its own, and its keys below it}`,
			`11:9-12 wrong-type: "notes" must be a list of tables, but here it is text {write [[stages.notes]] on a line of its own, with two brackets on each side, and its keys below it}`,
		},
	},
	{
		name: "text for tables of free names",
		src:  good + "labels = \"x\"\n",
		want: []string{
			`4:10-13 wrong-type: "labels" must be a table, but here it is text {for example: [labels.name]}`,
		},
	},
	{
		name: "value that its own type refuses",
		src:  "title = \"T\"\ndate = \"abc\"\n",
		want: []string{
			`3:9-12 invalid-date: this is no date`,
		},
	},
	{
		name: "value that its own type refuses, with escapes",
		src:  "title = \"T\"\ndate = \"\\u0041b\"\n",
		want: []string{
			`3:8-17 invalid-date: this is no date`,
		},
	},
	{
		name: "direction override",
		src:  "title = \"a\u202eb\"\ndate = 2018-12-17\n",
		want: []string{
			`2:11-14 hidden-character: this text holds a character that cannot be seen: U+202E, which changes the direction of the text {delete it: it stands right after "a"}`,
		},
	},
	{
		name: "direction override by escape",
		src:  "title = \"a\\u202eb\"\ndate = 2018-12-17\n",
		want: []string{
			`2:9-19 hidden-character: this text holds a character that cannot be seen: U+202E, which changes the direction of the text {delete it: it stands right after "a"}`,
		},
	},
	{
		name: "zero-width space on the second line of a text",
		src:  "title = \"\"\"a\nb\u200bc\"\"\"\ndate = 2018-12-17\n",
		want: []string{
			`3:2-5 hidden-character: this text holds a character that cannot be seen: U+200B, which has no width {delete it: it stands right after "b"}`,
		},
	},
	{
		name: "tags in a list and in a free table",
		src:  good + "topics = [\"a\", \"b\U000e0041\"]\n[params]\nx = [{ \"k\u2066\" = \"\u00ad\" }]\n",
		want: []string{
			`4:18-22 hidden-character: this text holds a character that cannot be seen: U+E0041, a tag {delete it: it stands right after "b"}`,
			`6:8-14 hidden-character: this key holds a character that cannot be seen: U+2066, which changes the direction of the text {delete it: it stands right after "k"}`,
			`6:18-20 hidden-character: this text holds a character that cannot be seen: U+00AD, a soft hyphen {delete it: it stands at the beginning of a line}`,
		},
	},
}
