package stricttoml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/stricttoml"
)

// The mistakes of people who do not know TOML.
func TestSyntaxErrorsAreExplained(t *testing.T) {
	for _, tests := range [][]syntaxTest{valueSyntaxTests, textAndListSyntaxTests, keySyntaxTests, lookalikeSyntaxTests, surplusSyntaxTests} {
		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				var e entry
				_, list := stricttoml.Decode("entry.md", 2, []byte(good+test.src), &e)
				if diff := cmp.Diff(test.want, lines(list)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		}
	}
}

type syntaxTest struct {
	name string
	src  string // comes after good
	want []string
}

var valueSyntaxTests = []syntaxTest{
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
			`4:11-14 toml-syntax: text stands in straight quotes, and these are typographic ones {write topics = ["a"]}`,
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
}
