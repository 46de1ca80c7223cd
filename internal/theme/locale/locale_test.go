package locale_test

import (
	"sync"
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/record/edtf"
	"annals/internal/theme/locale"
	"annals/templates"

	"github.com/google/go-cmp/cmp"
)

func TestTexts(t *testing.T) {
	en, ko := loadOne(t, "en", nil), loadOne(t, "ko", nil)
	for _, c := range []struct{ name, got, want string }{
		{"plain", en.T("nav.timeline"), "Timeline"},
		{"plain, Korean", ko.T("vote.consensus"), "컨센서스로 채택(표결 없음)"},
		{"placeholders", en.T("page.number", "number", 2, "total", 7), "Page 2 of 7"},
		{"placeholders in another order", ko.T("page.number", "number", 2, "total", 7), "7쪽 중 2쪽"},
		{"a year has no groups", en.T("year.previous", "year", 2017), "Previous year: 2017"},
		{"a number has groups", en.T("count.shown", "shown", 12, "total", 12345), "12 of 12,345 entries"},
		{"a date in words", ko.T("source.accessed", "date", edtf.Day{Year: 2018, Month: 12, Day: 17}), "2018년 12월 17일 확인"},
		{"values are not searched for placeholders", en.T("terms.topic", "label", "{label} {x}"), "Topic: {label} {x}"},
		{"a placeholder without a value stays", en.T("terms.topic", "lable", "x"), "Topic: {label}"},
		{"an unknown id is visible", en.T("nav.tmieline"), "⟦nav.tmieline⟧"},
		{"an unknown plural is visible", en.N("count.x", 1), "⟦count.x⟧"},
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
		{"other texts are unchanged", ko.T("nav.votes"), "표결"},
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
	var list diag.List
	locales := locale.Load(builtin, map[string][]byte{
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
	}, []string{"ar"}, &list)
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
		t.Errorf("ko-KR: %q", got)
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

func TestFallbackTextUsesDigitsOfLanguage(t *testing.T) {
	locales, _ := load(t, map[string]string{"fa": "[numbers]\ndigits = \"۰۱۲۳۴۵۶۷۸۹\"\n"}, "en", "fa")
	for range 2 { // the second time from the cache
		for tag, want := range map[string]string{"en": "12 entries", "fa": "۱۲ entries"} {
			if got := locales[tag].N("count.entries", 12); got != want {
				t.Errorf("%s: %q", tag, got)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		locale.Load(templates.FS, nil, []string{"en", "ko"}, &diag.List{})
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
