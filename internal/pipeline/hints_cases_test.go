package pipeline_test

import (
	"strings"

	"annals/internal/diag"
)

const hintFile = "content/2018/a.md"

// at is a site whose entry has more facts and a text.
func at(front, body string) sources { return sources{hintFile: hintEntry(front, body)} }

func raw(text string) sources { return sources{hintFile: text} }

// remove is what a hint asks for that says to delete a file.
func remove(file string) func(sources) { return func(files sources) { delete(files, file) } }

// change is what a hint asks for that says what to write.
func change(old, replacement string) func(sources) {
	return func(files sources) { files.sub(hintFile, old, replacement) }
}

func setting(lines string) func(sources) {
	return func(files sources) { files["config.toml"] += lines }
}

const (
	png      = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
	hugePNG  = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x27\x10\x00\x00\x27\x10\x08\x00\x00\x00\x00\x00\x00\x00\x00"
	conflict = "<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n"
)

var fileHints = []hintCase{
	{code: diag.FileTooLarge, files: at("", strings.Repeat("Long. ", 400_000)), fix: change(strings.Repeat("Long. ", 400_000), "Short.")},
	{code: diag.FileEmpty, files: raw(""), fix: remove(hintFile)},
	{code: diag.FileEncoding, files: at("", "caf\xe9\n"), fix: change("caf\xe9", "café")},
	{code: diag.FileName, files: sources{"content/2018/a b.md": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/2018/hall.png": png}},
	{code: diag.FilePosition, files: sources{"content/2018/a.txt": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/2018/a.md.txt": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/a.md": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/news/a.md": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/2018/12/a.md": hintEntry("", "")}},
	{code: diag.FilePosition, files: sources{"content/2018/a.docx": "PK\x03\x04"}, fix: func(files sources) {
		delete(files, "content/2018/a.docx")
		files["static/a.docx"] = "PK\x03\x04"
		files["config.toml"] += "[static]\nas_is = [\"a.docx\"]\n"
	}},
	{code: diag.FileMissing, files: sources{"config.toml": absent}, fix: func(files sources) { files["config.toml"] = hintConfig }},
	{code: diag.ConflictMark, files: at("", conflict), fix: change(conflict, "One.\n")},
	{code: diag.ConflictCopy, files: sources{"content/2018/other.sync-conflict-20181217-101010-ABCDEFG.md": hintEntry("", "")}, fix: remove("content/2018/other.sync-conflict-20181217-101010-ABCDEFG.md")},
	{code: diag.BrokenFile, files: sources{"static/x.png": png[:40]}, fix: remove("static/x.png")},
	{code: diag.WrongExtension, files: sources{"static/x.jpg": png}},
	{code: diag.ActiveFile, files: sources{"static/x.html": "<p>x"}, fix: setting("[static]\nas_is = [\"x.html\"]\n")},
	{code: diag.ForeignAddress, files: sources{"static/x.css": "@import url(https://example.com/a.css);"}, fix: func(files sources) { files["static/x.css"] = "" }},
	{code: diag.UncleanFile, files: sources{"static/x.pdf": "%PDF-1.7\n"}, fix: setting("[static]\nas_is = [\"x.pdf\"]\n")},
	{code: diag.UnknownFile, files: sources{hintFile: hintEntry("[[media]]\nfile = \"hal.png\"\nalt = \"A hall\"\n", ""), "content/2018/a/hall.png": png}},
	{code: diag.UnknownFile, files: sources{hintFile: hintEntry("[[media]]\nfile = \"a/hall.png\"\nalt = \"A hall\"\n", ""), "content/2018/a/hall.png": png}},
	{code: diag.UnknownFile, files: sources{hintFile: hintEntry("[[media]]\nfile = \"../../static/x.png\"\nalt = \"A hall\"\n", ""), "static/x.png": png}},
	{code: diag.UnusedFile, files: sources{hintFile: hintEntry("", ""), "content/2018/a/hall.png": png}, fix: change("[[sources]]", "[[media]]\nfile = \"hall.png\"\nalt = \"A hall\"\n[[sources]]")},
	{code: diag.MissingOriginal, files: sources{"content/2018/b/hall.txt": "Words.\n"}, fix: remove("content/2018/b/hall.txt")},
	{code: diag.PictureTooLarge, files: sources{hintFile: hintEntry("[[media]]\nfile = \"hall.png\"\nalt = \"A hall\"\n", ""), "content/2018/a/hall.png": hugePNG}, fix: func(files sources) { files["content/2018/a/hall.png"] = png }},
	{code: diag.WarnedPicture, files: sources{hintFile: hintEntry("[[media]]\nfile = \"hall.png\"\nalt = \"A hall\"\nwarning = \"A crowd\"\n", "![x](a/hall.png)\n"), "content/2018/a/hall.png": png}, fix: change("![", "[")},
	{code: diag.UncleanFile, files: sources{hintFile: hintEntry("", "[x](a/x.pdf)\n"), "content/2018/a/x.pdf": "%PDF-1.7\n"}, fix: func(files sources) {
		delete(files, "content/2018/a/x.pdf")
		files["static/x.pdf"] = "%PDF-1.7\n"
		files["config.toml"] += "[static]\nas_is = [\"x.pdf\"]\n"
		files.sub(hintFile, "a/x.pdf", "/x.pdf")
	}},
	{code: diag.ActiveFile, files: sources{hintFile: hintEntry("", ""), "content/2018/a/x.jpg.html": "<p>x"}, fix: remove("content/2018/a/x.jpg.html")},
	{code: diag.ReplacedFile, files: sources{"static/style.css": "p { margin: 0 }"}, fix: setting("[static]\nreplaces = [\"style.css\"]\n")},
	{code: diag.HiddenFile, files: sources{"static/.well-known/x.txt": "x"}, fix: setting("[static]\ndotfiles = [\".well-known\"]\n")},
}

var factHints = []hintCase{
	{code: diag.FrontMatterMissing, files: raw("---\ntitle: A\ndate: 2018-12-17\ntype: report\ndescription: S.\ntags: [food]\nsources:\n- title: T\n  url: https://example.com/t\n---\nText.\n")},
	{code: diag.FrontMatterMissing, files: raw("\n\n" + hintEntry("", "")), fix: change("\n\n", "")},
	{code: diag.FrontMatterSize, files: at("# "+strings.Repeat("x", 70_000)+"\n", ""), fix: change("# "+strings.Repeat("x", 70_000)+"\n", "")},
	{code: diag.TOMLSyntax, files: at("topics = \"food\", \"food\"\n", ""), fix: change("\"food\", \"food\"", "[\"food\"]")},
	{code: diag.TOMLSyntax, files: at("milestone = true,\n", "")},
	{code: diag.TOMLSyntax, files: at("milestone = yes\n", "")},
	{code: diag.TOMLSyntax, files: at("topics ＝ ［“food”］\n", "")},
	{code: diag.TOMLSyntax, files: at("topics = food,\n", "")},
	{code: diag.TOMLSyntax, files: at("added\u00a0= 2019–01–01\n", "")},
	{code: diag.TOMLSyntax, files: at("[vote]\nmethod: recorded\n", "")},
	{code: diag.TOMLSyntax, files: at("[vote\nmethod = \"consensus\"\n", "")},
	{code: diag.TOMLSyntax, files: raw(strings.Replace(hintEntry("", ""), "[[sources]]", "# [[sources]]", 1))},
	{code: diag.TOMLDepth, files: at("[params]\nx = "+strings.Repeat("[", 70)+strings.Repeat("]", 70)+"\n", ""), fix: change(strings.Repeat("[", 70)+strings.Repeat("]", 70), "1")},
	{code: diag.UnknownKey, files: at("topcs = [\"food\"]\n", "")},
	{code: diag.UnknownKey, files: at("tags = [\"food\"]\n", "")},
	{code: diag.UnknownKey, files: at("主题 = [\"food\"]\n", "")},
	{code: diag.UnknownKey, files: at("Título = \"x\"\n", "")},
	{code: diag.UnknownKey, files: raw("+++\ntitle = \"A\"\ndate = 2018-12-17T00:00:00Z\ntype = \"report\"\ndescription = \"S.\"\ntags = [\"food\"]\nslug = \"a\"\n[[sources]]\ntitle = \"T\"\nurl = \"https://example.com/t\"\n+++\n")},
	{code: diag.WrongType, files: at("topics = \"food\"\n", "")},
	{code: diag.WrongType, files: at("milestone = \"yes\"\n", "")},
	{code: diag.WrongType, files: at("added = \"17 December 2018\"\n", "")},
	{code: diag.WrongType, files: at("[vote]\nmethod = \"recorded\"\nyes = \"3\"\nno = 2\n", "")},
	{code: diag.MissingKey, files: raw(strings.Replace(hintEntry("", ""), "type = \"report\"\n", "", 1)), fill: "report"},
	{code: diag.InvalidValue, files: sources{"config.toml": hintConfig + "[types.law]\nlabel = \"Law\"\nverb = \"Passes\"\n"}},
	{code: diag.InvalidValue, files: sources{"config.toml": hintConfig + "[types.law]\nlabel = \"Law\"\nverb = \"signed\"\n"}},
	{code: diag.InvalidValue, files: at("topics = [\"food\", \"food\"]\n", ""), fix: change(", \"food\"", "")},
	{code: diag.HiddenCharacter, files: at("topics = [\"food\"]\ncosponsors\u200b = 3\n", ""), fix: change("\u200b", "")},
	{code: diag.FrontMatterRepeated, files: at("", "+++\ntitle = \"B\"\n+++\n"), fix: change("+++\ntitle = \"B\"\n+++\n", "")},
}

// provided is a site whose entry says something, with more tables.
func provided(lines string) sources { return at("[[provisions]]\n"+lines, "") }

func dated(date string) sources {
	return raw(strings.Replace(hintEntry("", ""), "2018-12-17", date, 1))
}

var valueHints = []hintCase{
	{code: diag.InvalidDate, files: dated(`"17 December 2018"`)},
	{code: diag.InvalidDate, files: dated("2018년 12월 17일")},
	{code: diag.InvalidDate, files: dated("2018년")},
	{code: diag.InvalidDate, files: dated(`"Y2018/2019"`), fix: change(`"Y2018/2019"`, `"2018/2019"`)},
	{code: diag.InvalidDate, files: dated(`"Y2018"`)},
	{code: diag.InvalidDate, files: dated("17 كانون الأول 2018")},
	{code: diag.InvalidDate, files: dated("du 17 au 18 décembre 2018")},
	{code: diag.InvalidDate, files: dated(`"2018–12–17"`)},
	{code: diag.InvalidDate, files: dated("2018-1-7")},
	{code: diag.InvalidDate, files: dated("2018")},
	{code: diag.InvalidDate, files: dated(`"vers 2018"`)},
	{code: diag.FutureDate, files: at("added = 9018-01-01\n", ""), fix: change("9018", "2019")},
	{code: diag.InvalidTime, files: at("time = \"3.30 pm\"\n", "")},
	{code: diag.InvalidSymbol, files: at("symbol = \"a/res/73/180.\"\n", ""), fix: change("a/res/73/180.", "A/RES/73/180")},
	{code: diag.InvalidURL, files: raw(strings.Replace(hintEntry("", ""), "https://example.com/t", "www.un.org/t", 1))},
	{code: diag.InvalidURL, files: raw(strings.Replace(hintEntry("", ""), "https://example.com/t", "https://www.un.org/a b", 1))},
	{code: diag.PrivateAddress, files: at("", "[x](http://localhost/x)\n"), fix: change("http://localhost/x", "https://www.un.org/x")},
	{code: diag.TrackingAddress, files: raw(strings.Replace(hintEntry("", ""), "https://example.com/t", "https://example.com/t?utm_source=x", 1))},
	{code: diag.UnknownLicense, files: sources{"config.toml": "license = \"CC BY4.0\"\n" + hintConfig}},
	{code: diag.UnknownLicense, files: sources{"config.toml": "license = \"Ours\"\n" + hintConfig}, fix: func(files sources) { files.sub("config.toml", "Ours", "Our terms, https://record.ngo/terms") }},
	{code: diag.ExampleAddress, files: sources{"config.toml": strings.Replace(hintConfig, "https://record.ngo/", "https://example.org/", 1)}, fix: func(files sources) { files["config.toml"] = hintConfig }},
	{code: diag.InvalidLanguage, files: raw(strings.Replace(hintEntry("", ""), "\n+++\n", "\nlang = \"English\"\n+++\n", 1)), fix: change("\"English\"", "\"en\"")},
	{code: diag.UnknownTerm, files: at("topics = [\"fod\"]\n", "")},
	{code: diag.UnknownTerm, files: at("topics = [\"torture\"]\n", ""), fix: setting("[topics.torture]\nlabel = \"Torture\"\n")},
	{code: diag.UnknownTerm, files: at("series = \"yearly\"\n", ""), fix: setting("[series.yearly]\nlabel = \"Yearly text\"\n")},
	{code: diag.UnknownLanguage, files: sources{"content/2018/other.fr.md": "+++\ntitle = \"A\"\n+++\n"}, fix: func(files sources) {
		delete(files, "content/2018/other.fr.md")
	}},
	{code: diag.UnknownEntry, files: at("follows = [\"2018/othr\"]\n", "")},
	{code: diag.MissingSummary, files: raw(strings.Replace(hintEntry("", ""), "summary = \"S.\"\n", "", 1)), fill: "One sentence."},
	{code: diag.UnknownTerm, files: provided("subject = \"corts\"\ntext = \"x\"\n")},
	{code: diag.UnknownTerm, files: sources{"config.toml": hintConfig + "topic = \"fod\"\n"}},
	{code: diag.MissingKey, files: provided("subject = \"courts\"\n"), fix: change("\"courts\"\n", "\"courts\"\ntext = \"Asked for a court.\"\n")},
	{code: diag.WrongType, files: provided("subject = \"courts\"\ntext = \"x\"\nnew = \"yes\"\n")},
	{code: diag.WrongType, files: provided("subject = \"courts\"\ntext = \"x\"\nsource = \"1\"\n")},
	{code: diag.InvalidValue, files: provided("subject = \"courts\"\ntext = \"x\"\nsource = 2\n")},
	{code: diag.InvalidValue, files: provided("subject = \"courts\"\ntext = \"x\"\n[[provisions]]\nsubject = \"courts\"\ntext = \"x\"\n"), fix: change("[[provisions]]\nsubject = \"courts\"\ntext = \"x\"\n", "")},
	{code: diag.MissingSource, files: provided("subject = \"courts\"\ntext = \"x\"\nquote = \"y\"\n[[sources]]\ntitle = \"U\"\nurl = \"https://example.com/u\"\n")},
	{code: diag.MissingSource, files: raw("+++\ntitle = \"A\"\ndate = 2018-12-17\ntype = \"report\"\nsummary = \"S.\"\n+++\n"), fix: change("\n+++\n", "\n[[sources]]\ntitle = \"T\"\nurl = \"https://example.com/t\"\n+++\n")},
}

const votesFile = "content/2018/a.votes.csv"

func vote(lines string) sources { return at("body = \"council\"\n[vote]\n"+lines, "") }

// inSeries is a site with a series, and an entry with facts and a stage.
func inSeries(front, stage string) sources {
	files := at(front+"[[stages]]\nlabel = \"Draft\"\ndate = 2018-11-15\n"+stage, "")
	files["config.toml"] = hintConfig + "[series.yearly]\nlabel = \"Yearly text\"\n"
	return files
}

// twoVotes is a site with two votes of one organ.
var twoVotes = sources{hintFile: hintEntry("[vote]\nmethod = \"consensus\"\n", ""), "content/2018/b.md": hintEntry("[vote]\nmethod = \"consensus\"\n", "")}

func votes(lines, roll string) sources {
	files := vote(lines)
	files[votesFile] = "state,vote\n" + roll
	return files
}

const withdrawnTable = "[withdrawn]\ndate = 2019-01-01\nreason = \"Why.\"\n"

// withdraw does to hintFile what "annals withdraw" does.
func withdraw(files sources) { files[hintFile] = "+++\n" + withdrawnTable + "+++\n" }

var recordHints = []hintCase{
	{code: diag.WrongYear, files: dated("2019-01-01")},
	{code: diag.DuplicateAddress, files: at("aliases = [\"2018/other.html\"]\n", ""), fix: change("aliases = [\"2018/other.html\"]\n", "")},
	{code: diag.DuplicateEntry, files: sources{hintFile: hintEntry("symbol = \"A/73/1\"\n", ""), "content/2018/b.md": hintEntry("symbol = \"A/73/1\"\n", "")}, fix: remove("content/2018/b.md")},
	{code: diag.MissingAnchor, files: sources{"content/2018/a.md": hintEntry("", "## Findings {#findings}\n"), "content/2018/a.ko.md": "+++\ntitle = \"가\"\n+++\n## 결론\n"}, fix: func(files sources) {
		files.sub("content/2018/a.ko.md", "결론", "결론 {#findings}")
	}},
	{code: diag.MissingOriginal, files: sources{"content/2018/othr.ko.md": "+++\ntitle = \"A\"\n+++\n"}, fix: func(files sources) {
		files["content/2018/other.ko.md"] = files["content/2018/othr.ko.md"]
		delete(files, "content/2018/othr.ko.md")
	}},
	{code: diag.WithdrawnContent, files: sources{hintFile: strings.Replace(hintEntry("", ""), "[[sources]]", withdrawnTable+"[[sources]]", 1)}, fix: withdraw},
	{code: diag.WithdrawnContent, files: raw("+++\n" + withdrawnTable + "+++\nText.\n"), fix: withdraw},
	{code: diag.WithdrawnContent, files: raw("+++\ndraft = true\n" + withdrawnTable + "+++\n"), fix: withdraw},
	{code: diag.WithdrawnContent, files: sources{hintFile: "+++\n" + withdrawnTable + "+++\n", "content/2018/a.ko.md": "+++\ntitle = \"A\"\n+++\n"}, fix: remove("content/2018/a.ko.md")},
	{code: diag.WithdrawnContent, files: sources{hintFile: "+++\n" + withdrawnTable + "+++\n", votesFile: "state,vote\nKOR,Y\n"}, fix: remove(votesFile)},
	{code: diag.WithdrawnContent, files: sources{hintFile: "+++\n" + withdrawnTable + "+++\n", "content/2018/a.en.md": hintEntry("", "")}, fix: remove("content/2018/a.en.md")},
	{code: diag.InvalidLanguage, files: sources{hintFile: hintEntry("", ""), "content/2018/a.en.md": hintEntry("", "")}, fix: remove("content/2018/a.en.md")},
	{code: diag.WithdrawnLink, files: sources{hintFile: "+++\n" + withdrawnTable + "+++\n", "content/2018/b.md": hintEntry("", "[x](a.md)\n")}, fix: func(files sources) { files.sub("content/2018/b.md", "[x](a.md)", "x") }},
	{code: diag.WithdrawnLink, files: sources{hintFile: "+++\n" + withdrawnTable + "+++\n", "config.toml": hintConfig + "[[theme.menu]]\npage = \"2018/a.md\"\n"}, fix: func(files sources) { files["config.toml"] = hintConfig }},
	{code: diag.FutureDate, files: raw("+++\n[withdrawn]\ndate = 2030-01-01\nreason = \"Why.\"\n+++\n"), fix: change("2030", "2020")},
	{code: diag.CircularReference, files: at("follows = [\"2018/a\"]\n", ""), fix: change("2018/a", "2018/other")},
	{code: diag.LaterEvent, files: sources{hintFile: hintEntry("follows = [\"2019/b\"]\n", ""), "content/2019/b.md": strings.Replace(hintEntry("", ""), "2018-12-17", "2019-01-01", 1)}, fix: change("follows = [\"2019/b\"]\n", "")},
	{code: diag.ReservedAddress, files: sources{"content/search/index.md": "+++\ntitle = \"A\"\n+++\n"}, fix: remove("content/search/index.md")},
	{code: diag.InvalidVote, files: vote("method = \"consensus\"\noutcome = \"rejected\"\n"), fix: change("rejected", "withdrawn")},
	{code: diag.ImpossibleTally, files: vote("method = \"recorded\"\noutcome = \"adopted\"\nyes = 30\nno = 2\n"), fix: change("30", "3")},
	{code: diag.TallyDifference, files: votes("method = \"recorded\"\noutcome = \"adopted\"\nyes = 3\nno = 0\nabstain = 0\n", "KOR,Y\nFRA,Y\n"), fix: change("yes = 3", "yes = 2")},
	{code: diag.OutcomeMajority, files: vote("method = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 3\n"), fix: change("adopted", "rejected")},
	{code: diag.InvalidVotesFile, files: votes("method = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n", "KOR;Y\n"), fix: func(files sources) { files.sub(votesFile, ";", ",") }},
	{code: diag.UnknownState, files: votes("method = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n", "ROK,Y\n"), fix: func(files sources) { files.sub(votesFile, "ROK", "KOR") }},
	{code: diag.NoSeries, files: twoVotes, fix: setting("[series]\n")},
	{code: diag.InvalidVote, files: inSeries("", "series = \"yearly\"\n"), fix: change("series = \"yearly\"\n[[sources", "series = \"yearly\"\nmethod = \"consensus\"\n[[sources")},
	{code: diag.InvalidVote, files: inSeries("", "series = \"yearly\"\n"), fix: change("series = \"yearly\"\n[[sources", "[[sources")},
	{code: diag.InvalidVote, files: inSeries("series = \"yearly\"\n[vote]\nmethod = \"consensus\"\n", "series = \"yearly\"\nmethod = \"consensus\"\n"), fix: change("series = \"yearly\"\nmethod", "method")},
	{code: diag.NoSeries, files: twoVotes, fix: func(files sources) {
		files["config.toml"] += "[series.yearly]\nlabel = \"Yearly text\"\n"
		files.sub(hintFile, "[vote]", "series = \"yearly\"\n[vote]")
		files.sub("content/2018/b.md", "[vote]", "series = \"yearly\"\n[vote]")
	}},
	{code: diag.UnknownStage, files: func() sources {
		files := at("[[stages]]\nlabel = \"Committee\"\ndate = 2018-11-15\nid = \"third-committee\"\nmethod = \"recorded\"\n", "")
		files["content/2018/a.third-comittee.votes.csv"] = "state,vote\nKOR,Y\n"
		return files
	}(), fix: func(files sources) {
		files["content/2018/a.third-committee.votes.csv"] = files["content/2018/a.third-comittee.votes.csv"]
		delete(files, "content/2018/a.third-comittee.votes.csv")
	}},
	{code: diag.DuplicateState, files: votes("method = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n", "KOR,Y\nKOR,Y\n"), fix: func(files sources) { files.sub(votesFile, "KOR,Y\n", "") }},
}
