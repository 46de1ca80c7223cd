package lang_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/record/lang"
)

func TestTextInReportsFallbackLanguage(t *testing.T) {
	both := lang.ByLanguage(map[string]string{"en": "Vote", "ko": "표결"})
	for _, test := range []struct {
		name          string
		text          lang.Text
		tag, fallback string
		want, in      string
	}{
		{"its own language", both, "ko", "en", "표결", "ko"},
		{"the fallback", both, "fr", "en", "Vote", "en"},
		{"the first in alphabetical order", lang.ByLanguage(map[string]string{"ko": "표결", "fr": "Vote"}), "ja", "en", "Vote", "fr"},
		{"an empty text counts for none", lang.ByLanguage(map[string]string{"ko": "", "en": "Vote"}), "ko", "en", "Vote", "en"},
		{"all texts empty", lang.ByLanguage(map[string]string{"ko": ""}), "ko", "en", "", "en"},
		{"one text for all", lang.Plain("Vote"), "ko", "en", "Vote", "en"},
		{"no text", lang.Text{}, "ko", "en", "", "en"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, in := test.text.In(test.tag, test.fallback); got != test.want || in != test.in {
				t.Errorf("got %q in %q, want %q in %q", got, in, test.want, test.in)
			}
		})
	}
}

func TestByLanguageCopiesMap(t *testing.T) {
	by := map[string]string{"en": "Vote"}
	text := lang.ByLanguage(by)
	by["en"] = "changed"
	if got, _ := text.In("en", "en"); got != "Vote" {
		t.Errorf("got %q", got)
	}
}

func TestTextListsLanguagesAndStrings(t *testing.T) {
	for _, test := range []struct {
		text      lang.Text
		languages []string
		strings   []string
		zero      bool
	}{
		{lang.Text{}, nil, nil, true},
		{lang.Plain("a"), nil, []string{"a"}, false},
		{lang.ByLanguage(map[string]string{"ko": "b", "en": "a"}), []string{"en", "ko"}, []string{"a", "b"}, false},
	} {
		if diff := cmp.Diff(test.languages, test.text.Languages()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(test.strings, test.text.Strings()); diff != "" {
			t.Error(diff)
		}
		if test.text.IsZero() != test.zero {
			t.Errorf("IsZero of %v is %t", test.text, !test.zero)
		}
	}
}

func TestTextFromTOML(t *testing.T) {
	for _, test := range []struct {
		value any
		want  lang.Text
	}{
		{"Vote", lang.Plain("Vote")},
		{map[string]any{"en": "Vote", "ko": "표결"}, lang.ByLanguage(map[string]string{"en": "Vote", "ko": "표결"})},
	} {
		var got lang.Text
		if err := got.FromTOML(test.value); err != nil {
			t.Errorf("%v: %v", test.value, err)
		}
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(lang.Text{})); diff != "" {
			t.Error(diff)
		}
	}
	for _, value := range []any{int64(5), true, []any{"a"}, map[string]any{"en": int64(5)}, map[string]any{"en": map[string]any{}}} {
		var got lang.Text
		problem, ok := errors.AsType[*diag.Problem](got.FromTOML(value))
		if !ok || problem.Code != diag.WrongType || !got.IsZero() {
			t.Errorf("%v: got %v, %v", value, got, problem)
		}
	}
}

func TestCanonical(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "KO": "ko", "zh-hant": "zh-Hant", "pt-br": "pt-BR", "sr-latn": "sr-Latn",
		"": "", "und": "", "english": "", "e": "", "en us": "", "../x": "", "한": "",
	} {
		if got, ok := lang.Canonical(tag); got != want || ok != (want != "") {
			t.Errorf("Canonical(%q) = %q, %t", tag, got, ok)
		}
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "ko": "ltr", "ar": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "dv": "rtl", "az-Arab": "rtl", "az": "ltr", "": "ltr", "?": "ltr",
	} {
		if got := lang.Direction(tag); got != want {
			t.Errorf("Direction(%q) = %q", tag, got)
		}
	}
}

func TestSortByUsesLanguageOrder(t *testing.T) {
	for tag, words := range map[string][]string{
		"en": {"äpfel", "Zebra", "Älter", "apfel"},
		"sv": {"ö", "z", "ä", "a"},
		"ko": {"북한", "가나", "한국", "가나다"},
	} {
		want := map[string][]string{
			"en": {"Älter", "apfel", "äpfel", "Zebra"}, "sv": {"a", "z", "ä", "ö"}, "ko": {"가나", "가나다", "북한", "한국"},
		}[tag]
		lang.SortBy(words, tag, func(s string) string { return s })
		if diff := cmp.Diff(want, words); diff != "" {
			t.Errorf("%s: %s", tag, diff)
		}
	}
	type item struct{ name, id string }
	items := []item{{"b", "1"}, {"a", "2"}, {"b", "3"}, {"a", "4"}}
	lang.SortBy(items, "en", func(i item) string { return i.name })
	if !slices.Equal(items, []item{{"a", "2"}, {"a", "4"}, {"b", "1"}, {"b", "3"}}) {
		t.Errorf("equal names changed their order: %v", items)
	}
}

func TestInitials(t *testing.T) {
	for _, test := range []struct {
		tag   string
		names []string
		want  []string
	}{
		{"en", []string{"Åland", "Égypte", "austria", "Zambia", "Ørsted", "", "5 states", "Россия"}, []string{"A", "E", "A", "Z", "O", "#", "#", "Р"}},
		{"sv", []string{"Åland", "Österrike", "Égypte"}, []string{"Å", "Ö", "E"}},
		{"ko", []string{"가나", "까치", "나우루", "대한민국", "떼", "러시아", "씨", "알바니아", "홍콩", "힣", "Korea"}, []string{"ㄱ", "ㄱ", "ㄴ", "ㄷ", "ㄷ", "ㄹ", "ㅅ", "ㅇ", "ㅎ", "ㅎ", "K"}},
	} {
		if diff := cmp.Diff(test.want, lang.Initials(test.tag, test.names)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.tag, diff)
		}
	}
}
