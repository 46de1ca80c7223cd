package locale_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/locale"
	"annals/internal/stricttoml"
	"annals/templates"

	"github.com/google/go-cmp/cmp"
)

func load(t testing.TB, site map[string]string, tags ...string) (map[string]*locale.Locale, []string) {
	t.Helper()
	files := map[string][]byte{}
	for tag, text := range site {
		files[tag] = []byte(text)
	}
	locales, list := locale.Load(templates.FS, files, tags)
	var found []string
	for _, d := range list {
		found = append(found, strings.TrimSuffix(d.File+": "+string(d.Code)+": "+d.Message+" | "+d.Hint, " | "))
	}
	return locales, found
}

func loadOne(t testing.TB, tag string, site map[string]string) *locale.Locale {
	t.Helper()
	locales, found := load(t, site, tag)
	if len(found) > 0 {
		t.Fatalf("diagnostics: %s", strings.Join(found, "\n"))
	}
	return locales[tag]
}

func TestTexts(t *testing.T) {
	en, ko := loadOne(t, "en", nil), loadOne(t, "ko", nil)
	for _, c := range []struct{ name, got, want string }{
		{"plain", en.T("nav.timeline"), "Timeline"},
		{"plain, Korean", ko.T("vote.consensus"), "컨센서스로 채택(표결 없음)"},
		{"places", en.T("page.number", "number", 2, "total", 7), "Page 2 of 7"},
		{"places in another order", ko.T("page.number", "number", 2, "total", 7), "7쪽 중 2쪽"},
		{"a year has no groups", en.T("year.previous", "year", 2017), "Previous year: 2017"},
		{"a number has groups", en.T("count.shown", "shown", 12, "total", 12345), "12 of 12,345 entries"},
		{"a date in words", ko.T("source.accessed", "date", edtf.Day{Year: 2018, Month: 12, Day: 17}), "2018년 12월 17일 확인"},
		{"values are not read as places", en.T("terms.topic", "label", "{label} {x}"), "Topic: {label} {x}"},
		{"a place without a value stays", en.T("terms.topic", "lable", "x"), "Topic: {label}"},
		{"an unknown id is seen", en.T("nav.tmieline"), "⟦nav.tmieline⟧"},
		{"an unknown plural is seen", en.N("count.x", 1), "⟦count.x⟧"},
		{"one", en.N("count.entries", 1), "1 entry"},
		{"other", en.N("count.entries", 1234), "1,234 entries"},
		{"none", en.N("count.entries", 0), "0 entries"},
		{"no plural in Korean", ko.N("count.entries", 1), "항목 1개"},
		{"a plural without a number", en.T("count.entries"), "{count} entries"},
		{"a plain text with a number", en.N("nav.timeline", 3), "Timeline"},
		{"negative number", en.Number(-12345), "−12,345"},
		{"small number", en.Number(999), "999"},
		{"Korean date", ko.Date(edtf.Day{Year: 2018, Month: 12, Day: 17}.Date()), "2018년 12월 17일"},
		{"direction", en.Dir() + ko.Dir(), "ltrltr"},
		{"tag", ko.Tag(), "ko"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if !en.Has("nav.timeline") || en.Has("nav.tmieline") {
		t.Error("Has is wrong about nav.timeline or nav.tmieline")
	}
}

func TestSiteOverridesSingleTexts(t *testing.T) {
	site := map[string]string{
		"ko": "[messages.nav]\ntimeline = \"연대기\"\n[dates]\nabout = \"약 {date}\"\n",
		"en": "[messages.nav]\nabout = \"About the record\"\n[messages.site]\nmotto = \"On the record\"\n[numbers]\ngroup = \"\"\n[dates]\nfirst_day = \"1st\"\n",
	}
	locales, found := load(t, site, "en", "ko")
	if len(found) > 0 {
		t.Fatal(found)
	}
	en, ko := locales["en"], locales["ko"]
	about, err := edtf.Parse("2014~")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, got, want string }{
		{"overridden", ko.T("nav.timeline"), "연대기"},
		{"the rest stays", ko.T("nav.votes"), "표결"},
		{"overridden in English", en.T("nav.about"), "About the record"},
		{"a language with its own text keeps it", ko.T("nav.about"), "소개"},
		{"texts of the site's own templates", en.T("site.motto"), "On the record"},
		{"which fall back to English", ko.T("site.motto"), "On the record"},
		{"pattern of a date", ko.Date(about), "약 2014년"},
		{"number without groups", en.Number(12345), "12345"},
		{"special first day", en.Day(edtf.Day{Year: 2018, Month: 12, Day: 1}), "1st December 2018"},
		{"which other languages do not inherit", ko.Day(edtf.Day{Year: 2018, Month: 12, Day: 1}), "2018년 12월 1일"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestSiteAddsLanguage(t *testing.T) {
	english, err := templates.FS.ReadFile("i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	builtin := fstest.MapFS{"i18n/en.toml": {Data: english}}
	locales, list := locale.Load(builtin, map[string][]byte{
		"ar": []byte(`[messages.nav]
timeline = "الخط الزمني"
[messages.count.entries]
zero = "لا إدخالات"
one = "إدخال واحد"
two = "إدخالان"
few = "{count} إدخالات"
other = "{count} إدخال"
[numbers]
digits = "٠١٢٣٤٥٦٧٨٩"
group = "٬"
`),
	}, []string{"ar"})
	ar := locales["ar"]
	for _, c := range []struct{ name, got, want string }{
		{"own text", ar.T("nav.timeline"), "الخط الزمني"},
		{"English where there is none", ar.T("nav.votes"), "Votes"},
		{"English plurals follow English", ar.N("count.states", 1), "١ state"},
		{"zero", ar.N("count.entries", 0), "لا إدخالات"},
		{"two", ar.N("count.entries", 2), "إدخالان"},
		{"few", ar.N("count.entries", 5), "٥ إدخالات"},
		{"a form left out", ar.N("count.entries", 11), "١١ إدخال"},
		{"direction of the script", ar.Dir(), "rtl"},
		{"digits and groups", ar.Number(12345), "١٢٬٣٤٥"},
		{"digits in dates", ar.Day(edtf.Day{Year: 2018, Month: 12, Day: 17}), "١٧ December ٢٠١٨"},
		{"digits of a year", ar.T("year.title", "year", 2018), "٢٠١٨"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if len(list) != 1 || list[0].File != "templates/i18n/ar.toml" || list[0].Code != diag.MissingCatalogue {
		t.Errorf("want one warning about what is missing, got %v", list)
	}
}

func TestVariantFallsBackToBaseLanguage(t *testing.T) {
	if got := loadOne(t, "ko-KR", nil).T("nav.votes"); got != "표결" {
		t.Errorf("ko-KR says %q", got)
	}
	site := map[string]string{"en-us": "[messages.footer]\nlicense = \"License\"\n[dates]\nday = \"{month} {day}, {year}\"\n"}
	us := loadOne(t, "en-US", site)
	got := []string{us.T("footer.license"), us.T("nav.votes"), us.Day(edtf.Day{Year: 2018, Month: 12, Day: 17})}
	if diff := cmp.Diff([]string{"License", "Votes", "December 17, 2018"}, got); diff != "" {
		t.Errorf("en-US (-want +got):\n%s", diff)
	}
}

func TestLanguageWithoutCatalogueFallsBackToEnglish(t *testing.T) {
	locales, found := load(t, nil, "en", "fa", "tlh")
	want := []string{
		`templates/i18n/fa.toml: missing-catalogue: there are no interface texts in "fa", so the pages have them in English | write this file; the texts to translate are those of the built-in en.toml`,
		`templates/i18n/tlh.toml: missing-catalogue: there are no interface texts in "tlh", so the pages have them in English | write this file; the texts to translate are those of the built-in en.toml`,
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
	if got := locales["fa"].T("nav.votes") + locales["fa"].Dir() + locales["tlh"].N("count.entries", 1); got != "Votesrtl1 entry" {
		t.Errorf("got %q", got)
	}
}

func TestLanguageWithoutPluralRulesUsesOther(t *testing.T) {
	locales, _ := load(t, map[string]string{"tlh": "[messages.count]\nentries = { one = \"wa'\", other = \"{count} Doch\" }\n"}, "tlh")
	if got := locales["tlh"].N("count.entries", 1); got != "1 Doch" {
		t.Errorf("got %q", got)
	}
}

func TestCatalogueErrorsAreReported(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"near id", "[messages.nav]\ntimelin = \"x\"", `2:1: unknown-key: there is no interface text "nav.timelin" | did you mean "nav.timeline"?`},
		{"far id", "[messages.nav]\nsomething_else = \"x\"", `2:1: unknown-key: there is no interface text "nav.something_else" | texts for templates of your own belong in [messages.site]`},
		{"unknown place", "[messages.year]\ntitle = \"{yaer}\"", `2:9: invalid-value: nothing fills {yaer} in year.title | its places are {year}`},
		{"place where there is none", "[messages.nav]\nvotes = \"{count}\"", `2:9: invalid-value: nothing fills {count} in nav.votes | this text has no places in braces`},
		{"number as a text", "[messages.nav]\nvotes = 1", `2:9: wrong-type: nav.votes must be a text | write it between quotes: "…"`},
		{"number as a plural form", "[messages.count]\nentries = { one = 1, other = \"x\" }", `2:19: wrong-type: count.entries.one must be a text | write it between quotes: "…"`},
		{"unknown plural form", "[messages.count]\nentries = { ones = \"x\", other = \"x\" }", `2:13: unknown-key: "ones" is no plural form | did you mean "one"?`},
		{"no form other", "[messages.count]\nentries = { one = \"x\" }", `2:1: missing-key: count.entries has no form named other | every plural needs it: it stands for all numbers without a form of their own`},
		{"direction", "direction = \"left\"", `1:13: invalid-value: "left" is no direction of writing | write "ltr" (left to right) or "rtl" (right to left)`},
		{"digits", "[numbers]\ndigits = \"012\"", `2:10: invalid-value: digits needs the ten digits from zero to nine | as in digits = "٠١٢٣٤٥٦٧٨٩"`},
		{"pattern of a date", "[dates]\nday = \"{day} {month}\"", `2:7: invalid-value: day has no place {year}, so dates would lose a part | write a text with {day} and {month} and {year}`},
		{"months", "[dates]\nmonths = [\"1\"]", `2:10: invalid-value: months needs 12 names and has 1 | list them in order`},
		{"key of a date", "[dates]\nmonth_names = []", `2:1: unknown-key: `},
		{"key at the top", "mesages = 1", `1:1: unknown-key: `},
		{"broken", "[messages.nav\n", `1:`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, list := locale.Load(templates.FS, map[string][]byte{"ko": []byte(c.text)}, []string{"ko"})
			if len(list) != 1 {
				t.Fatalf("want one diagnostic, got %v", list)
			}
			got := placeholder(list[0])
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func placeholder(d diag.Diagnostic) string {
	return fmt.Sprintf("%d:%d: %s: %s | %s", d.Line, d.Column, d.Code, d.Message, d.Hint)
}

func TestCatalogueNameMustBeLanguageTag(t *testing.T) {
	_, found := load(t, map[string]string{"korean language": ""}, "en")
	if len(found) != 1 || !strings.Contains(found[0], "invalid-language") {
		t.Errorf("got %q", found)
	}
}

// TestCataloguesHaveTheSameKeys holds every built-in catalogue to the English
// one: the same texts, the same patterns, the same places.
func TestCataloguesHaveTheSameKeys(t *testing.T) {
	files, err := templates.FS.ReadDir("i18n")
	if err != nil {
		t.Fatal(err)
	}
	english := keysOf(t, "en.toml")
	for _, f := range files {
		if diff := cmp.Diff(english, keysOf(t, f.Name())); diff != "" {
			t.Errorf("%s against en.toml (-en +%s):\n%s", f.Name(), f.Name(), diff)
		}
		loadOne(t, strings.TrimSuffix(f.Name(), ".toml"), nil)
	}
}

// optionalKeys are those that only some languages need.
var optionalKeys = map[string]bool{
	"dates.months_of_days": true, "dates.first_day": true, "dates.digits": true, "numbers.digits": true,
}

func keysOf(t *testing.T, name string) map[string]bool {
	t.Helper()
	data, err := templates.FS.ReadFile("i18n/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := stricttoml.Unmarshal(data, &tree); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	keys := map[string]bool{}
	flatten("", tree, keys)
	return keys
}

func flatten(prefix string, tree map[string]any, keys map[string]bool) {
	for name, v := range tree {
		id := prefix + name
		table, ok := v.(map[string]any)
		switch {
		case ok && table["other"] == nil:
			flatten(id+".", table, keys)
		case !optionalKeys[id]:
			keys[id] = true
		}
	}
}

func TestLocaleIsSafeForConcurrentUse(t *testing.T) {
	en := loadOne(t, "en", nil)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for n := range 100 {
				en.N("count.entries", n)
				en.T("page.number", "number", n, "total", 100)
				en.Day(edtf.Day{Year: 2018, Month: 12, Day: 17})
			}
		})
	}
	all.Wait()
}

// FuzzLoad reads hostile catalogues over a small built-in one.
func FuzzLoad(f *testing.F) {
	small := fstest.MapFS{"i18n/en.toml": {Data: []byte("[messages.nav]\ntimeline = \"Timeline\"\n[messages.count]\nentries = { one = \"{count} entry\", other = \"{count} entries\" }\n")}}
	f.Add("[messages.nav]\ntimeline = \"x\"\n[dates]\nday = \"{day}\"")
	f.Add("[messages.count]\nentries = { one = \"{count}\", other = \"{\" }")
	f.Add("direction = \"rtl\"\n[numbers]\ngroup = \"\"\nminimum = 0\ndigits = \"٠١٢٣٤٥٦٧٨٩\"")
	f.Fuzz(func(t *testing.T, text string) {
		locales, _ := locale.Load(small, map[string][]byte{"ko": []byte(text)}, []string{"ko"})
		ko := locales["ko"]
		if !ko.Has("nav.timeline") || !ko.Has("count.entries") {
			t.Error("a text of the built-in catalogue went missing")
		}
		ko.N("count.entries", 1)
		ko.Day(edtf.Day{Year: 2018, Month: 1, Day: 1})
		ko.Number(-1234)
	})
}

func TestFallbackTextUsesDigitsOfLanguage(t *testing.T) {
	locales, _ := load(t, map[string]string{"fa": "[numbers]\ndigits = \"۰۱۲۳۴۵۶۷۸۹\"\n"}, "en", "fa")
	for range 2 { // made, then known
		for tag, want := range map[string]string{"en": "12 entries", "fa": "۱۲ entries"} {
			if got := locales[tag].N("count.entries", 12); got != want {
				t.Errorf("%s: %q", tag, got)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		locale.Load(templates.FS, nil, []string{"en", "ko"})
	}
}

func BenchmarkT(b *testing.B) {
	en := loadOne(b, "en", nil)
	for b.Loop() {
		en.T("nav.timeline")
	}
}

func BenchmarkN(b *testing.B) {
	en := loadOne(b, "en", nil)
	for b.Loop() {
		en.N("count.entries", 12)
	}
}
