package stricttoml_test

var keySyntaxTests = []syntaxTest{
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
			`4:1-7 unknown-key: unknown key "제목" {keys are English words, such as title; one of your own stands below [params], in quotes: "제목" = …}`,
		},
	},
	{
		name: "key with a space",
		src:  "first name = \"x\"\n",
		want: []string{
			`4:1-11 unknown-key: unknown key "first name" {keys are English words, such as title; one of your own stands below [params], in quotes: "first name" = …}`,
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
