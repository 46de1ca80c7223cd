package config

import (
	"fmt"
	"slices"

	"annals/internal/diag"
)

// Downloads says in which forms the whole site is made to be taken along.
type Downloads struct {
	EPUB         bool     // the record as a book, one a language
	Print        bool     // the record as one page to be printed, one a language
	Zip          bool     // the site as one file
	ZipLanguages []string // the tags of the languages in that file, as Languages orders them
}

// downloads is [downloads].
type downloads struct {
	EPUB         bool      `toml:"epub" example:"true"`
	Print        bool      `toml:"print" example:"true"`
	Zip          bool      `toml:"zip" example:"true"`
	ZipLanguages []*string `toml:"zip_languages" example:"[\"en\"]" is:"language"`
}

const zipLanguagesKey = "downloads.zip_languages"

// downloads reads [downloads], after the languages.
func (r *reader) downloads() Downloads {
	if r.Downloads == nil {
		return Downloads{}
	}
	d := Downloads{EPUB: r.Downloads.EPUB, Print: r.Downloads.Print, Zip: r.Downloads.Zip, ZipLanguages: r.zipLanguages()}
	if len(d.ZipLanguages) == 0 {
		d.ZipLanguages = slices.Clone(r.tags)
	}
	return d
}

// zipLanguages reads the list of languages; it returns none without a valid one.
func (r *reader) zipLanguages() []string {
	if !r.keys.Has(zipLanguagesKey) {
		return nil
	}
	list := r.Downloads.ZipLanguages
	if list != nil && len(list) == 0 {
		r.valueError(zipLanguagesKey, diag.InvalidValue, "the list of languages is empty", "delete the line: the file has all languages then")
	}
	if !r.keys.Has("downloads.zip") && !r.keys.Broken() {
		r.warn(zipLanguagesKey, diag.InvalidValue, `"zip_languages" says nothing without zip = true`, "delete the line, or add zip = true")
	}
	chosen := map[string]bool{}
	for i, tag := range list {
		if tag == nil {
			continue
		}
		at := fmt.Sprintf("%s[%d]", zipLanguagesKey, i)
		switch {
		case !slices.Contains(r.tags, *tag):
			r.unknownLanguage(r.keys.Value(at), *tag, r.tags)
		case chosen[*tag]:
			r.valueError(at, diag.InvalidValue, "this language is listed twice", "delete one of the two")
		}
		chosen[*tag] = true
	}
	return slices.DeleteFunc(slices.Clone(r.tags), func(tag string) bool { return !chosen[tag] })
}
