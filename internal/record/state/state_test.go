package state

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"annals/internal/testing/sharedtest"
)

func TestTablesAreConsistent(t *testing.T) {
	const inUse, former = 249, 30
	all := load().all
	if len(all) != inUse+former {
		t.Errorf("%d states, want %d", len(all), inUse+former)
	}
	if !slices.IsSortedFunc(all, func(a, b State) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("not sorted by code")
	}
	code, alpha2 := regexp.MustCompile(`^[A-Z]{3}$`), regexp.MustCompile(`^[A-Z]{2}$`)
	names := map[string]string{}
	formerCount := 0
	for _, s := range all {
		if !code.MatchString(s.Code) || !alpha2.MatchString(s.alpha2) {
			t.Errorf("%s, %s: no code", s.Code, s.alpha2)
		}
		if s.Former {
			formerCount++
		}
		for _, name := range []string{s.en, s.ko} {
			if name == "" || name != strings.TrimSpace(name) {
				t.Errorf("%s: name %q", s.Code, name)
			}
			if other, taken := names[name]; taken && !s.Former {
				t.Errorf("%s and %s are both called %q", other, s.Code, name)
			}
			names[name] = s.Code
		}
		if !strings.ContainsFunc(s.ko, func(c rune) bool { return unicode.Is(unicode.Hangul, c) }) {
			t.Errorf("%s: %q is not Korean", s.Code, s.ko)
		}
	}
	if formerCount != former {
		t.Errorf("%d former states, want %d", formerCount, former)
	}
	for _, r := range records(aliasesCSV, 3) {
		if _, ok := Lookup(r[1]); !ok {
			t.Errorf("the alias %q has the code %s, which does not exist", r[2], r[1])
		}
	}
}

//go:embed testdata/names.csv
var namesCSV string

// nameTable is rows of a code and a name that people write for it.
func nameTable(t *testing.T) [][]string {
	rows := records(namesCSV, 2)
	if len(rows) < 150 {
		t.Fatalf("%d names", len(rows))
	}
	return rows
}

func TestLookup(t *testing.T) {
	for _, code := range []string{"KOR", "PRK", "SCG", "YUG", "CSK", "SUN", "DDR", "ZAR", "SSD", "MNE", "PSE", "VAT"} {
		if s, ok := Lookup(code); !ok || s.Code != code {
			t.Errorf("Lookup(%s) = %v, %v", code, s, ok)
		}
	}
	for _, code := range []string{"", "kor", "Kor", "KR", "KOR ", "XXX", "대한민국"} {
		if s, ok := Lookup(code); ok {
			t.Errorf("Lookup(%q) = %v, want nothing", code, s)
		}
	}
}

