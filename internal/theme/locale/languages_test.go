package locale_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"annals/internal/load/stricttoml"
	"annals/templates"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/ar"
	"github.com/gohugoio/locales/en"
	"github.com/gohugoio/locales/es"
	"github.com/gohugoio/locales/fr"
	"github.com/gohugoio/locales/ko"
	"github.com/gohugoio/locales/ru"
	"github.com/gohugoio/locales/zh"
	"github.com/google/go-cmp/cmp"
)

// cldr returns CLDR's data of the built-in languages: the six of the United Nations
// and Korean.
func cldr() map[string]locales.Translator {
	return map[string]locales.Translator{
		"ar": ar.New(), "en": en.New(), "es": es.New(), "fr": fr.New(), "ko": ko.New(), "ru": ru.New(), "zh": zh.New(),
	}
}

func tags() []string { return slices.Sorted(maps.Keys(cldr())) }

func TestShippedLanguages(t *testing.T) {
	files, err := templates.FS.ReadDir("i18n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, strings.TrimSuffix(f.Name(), ".toml"))
	}
	if diff := cmp.Diff(tags(), got); diff != "" {
		t.Errorf("catalogues (-want +got):\n%s", diff)
	}
	for _, tag := range tags() {
		want := "ltr"
		if tag == "ar" {
			want = "rtl"
		}
		if got := loadOne(t, tag, nil).Dir(); got != want {
			t.Errorf("%s is written %s, want %s", tag, got, want)
		}
	}
}

// entry is one text of a catalogue by plural form; "" is the form of other texts.
type entry map[string]string

func entriesOf(t *testing.T, tag string) map[string]entry {
	t.Helper()
	data, err := templates.FS.ReadFile("i18n/" + tag + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var catalogue struct {
		Messages map[string]map[string]any `toml:"messages"`
	}
	if err := stricttoml.Unmarshal(data, &catalogue); err != nil {
		t.Fatalf("%s: %v", tag, err)
	}
	entries := map[string]entry{}
	for group, texts := range catalogue.Messages {
		for name, v := range texts {
			e := entry{}
			switch v := v.(type) {
			case string:
				e[""] = v
			case map[string]any:
				for form, text := range v {
					e[form], _ = text.(string)
				}
			}
			entries[group+"."+name] = e
		}
	}
	return entries
}

// TestPluralFormsMatchCLDR checks that every plural has exactly the forms of CLDR.
func TestPluralFormsMatchCLDR(t *testing.T) {
	for tag, data := range cldr() {
		var want []string
		for _, rule := range data.PluralsCardinal() {
			want = append(want, strings.ToLower(rule.String()))
		}
		slices.Sort(want)
		for id, e := range entriesOf(t, tag) {
			if _, plain := e[""]; plain {
				continue
			}
			if diff := cmp.Diff(want, slices.Sorted(maps.Keys(e))); diff != "" {
				t.Errorf("%s.toml: %s (-CLDR +got):\n%s", tag, id, diff)
			}
		}
	}
}

var placeholderPattern = regexp.MustCompile(`\{[^{}]*\}`)

// TestTranslationsKeepPlaceholders compares placeholders with the English text. Arabic
// writes zero, one and two in words.
func TestTranslationsKeepPlaceholders(t *testing.T) {
	placeholders := func(text string) []string {
		return slices.Compact(slices.Sorted(slices.Values(placeholderPattern.FindAllString(text, -1))))
	}
	english := entriesOf(t, "en")
	for _, tag := range tags() {
		for id, e := range entriesOf(t, tag) {
			original := english[id][""] + english[id]["other"]
			for form, text := range e {
				inWords := slices.Contains([]string{"zero", "one", "two"}, form) && tag == "ar"
				if diff := cmp.Diff(placeholders(original), placeholders(text)); diff != "" && !inWords {
					t.Errorf("%s.toml: %s %s (-en +%s):\n%s", tag, id, form, tag, diff)
				}
			}
		}
	}
}

// TestNoTextIsLeftUntranslated looks for Latin letters in languages with another
// script, and for texts equal to the English ones in the others, except for words
// that are the same.
func TestNoTextIsLeftUntranslated(t *testing.T) {
	names := regexp.MustCompile(`A/RES/73/180|\b(?:Atom|JSON|JavaScript|Annals|Tor Browser|Tor|Safest|onion|https?|IP|USB|[Cc]ookie|UTF|CSV|Unicode|Excel|LibreOffice Calc|Data Package|true|false|html|json|minisign|ssh-keygen|trusted comment|macOS|Linux|Windows|PowerShell|zip|history\.txt)\b`)
	same := map[string][]string{
		"es": {"Actor: {label}"},
		"fr": {"Abstentions", "Article", "Contact", "Date", "Document", "Documents", "Latitude", "Licence", "Longitude", "Menu", "Note", "Notes", "Pages", "Source {number}", "Sources", "Type", "Types", "Vote", "Votes", "mention"},
	}
	english := entriesOf(t, "en")
	for _, tag := range tags() {
		for id, e := range entriesOf(t, tag) {
			for _, text := range e {
				words := names.ReplaceAllString(placeholderPattern.ReplaceAllString(text, ""), "")
				switch known, latin := same[tag]; {
				case tag == "en":
				case latin:
					isEnglish := text == english[id][""] && strings.ContainsFunc(words, unicode.IsLetter)
					if isEnglish && len(words) > 1 && !slices.Contains(known, text) {
						t.Errorf("%s.toml: %s is %q, as in English", tag, id, text)
					}
				case strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Latin, r) }):
					t.Errorf("%s.toml: %s has Latin letters: %q", tag, id, text)
				}
			}
		}
	}
}

