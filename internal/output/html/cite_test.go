package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
			hasAddress := strings.Contains(test.want, "https:")
			for _, pre := range elements(byID(root, "cite"), "pre") {
				if strings.Contains(textOf(pre), "https:") != hasAddress {
					t.Errorf("the address is or is not in %s", textOf(pre))
				}
				if dir, _ := attr(pre, "dir"); dir != "ltr" {
					t.Error("a form for programs follows the direction of the page")
				}
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

func TestCitationFormatsAreEscapedInPage(t *testing.T) {
	files := withFiles(record, map[string]string{
		"content/2020/x.md": resolution("</pre><script>alert(1)</script> } & 50%", "2020-12", ""),
	})
	f := formatOf(t, files, builtOn(2020, 12, 31))
	root := parsedPage(t, f, "2020/x.html")
	var got []string
	for _, pre := range elements(byID(root, "cite"), "pre") {
		got = append(got, pre.FirstChild.Data)
	}
	cite := f.view(t, "2020/x.html").Entry.Cite
	if diff := cmp.Diff([]string{cite.BibTeX, cite.RIS, cite.CSL}, got); diff != "" {
		t.Errorf("(-view +page):\n%s", diff)
	}
	for _, script := range elements(root, "script") {
		if strings.Contains(textOf(script), "alert(1)") {
			if kind, _ := attr(script, "type"); kind != "application/ld+json" {
				t.Error("a title became a script")
			}
		}
	}
	if !strings.Contains(cite.RIS, "\nN1  - Event of December 2020; entry 2020/x\n") || !strings.Contains(cite.CSL, `"event-date": {"date-parts":[[2020,12]]}`) {
		t.Errorf("the event's date differs:\n%s%s", cite.RIS, cite.CSL)
	}
}

func TestPrintFooterIdentifiesThePage(t *testing.T) {
	root := parsedPage(t, formatOf(t, record, builtOn(2020, 5, 4)), "2018/vote.html")
	got := spokenWords(byClass(root, "print-foot")[0])
	if want := "Entry id: 2018/vote · https://example.org/record/2018/vote.html · As of 4 May 2020"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
