package locale_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"annals/internal/record/edtf"
	"annals/internal/theme/locale"
)

// TestDaysMatchCLDR compares days with the long format of CLDR. Intended differences:
// French has the ordinal "1er", Russian the full word for the year, Arabic both names
// of a month and two of them in the spelling of the United Nations. English has the
// British order and is left out.
func TestDaysMatchCLDR(t *testing.T) {
	adjust := map[string]func(string) string{
		"fr": func(s string) string { return regexp.MustCompile(`^1 `).ReplaceAllString(s, "1er ") },
		"ru": func(s string) string { return strings.ReplaceAll(s, "\u202fг.", " года") },
		"ar": strings.NewReplacer(
			"يناير", "كانون الثاني/يناير", "فبراير", "شباط/فبراير", "مارس", "آذار/مارس", "أبريل", "نيسان/أبريل",
			"مايو", "أيار/مايو", "يونيو", "حزيران/يونيه", "يوليو", "تموز/يوليه", "أغسطس", "آب/أغسطس",
			"سبتمبر", "أيلول/سبتمبر", "أكتوبر", "تشرين الأول/أكتوبر", "نوفمبر", "تشرين الثاني/نوفمبر", "ديسمبر", "كانون الأول/ديسمبر",
		).Replace,
	}
	for tag, data := range cldr() {
		if tag == "en" {
			continue
		}
		l := loadOne(t, tag, nil)
		for month := time.January; month <= time.December; month++ {
			for _, day := range []int{1, 2, 11, 21, 28} {
				want := data.FmtDateLong(time.Date(2018, month, day, 0, 0, 0, 0, time.UTC))
				if change := adjust[tag]; change != nil {
					want = change(want)
				}
				if got := l.Day(edtf.Day{Year: 2018, Month: int(month), Day: day}); got != want {
					t.Errorf("%s: %q, CLDR %q", tag, got, want)
				}
			}
		}
	}
}

// TestNumbersMatchCLDR compares digit groups. Spanish has a space instead of a point,
// as the Academy and the United Nations recommend.
func TestNumbersMatchCLDR(t *testing.T) {
	for tag, data := range cldr() {
		l := loadOne(t, tag, nil)
		for _, n := range []int{0, 7, 193, 12345, 1234567} {
			want := data.FmtNumber(float64(n), 0)
			if tag == "es" {
				want = strings.ReplaceAll(want, ".", "\u202f")
			}
			if got := l.Number(n); got != want {
				t.Errorf("%s: %q, CLDR %q", tag, got, want)
			}
		}
	}
}

