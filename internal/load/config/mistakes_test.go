package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
)

// start holds the required settings, for files with other mistakes.
const start = "title = \"T\"\nbase_url = \"https://example.org/\"\n"

func TestMistakesAreReportedInOneRun(t *testing.T) {
	for _, test := range mistakes {
		t.Run(test.name, func(t *testing.T) {
			_, list := config.Parse("config.toml", []byte(test.src))
			if diff := cmp.Diff(test.want, lines(list)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var mistakes = []struct {
	name string
	src  string
	want []string
}{
	{
		name: "nothing at all",
		src:  "",
		want: []string{
			`1:1-0 error missing-key: "title" is missing {add title = "A record of human rights"}`,
			`1:1-0 warning missing-key: "base_url" is missing: feeds and search engines cannot name the pages {add base_url = "https://example.org/", with the address that the site will have}`,
		},
	},
	{
		name: "unknown key",
		src:  start + "tilte = 1\n[langauges.en]\n",
		want: []string{
			`3:1-6 error unknown-key: unknown key "tilte" {did you mean "title"? It stands here already, so delete this line}`,
			`4:2-11 error unknown-key: unknown key "langauges" {did you mean "languages"?}`,
		},
	},
	{
		name: "keys with a slip of the pen are not missing as well",
		src:  "titel = { en = \"T\", ko = \"ㅌ\" }\nbase_ulr = \"https://example.org/\"\npublisher = { en = \"x\", ko = \"x\" }\n[langauges.ko]\nname = \"한국어\"\n",
		want: []string{
			`1:1-6 error unknown-key: unknown key "titel" {did you mean "title"?}`,
			`2:1-9 error unknown-key: unknown key "base_ulr" {did you mean "base_url"?}`,
			`4:2-11 error unknown-key: unknown key "langauges" {did you mean "languages"?}`,
		},
	},
	{
		name: "a language that could be none",
		src:  start + "publisher = { en = \"x\", \"in Korean\" = \"x\" }\n[languages.en]\nname = \"English\"\n",
		want: []string{
			`3:25-36 error unknown-language: "in Korean" is not a language of this site {use one of: en}`,
		},
	},
	{
		name: "terms that no program knows",
		src:  start + "license = \"CC BY4.O\"\ndata_license = \"All ours\"\n",
		want: []string{
			`3:11-21 warning unknown-license: programs do not know the licence "CC BY4.O" {did you mean "CC BY 4.0"?}`,
			`4:16-26 warning unknown-license: programs do not know the licence "All ours" {write one that they know, such as "CC BY 4.0" or "CC0 1.0"; or add the address of its text: "Our terms, https://…"}`,
		},
	},
	{
		name: "a table within a table given twice, and a text for one",
		src:  start + "[topics.food]\nlabel = \"Food\"\n[topics.food]\nlabel = \"Food\"\n[actors]\nkirby = \"Michael Kirby\"\n",
		want: []string{
			`5:1-14 error toml-syntax: the table [topics.food] is given twice: it stands already 2 lines above {put all keys of the table below one header}`,
			`8:9-24 error wrong-type: "kirby" must be a table, but here it is text {write [actors.kirby] on a line of its own, and its keys below it}`,
		},
	},
	{
		name: "empty texts",
		src:  "title = \"\"\nbase_url = \"\"\ncontact = \"\"\nedit_url = \"\"\nlicense = \" \"\n",
		want: []string{
			`1:9-11 error invalid-value: this text is empty {write what readers shall see}`,
			`2:12-14 error invalid-value: "base_url" is empty {write the address that the site will have, or delete the line}`,
			`3:11-13 error invalid-value: "contact" is empty {write an e-mail address or the address of a page, or delete the line}`,
			`4:12-14 error invalid-value: "edit_url" is empty {write the address of the folder where the files can be edited, or delete the line}`,
			`5:11-14 error invalid-value: this text is empty {write what readers shall see}`,
		},
	},
	{
		name: "texts of the wrong type",
		src:  "title = 5\nbase_url = 5\ncontact = true\nlicense = [\"x\"]\n",
		want: []string{
			`1:9-10 error wrong-type: this must be a text, or a table with a text for each language {write "text", or { en = "text", ko = "글" }}`,
			`2:12-13 error wrong-type: "base_url" must be text, but here it is a whole number {put it in quotes: base_url = "5"}`,
			`3:11-15 error wrong-type: "contact" must be text, but here it is true or false {put it in quotes: contact = "true"}`,
			`4:11-16 error wrong-type: this must be a text, or a table with a text for each language {write "text", or { en = "text", ko = "글" }}`,
		},
	},
	{
		name: "address that is none",
		src:  "title = \"T\"\nbase_url = \"example.org\"\n",
		want: []string{
			`2:12-25 error invalid-url: the address does not begin with https:// {write https://example.org}`,
		},
	},
	{
		name: "address with a query",
		src:  "title = \"T\"\nbase_url = \"https://example.org/?a=b\"\n",
		want: []string{
			`2:12-38 error invalid-url: the address of a site has no part after ? or # {end it before that sign}`,
		},
	},
	{
		name: "address of another scheme",
		src:  "title = \"T\"\nbase_url = \"javascript:alert(1)\"\n",
		want: []string{
			`2:13-24 error invalid-url: an address that begins with "javascript:" is not allowed {write an address that begins with https:// or http://}`,
		},
	},
	{
		name: "contact that is none",
		src:  start + "contact = \"someone\"\n",
		want: []string{
			`3:11-20 error invalid-url: this is neither an e-mail address nor the address of a page {write name@example.org, or an address that begins with https://}`,
		},
	},
	{
		name: "edit address with a wrong mark",
		src:  start + "edit_url = \"https://example.org/{file}\"\n",
		want: []string{
			`3:12-40 error invalid-url: the address may hold {path} once, after its host, and no other braces {write "https://example.org/edit/{path}"}`,
		},
	},
	{
		name: "edit address with the mark as host",
		src:  start + "edit_url = \"https://{path}/x\"\n",
		want: []string{
			`3:12-30 error invalid-url: the address may hold {path} once, after its host, and no other braces {write "https://example.org/edit/{path}"}`,
		},
	},
	{
		name: "language tag that is none",
		src:  start + "[languages.english]\nname = \"English\"\n",
		want: []string{
			`3:12-19 error invalid-language: "english" is not a language tag {write a tag such as "en", "ko", "ar" or "zh-Hant"}`,
		},
	},
	{
		name: "language tag in another form",
		src:  start + "[languages.zh_tw]\nname = \"中文\"\n[languages.EN]\nname = \"English\"\n",
		want: []string{
			`3:12-17 error invalid-language: the language tag "zh_tw" is not written in its usual form {write "zh-TW"}`,
			`5:12-14 error invalid-language: the language tag "EN" is not written in its usual form {write "en"}`,
		},
	},
	{
		name: "language without a name, with a wrong direction",
		src:  start + "[languages.en]\ndir = \"left\"\n[languages.ko]\nname = \"\"\n",
		want: []string{
			`3:1-15 error missing-key: "name" is missing {add name = "English"}`,
			`4:7-13 error invalid-value: "left" is no direction of writing {write "ltr" (left to right) or "rtl" (right to left), or delete the line}`,
			`6:8-10 error invalid-value: the name is empty {write the name that speakers of the language give it}`,
		},
	},
	{
		name: "default language that is not listed",
		src:  start + "default_language = \"kr\"\n[languages.en]\nname = \"English\"\n[languages.kok]\nname = \"x\"\n",
		want: []string{
			`3:20-24 error unknown-language: "kr" is not a language of this site {add a table [languages.kr], or use one of: en, kok}`,
		},
	},
	{
		name: "default language that is none",
		src:  start + "default_language = \"English\"\n",
		want: []string{
			`3:20-29 error invalid-language: "English" is not a language tag {write a tag such as "en", "ko", "ar" or "zh-Hant"}`,
		},
	},
	{
		name: "text in a language that is not listed",
		src:  start + "[languages.en]\nname = \"English\"\n[topics.food]\nlabel = { en = \"Food\", fr = \"\" }\n[topics.water.label]\nne = \"Water\"\n",
		want: []string{
			`6:24-26 error unknown-language: "fr" is not a language of this site {add a table [languages.fr], or use one of: en}`,
			`6:29-31 error invalid-value: this text is empty {write what readers shall see}`,
			`8:1-3 error unknown-language: "ne" is not a language of this site {did you mean "en"?}`,
		},
	},
	{
		name: "ids that are no slugs",
		src:  start + "[topics.\"Right to Food\"]\nlabel = \"x\"\n[topics.a_b]\nlabel = \"x\"\n[topics.-a]\nlabel = \"x\"\n[topics.\"식량\"]\nlabel = \"x\"\n[topics.index]\nlabel = \"x\"\n[topics.con]\nlabel = \"x\"\n",
		want: []string{
			`3:9-24 error invalid-value: an id may hold only the letters a to z, digits, and hyphens between them {write "right-to-food"; what readers see is the label}`,
			`5:9-12 error invalid-value: an id may hold only the letters a to z, digits, and hyphens between them {write "a-b"; what readers see is the label}`,
			`7:9-11 error invalid-value: an id may hold only the letters a to z, digits, and hyphens between them {write "a"; what readers see is the label}`,
			`9:9-17 error invalid-value: an id may hold only the letters a to z, digits, and hyphens between them {choose an id such as "general-assembly"; what readers see is the label}`,
			`11:9-14 error reserved-address: "index" is the page that lists all terms {choose another id}`,
			`13:9-12 error file-name: "con" is a device name on Windows {rename it}`,
		},
	},
	{
		name: "terms without a label",
		src:  start + "[types.a]\n[bodies.b]\nlabel = \"\"\n[actors.c]\nlabel = 5\n",
		want: []string{
			`3:1-10 error missing-key: "label" is missing {add label = "…"}`,
			`5:9-11 error invalid-value: this text is empty {write what readers shall see}`,
			`7:9-10 error wrong-type: this must be a text, or a table with a text for each language {write "text", or { en = "text", ko = "글" }}`,
		},
	},
	{
		name: "members",
		src:  start + "[bodies.a]\nlabel = \"A\"\nmembers = \"47\"\n[bodies.b]\nlabel = \"B\"\nmembers = { 2005 = 53, x = 1, 02006 = 2, 2007 = \"47\", 2008 = 0 }\n[topics.c]\nlabel = \"C\"\nmembers = 3\n",
		want: []string{
			`5:11-15 error wrong-type: "members" must be a whole number, or a table of first year and number {write members = 47, or members = { 2006 = 47 }}`,
			`8:24-25 error invalid-value: "x" is no year {write the first year in which the number holds: { 2006 = 47 }}`,
			`8:31-36 error invalid-value: "02006" is no year {write the first year in which the number holds: { 2006 = 47 }}`,
			`8:49-53 error wrong-type: a number of members must be a whole number {write it in digits, without quotes: 47}`,
			`8:62-63 error invalid-value: 0 members cannot be {write how many members the organ has}`,
			`11:1-8 error unknown-key: unknown key "members" {known here: label, description}`,
		},
	},
	{
		name: "symbols",
		src:  start + "[symbols.a]\npattern = \"(\"\nurl = \"https://example.org/\"\n[symbols.b]\npattern = 'B/\\d+'\n[symbols.C]\npattern = 5\nurl = \"https://example.org/{symbol}\"\n[symbols.un]\npattern = 'U/\\d+'\nurl = \"https://example.org/{symbol}\"\n",
		want: []string{
			"4:11-14 error invalid-value: this pattern is no regular expression: missing closing ): `(` {write for example \"[0-9]+/[0-9]{2}\"}",
			`5:7-29 error invalid-url: the address of a system of symbols needs {symbol} in it, once {write for example "https://documents.example.org/{symbol}"}`,
			`6:1-12 error missing-key: "url" is missing {add url = "https://documents.example.org/{symbol}"}`,
			`8:10-11 error invalid-value: an id may hold only the letters a to z, digits, and hyphens between them {write "c"; what readers see is the label}`,
			`9:11-12 error wrong-type: "pattern" must be text, but here it is a whole number {put it in quotes: pattern = "5"}`,
			`11:10-12 error invalid-value: there is already a system of symbols called "un" {choose another name}`,
		},
	},
	{
		name: "unreadable lines hide nothing else",
		src:  start + "[languages.en\nname = \"English\"\n[topics.food]\nlabel = { en = \"Food\" }\nlabl = 1\n",
		want: []string{
			`3:1-14 error toml-syntax: a closing bracket is missing {write [languages.en]}`,
			`7:1-5 error unknown-key: unknown key "labl" {did you mean "label"? It stands here already, so delete this line}`,
		},
	},
}
