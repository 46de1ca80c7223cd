package pipeline_test

import (
	"strings"

	"annals/internal/diag"
)

// source is an entry whose only source has other lines than an address.
func source(lines string) sources {
	return raw(strings.Replace(hintEntry("", ""), "url = \"https://example.com/t\"\n", lines, 1))
}

var sourceHints = []hintCase{
	{code: diag.SourceWithoutAddress, files: source(""), fix: change("title = \"T\"\n", "title = \"T\"\nurl = \"https://example.com/t\"\n")},
	{code: diag.SourceWithoutAddress, files: source(""), fix: change("title = \"T\"\n", "title = \"T\"\nlocation = \"the archive, the box and the page\"\n")},
	{code: diag.SourceWithoutAddress, files: source("archive = \"https://web.archive.org/1\"\n"), fix: change("archive", "url")},
	{code: diag.InvalidISBN, files: source("isbn = \"0306406151\"\n"), fix: change("0306406151", "0306406152")},
	{code: diag.InvalidISBN, files: source("isbn = \"306406152\"\n"), fix: change("306406152", "0306406152")},
	{code: diag.InvalidISBN, files: source("isbn = \"0378-5955\"\n"), fix: change("isbn = \"0378-5955\"", "doi = \"10.1000/182\"")},
	{code: diag.InvalidISBN, files: source("isbn = \"978\"\n"), fix: change("978", "978-0-306-40615-7")},
	{code: diag.InvalidDOI, files: source("doi = \"10.1000\"\n"), fix: change("10.1000", "10.1017/s0020589300061340")},
	{code: diag.InvalidDOI, files: source("doi = \"https://example.com/t\"\n"), fix: change("doi", "url")},
	{code: diag.InvalidValue, files: source("isbn = \"0306406152\"\nmedium = \"boook\"\n")},
	{code: diag.InvalidValue, files: source("isbn = \"0306406152\"\nmedium = \"tape\"\n"), fix: change("tape", "recording")},
	{code: diag.WrongType, files: source("isbn = 9780306406157\n")},
	{code: diag.WrongType, files: source("isbn = \"0306406152\"\nauthor = 3\n"), fix: change("author = 3", "author = \"Doe, Jane\"")},
	{code: diag.UnknownKey, files: source("ulr = \"https://example.com/t\"\n")},
	{
		code: diag.InvalidURL, files: source("url = \"../../static/letter.txt\"\n").with("static/letter.txt", "A letter."),
		fix: change("url = \"../../static/letter.txt\"", "file = \"letter.txt\""),
	},
	{
		code: diag.BrokenFile, files: source("file = \"words.vtt\"\n").with("content/2018/a/words.vtt", "1\n00:00.000 --> 00:02.000\nWords.\n"),
		fix: func(files sources) {
			files["content/2018/a/words.vtt"] = "WEBVTT\n\n" + files["content/2018/a/words.vtt"]
		},
	},
	{code: diag.UnknownFile, files: source("file = \"leter.txt\"\n").with("content/2018/a/letter.txt", "A letter.")},
	{
		code: diag.UncleanFile, files: source("file = \"letter.pdf\"\n").with("content/2018/a/letter.pdf", paper),
		fix: setting("[evidence]\nas_is = [\"content/2018/a/letter.pdf\"]\n"),
	},
	{
		code:  diag.UnknownAsset,
		files: source("file = \"letter.txt\"\n").with("content/2018/a/letter.txt", "A letter.").with("config.toml", hintConfig+"[evidence]\nas_is = [\"content/2018/a/leter.txt\"]\n"),
	},
	{
		code: diag.InvalidValue, files: source("file = \"letter.pdf\"\n").with("content/2018/a/letter.pdf", paper).with("config.toml", hintConfig+"[evidence]\nas_is = [\"letter.pdf\"]\n"),
		fix: replaced("letter.pdf", "content/2018/a/letter.pdf"),
	},
}

const paper = "%PDF-1.4\n1 0 obj\n<< /Author (Jane) >>\nendobj\ntrailer\n<< /Info 1 0 R >>\n%%EOF\n"

func (s sources) with(file, text string) sources {
	s[file] = text
	return s
}
