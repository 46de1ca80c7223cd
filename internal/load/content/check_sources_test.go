package content_test

import "testing"

func TestSources(t *testing.T) { runMistakes(t, sourceTests) }

var sourceTests = []mistake{
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
		`content/2018/a.md:6:1-12: error: nobody could look this source up: it has no address and no place [source-without-address] (add url = "https://…", or of what is not on the web: isbn, doi, or location = "the archive, the box and the page")`,
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
	{name: "each key of the wrong type is reported once", file: entryFile, text: front(facts, `[[sources]]
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
		`content/2018/a.md:9:11-12: error: this must be a text, or several in an array [wrong-type] (write one as "…", several as ["…", "…"])`,
		`content/2018/a.md:10:8-9: error: "lang" must be text, but here it is a whole number [wrong-type] (put it in quotes: lang = "4")`,
		`content/2018/a.md:11:8-9: error: "kind" must be text, but here it is a whole number [wrong-type] (put it in quotes: kind = "5")`,
		`content/2018/a.md:12:10-11: error: "symbol" must be text, but here it is a whole number [wrong-type] (put it in quotes: symbol = "6")`,
		`content/2018/a.md:13:8-9: error: this must be a text, or a table with a text for each language [wrong-type] (write "text", or { en = "text", ko = "글" })`,
	}},
	{name: "books and articles", file: entryFile, text: front(facts, `[[sources]]
title = "A book"
isbn = "978-0-306-40615-8"
[[sources]]
title = "A journal"
isbn = "0378-5955"
doi = "10.1000"
[[sources]]
title = "An address for a doi"
doi = "https://example.org/10.1000/182"
medium = "libro"
pages = " "
author = ["", 3]
[[sources]]
title = "Numbers without quotation marks"
isbn = 9780306406157
author = " "
medium = "boook"
`), want: []string{
		`content/2018/a.md:8:8-27: error: the ISBN 978-0-306-40615-8 is mistyped: its last digit does not go with the others [invalid-isbn] (compare it with the book; if only the last digit is wrong, write "978-0-306-40615-7")`,
		`content/2018/a.md:11:8-19: error: 0378-5955 is no ISBN; with 8 digits it is an ISSN, the number of a whole journal [invalid-isbn] (delete the line, and give the doi or the url of the article)`,
		`content/2018/a.md:12:7-16: error: "10.1000" is no DOI: it has the form 10.1234/and-a-name [invalid-doi] (write what stands behind doi.org/, such as "10.1017/s0020589300061340")`,
		`content/2018/a.md:15:7-40: error: "https://example.org/10.1000/182" is no DOI: it has the form 10.1234/and-a-name [invalid-doi] (this is an address: call the line url)`,
		`content/2018/a.md:16:10-17: error: "libro" is no medium of a source [invalid-value] (use one of: document, book, article, recording, testimony, data; or delete the line)`,
		`content/2018/a.md:17:9-12: error: the line of pages is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:18:10-17: error: this must be a text, or several in an array [wrong-type] (write one as "…", several as ["…", "…"])`,
		`content/2018/a.md:21:8-21: error: "isbn" must be text, but here it is a whole number [wrong-type] (put it in quotes: isbn = "9780306406157")`,
		`content/2018/a.md:22:10-13: error: the name of the author is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:23:10-17: error: "boook" is no medium of a source [invalid-value] (did you mean "book"?)`,
	}},
	{name: "nowhere", file: entryFile, text: front(facts, `[[sources]]
title = "A book of 1994"
[[sources]]
title = "A copy"
archive = ["https://web.archive.org/1", "https://web.archive.org/1"]
[[sources]]
title = "A misspelled key"
ulr = "https://example.org/"
[[sources]]
title = "A key of another name"
link = "https://example.org/"
[[sources]]
title = "An empty address"
url = ""
[[sources]]
title = "An empty place"
location = { en = "" }
`), want: []string{
		`content/2018/a.md:6:1-12: error: nobody could look this source up: it has no address and no place [source-without-address] (add url = "https://…", or of what is not on the web: isbn, doi, or location = "the archive, the box and the page")`,
		`content/2018/a.md:8:1-12: error: nobody could look this source up: it has no address and no place [source-without-address] (add url = "…", the address of which this is a copy)`,
		`content/2018/a.md:10:41-68: warning: "https://web.archive.org/1" stands here twice [invalid-value] (delete one of them)`,
		`content/2018/a.md:13:1-4: error: unknown key "ulr" [unknown-key] (did you mean "url"?)`,
		`content/2018/a.md:16:1-5: error: unknown key "link" [unknown-key] (did you mean "url"?)`,
		`content/2018/a.md:19:7-9: error: the address is empty [invalid-url] (write an address that begins with https://)`,
		`content/2018/a.md:22:19-21: error: the location in the language "en" is empty [invalid-value] (write it in a few words)`,
	}},
}