func TestName(t *testing.T) {
	tests := []struct{ code, lang, want string }{
		{"KOR", "en", "Republic of Korea"},
		{"KOR", "ko", "대한민국"},
		{"KOR", "ko-KR", "대한민국"},
		{"KOR", "fr", "Republic of Korea"},
		{"KOR", "", "Republic of Korea"},
		{"PRK", "en", "Democratic People's Republic of Korea"},
		{"PRK", "ko", "조선민주주의인민공화국"},
		{"SCG", "ko", "세르비아 몬테네그로"},
		{"TUR", "en", "Türkiye"},
		{"TUR", "ko", "튀르키예"},
		{"SUN", "en", "Union of Soviet Socialist Republics"},
	}
	for _, tt := range tests {
		s, _ := Lookup(tt.code)
		if got := s.Name(tt.lang); got != tt.want {
			t.Errorf("%s in %q is %q, want %q", tt.code, tt.lang, got, tt.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	tests := []struct{ word, want string }{
		{"KR", "KOR"},
		{"kp", "PRK"},
		{"kor", "KOR"},
		{"Kor", "KOR"},
		{"KRO", "KOR"},
		{"UAS", ""}, // AUS or USA
		{"North Korea", "PRK"},
		{"north korea", "PRK"},
		{"DPRK", "PRK"},
		{"South Korea", "KOR"},
		{"Republic of Korea", "KOR"},
		{"Bosnia & Herzegovina", "BIH"},
		{"Venezuela", "VEN"},
		{"Tanzania", "TZA"},
		{"Cote d'Ivoire", "CIV"},
		{"Côte d'Ivoire", "CIV"},
		{"Ivory Coast", "CIV"},
		{"GER", "DEU"},
		{"UK", "GBR"},
		{"USSR", "SUN"},
		{"북한", "PRK"},
		{"한국", "KOR"},
		{"미국", "USA"},
		{"SUN", "SUN"},
		{"United", ""},
		{"Saint", ""},
		{"XQJ", ""},
		{"", ""},
		{"?!", ""},
		{"Atlantis", ""},
		{"Korea", ""},    // North or South
		{"Slovania", ""}, // Slovenia or Slovakia
		{"Republic", ""},
		{"Kingdom of", ""},
		{"Myanmar (Laos)", ""},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word); got != tt.want {
			t.Errorf("Suggest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestNamesMatchTheDataSetOfVotes(t *testing.T) {
	rows := sharedtest.Table(t, "facts/votes_by_state.csv")
	for _, r := range rows[1:] {
		code, name := r[1], r[2]
		if s, ok := Lookup(code); !ok || s.Name("en") != name {
			t.Errorf("%s is %q here, %q in the data", code, s.Name("en"), name)
		}
	}
}

func TestNamesLeadToTheirStates(t *testing.T) {
	for _, r := range nameTable(t) {
		if got := Suggest(r[1]); got != r[0] {
			t.Errorf("Suggest(%q) = %q, want %s", r[1], got, r[0])
		}
	}
}

func TestKeys(t *testing.T) {
	tests := []struct {
		code, lang string
		want, none []string
	}{
		{"PRK", "en", []string{"prk", "kp", "north korea", "dprk", "korea north"}, []string{"democratic peoples republic of korea", "북한", "coree du nord"}},
		{"PRK", "ko-KR", []string{"prk", "북한", "north korea", "democratic peoples republic of korea"}, []string{"조선민주주의인민공화국"}},
		{"PRK", "fr", []string{"coree du nord", "rpdc", "north korea", "republique populaire democratique de coree"}, []string{"북한"}},
		{"PRK", "zh-TW", []string{"北韓", "朝鲜"}, nil},
		{"PRK", "ar", []string{"كوريا شماليه", "dprk"}, nil},
		{"PRK", "tlh", []string{"north korea", "kp"}, []string{"북한"}},
		{"CIV", "en", []string{"cote divoire", "ivory coast"}, nil},
		{"MMR", "ru", []string{"мьянма", "бирма", "burma"}, nil},
		{"SUN", "fr", []string{"urss", "union sovietique", "ussr"}, nil},
	}
	for _, tt := range tests {
		s, _ := Lookup(tt.code)
		keys := append(strings.Split(s.Keys(tt.lang), between), fold(s.Name(tt.lang)))
		for _, want := range tt.want {
			if !slices.Contains(keys, want) {
				t.Errorf("%s in %s: no %q in %q", tt.code, tt.lang, want, keys)
			}
		}
		for _, none := range tt.none {
			if slices.Contains(strings.Split(s.Keys(tt.lang), between), none) {
				t.Errorf("%s in %s: %q in %q", tt.code, tt.lang, none, keys)
			}
		}
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Côte d’Ivoire", "cote divoire"},
		{"CÔTE D'IVOIRE", "cote divoire"},
		{"Bosnia & Herzegovina", "bosnia and herzegovina"},
		{"U.S.A.", "usa"},
		{"Guinea-Bissau", "guinea bissau"},
		{"  Timor-Leste  ", "timor leste"},
		{"İngiltere", "ingiltere"},
		{"Großbritannien", "grossbritannien"},
		{"영국", "영국"},
		{"ＵＫ", "uk"},
		{"Соединённые", "соединенные"},
		{"إيران", "ايران"},
		{"ایران", "ايران"},
		{"كُورِيَا الشَّمَالِيَّة", "كوريا شماليه"},
		{"کوریا الشمالیة", "كوريا شماليه"},
		{"?!", ""},
	}
	for _, tt := range tests {
		if got := fold(tt.name); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"", "KR", "korea", "남한", "\xff\xfe", "İ", "ǅǅǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		code := Suggest(word)
		if _, ok := Lookup(code); code != "" && !ok {
			t.Errorf("Suggest(%q) = %q, which does not exist", word, code)
		}
	})
}
