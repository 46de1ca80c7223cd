package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/load/config"
	"annals/internal/output/search/index"
)

const (
	maxAliases   = 500      // names with abbreviations
	maxAliasText = 64 << 10 // of the text of a page that is looked at for them
	maxNameWords = 10
)

// findAliases collects the abbreviations that the site itself explains: in its plain
// pages, such as a glossary, as "International Criminal Court (ICC)" or "DPRK: the
// Democratic People's …"; and the initials of its organs and actors in any language, for
// their labels in all.
func (f *format) findAliases() []index.Alias {
	var found aliasSet
	for _, v := range []*config.Vocabulary{f.site.Config.Bodies, f.site.Config.Actors} {
		for _, t := range v.Terms() {
			found.addTerm(f, t, v == f.site.Config.Bodies)
		}
	}
	var text []byte
	for _, p := range f.pages {
		t := p.In(f.lang)
		var err error
		if text, err = t.Body.AppendText(text[:0]); err != nil {
			continue // indexing the page reports it
		}
		found.addText(string(text[:min(len(text), maxAliasText)]))
	}
	return found.all
}

type aliasSet struct {
	all  []index.Alias
	seen map[string]bool
}

func (s *aliasSet) add(name, abbreviation string) {
	name = strings.TrimSpace(name)
	key := strings.ToLower(name + "\x00" + abbreviation)
	if name == "" || !utf8.ValidString(name) || s.seen[key] || len(s.all) == maxAliases {
		return
	}
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	s.seen[key] = true
	s.all = append(s.all, index.Alias{Name: name, Abbreviation: abbreviation})
}

// addTerm adds a term's labels with all that abbreviates one of them. An organ's
// initials also count with "UN" before them: UNGA.
func (s *aliasSet) addTerm(f *format, t *config.Term, isOrgan bool) {
	var names, short []string
	for _, l := range f.site.Config.Languages {
		label, _ := t.Label.In(l.Tag, f.site.Config.DefaultLanguage)
		name, given := cutAbbreviation(label)
		if given != "" {
			short = append(short, given)
		}
		bare := strings.TrimPrefix(strings.TrimPrefix(name, "United Nations "), "UN ")
		for _, initials := range initialsOf(bare) {
			short = append(short, initials)
			if isOrgan {
				short = append(short, "UN"+initials)
			}
		}
		names = append(names, name, bare)
	}
	for _, name := range names {
		for _, abbreviation := range short {
			s.add(name, abbreviation)
		}
	}
}

// bracketed matches an abbreviation in brackets; defined matches one that begins a
// paragraph, before what it stands for.
var (
	bracketed = regexp.MustCompile(`\s?[(（]([A-Z][A-Za-z]{0,6}[A-Z])[)）]`)
	defined   = regexp.MustCompile(`^([A-Z][A-Za-z]{0,6}[A-Z])\s?[.:–—-]\s+(?:(?:The|La|Le|El) |L['’])?`)
)

// cutAbbreviation splits "UN Human Rights Office (OHCHR)".
func cutAbbreviation(label string) (name, abbreviation string) {
	if at := bracketed.FindStringSubmatchIndex(label); at != nil && at[0] > 0 {
		return label[:at[0]], label[at[2]:at[3]]
	}
	return label, ""
}

// addText adds what a text explains: the name before an abbreviation in brackets whose
// initials it has, or with which the paragraph begins; or the one after.
func (s *aliasSet) addText(text string) {
	for paragraph := range strings.Lines(text) {
		for i, at := range bracketed.FindAllStringSubmatchIndex(paragraph, -1) {
			before, abbreviation := paragraph[:at[0]], paragraph[at[2]:at[3]]
			words := strings.Fields(before)
			if n := spelled(words, abbreviation); n > 0 {
				s.add(strings.Join(words[len(words)-n:], " "), abbreviation)
			} else if i == 0 && len(words) <= maxNameWords && !strings.ContainsAny(before, ".:;,。") {
				s.add(before, abbreviation)
			}
		}
		if at := defined.FindStringSubmatchIndex(paragraph); at != nil {
			words := strings.Fields(paragraph[at[1]:])
			for n := 2; n <= min(len(words), maxNameWords); n++ {
				if abbreviation := paragraph[at[2]:at[3]]; spelled(words[:n], abbreviation) == n {
					s.add(strings.Join(words[:n], " "), abbreviation)
					break
				}
			}
		}
	}
}

// spelled returns the number of the last words whose initials are an abbreviation; 0 if
// there are none. Small words need not have a letter in it.
func spelled(words []string, abbreviation string) int {
	letters := []rune(strings.ToUpper(abbreviation))
	for i := len(words) - 1; i >= 0 && len(words)-i <= maxNameWords; i-- {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[i], `"'“«‘(`))
		if last := len(letters) - 1; unicode.ToUpper(first) == letters[last] {
			letters = letters[:last]
		} else if unicode.IsUpper(first) || !isSmall(words[i]) {
			return 0
		}
		if len(letters) == 0 {
			return len(words) - i
		}
	}
	return 0
}

// initialsOf returns the initials of a name in Latin letters: of all its words, and
// without the small ones.
func initialsOf(name string) []string {
	var all, large []rune
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.Is(unicode.Latin, first) {
			return nil
		}
		all = append(all, unicode.ToUpper(first))
		if !isSmall(word) {
			large = append(large, unicode.ToUpper(first))
		}
	}
	if len(words) < 2 || len(words) > maxNameWords {
		return nil
	}
	found := []string{string(all)}
	if len(large) > 1 && len(large) < len(all) {
		found = append(found, string(large))
	}
	return found
}

var smallWords = strings.Fields("of the and on for to in at by from with de la le les l des du d et en sur pour y el los las del e au aux")

func isSmall(word string) bool { return slices.Contains(smallWords, strings.ToLower(word)) }
