package config

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/lang"
)

// Language is a language that the site is published in.
type Language struct {
	Tag  string // BCP 47 in its canonical form: "en", "ko", "zh-Hant"
	Name string // in the language itself: "한국어"
	Dir  string // "ltr" or "rtl"
}

// fallbackLanguage is the language of a site that configures none.
const fallbackLanguage = "en"

// Language returns the language of a tag.
func (c *Config) Language(tag string) (Language, bool) {
	for _, l := range c.Languages {
		if l.Tag == tag {
			return l, true
		}
	}
	return Language{}, false
}

// Default returns the default language.
func (c *Config) Default() Language { return c.Languages[0] }

// Tags returns the tags of all languages, the default first.
func (c *Config) Tags() []string {
	tags := make([]string, len(c.Languages))
	for i, l := range c.Languages {
		tags[i] = l.Tag
	}
	return tags
}

// languages reads [languages] and default_language.
func (r *reader) languages(c *Config) {
	for _, tag := range r.keys.Order("languages") {
		if l, ok := r.language(tag); ok && !slices.Contains(c.Tags(), l.Tag) {
			c.Languages = append(c.Languages, l)
		}
	}
	c.DefaultLanguage = r.defaultLanguage(c)
	i := slices.IndexFunc(c.Languages, func(l Language) bool { return l.Tag == c.DefaultLanguage })
	if i < 0 {
		l := Language{Tag: c.DefaultLanguage, Name: c.DefaultLanguage, Dir: lang.Direction(c.DefaultLanguage)}
		c.Languages, i = append(c.Languages, l), len(c.Languages)
	}
	first := c.Languages[i]
	c.Languages = slices.Insert(slices.Delete(c.Languages, i, i+1), 0, first)
	r.tags = c.Tags()
}

func (r *reader) language(tag string) (Language, bool) {
	path := stricttoml.Join("languages", tag)
	canonical, problem := canonicalTag(tag)
	if problem != nil {
		r.keyError(path, problem.Code, problem.Message, problem.Hint)
	}
	if canonical == "" {
		return Language{}, false
	}
	written := r.Languages[tag]
	l := Language{Tag: canonical, Name: written.Name, Dir: lang.Direction(canonical)}
	if r.keys.Has(path+".name") && strings.TrimSpace(l.Name) == "" {
		r.valueError(path+".name", diag.InvalidValue, "the name is empty", "write the name that speakers of the language give it")
	}
	if l.Name == "" {
		l.Name = tag
	}
	switch written.Dir {
	case "":
	case "ltr", "rtl":
		l.Dir = written.Dir
	default:
		r.valueError(path+".dir", diag.InvalidValue, fmt.Sprintf("%q is no direction of writing", written.Dir),
			`write "ltr" (left to right) or "rtl" (right to left), or delete the line`)
	}
	return l, true
}

// defaultLanguage returns default_language if it is valid, else the first
// language, else English.
func (r *reader) defaultLanguage(c *Config) string {
	tags := c.Tags()
	fallback := fallbackLanguage
	if len(tags) > 0 {
		fallback = tags[0]
	}
	if r.DefaultLanguage == nil {
		return fallback
	}
	tag := *r.DefaultLanguage
	if slices.Contains(tags, tag) {
		return tag
	}
	if _, problem := canonicalTag(tag); problem != nil {
		r.problem("default_language", problem)
		return fallback
	}
	if r.keys.Has("languages") {
		r.unknownLanguage(r.keys.Value("default_language"), tag, tags)
		return fallback
	}
	return tag
}

// unknownLanguage reports a language that [languages] lacks, if all languages
// could be read.
func (r *reader) unknownLanguage(at diag.Range, tag string, known []string) {
	if r.keys.Broken() || r.misspelt("languages") {
		return
	}
	hint := "use one of: " + strings.Join(known, ", ")
	if _, problem := canonicalTag(tag); problem == nil {
		hint = fmt.Sprintf("add a table [languages.%s], or use one of: %s", tag, strings.Join(known, ", "))
	}
	r.list.Error(at, diag.UnknownLanguage, fmt.Sprintf("%q is not a language of this site", tag), near.Hint(tag, known, hint))
}

// text checks a text that may be a table of language to string.
func (r *reader) text(path string, t lang.Text) {
	if !r.keys.Has(path) {
		return
	}
	tags := t.Languages()
	for _, tag := range tags {
		at := stricttoml.Join(path, tag)
		if !slices.Contains(r.tags, tag) {
			r.unknownLanguage(r.keys.Key(at), tag, r.tags)
		}
	}
	if t.IsZero() && !r.reported(path) {
		r.emptyText(path)
	}
	for i, s := range t.Strings() {
		if strings.TrimSpace(s) != "" {
			continue
		}
		at := path
		if len(tags) > 0 {
			at = stricttoml.Join(path, tags[i])
		}
		r.emptyText(at)
	}
}

func (r *reader) emptyText(path string) {
	r.valueError(path, diag.InvalidValue, "this text is empty", "write what readers shall see")
}

// reported reports whether a value has a problem already.
func (r *reader) reported(path string) bool {
	at := r.keys.Value(path)
	return slices.ContainsFunc(r.list, func(d diag.Diagnostic) bool { return d.Position == at.Position })
}

// mergeText adds the texts of all [languages.<tag>] to a text of the site.
func (r *reader) mergeText(t lang.Text, of func(language) string) lang.Text {
	byTag := map[string]string{}
	for _, tag := range r.tags {
		if s := of(r.Languages[tag]); s != "" {
			byTag[tag] = s
		}
	}
	if len(byTag) == 0 {
		return t
	}
	own := t.Languages()
	for _, tag := range own {
		if byTag[tag] == "" {
			byTag[tag], _ = t.In(tag, tag)
		}
	}
	if main := r.tags[0]; len(own) == 0 && byTag[main] == "" {
		byTag[main], _ = t.In(main, main)
	}
	return lang.ByLanguage(byTag)
}

// canonicalTag returns the canonical form of a language tag, or "" if it is none.
// Another form is a problem as well: the tag is part of file names and addresses,
// so only one spelling is valid.
func canonicalTag(tag string) (string, *diag.Problem) {
	canonical, ok := lang.Canonical(tag)
	if !ok {
		return "", &diag.Problem{
			Code:    diag.InvalidLanguage,
			Message: fmt.Sprintf("%q is not a language tag", tag),
			Hint:    `write a tag such as "en", "ko", "ar" or "zh-Hant"`,
		}
	}
	if canonical != tag {
		return canonical, &diag.Problem{
			Code:    diag.InvalidLanguage,
			Message: fmt.Sprintf("the language tag %q is not written in its usual form", tag),
			Hint:    fmt.Sprintf("write %q", canonical),
		}
	}
	return tag, nil
}
