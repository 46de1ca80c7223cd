package invisible

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestTableFollowsUnicode checks the table against the classes of Unicode.
func TestTableFollowsUnicode(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		ignorable := unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
		control := unicode.IsControl(r) && r != '\n' && r != '\t'
		want := control || ignorable && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
		if Is(r) && !want && !unicode.In(r, unicode.Cn, unicode.Mn) && r != 0x2800 {
			t.Errorf("%U is in the table and no class has it", r)
		}
		if want && !Is(r) {
			t.Errorf("%U is not in the table", r)
		}
	}
}

func TestNamesNeedNoInvisibleCharacter(t *testing.T) {
	for _, r := range "\x00\t\n\r\x1b\x7f\u0085\u00ad\u034f\u061c\u115f\u17b4\u180b\u200b\u200d\u200e\u202e\u2028\u2066\u2800\u3164\ufe0f\uffa0\ufeff\U000e0061\U000e0100\ue000" {
		if !InName(r) {
			t.Errorf("%U may stand in a name", r)
		}
	}
	for _, r := range "aé가漢ำ्ـ-_.~ 　☺🏴\u0301\u0600" {
		if InName(r) {
			t.Errorf("%U may not stand in a name", r)
		}
	}
}

var ordinary = map[string]string{
	"Persian with non-joiners":      "می\u200cخواهم کتاب\u200cها را",
	"Hebrew with a direction mark":  "שלום\u200f (UN)",
	"Arabic with a letter mark":     "قرار\u061c 73/180",
	"Arabic number sign":            "\u0600١٢",
	"Hindi with a joiner":           "क्\u200dष",
	"family of emoji":               "👩\u200d👩\u200d👧",
	"flag of emoji":                 "🏳\ufe0f\u200d🌈",
	"flag of Scotland":              "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
	"Khmer with zero-width spaces":  "សិទ្ធិ\u200bមនុស្ស",
	"Thai before a quotation":       "สิทธิ\u200b“มนุษยชน”",
	"Burmese":                       "လူ့\u200bအခွင့်အရေး",
	"Mongolian":                     "ᠮᠣᠩᠭᠣᠯ\u180eᠠ ᠰ\u180b",
	"old Korean":                    "ᄒᆞᆫ글 \u115fᆞ",
	"Korean":                        "국가인권위원회 — “보고서”",
	"Chinese with variants":         "葛\U000e0100城",
	"signs with selectors":          "©\ufe0f 1\ufe0f⃣ ☎\ufe0e",
	"Braille with a blank":          "⠓⠑\u2800⠇",
	"tabs and lines":                "a\tb\nc",
	"no-break spaces, narrow, wide": "a\u00a0b\u202fc\u3000d",
}

func TestOrdinaryTextsAreAccepted(t *testing.T) {
	for name, text := range ordinary {
		for at, r := range All(text, Value) {
			t.Errorf("%s: %U at %d of a value", name, r, at)
		}
		for at, r := range All([]byte(text), Prose) {
			t.Errorf("%s: %U at %d of prose", name, r, at)
		}
	}
}

func TestProseMayHoldMoreThanValues(t *testing.T) {
	for _, text := range []string{"a\u00adb", "a\u200eb", "a\u200fb", "a\u200cb", "a\u200db", "\u2066a\u2069", "\u2067a\u2068b\u2069\u2069", "a\u2069"} {
		if got := found(text, Value); got == "" {
			t.Errorf("%+q is accepted as a value", text)
		}
		if got := found(text, Prose); got != "" {
			t.Errorf("%+q as prose: %s", text, got)
		}
	}
}

// found lists what All finds, as "offset:number".
func found(text string, use Use) string {
	var all []string
	for at, r := range All(text, use) {
		all = append(all, fmt.Sprintf("%d:%X", at, r))
	}
	return strings.Join(all, " ")
}

func TestMisleadingCharactersAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"a\u202eb\u202c":                   "1:202E 5:202C",
		"a\u200bb":                         "1:200B",
		"a\ufeffb\u2060c":                  "1:FEFF 5:2060",
		"\u2066a\n\u2067b\n \t\nc\u2069":   "0:2066 5:2067",
		"\u2068a\u2068b\u2069":             "0:2068",
		"tag\U000e0041x":                   "3:E0041",
		"🏴\U000e0067\U000e0062":            "4:E0067 8:E0062",
		"x\U000e0067\U000e0062\U000e007f":  "1:E0067 5:E0062 9:E007F",
		"a\ufe0f":                          "1:FE0F",
		"☺\ufe0f\ufe01\U000e0100":          "6:FE01 9:E0100",
		" \ufe00":                          "1:FE00",
		"a\u2028b\u2029":                   "1:2028 5:2029",
		"가\u3164나\uffa0":                   "3:3164 9:FFA0",
		"camp\u17b4 camp\u180b camp\u115f": "4:17B4 12:180B 20:115F",
		"a\u2800\u2800b":                   "1:2800 4:2800",
		"x\u0085\x7f":                      "1:85 3:7F",
	} {
		if got := found(text, Prose); got != want {
			t.Errorf("%+q: got %s, want %s", text, got, want)
		}
		if found(text, Value) == "" {
			t.Errorf("%+q is accepted as a value", text)
		}
	}
}

func TestNamesAndHints(t *testing.T) {
	for r, want := range map[rune]string{
		0x202E: "U+202E, which changes the direction of the text", 0x2066: "U+2066, which changes the direction of the text",
		0x200B: "U+200B, which has no width", 0xE0041: "U+E0041, a tag", 0xFE0F: "U+FE0F, a variation selector", 0xAD: "U+00AD, a soft hyphen",
		0x3164: "U+3164, which looks like a space", 0x2028: "U+2028, which breaks the line", 0x1B: "U+001B, a control character", 0xFFF9: "U+FFF9",
	} {
		if got := Name(r); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got, want := Hint("one\ntwo\u202ethree", 7), `delete it: it stands right after "two"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzAll checks that offsets are those of invisible characters, in order, and that
// texts of both types give the same.
func FuzzAll(f *testing.F) {
	for _, text := range ordinary {
		f.Add(text)
	}
	f.Add("🏴\U000e0067\xf3\xa0\x81")
	f.Fuzz(func(t *testing.T, text string) {
		for _, use := range []Use{Value, Prose} {
			last := -1
			for at, r := range All(text, use) {
				if got, _ := utf8.DecodeRuneInString(text[at:]); got != r || !Is(r) || at <= last {
					t.Fatalf("%U at %d behind %d", r, at, last)
				}
				last = at
			}
			var same []string
			for at, r := range All([]byte(text), use) {
				same = append(same, fmt.Sprintf("%d:%X", at, r))
			}
			if got := strings.Join(same, " "); got != found(text, use) {
				t.Fatalf("got %s, want %s", got, found(text, use))
			}
		}
	})
}
