package markdown

import (
	"context"
	"testing"
)

// Each text is "A 'b' c" of its language, with what is special there.
func TestQuotesOfLanguages(t *testing.T) {
	for _, test := range []struct{ tag, src, want string }{
		{"en", `He said "no (not 'yes')", don't`, "He said “no (not ‘yes’)”, don’t"},
		{"ko", `그는 "'위반'이라고" 말했다`, "그는 “‘위반’이라고” 말했다"},
		{"de", `"Er sagte 'nein'", war's?`, "„Er sagte ‚nein‘“, war’s?"},
		{"de", `("*Eins*"/"zwei")`, "(„Eins“/„zwei“)"},
		{"de-CH", `"10'000 'Fälle'"`, "„10’000 ‚Fälle‘“"},
		{"fr", `"L'homme" dit: "l'"accord""`, "«\u202fL’homme\u202f» dit: «\u202fl’«\u202faccord\u202f»\u202f»"},
		{"fr", `l'"homme" ("un"), "'a' b" "c 'd'" "*e*"`, "l’«\u202fhomme\u202f» («\u202fun\u202f»), «\u202f«\u202fa\u202f» b\u202f» «\u202fc «\u202fd\u202f»\u202f» «\u202fe\u202f»"},
		{"fr-CA", `"a 'b'"`, "«\u202fa ”b“\u202f»"},
		{"fr-CH", `"L'un 'b' c"`, "«L’un ‹b› c»"},
		{"es", `¿"a 'b' c"? ¡'d'!`, "¿“a ‘b’ c”? ¡‘d’!"},
		{"it", `dell'"ONU": "l'uomo 'b'"`, "dell’«ONU»: «l’uomo “b”»"},
		{"pt", `"a 'b' c"`, "“a ‘b’ c”"},
		{"pt-PT", `"a 'b' c"`, "«a “b” c»"},
		{"nl", `"a 'b' c", 's avonds in de '90s`, "‘a ‘b’ c’, ’s avonds in de ’90s"},
		{"da", `"a 'b' c"`, "“a ‘b’ c”"},
		{"nb", `"a 'b' c"`, "«a ‘b’ c»"},
		{"sv", `"a 'b' c" och "'d' e" ("f")`, "”a ’b’ c” och ”’d’ e” (”f”)"},
		{"fi", `"'a' b": "c"–"d"`, "”’a’ b”: ”c”–”d”"},
		{"pl", `"a 'b' c" — "d"`, "„a «b» c” — „d”"},
		{"cs", `"a 'b' c"`, "„a ‚b‘ c“"},
		{"hu", `"a 'b' c" és "'d' e"-ben`, "„a »b« c” és „»d« e”-ben"},
		{"ro", `"a 'b' c"`, "„a «b» c”"},
		{"bg", `"а 'б' в"`, "„а „б“ в“"},
		{"sr", `"а 'б' в"`, "„а ’б’ в”"},
		{"ru", `"а 'б' в", "'г'"`, "«а „б“ в», «„г“»"},
		{"uk", `"п'ять 'б' в"`, "«п’ять „б“ в»"},
		{"el", `"α 'β' γ"`, "«α “β” γ»"},
		{"tr", `"a 'b' c", Ankara'nın, "AB"nin`, "“a ‘b’ c”, Ankara’nın, “AB”nin"},
		{"ar", `قال "لا 'نعم' لا" و"الأمم المتحدة" (و'أ ب')`, "قال ”لا ’نعم‘ لا“ و”الأمم المتحدة“ (و’أ ب‘)"},
		{"fa", "\u200f\"الف 'ب' پ\"\u200f", "\u200f«الف ‹ب› پ»\u200f"},
		{"ur", `"الف 'ب' پ"`, "”الف ’ب‘ پ“"},
		{"he", `צה"ל אמר "לא 'כן'", דו"חות של מנכ"לית ה"ארגון"`, "צה\"ל אמר ”לא ’כן’”, דו\"חות של מנכ\"לית ה”ארגון”"},
		{"hi", `"क 'ख' ग"`, "“क ‘ख’ ग”"},
		{"th", `เขาว่า"ไม่ 'ใช่'"แล้ว`, "เขาว่า“ไม่ ‘ใช่’”แล้ว"},
		{"ja", `彼は"違反'だ'"と言った。don't`, "彼は「違反『だ』」と言った。don’t"},
		{"ja", "\"違反\n'だ'\"", "「違反『だ』」"},
		{"zh", `他说"违反'了'"。`, "他说“违反‘了’”。"},
		{"zh-Hant", `他說"違反'了'""不"。`, "他說「違反『了』」「不」。"},
		{"zh-TW", `**"違反"**第2條`, "「違反」第2條"},
	} {
		body, _ := New(Options{}).Parse(context.Background(), "a.md", test.tag, 1, []byte(test.src))
		if got := textOf(body); got != test.want {
			t.Errorf("%s: %s\n got %s\nwant %s", test.tag, test.src, got, test.want)
		}
	}
}

// These are the same in all languages.
func TestQuotesThatStay(t *testing.T) {
	for src, want := range map[string]string{
		"„a“ »b« ”c” « d » “e” ‚f‘ 「g」 『h』 don’t ‹i›":        "„a“ »b« ”c” « d » “e” ‚f‘ 「g」 『h』 don’t ‹i›",
		`5' 10", 5'10", 38°53'23"N, 6'`:                      "5' 10\", 5'10\", 38°53'23\"N, 6'",
		`\"a\" and \'b\'`:                                    `"a" and 'b'`,
		"`\"a\"` don't, l'homme, the '90s, the states' vote": "\"a\" don’t, l’homme, the ’90s, the states’ vote",
		"> \"a\" 'b'":  `"a" 'b'`,
		"Cafe\u0301's": "Cafe\u0301’s",
		"a \" b":       "a \" b",
	} {
		for _, tag := range []string{"en", "de", "fr", "sv", "hu", "ar", "he", "ja", "nl", "uz", "ko", "und"} {
			body, _ := New(Options{}).Parse(context.Background(), "a.md", tag, 1, []byte(src))
			if got := textOf(body); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", tag, src, got, want)
			}
		}
	}
}

// A mark that the author typed opens or closes as it does in the text's language.
func TestQuotesBesideTypedMarks(t *testing.T) {
	for _, test := range []struct{ tag, src, want string }{
		{"de", `„'a' b“ „c 'd'“`, "„‚a‘ b“ „c ‚d‘“"},
		{"hu", `„»a« "b" c”`, "„»a« „b” c”"},
		{"da", `“'a' b”`, "“‘a’ b”"},
		{"fr", `« 'a' b »`, "« «\u202fa\u202f» b »"},
		{"ja", `「'a' b」`, "「『a』 b」"},
	} {
		body, _ := New(Options{}).Parse(context.Background(), "a.md", test.tag, 1, []byte(test.src))
		if got := textOf(body); got != test.want {
			t.Errorf("%s: %s\n got %s\nwant %s", test.tag, test.src, got, test.want)
		}
	}
}
