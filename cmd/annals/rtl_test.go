package main

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"annals/internal/record/state"

	"golang.org/x/net/html"
)

// arabicSite is a site in Arabic, with an English translation of most of it.
const arabicSite = "testdata/arabic"

// TestPagesFromRightToLeft builds a site whose first language is Arabic.
func TestPagesFromRightToLeft(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if output, err := exec.Command("annals", "build", "--strict", "--source", arabicSite, "--output", out).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, output)
	}
	arabic, english := map[string]*html.Node{}, map[string]*html.Node{}
	_, files := readSite(t, out)
	for name := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		if strings.HasPrefix(name, "en/") {
			english[name] = parsePage(t, out, name)
		} else {
			arabic[name] = parsePage(t, out, name)
		}
	}
	if len(arabic) < 30 || len(arabic) != len(english) {
		t.Fatalf("%d pages in Arabic, %d in English", len(arabic), len(english))
	}

	t.Run("language and direction", func(t *testing.T) {
		checkDirection(t, arabic, "ar", "rtl")
		checkDirection(t, english, "en", "ltr")
	})
	t.Run("alternates", func(t *testing.T) { checkAlternates(t, arabic, english) })
	t.Run("dates in words", func(t *testing.T) { checkArabicDates(t, arabic) })
	t.Run("no English interface", func(t *testing.T) { checkNoEnglish(t, arabic) })
	t.Run("numbers", func(t *testing.T) { checkArabicNumbers(t, arabic) })
	t.Run("Arabic originals on English pages", func(t *testing.T) { checkFallback(t, english) })
}

