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
}
