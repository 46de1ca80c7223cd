package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

func builtOn(year, month, day int) func(*site.Inputs) {
	return func(in *site.Inputs) { in.Date = edtf.Day{Year: year, Month: month, Day: day} }
}

func TestCitationSentence(t *testing.T) {
	withoutAddress := strings.Replace(record["config.toml"], "base_url = \"https://example.org/record/\"\n", "", 1)
	withoutPublisher := strings.Replace(record["config.toml"], "publisher = { en = \"The editors\", ko = \"편집자\" }\n", "", 1)
	for _, test := range []struct{ name, config, page, want string }{
		{
			"everything", record["config.toml"], "2018/vote.html",
			"“A vote” (17 December 2018), A record, The editors, entry 2018/vote, as of 4 May 2020. https://example.org/record/2018/vote.html",
		},
		{
			"in Korean", record["config.toml"], "ko/2018/vote.html",
			"「표결」(2018년 12월 17일), 기록, 편집자, 항목 2018/vote, 2020년 5월 4일 기준. https://example.org/record/ko/2018/vote.html",
		},
		{
			"a site that does not know its address", withoutAddress, "2018/vote.html",
			"“A vote” (17 December 2018), A record, The editors, entry 2018/vote, as of 4 May 2020.",
		},
		{
			"a site without a publisher", withoutPublisher, "2018/vote.html",
			"“A vote” (17 December 2018), A record, entry 2018/vote, as of 4 May 2020. https://example.org/record/2018/vote.html",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := formatOf(t, withFiles(record, map[string]string{"config.toml": test.config}), builtOn(2020, 5, 4))
			root := parsedPage(t, f, test.page)
			if got := spokenWords(byClass(root, "cite")[0]); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			_, address, hasAddress := strings.Cut(test.want, "https:")
			if got := citationMeta(root)["public_url"]; hasAddress != (got != "") || got != "" && got != "https:"+address {
				t.Errorf("the address is %q", got)
			}
		})
	}
}

func TestCitedTitleInAnotherLanguageIsMarked(t *testing.T) {
	sentence := byClass(parsedPage(t, formatOf(t, record), "ko/2017/report.html"), "cite")[0]
	marked := elements(sentence, "span")
	if len(marked) != 1 || textOf(marked[0]) != "A report <on> everything" {
		t.Fatalf("%q", textOf(sentence))
	}
	if lang, _ := attr(marked[0], "lang"); lang != "en" {
		t.Errorf("the title is marked as %q", lang)
	}
}

// citationMeta returns what search engines for scholars read.
func citationMeta(root *dom.Node) map[string]string {
	all := map[string]string{}
	for _, n := range elements(root, "meta") {
		name, _ := attr(n, "name")
		if name, ok := strings.CutPrefix(name, "citation_"); ok {
			all[name], _ = attr(n, "content")
		}
	}
	return all
}

func TestCitationIsInTheHead(t *testing.T) {
	const hostile = `</head><script>alert(1)</script>" x="`
	f := formatOf(t, withFiles(record, map[string]string{
		"content/2020/x.md": "+++\ntitle = '" + hostile + "'\ntype = \"resolution\"\ndate = 2020-12-05\nadded = 2021-02-03\ntopics = [\"food\"]\n[[sources]]\ntitle = \"S\"\nurl = \"https://example.com/s\"\n" +
			"[[corrections]]\ndate = 2022-01-02\ntext = \"A number.\"\n+++\nText.\n",
	}), builtOn(2022, 12, 31))
	want := map[string]string{
		"title": hostile, "author": "편집자", "publication_date": "2021/02/03", "online_date": "2022/01/02", "language": "en", "keywords": "식량",
		"public_url": "https://example.org/record/2020/x.html",
	}
	if diff := cmp.Diff(want, citationMeta(parsedPage(t, f, "ko/2020/x.html"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := citationMeta(parsedPage(t, f, "index.html")); len(got) > 0 {
		t.Errorf("the home page is cited as an entry: %v", got)
	}
}

// The files are those of the text that is shown.
func TestCitationFilesAreLinked(t *testing.T) {
	f := formatOf(t, record)
	for page, want := range map[string][]string{
		"2018/vote.html":      {"../2018/vote.bib", "../2018/vote.ris", "../2018/vote.csl.json"},
		"ko/2018/vote.html":   {"../../ko/2018/vote.bib", "../../ko/2018/vote.ris", "../../ko/2018/vote.csl.json"},
		"ko/2017/report.html": {"../../2017/report.bib", "../../2017/report.ris", "../../2017/report.csl.json"},
	} {
		var got []string
		for _, a := range elements(byID(parsedPage(t, f, page), "cite"), "a") {
			if _, isFile := attr(a, "download"); isFile {
				href, _ := attr(a, "href")
				got = append(got, href)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

func TestPrintFooterIdentifiesThePage(t *testing.T) {
	root := parsedPage(t, formatOf(t, record, builtOn(2020, 5, 4)), "2018/vote.html")
	got := spokenWords(byClass(root, "print-foot")[0])
	if want := "Entry id: 2018/vote · https://example.org/record/2018/vote.html · As of 4 May 2020"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