// TestTypography checks rules of punctuation of each language.
func TestTypography(t *testing.T) {
	for tag, forbidden := range map[string]string{
		"ar": `[,;?]|\.\.\.|["']`,
		"es": `\.\.\.|["\']|\s[:;?!]`,
		"fr": `\.\.\.|["\']|[^\x{A0}][:;?!»]|«[^\x{A0}]`,
		"ru": `\.\.\.|["\'ёЁ]|\s[:;?!]`,
		"zh": `[,;:?!"'()]|\.\.\.`,
	} {
		pattern := regexp.MustCompile(forbidden)
		for id, e := range entriesOf(t, tag) {
			for form, text := range e {
				if found := pattern.FindString(text); found != "" {
					t.Errorf("%s.toml: %s %s has %q: %q", tag, id, form, found, text)
				}
			}
		}
	}
}

func TestPluralsInEveryLanguage(t *testing.T) {
	for _, c := range []struct {
		tag, id string
		want    map[int]string
	}{
		{"ar", "count.entries", map[int]string{
			0: "لا مداخل", 1: "مدخل واحد", 2: "مدخلان", 3: "3 مداخل", 10: "10 مداخل", 11: "11 مدخلا", 99: "99 مدخلا",
			100: "100 مدخل", 102: "102 مدخل", 103: "103 مداخل", 111: "111 مدخلا", 1000: "1,000 مدخل",
		}},
		{"ar", "vote.yes_votes", map[int]string{2: "صوتان مؤيدان", 7: "7 أصوات مؤيدة", 116: "116 صوتا مؤيدا"}},
		{"ru", "count.entries", map[int]string{
			0: "0 записей", 1: "1 запись", 2: "2 записи", 4: "4 записи", 5: "5 записей", 11: "11 записей", 12: "12 записей",
			21: "21 запись", 22: "22 записи", 111: "111 записей", 1001: "1\u00a0001 запись",
		}},
		{"ru", "vote.voted_yes", map[int]string{1: "1 государство голосовало за", 3: "3 государства голосовали за", 116: "116 государств голосовали за"}},
		{"fr", "count.states", map[int]string{0: "0 État", 1: "1 État", 2: "2 États", 193: "193 États", 1_000_000: "1\u202f000\u202f000 d’États"}},
		{"es", "count.entries", map[int]string{0: "0 entradas", 1: "1 entrada", 2: "2 entradas", 2000: "2000 entradas", 1_000_000: "1\u202f000\u202f000 de entradas"}},
		{"zh", "count.votes", map[int]string{0: "0次记录表决", 1: "1次记录表决", 12: "12次记录表决"}},
	} {
		l := loadOne(t, c.tag, nil)
		for n, want := range c.want {
			if got := l.N(c.id, n); got != want {
				t.Errorf("%s: %s of %d is %q, want %q", c.tag, c.id, n, got, want)
			}
		}
	}
}

// TestVoteTermsFollowUNUsage fixes the official terms of the United Nations.
func TestVoteTermsFollowUNUsage(t *testing.T) {
	for tag, want := range map[string][]string{
		"ar": {"تصويت مسجل", "اعتُمد بدون تصويت", "الممتنعون"},
		"en": {"Recorded vote", "Adopted without a vote", "Abstentions"},
		"es": {"Votación registrada", "Aprobada sin votación", "Abstenciones"},
		"fr": {"Vote enregistré", "Adoption sans vote", "Abstentions"},
		"ko": {"기록 표결", "컨센서스로 채택(표결 없음)", "기권"},
		"ru": {"Заносимое в отчет голосование", "Принято без голосования", "Воздержались"},
		"zh": {"记录表决", "未经表决通过", "弃权"},
	} {
		l := loadOne(t, tag, nil)
		if diff := cmp.Diff(want, []string{l.T("vote.recorded"), l.T("vote.consensus"), l.T("votes.abstain")}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tag, diff)
		}
	}
}

// TestVoteCodesAreDistinct: tables of votes show a vote by its one-letter code.
func TestVoteCodesAreDistinct(t *testing.T) {
	for _, tag := range tags() {
		l := loadOne(t, tag, nil)
		codes := []string{l.T("votes.code_yes"), l.T("votes.code_no"), l.T("votes.code_abstain"), l.T("votes.code_absent")}
		slices.Sort(codes)
		if len(slices.Compact(codes)) != 4 {
			t.Errorf("%s: two votes have one code: %q", tag, codes)
		}
	}
}

// TestEveryPlaceholderIsFilled fills every text with the placeholders of the English
// one and checks that no braces are left.
func TestEveryPlaceholderIsFilled(t *testing.T) {
	english := entriesOf(t, "en")
	for _, tag := range tags() {
		l := loadOne(t, tag, nil)
		for id, e := range english {
			var pairs []any
			for _, placeholder := range placeholderPattern.FindAllString(fmt.Sprint(e), -1) {
				pairs = append(pairs, strings.Trim(placeholder, "{}"), "x")
			}
			for _, text := range []string{l.T(id, append(pairs, "count", 3)...), l.N(id, 3, pairs...)} {
				if strings.ContainsAny(text, "{}⟦⟧") {
					t.Errorf("%s: %s reads %q", tag, id, text)
				}
			}
		}
	}
}
