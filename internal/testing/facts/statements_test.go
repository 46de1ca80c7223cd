package facts_test

import (
	"strings"
	"testing"

	"annals/internal/record/lang"
	"annals/internal/site"
)

// statement is one of the statements of a news report, "UN General Assembly slams North
// on rights" (Korea JoongAng Daily, December 2018). The record began with that report, so
// that a reader of it finds each statement in an entry.
type statement struct {
	says   string // in short
	entry  string // that carries it; "" if none does
	en, ko string // the words of the entry
	leave  string // why no entry carries it
}

// statements are those of section 1 of notes-2.md, in its order: the first is number 1.
var statements = []statement{
	{
		says: "adopted on Monday, 17 December 2018", entry: "2018/ga-73-180",
		en: "On Monday 17 December 2018 the General Assembly",
		ko: "2018년 12월 17일 월요일",
	},
	{
		says: "accountability for systematic, widespread violations", entry: "2018/ga-73-180",
		en: "condemned “systematic, widespread and gross violations” and called for accountability for them",
		ko: "“체계적이고 광범위하며 중대한 침해”를 규탄하고 그에 대한 책임 규명을 요구했다",
	},
	{
		says: "for the 14th year in a row", entry: "2018/ga-73-180",
		en: "It was the fourteenth in as many years",
		ko: "14년 연속으로 나온 열네 번째 결의",
	},
	{
		says: "rejected at once by the DPRK's ambassador", entry: "2018/dprk-rejects-resolution",
		en: "The DPRK’s ambassador to the United Nations, Kim Song, rejected it at once",
		ko: "김성 유엔 주재 북한 대사는 곧바로 이를 거부했다",
	},
	{
		says: "not binding", entry: "2018/ga-73-180",
		en: "The resolution is not binding",
		ko: "이 결의에 법적 구속력은 없다",
	},
	{
		says: "written by Japan and the EU", entry: "2018/ga-73-180",
		en: "The European Union and Japan had drafted it",
		ko: "결의안은 유럽연합과 일본이 작성했고",
	},
	{
		says: "condemned the diversion of resources into weapons", entry: "2018/ga-73-180",
		en: "“diverting its resources into pursuing nuclear weapons and ballistic missiles over the welfare of its people”",
		ko: "“주민의 복지보다 핵무기와 탄도미사일 개발에 자원을 전용”한다고 규탄했다",
	},
	{
		says: "by consensus", entry: "2018/ga-73-180",
		en: "It was the fourteenth in as many years and was adopted without a vote",
		ko: "열네 번째 결의였고, 표결 없이 채택되었다",
	},
	{
		says: "the Assembly of 193 members, in New York", entry: "2018/ga-73-180",
		en: "in which all 193 member states sit, adopted its resolution on human rights in the DPRK in New York",
		ko: "193개 회원국이 모두 참여하는 유엔총회가 뉴욕에서",
	},
	{
		says: "again recommended referral to the International Criminal Court", entry: "2018/ga-73-180",
		en: "Once more it recommended that the Security Council consider referral to the International Criminal Court in The Hague",
		ko: "헤이그의 국제형사재판소에 회부하는 방안",
	},
	{
		says: "and sanctions on those most responsible", entry: "2018/ga-73-180",
		en: "sanctions on those who appear to be most responsible for violations that “may constitute crimes against humanity”",
		ko: "“반인도범죄에 해당할 수 있는” 인권침해에 가장 책임 있는 것으로 보이는 사람들을 겨냥한 제재를 검토하도록 다시 권고했다",
	},
	{
		says: "unlike the year before, welcomed diplomatic efforts", entry: "2018/ga-73-180",
		en: "Unlike the text of 2017, this one welcomed “the ongoing diplomatic efforts”",
		ko: "2017년 결의와 달리 이번 결의는 “현재 진행 중인 외교적 노력”을 환영했다",
	},
	{
		says: "a nod to the summits", entry: "2018/ga-73-180",
		en: "a nod to the summits between the two Koreas, at Panmunjom and in Pyongyang, and to the one between the DPRK and the United States in Singapore",
		ko: "판문점과 평양에서 열린 남북정상회담과 싱가포르에서 열린 북미정상회담을 염두에 둔",
	},
	{
		says:  "and to the talks on denuclearisation",
		leave: "the newspaper's reading: the resolution does not say it, and no second source does",
	},
	{
		says: "the importance of dialogue and engagements", entry: "2018/ga-73-180",
		en: "noted the importance of dialogue and engagements for improving the situation",
		ko: "상황 개선을 위한 대화와 관여의 중요성에 주목했다",
	},
	{
		says: "the urgency and importance of separated families", entry: "2018/ga-73-180",
		en: "Noted “the urgency and importance” of separated families",
		ko: "이산가족 문제의 “시급성과 중요성”에 주목하고",
	},
	{
		says: "welcomed the reunions of August 2018", entry: "2018/ga-73-180",
		en: "welcomed the reunions of August 2018",
		ko: "2018년 8월의 상봉과 9월 19일 정상회담의 약속을 환영했다",
	},
	{
		says: "welcomed the commitments of 19 September 2018", entry: "2018/inter-korean-summit-pyongyang",
		en: "welcomed the commitments of 19 September 2018 to strengthen humanitarian cooperation and to resolve the issue of separated families at its root",
		ko: "인도적 협력을 강화하고 이산가족 문제를 근본적으로 해결하기로 한 2018년 9월 19일의 약속을 환영했다",
	},
	{
		says: "Kim Song: fabricated, a product of political plot and hostile forces", entry: "2018/dprk-rejects-resolution",
		en: "it was “a product of political plot and hostile forces”. The Korea JoongAng Daily has the same words, and is alone in reporting one more: the text was “fabricated”",
		ko: "“정치적 음모와 적대 세력의 산물”이라고 말했다. 코리아중앙데일리도 같은 말을 전했고, 결의가 “날조”되었다는",
	},
	{
		says: "unlike the four years before, not enough votes for a Security Council meeting", entry: "2018/sc-request-dropped",
		en: "did not find enough votes for a meeting, unlike in the four years before",
		ko: "앞선 4년과 달리 미국은 회의를 여는 데 필요한 표를 확보하지 못했다",
	},
	{
		says: "the Council had met every year since 2014", entry: "2018/sc-request-dropped",
		en: "The Council had met on the subject every year since 2014",
		ko: "안전보장이사회는 2014년 이후 해마다 이 문제로 회의를 열어 왔다",
	},
	{
		says: "the Commission of Inquiry's report led to tougher texts", entry: "2018/ga-73-180",
		en: "2014, when the report of the Commission of Inquiry led to tougher texts of the Assembly",
		ko: "조사위원회 보고서를 계기로 총회의 결의는 결의 69/188부터 더 강경해졌다",
	},
	{
		says: "the DPRK's mission: the Council is no place for human rights", entry: "2018/dprk-mission-statement",
		en: "“neither a place for discussion on any human rights issue” nor a platform to be “politicized to flare up confrontation”",
		ko: "“어떤 인권 문제도 논의할 곳이 아니며” “정치화하여 대결을 부추길” 무대도 아니라는",
	},
	{
		says: "China and Russia kept out of the resolution", entry: "2018/ga-73-180",
		en: "China, the Russian Federation, Cuba and Venezuela kept out of the consensus",
		ko: "중국과 러시아, 쿠바, 베네수엘라가 컨센서스에 참여하지 않았다",
	},
	{
		says:  "both are permanent members of the Council and traditional backers",
		leave: "background that the newspaper adds: the facts make it optional, and have no source for it",
	},
	{
		says: "passed the Third Committee in November", entry: "2018/ga-73-180",
		en: "The Third Committee had adopted the draft, A/C.3/73/L.40, without a vote on 15 November",
		ko: "제3위원회는 11월 15일 결의안 A/C.3/73/L.40을 표결 없이 채택했다",
	},
	{
		says: "South Korea was one of 61 co-sponsors", entry: "2018/ga-73-180",
		en: "the Republic of Korea was one of the 61 co-sponsors",
		ko: "한국은 61개 공동제안국 가운데 하나였다",
	},
	{
		says: "why South Korea joined, and what it praised", entry: "2018/republic-of-korea-statement",
		en: "had joined the consensus, together with the international community, for a real improvement of the human rights of North Koreans. The ministry praised two things that the text says: that it welcomes the diplomatic efforts of the year, and that it welcomes the talks on separated families",
		ko: "북한 주민의 인권을 실질적으로 개선하기 위해 국제사회와 함께 컨센서스에 동참했다는 것이다. 외교부는 결의의 두 가지 내용을 평가했다. 그해의 외교적 노력을 환영한 것과 이산가족 문제에 관한 남북의 논의를 환영한 것이다",
	},
}

