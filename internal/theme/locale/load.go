package locale

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

const (
	builtinFolder = "i18n"
	siteFolder    = "templates/i18n" // for diagnostics
)

// catalogues are all catalogues, by canonical language tag.
type catalogues struct {
	builtin, site map[string]*catalogue
	english       *catalogue // built-in; defines all ids
}

// Load makes a Locale for each of the tags. builtin has i18n/<tag>.toml; site has the
// contents of a site's own catalogues by the tag in their names. The locales are
// complete and usable even if errors were reported.
func Load(builtin fs.FS, site map[string][]byte, tags []string, report *diag.List) map[string]*Locale {
	s := &catalogues{builtin: map[string]*catalogue{}, site: map[string]*catalogue{}}
	s.readBuiltin(builtin, tags, report)
	s.english = s.builtin[language.English.String()]
	if s.english == nil {
		s.english = &catalogue{messages: map[string]*i18n.Message{}}
	}
	s.readSite(site, report)

	for _, byTag := range []map[string]*catalogue{s.builtin, s.site} {
		for _, tag := range slices.Sorted(maps.Keys(byTag)) {
			byTag[tag].check(s.english, report)
		}
	}
	locales := make(map[string]*Locale, len(tags))
	fallback := s.newLocale(language.English, nil)
	for _, tag := range tags {
		locales[tag] = s.requested(tag, fallback, report)
	}
	return locales
}

// readBuiltin reads the built-in catalogues of the languages, their base languages
// and English.
func (s *catalogues) readBuiltin(builtin fs.FS, tags []string, report *diag.List) {
	names, err := fs.Glob(builtin, builtinFolder+"/*.toml")
	if err != nil || len(names) == 0 {
		at := diag.Range{Position: diag.Position{File: builtinFolder}}
		report.Error(at, diag.FileMissing, "the built-in interface texts are missing", "install Annals again")
	}
	needed := map[string]bool{language.English.String(): true}
	for _, tag := range tags {
		for t := language.Make(tag); t != language.Und; t = t.Parent() {
			needed[t.String()] = true
		}
	}
	for _, name := range names {
		tag := canonical(strings.TrimSuffix(path.Base(name), ".toml"))
		if !needed[tag] {
			continue
		}
		data, err := fs.ReadFile(builtin, name)
		if err != nil {
			report.Error(diag.Range{Position: diag.Position{File: name}}, diag.FileUnreadable, err.Error(), "")
			continue
		}
		s.builtin[tag] = read(name, data, report)
	}
}

func (s *catalogues) readSite(site map[string][]byte, report *diag.List) {
	for _, tag := range slices.Sorted(maps.Keys(site)) {
		file := path.Join(siteFolder, tag+".toml")
		if _, err := language.Parse(tag); err != nil {
			report.Error(diag.Range{Position: diag.Position{File: file}}, diag.InvalidLanguage,
				fmt.Sprintf("the name of this catalogue, %q, is no language tag", tag), "name it after its language, as in ko.toml or pt-BR.toml")
			continue
		}
		s.site[canonical(tag)] = read(file, site[tag], report)
	}
}

// requested makes the locale of a configured tag and warns of missing texts.
func (s *catalogues) requested(tag string, fallback *Locale, report *diag.List) *Locale {
	parsed := language.Make(tag)
	l := s.newLocale(parsed, fallback)
	l.tag = tag

	at := diag.Range{Position: diag.Position{File: path.Join(siteFolder, tag+".toml")}}
	chain := s.chain(parsed)
	if len(chain) == 0 {
		report.Warn(at, diag.MissingCatalogue,
			fmt.Sprintf("there are no interface texts in %q, so the pages have them in English", tag),
			"write this file; the texts to translate are those of the built-in en.toml")
		return l
	}
	messages, words := merge(chain)
	if missing := missingIDs(messages, words, s.english); len(missing) > 0 {
		at.File = chain[len(chain)-1].file
		report.Warn(at, diag.MissingCatalogue,
			fmt.Sprintf("%d of the interface texts in %q are missing, so the pages have them in English", len(missing), tag),
			"add "+listSome(missing))
	}
	return l
}

func listSome(ids []string) string {
	const limit = 5
	if len(ids) <= limit {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:limit], ", "), len(ids)-limit)
}

// chain returns the catalogues of a language and its base languages; later ones take
// precedence.
func (s *catalogues) chain(tag language.Tag) []*catalogue {
	var chain []*catalogue
	for ; tag != language.Und; tag = tag.Parent() {
		for _, c := range []*catalogue{s.site[tag.String()], s.builtin[tag.String()]} {
			if c != nil {
				chain = append(chain, c)
			}
		}
	}
	slices.Reverse(chain)
	return chain
}

func merge(chain []*catalogue) (map[string]*i18n.Message, edtf.Words) {
	messages := map[string]*i18n.Message{}
	var words edtf.Words
	for _, c := range chain {
		maps.Copy(messages, c.messages)
		words = c.Dates.Or(words)
	}
	return messages, words
}

// newLocale makes the locale of a language from its catalogues and, unless it is nil,
// a fallback.
func (s *catalogues) newLocale(tag language.Tag, fallback *Locale) *Locale {
	chain := s.chain(tag)
	messages, words := merge(chain)
	l := &Locale{tag: tag.String(), direction: lang.Direction(tag.String()), messages: map[string]message{}}
	if fallback != nil {
		words = words.Or(requiredWords(fallback.words))
		l.numbers = fallback.numbers
		maps.Copy(l.messages, fallback.messages)
	}
	for _, c := range chain {
		l.apply(c.layout)
	}
	l.words = words
	if words.Digits == "" {
		l.words.Digits = string(l.numbers.zero)
	}
	plural := newPlural(tag)
	for id, m := range messages {
		l.messages[id] = message{text: m.Other}
		if hasPluralForms(m) {
			l.messages[id] = message{text: m.Other, forms: m, plural: plural}
		}
	}
	for id, m := range l.messages {
		if m.forms != nil { // a fallback's cache has the fallback's digits
			m.counts = new(countCache)
			l.messages[id] = m
		}
	}
	return l
}

// requiredWords drops the optional words, which must not be taken from a fallback.
func requiredWords(w edtf.Words) edtf.Words {
	w.MonthsOfDays, w.FirstDay, w.Digits = nil, "", ""
	return w
}

func (l *Locale) apply(c layout) {
	if c.Direction != "" {
		l.direction = c.Direction
	}
	if c.Numbers.Group != nil {
		l.numbers.group = *c.Numbers.Group
	}
	if c.Numbers.Minimum != nil {
		l.numbers.minimum = *c.Numbers.Minimum
	}
	if c.Numbers.Digits != "" {
		l.numbers.zero = []rune(c.Numbers.Digits)
	}
}

func canonical(tag string) string { return language.Make(tag).String() }
