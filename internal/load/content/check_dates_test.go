package content_test

import "testing"

func TestDates(t *testing.T) { runMistakes(t, dateTests) }

// dated is an entry whose date is written on line 3.
func dated(value string) string {
	return front(`title = "A"
date = `+value+`
type = "report"
summary = "x"
`, sources)
}

var dateTests = []mistake{
	{name: "ambiguous", file: entryFile, text: dated(`"17/12/2018"`), want: []string{
		`content/2018/a.md:3:9-19: error: "17/12/2018" is not written as a date is here [invalid-date] (write 2018-12-17)`,
	}},
	{name: "impossible, without quotation marks", file: entryFile, text: dated(`2018-02-30`), want: []string{
		`content/2018/a.md:3:8-18: error: there is no day 2018-02-30 in the calendar [invalid-date] (the month has fewer days)`,
	}},
	{name: "impossible", file: entryFile, text: dated(`"2018-02-30"`), want: []string{
		`content/2018/a.md:3:9-19: error: there is no such day: February 2018 has 28 days [invalid-date] (look at the day again; XX stands for a day that is not known)`,
	}},
	{name: "of an unsupported level", file: entryFile, text: dated(`"Y17E7"`), want: []string{
		`content/2018/a.md:3:9-14: error: a year with an exponent (E) belongs to EDTF level 2, which is not supported [invalid-date] (write the year in digits: Y170000000)`,
	}},
	{name: "a whole number", file: entryFile, text: dated(`2018`), want: []string{
		`content/2018/a.md:3:8-12: error: a year alone is written as text [invalid-date] (write "2018", with quotation marks)`,
	}},
	{name: "a time with offset", file: entryFile, text: dated(`2018-12-17T10:00:00+09:00`), want: []string{
		`content/2018/a.md:3:8-33: error: a time of day is more than a timeline's date holds [invalid-date] (write the day alone: 2018-12-17, and the time into a line of its own: time = "10:00+09:00")`,
	}},
	{name: "a local time", file: entryFile, text: dated(`2018-12-17 10:00:00`), want: []string{
		`content/2018/a.md:3:8-27: error: a time of day is more than a timeline's date holds [invalid-date] (write the day alone: 2018-12-17, and the time into a line of its own: time = "10:00")`,
	}},
	{name: "its time", file: entryFile, text: dated("2018-12-17\ntime = \"15:30-05:00\"\norder = -3")},
	{name: "the time of the first day of a span", file: entryFile, text: dated("\"2018-12-17/2018-12-19\"\ntime = \"15:30\"")},
	{name: "the time of an approximate day", file: entryFile, text: dated("\"2018-12-17~\"\ntime = \"15:30\"")},
	{name: "the time of a month", file: entryFile, text: dated("\"2018-12\"\ntime = \"15:30\""), want: []string{
		`content/2018/a.md:4:8-15: warning: a time of day says nothing without its day, and the date names none [invalid-time] (write the exact day in date, or delete this line)`,
	}},
	{name: "a time that is none", file: entryFile, text: dated("2018-12-17\ntime = \"3.30 pm\""), want: []string{
		`content/2018/a.md:4:8-17: error: "3.30 pm" is no time of day [invalid-time] (write "15:30")`,
	}},
	{name: "a time without quotation marks", file: entryFile, text: dated("2018-12-17\ntime = 15:30:00"), want: []string{
		`content/2018/a.md:4:8-16: error: this must be a time of day in quotation marks [wrong-type] (write "15:30", in quotation marks)`,
	}},
	{name: "an order that is no whole number", file: entryFile, text: dated("2018-12-17\norder = \"first\""), want: []string{
		`content/2018/a.md:4:9-16: error: "order" must be a whole number, but here it is text [wrong-type] (for example: order = 12)`,
	}},
	{name: "true", file: entryFile, text: dated(`true`), want: []string{
		`content/2018/a.md:3:8-12: error: this must be a date [wrong-type] (write 2018-12-17, or in quotation marks what is less exact: "2018-12", "2018", "2014~")`,
	}},
	{name: "empty", file: entryFile, text: dated(`""`), want: []string{
		`content/2018/a.md:3:8-10: error: the date is empty [invalid-date] (write a day, a month or a year: 2018-12-17, 2018-12 or 2018)`,
	}},
	{name: "wrong year's folder", file: "content/2019/a.md", text: dated(`2018-12-17`), want: []string{
		`content/2019/a.md:3:8-18: error: the date is of 2018, but the file stands in the folder 2019 [wrong-year] (move the file to content/2018/a.md, or fix the date)`,
	}},
	{name: "a span belongs to its first year", file: "content/2019/a.md", text: dated(`"2018-12-30/2019-01-02"`), want: []string{
		`content/2019/a.md:3:8-31: error: the date is of 2018, but the file stands in the folder 2019 [wrong-year] (move the file to content/2018/a.md, or fix the date)`,
	}},
	{name: "an open start belongs to its last year", file: entryFile, text: dated(`"../2018-03"`)},
	{name: "season", file: entryFile, text: dated(`"2018-21"`)},
	{name: "a year before ours", file: entryFile, text: dated(`"-0044-03-15"`), want: []string{
		`content/2018/a.md:3:8-21: error: the date is of -0044, but the file stands in the folder 2018 [wrong-year] (move the file to content/-0044/a.md, or fix the date)`,
	}},
	{name: "a decade stands in its first year", file: "content/2010/a.md", text: dated(`"201X"`)},
	{name: "a day of editors' work in quotation marks", file: entryFile, text: front(facts, `added = "2019-01-01"`+"\n", sources), want: []string{
		`content/2018/a.md:6:9-21: error: this must be an exact day, without quotation marks [wrong-type] (write 2019-01-01, without quotation marks)`,
	}},
	{name: "an embargo without an offset", file: entryFile, text: front(facts, `publish_after = 2019-01-01 09:00:00`+"\n", sources), want: []string{
		`content/2018/a.md:6:17-36: error: this must be a day and a time with its offset from UTC [wrong-type] (write it like 2026-12-10T09:00:00+09:00)`,
	}},
	{name: "an embargo of a day", file: entryFile, text: front(facts, `publish_after = 2019-01-01`+"\n", sources), want: []string{
		`content/2018/a.md:6:17-27: error: this must be a day and a time with its offset from UTC [wrong-type] (write it like 2026-12-10T09:00:00+09:00)`,
	}},
}
