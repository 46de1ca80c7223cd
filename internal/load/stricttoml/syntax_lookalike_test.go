package stricttoml_test

var lookalikeSyntaxTests = []syntaxTest{
	{
		name: "no-break space before and behind the equals sign",
		src:  "type\u00a0= \"x\"\nmilestone =\u00a0true\n",
		want: []string{
			`4:5-7 toml-syntax: a no-break space (U+00A0) stands where only a plain one can {write type = "x"}`,
			`5:12-14 toml-syntax: a no-break space (U+00A0) stands where only a plain one can {write milestone = true}`,
		},
	},
	{
		name: "ideographic space before a key",
		src:  "\u3000type = \"x\"\n",
		want: []string{`4:1-4 toml-syntax: a blank of another width (U+3000) stands where only a plain one can {write type = "x"}`},
	},
	{
		name: "blank line of a no-break space",
		src:  "type = \"x\"\n\u00a0\nmilestone = true\n",
		want: []string{`5:1-3 toml-syntax: a no-break space (U+00A0) stands where only a plain one can {delete it}`},
	},
	{
		name: "full-width equals sign",
		src:  "type ＝ \"x\"\n",
		want: []string{`4:6-9 toml-syntax: the full-width character ＝ stands where only a plain = can {write type = "x"}`},
	},
	{
		name: "full-width quotes",
		src:  "type = ＂결의＂\n",
		want: []string{`4:8-11 toml-syntax: text stands in straight quotes, and these are typographic ones {write type = "결의"}`},
	},
	{
		name: "all of a line full-width",
		src:  "ｔｙｐｅ　＝　＂x＂\n",
		want: []string{`4:1-4 toml-syntax: the full-width character ｔ stands where only a plain t can {write type = "x"}`},
	},
	{
		name: "full-width brackets of a table",
		src:  "［vote］\nyse = 1\n",
		want: []string{`4:1-4 toml-syntax: the full-width character ［ stands where only a plain [ can {write [vote]}`},
	},
	{
		name: "full-width comma in a list",
		src:  "topics = [\"a\"，\"b\"、\"c\"]\n",
		want: []string{`4:14-17 toml-syntax: the full-width character ， stands where only a plain , can {write topics = ["a", "b", "c"]}`},
	},
	{
		name: "Arabic comma in a list",
		src:  "topics = [\"a\"، \"b\"]\n",
		want: []string{`4:14-16 toml-syntax: ، stands where only , can {write topics = ["a", "b"]}`},
	},
	{
		name: "typographic quotes around a text with others inside",
		src:  "type = «a “b” c» # „d“\n",
		want: []string{`4:8-10 toml-syntax: text stands in straight quotes, and these are typographic ones {write type = "a “b” c" # „d“}`},
	},
	{
		name: "German quotes, Japanese quotes, two single ones",
		src:  "type = „a“\nbody = 「b」\nsummary = ‘it’s’\n",
		want: []string{
			`4:8-11 toml-syntax: text stands in straight quotes, and these are typographic ones {write type = "a"}`,
			`5:8-11 toml-syntax: text stands in straight quotes, and these are typographic ones {write body = "b"}`,
			`6:11-14 toml-syntax: text stands in straight quotes, and these are typographic ones {write summary = "it’s"}`,
		},
	},
	{
		name: "typographic quotes in a list over lines",
		src:  "topics = [\n  “a”,\n  \"b\",\n]\n",
		want: []string{`5:3-6 toml-syntax: text stands in straight quotes, and these are typographic ones {write "a",}`},
	},
	{
		name: "en dashes in a date",
		src:  "added = 2018–12–17\n",
		want: []string{`4:13-16 toml-syntax: the dash – (U+2013) stands where only the hyphen of the keyboard can {write added = 2018-12-17}`},
	},
	{
		name: "minus signs in a date, and before a number",
		src:  "added = 2018−12−17\n[vote]\nmethod = \"x\"\nno = −3\n",
		want: []string{
			`4:13-16 toml-syntax: the dash − (U+2212) stands where only the hyphen of the keyboard can {write added = 2018-12-17}`,
			`7:6-9 toml-syntax: the dash − (U+2212) stands where only the hyphen of the keyboard can {write no = -3}`,
		},
	},
	{
		name: "digits of other scripts",
		src:  "added = ٢٠١٨-١٢-١٧\n[vote]\nmethod = \"x\"\nno = ３\n",
		want: []string{
			`4:9-11 toml-syntax: ٢ stands where only 2 can {write added = 2018-12-17}`,
			`7:6-9 toml-syntax: the full-width character ３ stands where only a plain 3 can {write no = 3}`,
		},
	},
}