// The report has 28 statements, of which the record carries 26, in both languages.
func TestStatementsOfTheNewsReport(t *testing.T) {
	entries := map[string]*site.Entry{}
	for _, e := range loadSite(t).Entries {
		entries[e.ID] = e
	}
	carried := 0
	for i, s := range statements {
		if s.entry == "" {
			if s.leave == "" {
				t.Errorf("statement %d (%s) is in no entry, without a reason", i+1, s.says)
			}
			continue
		}
		e, ok := entries[s.entry]
		if !ok {
			t.Errorf("statement %d (%s): there is no entry %s", i+1, s.says, s.entry)
			continue
		}
		english, korean := says(t, e, "en", s.en), says(t, e, "ko", s.ko)
		if !english {
			t.Errorf("statement %d (%s): %s does not say %q", i+1, s.says, e.In("en").File, s.en)
		}
		if !korean {
			t.Errorf("statement %d (%s): %s does not say %q", i+1, s.says, e.In("ko").File, s.ko)
		}
		if english && korean {
			carried++
		}
	}
	if len(statements) != 28 || carried != 26 {
		t.Errorf("%d of %d statements are carried, want 26 of 28", carried, len(statements))
	}
}

// says reports whether words stand in the page of an entry in a language, in one of its
// texts.
func says(t *testing.T, e *site.Entry, tag, words string) bool {
	return strings.TrimSpace(words) != "" && strings.Contains(wordsOf(t, e, tag), plain(words))
}

// wordsOf returns the readable words of an entry: title, summary and text, and what its
// vote, stages and provisions say.
func wordsOf(t *testing.T, e *site.Entry, tag string) string {
	texts := []string{readable(t, e.In(tag))}
	add := func(of ...lang.Text) {
		for _, text := range of {
			texts = append(texts, inLanguage(text, tag))
		}
	}
	if e.Vote != nil {
		add(e.Vote.Note)
	}
	for _, stage := range e.Stages {
		add(stage.Label)
	}
	for i := range e.Provisions {
		add(e.Provisions[i].Text)
	}
	return plain(strings.Join(texts, "\n"))
}

// plain returns words with one space between them and one form of the apostrophe.
func plain(words string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(words, "'", "’")), " ")
}
