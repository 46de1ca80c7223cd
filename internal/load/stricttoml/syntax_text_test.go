package stricttoml_test

var textAndListSyntaxTests = []syntaxTest{
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
}
