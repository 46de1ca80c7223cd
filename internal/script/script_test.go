package script_test

import (
	"strings"
	"testing"

	"annals/internal/script"
)

func TestLettersMarksAndDigitsBelongToScripts(t *testing.T) {
	for _, r := range "人々〇〆〱がか\u3099ﾊﾟｰーㄅꀀ㈱㋿ＵＮ２กิ่๑ฯໂ່໑កា្១។မြ၁။བོ་།༡ꦗꦮ꧀ᬅᨠ" {
		if !script.IsSpaceless(r) || script.IsHangul(r) || script.IsWideSign(r) || !script.IsTight(r) {
			t.Errorf("%q (%U) is not of a script without spaces", r, r)
		}
	}
	for _, r := range "북ㄱ한ﾡ㈜" {
		if script.IsSpaceless(r) || !script.IsHangul(r) || !script.IsTight(r) {
			t.Errorf("%q (%U) is not of Hangul", r, r)
		}
	}
	for _, r := range "。、《》「」『』【】〈〉〜・！？，：；（）［］｛｝～￥﹁︰｡｢" {
		if script.IsSpaceless(r) || !script.IsWideSign(r) || !script.IsTight(r) {
			t.Errorf("%q (%U) is no wide sign", r, r)
		}
	}
	for _, r := range "aé2дاह \u3000“”’…—·«฿.()\u200b" {
		if script.IsTight(r) {
			t.Errorf("%q (%U) sets no spaces", r, r)
		}
	}
}

func TestLinesAreJoined(t *testing.T) {
	for _, lines := range []string{
		"侵犯人|权行为", "カタ|カナ", "デー|タ", "ข้อ|ความ", "ພາ|ສາ", "ខ្មែ|រ", "မြန်|မာ", "བོད་|ཡིག", "ꦗꦮ|ꦗꦮ", "ㄅㄆ|ㄇ", "ꀀ|ꀁ",
		"决定，|调查", "决定。|理事会", "他说|：“不”", "“失踪”|是", "是|“失踪”", "是|\"失踪\"", "文……|中", "通过|（决议）", "（决议）|通过",
		"《公约》|2条", "UN|（联合国）", "、|UN", "２０１８|年", "អក្សរ\u200b|ខ្មែរ", "葛\U000E0100|城", "か\u3099|き",
	} {
		if line, next, _ := strings.Cut(lines, "|"); !script.JoinsLines([]byte(line), []byte(next)) {
			t.Errorf("the break in %q is a space", lines)
		}
	}
	for _, lines := range []string{
		"북한|인권", "人權|문제", "문제|人權", "「법」|제정", "제정|「법」", "『가』|『나』", "『가』|2018년", "Kim|人权", "人权|UN", "于|2018年", "2018|年",
		"a|b", "中,|文", "中|(a)", "(a)|中", "“a”|中", "中|“a”", "|中", "中|", "ខ្មែរ។|អក្សរ", "မြန်မာ။|မြန်", "བོད།|ཡིག", "हिन्दी|भाषा", "ال|أمم", "中 |文",
	} {
		if line, next, _ := strings.Cut(lines, "|"); script.JoinsLines([]byte(line), []byte(next)) {
			t.Errorf("the break in %q is no space", lines)
		}
	}
}

func TestJoinLines(t *testing.T) {
	for text, want := range map[string]string{
		"侵犯人\n权行为。\n":            "侵犯人权行为。\n",
		"侵犯人\r\n\t权\n  行为\n\nUN": "侵犯人权行为\n\nUN",
		"북한\n인권 人\n权":            "북한\n인권 人权",
		"a\nb":                   "a\nb",
		"\n人\n":                  "\n人\n",
	} {
		if got := script.JoinLines(text); got != want {
			t.Errorf("JoinLines(%q) = %q, want %q", text, got, want)
		}
	}
}