// TestDatesInEveryLanguage formats every kind of date in the UN languages. English
// and Korean are tested in package edtf.
func TestDatesInEveryLanguage(t *testing.T) {
	shipped := map[string]*locale.Locale{}
	for _, tag := range tags() {
		shipped[tag] = loadOne(t, tag, nil)
	}
	for _, c := range []struct{ date, ar, es, fr, ru, zh string }{
		{"2018-12-17", "17 كانون الأول/ديسمبر 2018", "17 de diciembre de 2018", "17 décembre 2018", "17 декабря 2018 года", "2018年12月17日"},
		{"2018-12-01", "1 كانون الأول/ديسمبر 2018", "1 de diciembre de 2018", "1er décembre 2018", "1 декабря 2018 года", "2018年12月1日"},
		{"2018-12", "كانون الأول/ديسمبر 2018", "diciembre de 2018", "décembre 2018", "декабрь 2018 года", "2018年12月"},
		{"2014", "2014", "2014", "2014", "2014", "2014年"},
		{"2014~", "نحو 2014", "aproximadamente 2014", "2014 environ", "примерно 2014", "约2014年"},
		{"2014-12~", "نحو كانون الأول/ديسمبر 2014", "aproximadamente diciembre de 2014", "décembre 2014 environ", "примерно декабрь 2014 года", "约2014年12月"},
		{"2014?", "2014 (تاريخ غير مؤكد)", "2014 (fecha incierta)", "2014 (date incertaine)", "2014 (дата под вопросом)", "2014年（不确定）"},
		{
			"2004?-06-~11", "11 حزيران/يونيه 2004 (السنة غير مؤكدة، اليوم تقريبي)", "11 de junio de 2004 (año incierto, día aproximado)",
			"11 juin 2004 (année incertaine, jour approximatif)", "11 июня 2004 года (год под вопросом, день приблизительный)", "2004年6月11日（年份不确定，日为大致日期）",
		},
		{"201X", "العقد الذي يبدأ عام 2010", "década de 2010", "années 2010", "2010-е годы", "2010年代"},
		{"200X", "بين 2000 و 2009", "entre 2000 y 2009", "entre 2000 et 2009", "в период 2000 – 2009", "2000年至2009年之间"},
		{
			"2018-1X", "بين تشرين الأول/أكتوبر و كانون الأول/ديسمبر 2018", "entre octubre y diciembre de 2018",
			"entre octobre et décembre 2018", "в период октябрь – декабрь 2018 года", "2018年10月至12月之间",
		},
		{"XXXX-12-25", "25 كانون الأول/ديسمبر، السنة غير معروفة", "25 de diciembre, año desconocido", "25 décembre, année inconnue", "25 декабря, год неизвестен", "年份不详，12月25日"},
		{"1985-04-XX", "نيسان/أبريل 1985 (اليوم غير معروف)", "abril de 1985 (día desconocido)", "avril 1985 (jour inconnu)", "апрель 1985 года (день неизвестен)", "1985年4月（日不详）"},
		{"2001-21", "ربيع 2001", "primavera de 2001", "printemps 2001", "весна 2001 года", "2001年春季"},
		{"-0044-03-15", "15 آذار/مارس 45 ق.م.", "15 de marzo de 45 a. e. c.", "15 mars 45 avant notre ère", "15 марта 45 (до н. э.) года", "公元前45年3月15日"},
		{"2018-08-20/2018-08-26", "من 20 إلى 26 آب/أغسطس 2018", "20–26 de agosto de 2018", "20–26 août 2018", "20–26 августа 2018 года", "2018年8月20日至26日"},
		{
			"2018-04-30/2018-05-02", "من 30 نيسان/أبريل إلى 2 أيار/مايو 2018", "30 de abril – 2 de mayo de 2018",
			"30 avril – 2 mai 2018", "30 апреля – 2 мая 2018 года", "2018年4月30日至5月2日",
		},
		{"2018-04/2018-06", "من نيسان/أبريل إلى حزيران/يونيه 2018", "abril–junio de 2018", "avril–juin 2018", "апрель–июнь 2018 года", "2018年4月至6月"},
		{"2004/2010", "من 2004 إلى 2010", "2004–2010", "2004–2010", "2004–2010", "2004至2010年"},
		{"2022-08-01/..", "ابتداء من 1 آب/أغسطس 2022", "1 de agosto de 2022 en adelante", "1er août 2022 et après", "1 августа 2022 года и далее", "2022年8月1日起"},
		{"../1985-04", "حتى نيسان/أبريل 1985", "abril de 1985 y antes", "avril 1985 et avant", "апрель 1985 года и ранее", "截至1985年4月"},
		{
			"1985-04/", "ابتداء من نيسان/أبريل 1985، والنهاية غير معروفة", "inicio: abril de 1985, fin desconocido",
			"début\u00a0: avril 1985, fin inconnue", "начало: апрель 1985 года, окончание неизвестно", "1985年4月起，结束时间不详",
		},
		{
			"[2018-11-15,2018-12-17]", "أحد التواريخ التالية: 15 تشرين الثاني/نوفمبر أو 17 كانون الأول/ديسمبر 2018", "una de estas fechas: 15 de noviembre o 17 de diciembre de 2018",
			"l’une des dates suivantes\u00a0: 15 novembre ou 17 décembre 2018", "одна из дат: 15 ноября или 17 декабря 2018 года", "2018年11月15日或12月17日之一",
		},
		{"[..1984]", "1984 أو قبل ذلك", "1984 o antes", "1984 ou avant", "1984 или ранее", "1984年或更早"},
		{"[1984-05..]", "أيار/مايو 1984 أو بعد ذلك", "mayo de 1984 o después", "mai 1984 ou après", "май 1984 года или позднее", "1984年5月或更晚"},
	} {
		d, err := edtf.Parse(c.date)
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[string]string{"ar": c.ar, "es": c.es, "fr": c.fr, "ru": c.ru, "zh": c.zh} {
			if got := shipped[tag].Date(d); got != want {
				t.Errorf("%s in %s: %q, want %q", c.date, tag, got, want)
			}
		}
	}
}
