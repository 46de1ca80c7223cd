package picture

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"annals/internal/testing/sharedtest"
)

// hostileTexts are texts that are long, nested or stacked without end.
var hostileTexts = []string{
	"", " ", "\x00\x1b[2J\u202e\u2066", "\xff\xfe",
	strings.Repeat("\u0301", 10_000), "a" + strings.Repeat("\u0323\u0302", 5_000),
	strings.Repeat("\u200d", 10_000), strings.Repeat("\u2067", 500) + "a",
	strings.Repeat("(", 700), strings.Repeat("عa", 5_000), strings.Repeat("a ", 10_000),
	strings.Repeat("\ufdfd", 600), "\U0010ffff\ue000\u1112\u1161",
}

func TestHostileTextsAreDrawn(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, text := range hostileTexts {
		for _, lang := range []string{"ko", "ar", "zz-not-a-tag"} {
			pictureOf(t, p, block(text, lang))
		}
	}
}

// setAllocs counts the allocations of laying out a text: a measure of work that does
// not depend on the machine's speed.
func setAllocs(t *testing.T, p *Press, text string) float64 {
	t.Helper()
	return testing.AllocsPerRun(2, func() {
		if _, err := p.Set(block(text, "ar")); err != nil {
			t.Error(err)
		}
	})
}

// Of a long text only the part that a box can hold may cost anything.
func TestWorkDoesNotGrowWithTextBeyondLimit(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, unit := range []string{"\u0301", "a\u0323\u0302", "\u200d", "\u2067", "(", "عa", "a ", "\ufdfd", "가 "} {
		runes, cut := clean(strings.Repeat(unit, 100_000))
		if len(runes) > maxRunes || !cut {
			t.Errorf("%q: %d characters are left, cut: %v", unit, len(runes), cut)
		}
		long, longer := setAllocs(t, p, strings.Repeat(unit, 10_000)), setAllocs(t, p, strings.Repeat(unit, 100_000))
		if longer > 2*long+10 {
			t.Errorf("%q: %v allocations for a long text, %v for one that is 10 times as long", unit, long, longer)
		}
	}
}

// Within the limit, work grows with the length of the text, not with its square.
func TestWorkGrowsLinearlyWithText(t *testing.T) {
	p := newPress(bothFonts(t))
	for _, unit := range []string{"(", "عa", "a ", "\u2067a", "가 "} {
		n := 140 / len([]rune(unit))
		short, long := setAllocs(t, p, strings.Repeat(unit, n)), setAllocs(t, p, strings.Repeat(unit, 4*n))
		t.Logf("%q: %v allocations, %v for 4 times the text", unit, short, long)
		if long > 10*short {
			t.Errorf("%q: %v allocations, %v for 4 times the text", unit, short, long)
		}
	}
}

func TestParseFontRejectsOtherFiles(t *testing.T) {
	for _, data := range []string{
		"", "OTTO", "not a font at all", "wOFF" + strings.Repeat("\x00", 100), "wOF2" + strings.Repeat("\xff", 100),
		"\x00\x01\x00\x00" + strings.Repeat("\xff", 1000), "ttcf" + strings.Repeat("\xff", 1000), "ttcf\x00\x01\x00\x00" + strings.Repeat("\x00", 50),
		"OTTO\x00\x00" + strings.Repeat("\x00", 50),
	} {
		if _, err := ParseFont([]byte(data)); err == nil {
			t.Errorf("%.20q is taken for a font", data)
		}
	}
}

// TestDamagedFonts truncates and overwrites real fonts: each must be rejected, be
// usable, or fail with ErrFont, and never panic.
func TestDamagedFonts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{sharedtest.KoreanFont, sharedtest.ArabicFont} {
		whole, err := os.ReadFile(sharedtest.Font(t, name))
		if err != nil {
			t.Fatal(err)
		}
		refused, drawn, broke := 0, 0, 0
		for i := range 30 {
			data := bytes.Clone(whole)
			if i%3 == 0 {
				data = data[:random.IntN(len(data))]
			} else {
				maxOffset := []int{400, 4000, len(data)}[i%3]
				for range 1 + random.IntN(40) {
					data[12+random.IntN(maxOffset-12)] = byte(random.Uint32())
				}
			}
			font, err := ParseFont(data)
			if err != nil {
				refused++
				continue
			}
			if err := drawWith(newPress(Fonts{font}), block("Korea 한국 كوريا 123", "ar")); err != nil {
				if !errors.Is(err, ErrFont) {
					t.Errorf("%s, damage %d: %v", name, i, err)
				}
				broke++
				continue
			}
			drawn++
		}
		t.Logf("%s: %d refused, %d drawn, %d broke while drawing", name, refused, drawn, broke)
	}
}

func TestGuardTurnsPanicIntoErrFont(t *testing.T) {
	err := guard(func() {
		var none []int
		_ = none[3]
	})
	if !errors.Is(err, ErrFont) {
		t.Errorf("got %v", err)
	}
}

func drawWith(p *Press, b Block) error {
	s, err := p.Set(b)
	if err != nil {
		return err
	}
	return p.Print(s, 600, 100, 0)
}

func FuzzSet(f *testing.F) {
	f.Add("The General Assembly", "en", 72, 1056, 400)
	f.Add("결의 73/180", "ko", 20, 10, 10)
	f.Add("قرار 73/180 (UN)", "ar", 200, 100, 2000)
	f.Add("0000 0", "0", 20, 3, 3942)
	p := newPress(bothFonts(f))
	f.Fuzz(func(t *testing.T, text, lang string, size, width, height int) {
		b := block(text, lang)
		b.Sizes = []int{8 + size&0xff, 8}
		b.Width, b.Height = width&0xfff, height&0xfff
		s, err := p.Set(b)
		if err != nil {
			t.Fatal(err)
		}
		if s.Lines() > b.MaxLines {
			t.Errorf("%d lines", s.Lines())
		}
		if err := p.Print(s, width&0x7ff, height&0x3ff, 1); err != nil {
			t.Error(err)
		}
	})
}