var surplusSyntaxTests = []syntaxTest{
	{
		name: "several values without brackets",
		src:  "topics = \"a\", \"b\"\n",
		want: []string{`4:10-18 toml-syntax: several values stand in square brackets {write topics = ["a", "b"]}`},
	},
	{
		name: "several values without brackets or quotes",
		src:  "topics = a, b c; d\n",
		want: []string{`4:10-19 toml-syntax: several values stand in square brackets, each in quotes {write topics = ["a", "b c", "d"]}`},
	},
	{
		name: "several values where one belongs",
		src:  "type = \"a\", \"b\"\n",
		want: []string{`4:8-16 toml-syntax: "type" takes one value {write type = "a, b"}`},
	},
	{
		name: "comma behind the value",
		src:  "type = \"a\",\nmilestone = true,\ntopics = [\"a\"],\nadded = 2018-12-17,\n[vote]\nmethod = \"x\";\nno = 3,\n",
		want: []string{
			`4:11-12 toml-syntax: nothing stands behind a value {write type = "a"}`,
			`5:17-18 toml-syntax: nothing stands behind a value {write milestone = true}`,
			`6:15-16 toml-syntax: nothing stands behind a value {write topics = ["a"]}`,
			`7:19-20 toml-syntax: nothing stands behind a value {write added = 2018-12-17}`,
			`9:13-14 toml-syntax: nothing stands behind a value {write method = "x"}`,
			`10:7-8 toml-syntax: nothing stands behind a value {write no = 3}`,
		},
	},
	{
		name: "words behind a number",
		src:  "[vote]\nmethod = \"x\"\nno = 3 (recorded)\n",
		want: []string{`6:8-18 toml-syntax: words stand behind the value {write no = 3 # (recorded)}`},
	},
	{
		name: "misspelt truth",
		src:  "milestone = ture\n",
		want: []string{`4:13-17 toml-syntax: ture is neither true nor false {write milestone = true}`},
	},
	{
		name: "header in a comment, and its keys given twice",
		src:  "type = \"a\"\n# [[sources]]\ntitle = \"x\"\nurl = \"y\"\npublisher = \"z\"\n[vote]\nyse = 1\nmethod = \"x\"\n",
		want: []string{
			`5:3-14 toml-syntax: this line is a comment, so that "title" and what follows belong to what stands above it {take the # away: [[sources]]}`,
			`10:1-4 unknown-key: unknown key "yse" {did you mean "yes"?}`,
		},
	},
	{
		name: "header in a comment, and keys unknown above it",
		src:  "type = \"a\"\n#[vote]\n\nmethod = \"x\"\nyes = 1\n",
		want: []string{`5:2-8 toml-syntax: this line is a comment, so that "method" and what follows belong to what stands above it {take the # away: [vote]}`},
	},
	{
		name: "second header in a comment",
		src:  "[[sources]]\ntitle = \"a\"\nurl = \"b\"\n# [[sources]]\ntitle = \"c\"\nurl = \"d\"\n",
		want: []string{`7:3-14 toml-syntax: this line is a comment, so that "title" and what follows belong to what stands above it {take the # away: [[sources]]}`},
	},
	{
		name: "example in a comment above keys that are right",
		src:  "# [[sources]]\n# title = \"x\"\ntype = \"a\"\nbody = \"b\"\nyse = 1\n",
		want: []string{`8:1-4 unknown-key: unknown key "yse" {known here: title, summary, date, type, body, symbol, topics, added, milestone, publish_after, weight, vote, stages, sources, labels, params}`},
	},
}
