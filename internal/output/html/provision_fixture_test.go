package html

import (
	"fmt"
	"strings"
)

// said is what an invented text says about a subject: a sentence, and more keys.
type said struct{ subject, text, more string }

// saying is an entry of a series, if any, whose text says something.
func saying(series, title, date string, all ...said) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = %q\ndate = %q\ntype = \"resolution\"\nsummary = \"A text.\"\n", title, date)
	if series != "" {
		fmt.Fprintf(&b, "series = %q\n", series)
	}
	for _, s := range all {
		fmt.Fprintf(&b, "[[provisions]]\nsubject = %q\ntext = %s\n%s\n", s.subject, s.text, s.more)
	}
	b.WriteString("[[sources]]\ntitle = \"Le texte\"\nurl = \"https://example.com/text\"\nlang = \"fr\"\n[[sources]]\ntitle = \"A report\"\nurl = \"https://example.com/report\"\n+++\nText.\n")
	return b.String()
}

// provisionRecord is record with invented texts that say something.
func provisionRecord() map[string]string {
	const aid = `{ en = "Asked for aid.", ko = "지원을 요청했다." }`
	return withFiles(record, map[string]string{
		"config.toml": record["config.toml"] + `
[series.plenary]
label = { en = "The Assembly's texts", ko = "총회 문서" }
[series.chamber]
label = "The Council's texts"
[subjects.courts]
label = { en = "Courts", ko = "재판소" }
[subjects.food]
label = { en = "Food and aid", ko = "식량과 지원" }
description = "Hunger, and help."
topic = "food"
[subjects.silence]
label = "Silence"
`,
		"content/2014/first.md": saying("plenary", "The first text", "2014-12-18",
			said{"food", aid, "new = true"}, said{"food", `"Thanked those who gave."`, ""},
			said{"courts", `"Named a <court>."`, "place = { en = \"para. 3\", ko = \"제3항\" }\nquote = \"une cour\"\nsource = 1"}),
		"content/2015/second.md": saying("plenary", "The second text", "2015-12-18",
			said{"food", aid, "new = false"}, said{"food", `"Thanked those who gave."`, ""}),
		"content/2016/third.md":   saying("plenary", "The third text", "2016-12-18", said{"food", `"Asked for more aid."`, "new = true"}),
		"content/2016/fourth.md":  saying("plenary", "The fourth text", "2016-12-19", said{"food", `"Asked again."`, ""}),
		"content/2017/fifth.md":   saying("plenary", "A text that says nothing known", "2017-12-18"),
		"content/2016/council.md": saying("chamber", "The Council's text", "2016-03-18", said{"courts", `"Named a judge."`, "new = true"}),
		"content/2015/report.md":  saying("", "A report on hunger", "2015-01-18", said{"food", `"Counted the hungry."`, "new = true"}),
	})
}

// invented are subjects of an invented record, in English and in Korean.
var invented = [...][2]string{
	{"The situation as a whole", "전반적 상황"},
	{"Access for observers", "참관 허용"},
	{"Return of refugees", "난민 송환"},
	{"Missing persons", "실종자"},
	{"Women", "여성"},
	{"Freedom of information", "정보의 자유"},
	{"Food and humanitarian aid", "식량과 인도적 지원"},
	{"Reports to the Assembly", "총회 보고"},
	{"Dialogue with the region", "지역 대화"},
	{"Divided families", "이산가족"},
	{"Accountability", "책임 규명"},
	{"Forced labour", "강제노동"},
	{"Camps", "수용소"},
	{"Commission of experts", "전문가 위원회"},
	{"International courts", "국제재판소"},
	{"Sanctions against persons", "개인 제재"},
	{"The Council's agenda", "이사회 의제"},
	{"An office in the region", "지역 사무소"},
	{"Workers sent abroad", "해외 파견 노동자"},
	{"Money for weapons", "무기에 쓰인 재원"},
	{"Detained foreigners", "억류된 외국인"},
	{"A repository of evidence", "증거 보관소"},
	{"Persons with disabilities", "장애인"},
	{"The epidemic", "감염병"},
	{"Prisoners of war", "전쟁포로"},
}

// manyProvisions is a record of twenty years in which new subjects keep coming, as they
// do in the texts of an assembly.
func manyProvisions() map[string]string {
	files := map[string]string{}
	config := record["config.toml"] + "[series.plenary]\nlabel = { en = \"Assembly: the situation in the country\", ko = \"총회: 그 나라의 상황\" }\n"
	for i, name := range invented {
		config += fmt.Sprintf("[subjects.s%02d]\nlabel = { en = %q, ko = %q }\n", i, name[0], name[1])
	}
	files["config.toml"] = config
	for year := 2005; year < 2025; year++ {
		var all []said
		for i, name := range invented {
			since := year - (2005 + max(0, i-5)*17/20)
			if since < 0 || since > 0 && (since*7+i*5)%11 < 4 && i%4 > 0 {
				continue
			}
			more := ""
			switch {
			case since == 0 || (since+i)%9 == 4:
				more = "new = true"
			case (since+i)%3 > 0:
				more = "new = false"
			}
			text := fmt.Sprintf("{ en = \"Asked, for year %d, for steps on this: %s.\", ko = \"%s에 관한 조치를 요청했다.\" }", since/3+1, strings.ToLower(name[0]), name[1])
			all = append(all, said{fmt.Sprintf("s%02d", i), text, more})
		}
		file := fmt.Sprintf("content/%d/text.md", year)
		files[file] = saying("plenary", fmt.Sprintf("Text of the Assembly of %d", year), fmt.Sprintf("%d-12-%02d", year, 10+year%9), all...)
	}
	return files
}
