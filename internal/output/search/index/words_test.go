package index_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/search/index"
	"annals/internal/script"
)

var update = flag.Bool("update", false, "rewrite testdata/words.json")

func wordsOf(text string) []string {
	terms := []string{}
	index.Words(index.AppendFold(nil, text), func(term []byte) { terms = append(terms, string(term)) })
	return terms
}

func symbolsOf(text string) []string {
	found := []string{}
	index.Symbols(index.AppendFold(nil, text), func(s []byte) { found = append(found, string(s)) })
	return found
}

func TestSpellingsOfOneWordGiveOneTerm(t *testing.T) {
	for _, same := range [][]string{
		{"Assembly", "ASSEMBLY", "assembly", "ａｓｓｅｍｂｌｙ", "Assembly’s", "assembly's", "Assembly‘s", "as\u00adsem\u00adbly"},
		{"Résolution", "resolution", "re\u0301solution"},
		{"Σίσυφος", "ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"الأمم", "الامم", "اَلْأُمَم"},
		{"قضية", "قضيه"},
		{"مستشفى", "مستشفي", "مستشفی"},
		{"محمد", "محمـــد", "مح\u200dمد"},
		{"كتاب", "کتاب"},
		{"می\u200cدهد", "ميدهد", "میدهد"},
		{"Straße", "STRAßE", "STRAẞE", "strasse"},
		{"œuvre", "Œuvre", "oeuvre"},
		{"ёлка", "елка", "ЁЛКА"},
		{"이산가족", "\u110b\u1175\u1109\u1161\u11ab\u1100\u1161\u110c\u1169\u11a8"},
		{"２０１８", "2018", "²018", "٢٠١٨", "۲۰۱۸", "२०१८", "๒๐๑๘", "২০১৮"},
		{"İstanbul", "istanbul", "ISTANBUL", "ıstanbul"},
		{"co-operation", "co‐operation", "co‑operation", "Co-Operation"},
	} {
		for _, other := range same[1:] {
			if diff := cmp.Diff(wordsOf(same[0]), wordsOf(other)); diff != "" {
				t.Errorf("%q and %q give different terms (-first +second):\n%s", same[0], other, diff)
			}
		}
	}
}

// TestTermsAreBounded checks the terms of texts without a space.
func TestTermsAreBounded(t *testing.T) {
	const longest = 64
	for text, want := range map[string]int{
		strings.Repeat("a", 100_000):           1,
		strings.Repeat("д", 100_000):           1,
		strings.Repeat("𞤢", 100_000):           1,
		strings.Repeat("a1/", 100_000):         100_000,
		"x" + strings.Repeat(".9", 100_000):    100_001,
		strings.Repeat("(1)", 100_000) + " ok": 100_001,
	} {
		count := 0
		check := func(term []byte) {
			if utf8.RuneCount(term) > longest || !utf8.Valid(term) {
				t.Errorf("%.20s…: a term has %d letters", text, utf8.RuneCount(term))
			}
			count++
		}
		index.Symbols([]byte(text), check)
		index.Words([]byte(text), check)
		if count != want {
			t.Errorf("%.20s…: got %d terms, want %d", text, count, want)
		}
	}
	long := strings.Repeat("д", longest)
	index.Words([]byte(long+" "+long+"д"), func(term []byte) {
		if string(term) != long {
			t.Errorf("got %s, want %s", term, long)
		}
	})
}

func TestWordsAreTokenisedByScript(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                 {},
		"—…!":                              {},
		"The DPRK’s ambassador, Kim Song":  {"the", "dprk", "ambassador", "kim", "song"},
		"bodies, resolutions":              {"bodies", "resolutions"},
		"co-operation by e-mail":           {"co", "operation", "cooperation", "by", "e", "mail", "email"},
		"non-co-operation's":               {"non", "co", "nonco", "operation", "cooperation", "noncooperation"},
		"COVID-19 2018-12 A-76 a- -b c--d": {"covid", "19", "covid19", "2018", "12", "a", "76", "a76", "a", "b", "c", "d"},
		"UN-총회 assembly's-x é-ß":           {"un", "총회", "assembly", "x", "e", "ss", "ess"},
		"O’Brien d'Ivoire":                 {"o", "brien", "d", "ivoire"},
		"it's 's":                          {"it", "s"},
		"이산가족을":                            {"이산", "산가", "가족", "족을"},
		"제3위원회":                            {"제", "3", "위원", "원회"},
		"북한 인권":                            {"북한", "인권"},
		"UN총회는":                            {"un", "총회", "회는"},
		"人权理事会":                            {"人权", "权理", "理事", "事会"},
		"テータ":                              {"テー", "ータ"},
		"データ":                              {"テー", "ータ"}, // voicing marks are removed like accents
		"2018-12-17":                       {"2018", "12", "17"},
		"A/RES/73/180":                     {"a", "res", "73", "180"},
		"الجمعية العامة":                   {"الجمعيه", "العامه"},
		"Совет по правам человека": {"совет", "по", "правам", "человека"},
		"𠮷野":    {"𠮷野"},
		"ཡིག་ཆ": {"ཡག", "ཆ"}, // vowel signs are removed like accents
		"ꀀꀁꀂ":   {"ꀀꀁ", "ꀁꀂ"},
		"ㄅㄆㄇ":   {"ㄅㄆ", "ㄆㄇ"},
		"ꦗꦮꦠ":   {"ꦗꦮ", "ꦮꦠ"},
	} {
		if diff := cmp.Diff(want, wordsOf(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// TestScriptKnowsTheSameScripts compares the list of static/search.js with package script.
func TestScriptKnowsTheSameScripts(t *testing.T) {
	source, err := os.ReadFile("../../../../static/search.js")
	if err != nil {
		t.Fatal(err)
	}
	if want := "'Hangul " + strings.Join(script.Names(), " ") + "'"; !strings.Contains(string(source), want) {
		t.Errorf("static/search.js does not contain %s", want)
	}
}

func TestSymbolsAreFoundInSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"resolution 73/180.":                    {"73/180"},
		"(A/RES/73/180), and S/PV.7353:":        {"a/res/73/180", "s/pv.7353"},
		"결의 73/180을":                            {"73/180"},
		"S/RES/1718(2006) or S/RES/1718 (2006)": {"s/res/1718(2006)", "s/res/1718"},
		"A/RES/217(III)[A].":                    {"a/res/217(iii)[a]"},
		"and/or, i.e. (yes)":                    {},
		"1,000 of 2,000":                        {},
		"[A/C.3/62/L.37/Rev.1]":                 {"a/c.3/62/l.37/rev.1"},
		"../.. /73/180/":                        {"73/180"},
	} {
		if diff := cmp.Diff(want, symbolsOf(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// tokenised is one case of testdata/words.json.
type tokenised struct {
	Text    string   `json:"text"`
	Folded  string   `json:"folded"`
	Words   []string `json:"words"`
	Symbols []string `json:"symbols"`
}

// TestGoldenTokens checks the package against testdata/words.json, as
// .ci/browser/checks/search.mjs does the script.
func TestGoldenTokens(t *testing.T) {
	const file = "testdata/words.json"
	var all []tokenised
	for _, text := range texts() {
		all = append(all, tokenised{text, string(index.AppendFold(nil, text)), wordsOf(text), symbolsOf(text)})
	}
	if *update {
		raw, err := json.MarshalIndent(all, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want []tokenised
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("%s differs; go test -update rewrites it (-file +package):\n%s", file, diff)
	}
}

// texts returns real words and random sequences of difficult letters.
func texts() []string {
	all := []string{
		"", " ", "The General Assembly’s fourteenth resolution welcomes the diplomacy of 2018", "이산가족을 금강산에서 만났다(2018년 8월).",
		"결의 A/RES/73/180과 S/PV.7353, A/C.3/62/L.37/Rev.1.", "제3위원회는 A/RES/217(III)[A]를", "Ὀδυσσεύς ΟΔΥΣΣΕΎΣ", "İIıi ǅ Ǆ ǆ ẞß ﬁ ﬀ",
		"اَلْجَمْعِيَّةُ ٱلْعَامَّةُ إلى آخر مـحـمـد لله ال الله", "人权理事会データ・ベース がぎぐ ｶﾞ", "สิทธิมนุษยชน ພາສາລາວ ភាសាខ្មែរ မြန်မာ", "हिन्दी मानवाधिकार", "བོད་ཡིག ꦗꦮꦠ ᬩᬮᬶ ꀀꀁꀂ ㄅㄆㄇ 〆切 〱 ㉈ ᨲᩦ",
		"½ ² ① Ⅻ ㎏ ㈜ ㍿", "a\u0301\u0323 \u1100\u1161\u11a8 \u3131 ㄱㄴ", "’s x’s 's' it's’s O'Brien", "../73/180/.. ((a.1)) [b/2] c.3) d/4]", "👩‍👩‍👧‍👦 𝐇𝐞𝐥𝐥𝐨 𠮷野家 𐐀𐐨",
		"\u2028\u2029\u200b\u200e\u202e\ufeff\ufffd", "</script><b>&amp;", "co-operation non-co-operation a-1-2-b 1-2 e-mail's-x --a--b- é-가-b", "٢٠١٨ ۲۰۱۸ २०१८ ๒๐๑๘ ᠐᠙ 𝟗 ㊿ ௰",
		"می\u200cدهد کتاب ڪ ى ہ ۀ ھ ة ۃ ؤئإأآء", "ẞß œŒ æÆ þ øØ ł đ ð ıI İ ёЁ йЙ ‐‑-–", "co\u00adop\u2060era\u200dtion\u200e", "ies eies aies oes ses sses zzes xes ches shes us is ss s as ass glasses",
	}
	letters := []string{
		"a", "s", "es", "ies", "'s", "’", "S", "É", "e\u0301", "İ", "ß", "Σ", "ς", " ", "-", "/", ".", "(", ")", "[", "]", "7", "３", "²", "가", "족", "을",
		"\u1100\u1161", "ㄱ", "人", "が", "ー", "ｶﾞ", "ก", "ิ", "ال", "أ", "ة", "ى", "ـ", "َ", "ह", "ि", "्", "𠮷", "𐐀", "ﬁ", "\u00a0", "\u200d", "…", "“", "_", "\n", "\u200c", "\u00ad", "ß", "Œ", "ک", "ی", "٣", "۴", "ё", "й", "‑", "‘",
	}
	r := rand.New(rand.NewPCG(7, 3))
	for range 300 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		all = append(all, b.String())
	}
	return all
}

func FuzzWords(f *testing.F) {
	for _, text := range texts()[:20] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		folded := string(index.AppendFold(nil, text))
		for _, term := range wordsOf(text) {
			if term == "" || !utf8.ValidString(term) || strings.ContainsAny(term, " :#/") {
				t.Fatalf("%q gives the term %q", text, term)
			}
		}
		for _, s := range symbolsOf(text) {
			if !strings.ContainsAny(s, "/.(") || slices.Contains([]string{"/", ".", "("}, s[:1]) {
				t.Fatalf("%q gives the symbol %q", text, s)
			}
		}
		if again := fmt.Sprint(wordsOf(folded)); again != fmt.Sprint(wordsOf(text)) {
			t.Fatalf("%q folded once gives %v, twice %v", text, wordsOf(text), again)
		}
	})
}
