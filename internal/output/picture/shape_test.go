package picture

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"annals/internal/testing/sharedtest"
)

// glyphs returns the glyphs of a text from left to right.
func glyphs(p *Press, b Block) []font.GID {
	text, _ := clean(b.Text)
	g := p.paragraph(text, &b)
	var all []font.GID
	for _, piece := range visualOrder(p.pieces(g, 0, len(text))) {
		for _, glyph := range piece.Glyphs {
			all = append(all, glyph.GlyphID)
		}
	}
	return all
}

func TestArabicLettersJoin(t *testing.T) {
	p := newPress(Fonts{fontOf(t, sharedtest.ArabicFont)})
	alone := glyphs(p, block("ب", "ar"))
	joined := glyphs(p, block("ببب", "ar"))
	if len(alone) == 0 || len(joined) < 3 {
		t.Fatalf("glyphs: %v alone, %v joined", alone, joined)
	}
	if slices.Contains(joined, alone[0]) {
		t.Errorf("a letter within a word has its lonely shape: %v in %v", alone[0], joined)
	}
}

func TestFontsHaveGlyphsOfEveryScript(t *testing.T) {
	p := newPress(bothFonts(t))
	for lang, text := range map[string]string{
		"en": "The People’s Republic: “73/180” – §4, 50 %",
		"ko": "조선민주주의인민공화국 인권 상황(A/RES/73/180), 똠 햏 뷁",
		"ar": "قرار الجمعية العامة 73/180 بشأن حالة حقوق الإنسان، ٢٠١٨",
	} {
		if i := slices.Index(glyphs(p, block(text, lang)), 0); i >= 0 {
			t.Errorf("%s: glyph %d of %q is missing", lang, i, text)
		}
	}
}

func TestDecomposedTextIsDrawnLikeComposed(t *testing.T) {
	p := newPress(bothFonts(t))
	if a, b := glyphs(p, block("한국 é", "ko")), glyphs(p, block("\u1112\u1161\u11ab국 e\u0301", "ko")); !slices.Equal(a, b) {
		t.Errorf("glyphs %v and %v", a, b)
	}
}

// TestOrderOfMixedText checks the order of words against UAX 9.
func TestOrderOfMixedText(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, test := range []struct {
		name, text, lang string
		want             []string // from left to right, each in logical order
	}{
		{"English", "one two", "en", []string{"one two"}},
		{"a number in Arabic", "قرار 73/180 عام", "ar", []string{" عام", "73/180", "قرار "}},
		{"Latin and a number in Arabic", "قرار UN 12 عام", "ar", []string{" عام", "UN 12", "قرار "}},
		{"a number in Arabic in English", "the عربي 123 عام word", "en", []string{"the ", " عام", "123", "عربي ", " word"}},
		{"Korean in Arabic", "قرار 한국 عام", "ar", []string{" عام", "한국", "قرار "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := block(test.text, test.lang)
			text, _ := clean(test.text)
			g := p.paragraph(text, &b)
			var got []string
			for _, piece := range visualOrder(p.pieces(g, 0, len(text))) {
				got = append(got, string(text[piece.Runes.Offset:piece.Runes.Offset+piece.Runes.Count]))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestMissingCharacters(t *testing.T) {
	korean := Fonts{fontOf(t, sharedtest.KoreanFont)}
	both := bothFonts(t)
	for _, test := range []struct {
		fonts Fonts
		text  string
		want  rune // 0 if nothing is missing
	}{
		{korean, "Korea 한국\u200d\u200e\ufe0f \t\n\u00ad", 0},
		{korean, "한국 عربي", 'ع'},
		{both, "한국 عربي", 0},
		{both, "A\U0001F600", '\U0001F600'},
		{both, "\ue000", '\ue000'},
	} {
		if got, lacks := test.fonts.Lacks(test.text); got != test.want || lacks != (test.want != 0) {
			t.Errorf("%q: %q %v, want %q", test.text, got, lacks, test.want)
		}
	}
}
