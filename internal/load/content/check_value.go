package content

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/stricttoml"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/weburl"
)

// maxSuggestions limits how many unknown ids of one file get a suggestion: the
// search takes time, and thousands of unknown ids are not typos.
const maxSuggestions = 100

// maxListed is the largest number of ids that a hint lists.
const maxListed = 8

// vocabularyNames are the names of a vocabulary in messages and in config.toml.
type vocabularyNames struct{ singular, section string }

func vocabularyNamesOf(key string) vocabularyNames {
	name, _, _ := strings.Cut(key[strings.LastIndexByte(key, '.')+1:], "[")
	switch name {
	case "type":
		return vocabularyNames{"type", "types"}
	case "body":
		return vocabularyNames{"organ", "bodies"}
	case "series":
		return vocabularyNames{"series", "series"}
	case "subject":
		return vocabularyNames{"subject", "subjects"}
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

// term reports an unknown term, unless a part of config.toml could not be parsed:
// the term may be defined there.
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
		if similar := vocabulary.Suggest(id); similar != "" {
			return fmt.Sprintf("did you mean %q?", similar)
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
		c.reportValue(c.element(key, i), diag.InvalidSymbol, err)
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
	} else if p := weburl.Tracking(clean); p != nil {
		c.reportValue(key, p.Code, p)
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

// text checks that a text is not blank and that its languages are the site's.
func (c *checker) text(key, what string, t lang.Text) {
	tags, words := t.Languages(), t.Strings()
	if len(tags) == 0 {
		c.notEmpty(key, what, strings.Join(words, ""))
	}
	for i, tag := range tags {
		one := stricttoml.Join(key, tag)
		if _, ok := c.cfg.Language(tag); !ok && !c.cfg.Broken {
			problem := languagesOf(c.cfg).Unknown(tag, "use one of [languages] in config.toml")
			c.problems = append(c.problems, problem.At(c.doc.Keys.Key(c.prefix+one)))
		}
		c.notEmpty(one, fmt.Sprintf("%s in the language %q", what, tag), words[i])
	}
}
