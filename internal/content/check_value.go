package content

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/stricttoml"
	"annals/internal/symbol"
	"annals/internal/weburl"
)

// maxNear bounds for how many mistakes of one file a near name is looked for: a
// list of thousands of wrong ids is no slip of the pen.
const maxSuggestions = 100

// maxListed is how many ids a hint lists.
const maxListed = 8

// vocabularyWords are what messages and config.toml call the keys that name a
// term.
type vocabularyNames struct{ singular, section string }

func vocabularyNamesOf(key string) vocabularyNames {
	name, _, _ := strings.Cut(key[strings.LastIndexByte(key, '.')+1:], "[")
	switch name {
	case "type":
		return vocabularyNames{"type", "types"}
	case "body":
		return vocabularyNames{"organ", "bodies"}
	}
	return vocabularyNames{strings.TrimSuffix(name, "s"), name}
}

func (c *checker) terms(key string, ids []string, vocabulary *config.Vocabulary) {
	for i, id := range ids {
		if vocabulary.Lookup(id) == nil {
			c.term(elementKey(key, i), id, vocabulary)
		}
		if id != "" && slices.Contains(ids[:i], id) {
			c.duplicate(elementKey(key, i), id)
		}
	}
}

// term looks a term up. Where config.toml could not be read as a whole, the term
// may be in the rest.
func (c *checker) term(key, id string, vocabulary *config.Vocabulary) {
	if id == "" && !c.isSet(key) || c.cfg.Broken || vocabulary.Lookup(id) != nil {
		return
	}
	words := vocabularyNamesOf(key)
	if id == "" {
		c.problems.Error(c.at(key), diag.UnknownTerm, fmt.Sprintf("the %s is empty", words.singular), fmt.Sprintf("use one of config.toml's [%s.…], or delete it", words.section))
		return
	}
	c.problems.Error(c.at(key), diag.UnknownTerm, fmt.Sprintf("unknown %s %q", words.singular, id), c.termHint(words.section, id, vocabulary))
}

func (c *checker) termHint(section, id string, vocabulary *config.Vocabulary) string {
	if c.suggestions++; c.suggestions <= maxSuggestions {
		if near := vocabulary.Suggest(id); near != "" {
			return fmt.Sprintf("did you mean %q?", near)
		}
	}
	ids := vocabulary.IDs()
	switch {
	case len(ids) == 0 && config.IsID(id):
		return fmt.Sprintf("add [%s.%s] to config.toml, with a label", section, id)
	case len(ids) == 0:
		return fmt.Sprintf("add it to config.toml's [%s.…], under an id of the letters a to z, digits and hyphens", section)
	case config.IsID(id):
		return fmt.Sprintf("use one of config.toml's [%s.…], or add [%s.%s] there", section, section, id)
	}
	more := ""
	if len(ids) > maxListed {
		ids, more = ids[:maxListed], ", …"
	}
	return fmt.Sprintf("use one of config.toml's [%s.…]: %s%s", section, strings.Join(ids, ", "), more)
}

func (c *checker) symbols(key string, texts []string) []symbol.Symbol {
	var all []symbol.Symbol
	for i, text := range texts {
		s, err := c.cfg.Symbols.Parse(text)
		if err == nil {
			all = append(all, s)
			continue
		}
		at := key
		if one := elementKey(key, i); c.doc.Keys.Has(c.prefix + one) {
			at = one
		}
		c.reportValue(at, diag.InvalidSymbol, err)
	}
	return all
}

func (c *checker) url(key, raw string) string {
	if raw == "" && !c.isSet(key) {
		return ""
	}
	clean, err := weburl.CheckHTTP(raw)
	if err != nil {
		c.reportValue(key, diag.InvalidURL, err)
	}
	return clean
}

func (c *checker) language(key, tag string) string {
	canonical, ok := lang.Canonical(tag)
	if !ok {
		c.problems.Error(c.at(key), diag.InvalidLanguage, fmt.Sprintf("%q is no language tag", tag), "write it like en, ko, fr or zh-Hant")
	}
	return canonical
}

// text holds a text for readers to the site's languages, and to saying
// something.
func (c *checker) text(key, what string, t lang.Text) {
	tags, words := t.Languages(), t.Strings()
	if len(tags) == 0 {
		c.notEmpty(key, what, strings.Join(words, ""))
	}
	for i, tag := range tags {
		one := stricttoml.Join(key, tag)
		if _, ok := c.cfg.Language(tag); !ok && !c.cfg.Broken {
			problem := unknownLanguage(tag, c.cfg, "use one of [languages] in config.toml")
			c.problems = append(c.problems, problem.At(c.doc.Keys.Key(c.prefix+one)))
		}
		c.notEmpty(one, fmt.Sprintf("%s in the language %q", what, tag), words[i])
	}
}

// unknownLanguage tells that the site has no such language.
func unknownLanguage(tag string, cfg *config.Config, hint string) *diag.Problem {
	if near := stricttoml.Suggest(tag, cfg.Tags()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return &diag.Problem{Code: diag.UnknownLanguage, Message: fmt.Sprintf("the site has no language %q", tag), Hint: hint}
}
