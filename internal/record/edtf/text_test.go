package edtf_test

import (
	"fmt"
	"testing"
	"time"

	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/templates"

	"github.com/gohugoio/locales/en_GB"
	"github.com/gohugoio/locales/ko"
	"github.com/google/go-cmp/cmp"
)

// builtin returns the Words of a built-in locale.
func builtin(t testing.TB, tag string) *edtf.Words {
	t.Helper()
	data, err := templates.FS.ReadFile("i18n/" + tag + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var catalogue struct {
		Dates edtf.Words `toml:"dates"`
	}
	if err := stricttoml.Unmarshal(data, &catalogue); err != nil {
		t.Fatal(err)
	}
	return &catalogue.Dates
}

var textCases = []struct{ date, en, ko string }{
	{"2018-12-17", "17 December 2018", "2018년 12월 17일"},
	{"2018-01-01", "1 January 2018", "2018년 1월 1일"},
	{"2018-12", "December 2018", "2018년 12월"},
	{"2014", "2014", "2014년"},
	{"2014~", "about 2014", "2014년경"},
	{"2014-12~", "about December 2014", "2014년 12월경"},
	{"2014?", "2014 (uncertain)", "2014년(불확실)"},
	{"2014%", "about 2014 (uncertain)", "2014년경(불확실)"},
	{"2004-06-~11", "11 June 2004 (day approximate)", "2004년 6월 11일(일은 대략)"},
	{"?2004-06-11", "11 June 2004 (year uncertain)", "2004년 6월 11일(연도 불확실)"},
	{"2004?-06-~11", "11 June 2004 (year uncertain, day approximate)", "2004년 6월 11일(연도 불확실, 일은 대략)"},
	{"2004-06~-11", "11 June 2004 (year approximate, month approximate)", "2004년 6월 11일(연도는 대략, 월은 대략)"},
	{"201X", "2010s", "2010년대"},
	{"201X~", "2010s (approximate)", "2010년대(대략)"},
	{"200X", "between 2000 and 2009", "2000년부터 2009년 사이"},
	{"20XX", "between 2000 and 2099", "2000년부터 2099년 사이"},
	{"1XXX-XX", "between 1000 and 1999 (month not known)", "1000년부터 1999년 사이(월 미상)"},
	{"1X12", "between 1012 and 1912", "1012년부터 1912년 사이"},
	{"XXXX", "year not known", "연도 미상"},
	{"XXXX-12-25", "25 December, year not known", "연도 미상 12월 25일"},
	{"156X-12-25", "25 December, 1560s", "1560년대 12월 25일"},
	{"156X-12-XX", "December, 1560s (day not known)", "1560년대 12월(일 미상)"},
	{"156X-21", "spring, 1560s", "1560년대 봄"},
	{"15XX-12-25", "25 December, between 1500 and 1599", "1500년부터 1599년 사이 12월 25일"},
	{"156X-1X-25", "between 25 October 1560 and 25 December 1569", "1560년 10월 25일부터 1569년 12월 25일 사이"},
	{"2004-XX", "2004 (month not known)", "2004년(월 미상)"},
	{"2004-XX~", "about 2004 (month not known)", "2004년경(월 미상)"},
	{"1985-04-XX", "April 1985 (day not known)", "1985년 4월(일 미상)"},
	{"1985-XX-XX", "1985 (day and month not known)", "1985년(월일 미상)"},
	{"2018-1X", "between October and December 2018", "2018년 10월부터 12월 사이"},
	{"2018-12-1X", "between 10 and 19 December 2018", "2018년 12월 10일부터 19일 사이"},
	{"2018-XX-25", "between 25 January and 25 December 2018", "2018년 1월 25일부터 12월 25일 사이"},
	{"2018-X3", "March 2018", "2018년 3월"},
	{"2001-21", "spring 2001", "2001년 봄"},
	{"2001-24~", "about winter 2001", "2001년 겨울경"},
	{"0000", "1 BCE", "기원전 1년"},
	{"-0044-03-15", "15 March 45 BCE", "기원전 45년 3월 15일"},
	{"-004X", "between 50 BCE and 41 BCE", "기원전 50년부터 기원전 41년 사이"},
	{"Y170000002", "170000002", "170000002년"},

	{"2018-08-20/2018-08-26", "20–26 August 2018", "2018년 8월 20일–26일"},
	{"2018-04-30/2018-05-02", "30 April – 2 May 2018", "2018년 4월 30일–5월 2일"},
	{"2018-12-17/2019-01-03", "17 December 2018 – 3 January 2019", "2018년 12월 17일–2019년 1월 3일"},
	{"2018-04/2018-06", "April–June 2018", "2018년 4월–6월"},
	{"2004-06/2006-08", "June 2004 – August 2006", "2004년 6월–2006년 8월"},
	{"2004/2010", "2004–2010", "2004–2010년"},
	{"-0044/-0030", "45 BCE – 31 BCE", "기원전 45년–기원전 31년"},
	{"2004-02-01/2005", "1 February 2004 – 2005", "2004년 2월 1일–2005년"},
	{"2018-12-17/2018-12-17", "17 December 2018", "2018년 12월 17일"},
	{"1984~/2004-06", "about 1984 – June 2004", "1984년경–2004년 6월"},
	{"2018-08-20/2018-08-26?", "20 August 2018 – 26 August 2018 (uncertain)", "2018년 8월 20일–2018년 8월 26일(불확실)"},
	{"2022-08-01/..", "1 August 2022 onwards", "2022년 8월 1일부터"},
	{"1985-04-12/", "from 12 April 1985, end not known", "1985년 4월 12일부터(끝 시점 미상)"},
	{"../1985-04-12", "up to 12 April 1985", "1985년 4월 12일까지"},
	{"/1985-04-12", "until 12 April 1985, start not known", "1985년 4월 12일까지(시작 시점 미상)"},

	{"[2018-11-15,2018-12-17]", "one of: 15 November or 17 December 2018", "2018년 11월 15일 또는 12월 17일 중 하나"},
	{"[2018-12-15,2018-12-16,2018-12-17]", "one of: 15, 16 or 17 December 2018", "2018년 12월 15일, 16일 또는 17일 중 하나"},
	{"[1667,1668,1670..1672]", "one of: 1667, 1668 or 1670–1672", "1667, 1668 또는 1670–1672년 중 하나"},
	{"[1667..1672]", "one of: 1667–1672", "1667–1672년 중 하나"},
	{"[2017-12-17,2018-12]", "one of: 17 December 2017 or December 2018", "2017년 12월 17일 또는 2018년 12월 중 하나"},
	{"[1667,1670..]", "one of: 1667 or 1670 or later", "1667년 또는 1670년 또는 그 이후 중 하나"},
	{"[..1984]", "1984 or earlier", "1984년 또는 그 이전"},
	{"[1984..]", "1984 or later", "1984년 또는 그 이후"},
	{"[1984]", "1984", "1984년"},
}

func TestText(t *testing.T) {
	english, korean := builtin(t, "en"), builtin(t, "ko")
	for _, c := range textCases {
		t.Run(c.date, func(t *testing.T) {
			d := mustParse(t, c.date)
			if diff := cmp.Diff([]string{c.en, c.ko}, []string{d.Text(english), d.Text(korean)}); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFullDatesMatchCLDR compares days of every month with the long date format
// of the Unicode locale data.
func TestFullDatesMatchCLDR(t *testing.T) {
	british, korean := en_GB.New(), ko.New()
	words := map[string]*edtf.Words{"en": builtin(t, "en"), "ko": builtin(t, "ko")}
	for month := 1; month <= 12; month++ {
		for _, day := range []int{1, 2, 11, 28} {
			moment := time.Date(2018, time.Month(month), day, 0, 0, 0, 0, time.UTC)
			d := mustParse(t, fmt.Sprintf("2018-%02d-%02d", month, day))
			want := []string{british.FmtDateLong(moment), korean.FmtDateLong(moment)}
			if diff := cmp.Diff(want, []string{d.Text(words["en"]), d.Text(words["ko"])}); diff != "" {
				t.Errorf("%s (-CLDR +got):\n%s", d, diff)
			}
		}
	}
}

// TestTextInOtherLanguages formats dates in languages with rules of their own,
// by means of Words alone.
func TestTextInOtherLanguages(t *testing.T) {
	russian := *builtin(t, "en")
	russian.Months = []string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}
	russian.MonthsOfDays = []string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}
	french := *builtin(t, "en")
	french.FirstDay = "1er"
	french.Months = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	spanish := *builtin(t, "en")
	spanish.Months = []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
	spanish.Day, spanish.DayMonth, spanish.Month, spanish.OfYear = "{day} de {month} de {year}", "{day} de {month}", "{month} de {year}", "{date} de {year}"
	arabic := *builtin(t, "en")
	arabic.Digits = "٠١٢٣٤٥٦٧٨٩"
	arabic.Months = []string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	chinese := *builtin(t, "ko")
	chinese.DayNumber, chinese.Day, chinese.DayMonth, chinese.OfYear, chinese.Month, chinese.Year = "{day}日", "{year}年{month}{day}", "{month}{day}", "{year}年{date}", "{year}年{month}", "{year}年"
	chinese.Months = []string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}

	for _, c := range []struct {
		name  string
		words *edtf.Words
		date  string
		want  string
	}{
		{"Russian genitive beside a day", &russian, "2018-12-17", "17 декабря 2018"},
		{"Russian nominative alone", &russian, "2018-12", "декабрь 2018"},
		{"Russian span of months", &russian, "2018-04/2018-06", "апрель–июнь 2018"},
		{"French first of the month", &french, "2018-08-01/2018-08-26", "1er–26 août 2018"},
		{"Spanish particles", &spanish, "2018-12-17", "17 de diciembre de 2018"},
		{"Spanish span", &spanish, "2018-04-30/2018-05-02", "30 de abril – 2 de mayo de 2018"},
		{"Arabic digits", &arabic, "2018-12-17", "١٧ ديسمبر ٢٠١٨"},
		{"Chinese without spaces", &chinese, "2018-08-20/2018-08-26", "2018年8月20日–26日"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if flaws := c.words.Check(); len(flaws) > 0 {
				t.Fatalf("flaws: %v", flaws)
			}
			if got := mustParse(t, c.date).Text(c.words); got != c.want {
				t.Errorf("%s has the text %q, want %q", c.date, got, c.want)
			}
		})
	}
}

func TestCheckReportsFlaws(t *testing.T) {
	words := *builtin(t, "en")
	words.Months = words.Months[:11]
	words.Digits = "0123"
	words.Day = "{day} {month}"
	words.Year = "{year} {yaer}"
	words.About = ""
	words.Uncertain = "{date}?"
	var got []string
	for _, flaw := range words.Check() {
		got = append(got, flaw.Problem.Message)
	}
	want := []string{
		"months needs 12 names and has 11",
		"digits needs the ten digits from zero to nine",
		"day has no place {year}, so dates would lose a part",
		"year has no use for {yaer}",
		"about is missing",
		"uncertain has no use for {date}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("flaws (-want +got):\n%s", diff)
	}
}

func TestTextWithoutWordsIsEDTF(t *testing.T) {
	d := mustParse(t, "2018-12-17")
	for _, w := range []*edtf.Words{nil, {}} {
		if got := d.Text(w); got != "2018-12-17" {
			t.Errorf("got %q", got)
		}
	}
	if got := (edtf.Date{}).Text(builtin(t, "en")); got != "" {
		t.Errorf("the zero Date has the text %q", got)
	}
}