func parsePage(t *testing.T, dir, name string) *html.Node {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root, err := html.ParseWithOptions(f, html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func checkDirection(t *testing.T, pages map[string]*html.Node, lang, dir string) {
	for name, page := range pages {
		for n := range elements(page, "html") {
			if attr(n, "lang") != lang || attr(n, "dir") != dir {
				t.Errorf("%s: lang=%q dir=%q, want %q and %q", name, attr(n, "lang"), attr(n, "dir"), lang, dir)
			}
		}
		for n := range elements(page, "a") {
			if attr(n, "rel") == "alternate" && (attr(n, "lang") == "" || attr(n, "dir") == "") {
				t.Errorf("%s: the link to %s does not say in what language and direction its name is", name, attr(n, "href"))
			}
		}
	}
}

func checkAlternates(t *testing.T, arabic, english map[string]*html.Node) {
	both := []string{
		"ar https://record.ngo/2001/ink.html",
		"en https://record.ngo/en/2001/ink.html",
		"x-default https://record.ngo/2001/ink.html",
	}
	for _, c := range []struct {
		name string
		page *html.Node
		want []string
	}{
		{"translated", arabic["2001/ink.html"], both},
		{"its translation", english["en/2001/ink.html"], both},
		{"not translated", arabic["2002/margins-again.html"], nil},
		{"in place of a translation", english["en/2002/margins-again.html"], nil},
	} {
		var got []string
		for n := range elements(c.page, "link") {
			if lang := attr(n, "hreflang"); lang != "" {
				got = append(got, lang+" "+attr(n, "href"))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

var arabicMonths = []string{
	"كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
	"تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
}

// checkArabicDates compares every time element with its datetime, and looks for two
// dates that have none.
func checkArabicDates(t *testing.T, pages map[string]*html.Node) {
	days := 0
	for name, page := range pages {
		for n := range elements(page, "time") {
			var year, month, day int
			want := attr(n, "datetime")
			switch parts, _ := fmt.Sscanf(want, "%d-%d-%d", &year, &month, &day); parts {
			case 3:
				want = fmt.Sprintf("%d %s %d", day, arabicMonths[month-1], year)
				days++
			case 2:
				want = fmt.Sprintf("%s %d", arabicMonths[month-1], year)
			}
			if got := textOf(n); got != want {
				t.Errorf("%s: %s reads %q, want %q", name, attr(n, "datetime"), got, want)
			}
		}
	}
	if days == 0 {
		t.Error("there is no day on any page")
	}
	for name, want := range map[string]string{
		"2002/sitting.html": "من 20 إلى 26 أيار/مايو 2002",
		"2003/report.html":  "نحو 2003",
	} {
		if !strings.Contains(textOf(pages[name]), want) {
			t.Errorf("%s: nowhere %q", name, want)
		}
	}
}

// latinOnArabicPages matches text that is in Latin letters in any language:
// addresses, symbols of documents, ids of entries, names of formats.
var latinOnArabicPages = regexp.MustCompile(`https?://\S+|(?:EX|A)/RES/\d+/\d+|\d{4}/[a-z-]+|(?:\b[a-z_-]+(?:\.[a-z]+)*)?\.(?:csv|svg|png|jsonl?|html|txt|bib|ris)\b|\bJSON (?:Lines|Schema)\b|\bData Package\b|\b(?:UTF-8|Unicode|Python|Excel|LibreOffice Calc|R)\b|\b(?:true|false)\b|\bmanifest\.sha256\b|\btrusted comment\b|\b(?:minisign|ssh-keygen|signers|zip|Linux|macOS|Windows|PowerShell)\b|\b(?:Atom|BibTeX|RIS|CSL-JSON|JSON|CSV|SVG|PNG|HTML|JavaScript|Annals|IP|https?|onion|Safest|Tor|USB)\b`)

// checkNoEnglish finds words in Latin letters outside elements of another language,
// such as an interface text that falls back to English.
func checkNoEnglish(t *testing.T, pages map[string]*html.Node) {
	states := stateWords(pages)
	for name, page := range pages {
		for text := range visibleText(page, "ar") {
			rest := latinOnArabicPages.ReplaceAllString(states.Replace(text), "")
			if strings.ContainsFunc(rest, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
				t.Errorf("%s: %q", name, text)
			}
			if strings.ContainsAny(rest, "{}⟦⟧") {
				t.Errorf("%s: %q is not filled in", name, text)
			}
		}
	}
}

// stateWords removes the codes and names of the states that have a page; names that
// package state lacks in Arabic are in English.
func stateWords(pages map[string]*html.Node) *strings.Replacer {
	var pairs []string
	for name := range pages {
		code := strings.TrimSuffix(path.Base(name), ".html")
		if s, ok := state.Lookup(code); ok {
			pairs = append(pairs, s.Name("ar"), "", code, "")
		}
	}
	return strings.NewReplacer(pairs...)
}

// checkArabicNumbers checks numbers against the catalogue: the digits of the United
// Nations' pages, groups, and the plurals of Arabic.
func checkArabicNumbers(t *testing.T, pages map[string]*html.Node) {
	for name, page := range pages {
		if text := textOf(page); strings.ContainsAny(text, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") {
			t.Errorf("%s has digits other than those of the catalogue", name)
		}
	}
	for _, c := range []struct{ page, want string }{
		{"2001/ink.html", "1,250"},
		{"types/report.html", "مدخل واحد"},
		{"topics/ink.html", "مدخلان"},
		{"topics/margins.html", "4 مداخل"},
		{"2002/margins.html", "12 عضوا"},
		{"2002/margins.html", "7 أصوات مؤيدة، صوتان معارضان، ممتنعان عن التصويت"},
		{"2002/margins-again.html", "صوت مؤيد واحد، 11 صوتا معارضا، لا ممتنعين عن التصويت"},
	} {
		if !strings.Contains(textOf(pages[c.page]), c.want) {
			t.Errorf("%s: nowhere %q", c.page, c.want)
		}
	}
}

// checkFallback looks for Arabic on English pages: a text without a translation is
// marked as Arabic and has its own direction. Names of publishers and citations, which
// are for copying, are not marked.
func checkFallback(t *testing.T, pages map[string]*html.Node) {
	publishers := []string{"مجلس الأمثلة", "مكتب الأمثلة للإعلام"}
	for name, page := range pages {
		for text := range visibleText(bodyOf(page), "en") {
			if slices.Contains(publishers, text) || strings.Contains(text, ", Record of the Council of Examples, entry ") {
				continue
			}
			if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
				t.Errorf("%s: %q is not marked as Arabic", name, text)
			}
		}
	}
	marked := false
	for n := range pages["en/2002/margins-again.html"].Descendants() {
		if attr(n, "lang") == "ar" && attr(n, "dir") == "rtl" && strings.Contains(textOf(n), "ليس لهذا المدخل ترجمة") {
			marked = true
		}
	}
	if !marked {
		t.Error("the text without a translation is not shown as Arabic, from right to left")
	}
}
