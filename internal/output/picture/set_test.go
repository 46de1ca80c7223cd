package picture

import (
	"slices"
	"strings"
	"testing"
)

// lines returns the lines of a setting as text, and the font size.
func lines(p *Press, b Block) (all []string, size int) {
	text, cut := clean(b.Text)
	if cut {
		text = append(text, p.ellipsis...)
	}
	var s Setting
	g, spans := p.fit(&s, text, &b)
	for _, l := range spans {
		all = append(all, string(g.text[l.start:l.end]))
	}
	return all, s.Size
}

func TestLinesBreakBetweenWords(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, test := range []struct{ lang, text string }{
		{"en", "The General Assembly sends the inquiry’s report to the Security Council of the United Nations"},
		{"en", "Resolution A/RES/73/180 and A/HRC/RES/37/28 and A/C.3/73/L.40 and E/CN.4/RES/2003/10 of 2003"},
		{"ko", "조선민주주의인민공화국 인권 상황에 관한 유엔총회 결의(A/RES/73/180)를 표결 없이 채택하였다"},
		{"ar", "قرار الجمعية العامة 73/180 بشأن حالة حقوق الإنسان في جمهورية كوريا الشعبية الديمقراطية"},
	} {
		got, _ := lines(p, block(test.text, test.lang))
		if len(got) < 2 || strings.Join(got, " ") != test.text {
			t.Errorf("%q", got)
		}
	}
}

func TestFontSizeShrinksUntilTextFits(t *testing.T) {
	p := newPress(bothFonts(t))
	short, large := lines(p, block("Resolution", "en"))
	long, small := lines(p, block(strings.Repeat("Resolution ", 20), "en"))
	if large != 72 || len(short) != 1 {
		t.Errorf("a short text: %d px, %q", large, short)
	}
	if small >= large || len(long) > 5 || strings.HasSuffix(long[len(long)-1], "…") {
		t.Errorf("a longer text: %d px, %q", small, long)
	}
}

func TestLinesAreBalanced(t *testing.T) {
	p := newPress(bothFonts(t))
	got, _ := lines(p, block("The Council asks for an office in the field", "en"))
	if want := []string{"The Council asks for", "an office in the field"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTextThatFitsNowhereEndsInEllipsis(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, b := range []Block{
		block(strings.Repeat("a very long title, ", 600), "en"),
		block(strings.Repeat("끝나지 않는 제목 ", 900), "ko"),
		block(strings.Repeat("긴", 10_000), "ko"),
		block(strings.Repeat("W", 10_000), "en"),
		block(strings.Repeat("عنوان طويل جدا ", 700), "ar"),
	} {
		got, size := lines(p, b)
		if size != 42 || len(got) != 5 || !strings.HasSuffix(got[4], "…") {
			t.Errorf("%d px, %q", size, got)
		}
		s, err := p.Set(b)
		if err != nil || s.Width() > b.Width {
			t.Errorf("the lines are %d px wide in a box of %d (%v)", s.Width(), b.Width, err)
		}
	}
}

func TestLongWordBreaksOnlyAtSmallestSize(t *testing.T) {
	p := newPress(bothFonts(t))
	got, size := lines(p, block("Donaudampfschifffahrtsgesellschaft", "de"))
	if size >= 72 || len(got) != 1 {
		t.Errorf("a word that fits when small: %d px, %q", size, got)
	}
	got, size = lines(p, block(strings.Repeat("o", 80), "en"))
	if size != 42 || len(got) != 2 {
		t.Errorf("a word that fits in no line: %d px, %q", size, got)
	}
}

func TestTextIsCleaned(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{" \t\n", ""},
		{" a\u00a0\u2003b\r\nc\x00d ", "a b c d"},
		{"a\u202eb\u2066c\u2069\ufeff\u00ad", "ab\u2066c\u2069"},
		{"e\u0301", "é"},
		{"z" + strings.Repeat("\u0323", 40) + "y", "ẓ" + strings.Repeat("\u0323", maxMarks) + "y"},
		{"a\xff\xfeb", "ab"},
	} {
		if got, cut := clean(test.text); string(got) != test.want || cut {
			t.Errorf("%q: %q, want %q (%v)", test.text, string(got), test.want, cut)
		}
	}
}
