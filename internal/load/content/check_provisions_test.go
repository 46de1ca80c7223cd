package content_test

import (
	"context"
	"testing"
)

func TestProvisions(t *testing.T) { runMistakes(t, provisionTests) }

const secondSource = "[[sources]]\ntitle = \"A report\"\nurl = \"https://example.com/report\"\n"

var provisionTests = []mistake{
	{name: "all is right", file: entryFile, text: front(facts, `[[provisions]]
subject = "courts"
text = { en = "Asked for a court.", ko = "재판소를 요청했다." }
new = false
place = "para. 3"
quote = { en = "a court", ko = "재판소" }
source = 2
[[provisions]]
subject = "courts"
text = "Asked for judges."
`, sources, secondSource)},
	{name: "a quotation from the one source", file: entryFile, text: front(facts, "[[provisions]]\nsubject = \"food\"\ntext = \"x\"\nquote = \"y\"\n", sources)},
	{name: "nothing said", file: entryFile, text: front(facts, "[[provisions]]\n", sources), want: []string{
		`content/2018/a.md:6:1-15: error: "subject" is missing [missing-key] (add subject = "…")`,
		`content/2018/a.md:6:1-15: error: "text" is missing [missing-key] (add text = "…")`,
	}},
	{name: "everything wrong", file: entryFile, text: front(facts, `[[provisions]]
subject = "Food and aid"
text = " "
new = "yes"
place = { ja = "x" }
quote = ""
source = 3
[[provisions]]
subject = "nobody"
text = 1
source = "1"
novel = true
[[provisions]]
subject = "courts"
text = "Asked for a court."
source = 0
[[provisions]]
subject = "courts"
text = "Asked for a court."
quote = "a court"
`, sources, secondSource), want: []string{
		`content/2018/a.md:7:11-25: error: unknown subject "Food and aid" [unknown-term] (did you mean "food"?)`,
		`content/2018/a.md:8:8-11: error: the text is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:9:7-12: error: "new" must be true or false, but here it is text [wrong-type] (write new = true, without quotes)`,
		`content/2018/a.md:10:11-13: error: the site has no language "ja" [unknown-language] (use one of [languages] in config.toml)`,
		`content/2018/a.md:11:9-11: error: the quotation is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:12:10-11: error: the entry has no source number 3 [invalid-value] (write 1, or another number up to 2: sources count from 1 in the order in which they stand)`,
		`content/2018/a.md:14:11-19: error: unknown subject "nobody" [unknown-term] (use one of config.toml's [subjects.…], or add [subjects.nobody] there)`,
		`content/2018/a.md:15:8-9: error: this must be a text, or a table with a text for each language [wrong-type] (write "text", or { en = "text", ko = "글" })`,
		`content/2018/a.md:16:10-13: error: "source" must be a whole number, but here it is text [wrong-type] (write source = 1, without quotes)`,
		`content/2018/a.md:17:1-6: error: unknown key "novel" [unknown-key] (known here: subject, text, new, place, quote, source)`,
		`content/2018/a.md:21:10-11: error: the entry has no source number 0 [invalid-value] (write 1, or another number up to 2: sources count from 1 in the order in which they stand)`,
		`content/2018/a.md:24:8-28: warning: the entry says this of "courts" twice [invalid-value] (delete one of the two tables [[provisions]])`,
		`content/2018/a.md:25:9-18: warning: it is not known from which source this quotation is [missing-source] (add source = 1: the number of the source that it stands in, from 1 on)`,
	}},
	{name: "a number beyond the one source", file: entryFile, text: front(facts, "[[provisions]]\nsubject = \"food\"\ntext = \"x\"\nsource = 2\n", sources), want: []string{
		`content/2018/a.md:9:10-11: error: the entry has no source number 2 [invalid-value] (write 1, since the entry has one source)`,
	}},
}

// The number of a source that is not there names none, so that nothing is looked up.
func TestSourceOfProvision(t *testing.T) {
	text := front(facts, "[[provisions]]\nsubject = \"food\"\ntext = \"x\"\nsource = 2\n[[provisions]]\nsubject = \"food\"\ntext = \"y\"\nquote = \"z\"\n[[provisions]]\nsubject = \"food\"\ntext = \"w\"\n[[provisions]]\nsubject = \"food\"\ntext = \"v\"\nsource = 1\n", sources)
	e := newLoader(t).Parse(context.Background(), entryFile, []byte(text)).Document.Entry
	var got []int
	for i := range e.Provisions {
		got = append(got, e.SourceNumber(&e.Provisions[i]))
	}
	compare(t, []int{0, 1, 0, 1}, got)
}
