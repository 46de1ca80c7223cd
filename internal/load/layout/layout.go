// Package layout is the layout of content/: what a file there is, from its path alone,
// and the path of each file.
//
//	content/_index.md                     the home page
//	content/about.md                      a plain page; also in folders
//	content/2018/_index.md                the introduction of a year
//	content/undated/_index.md             that of the entries of which no year is known
//	content/2018/ga-73-180.md             an entry, in the folder of its year
//	content/2018/ga-73-180.ko.md          its translation; likewise of all texts above
//	content/2018/ga-73-180.votes.csv      the votes of states on it
//	content/2018/ga-73-180.ID.votes.csv   the same in its stage with that id
//	content/2018/ga-73-180/hall.jpg       its evidence; also in folders
//	content/_links.toml                   the results of checks of external links
//	content/_history.txt                  the list of signed publications
//
// No other package spells these names. This one reads no file.
package layout

import (
	"fmt"
	"strings"

	"annals/internal/sitepath"
)

// Folder is the folder of all content, relative to the site.
const Folder = "content"

// Undated is the id of what stands instead of a year where none is known.
const Undated = "undated"

// Links is the file with the results of checks of external links.
const Links = prefix + "_links.toml"

// History is the file with the list of signed publications.
const History = prefix + "_history.txt"

// Extension is the extension of texts.
const Extension = ".md"

const (
	prefix         = Folder + "/"
	votesExtension = ".votes.csv"
	index          = "_index"
)

// Text names a text with all files that belong to it: "2018/ga-73-180" or
// "2018/_index". The id of an entry or a plain page is also its Text.
type Text string

// TextOf returns the text of a kind with an id.
func TextOf(kind Kind, id string) Text {
	switch kind {
	case KindHome:
		return index
	case KindYear:
		return Text(id + "/" + index)
	}
	return Text(id)
}

// EntryOf returns the text of the entry of a year with the given file name.
func EntryOf(year int, slug string) Text { return Text(YearFolder(year) + "/" + slug) }

// Original returns the file of the text in the site's default language.
func (t Text) Original() string { return prefix + string(t) + Extension }

// Translation returns the file of its translation.
func (t Text) Translation(tag string) string { return prefix + string(t) + "." + tag + Extension }

// Votes returns the file of the votes of states on it.
func (t Text) Votes() string { return prefix + string(t) + votesExtension }

// Evidence returns the folder of the pictures, papers and recordings of an entry.
func (t Text) Evidence() string { return prefix + string(t) }

// Stage returns the name of a stage of an entry, of which Votes is the file.
func (t Text) Stage(id string) Text { return t + "." + Text(id) }

// CutStage splits the name of a stage into that of its entry and its id.
func (t Text) CutStage() (entry Text, id string, found bool) {
	i := strings.LastIndexByte(string(t), '.')
	if i < 0 {
		return t, "", false
	}
	return t[:i], string(t[i+1:]), true
}

// Cut returns the text that a file is the original of, from its extension alone. A
// translation is the original of a text of its own for Cut.
func Cut(file string) (t Text, isText bool) {
	name, inside := CutFolder(file)
	stem, isText := strings.CutSuffix(name, Extension)
	return Text(stem), inside && isText
}

// Trim returns the text that a person names by its file, with or without the folder
// and the extension, in any normal form.
func Trim(file string) string {
	return sitepath.Normal(strings.TrimSuffix(strings.TrimPrefix(file, prefix), Extension))
}

// Named returns the id that a person names by an id, a file or an address of the site.
// tags are the languages of its translations; isText reports whether an id is one.
func Named(typed string, tags []string, isText func(id string) bool) string {
	id := sitepath.Normal(strings.ReplaceAll(strings.TrimSpace(typed), `\`, "/"))
	if _, inside, ok := strings.Cut("/"+id, "/"+prefix); ok {
		id = inside
	}
	id = strings.Trim(strings.TrimPrefix(id, "./"), "/")
	id = strings.TrimSuffix(Trim(id), ".html")
	for _, tag := range tags {
		if original := strings.TrimSuffix(id, "."+tag); original != id && isText(original) {
			return original
		}
		if neutral, ok := strings.CutPrefix(id, tag+"/"); ok && isText(neutral) {
			return neutral
		}
	}
	return id
}

// CutFolder returns the name of a file within content/.
func CutFolder(file string) (name string, inside bool) { return strings.CutPrefix(file, prefix) }

// Contains reports whether a path is content/ or inside.
func Contains(path string) bool { return strings.HasPrefix(path+"/", prefix) }

// YearFolder returns the name of the folder of a year: "2018", "-0044".
func YearFolder(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

// isYear reports whether a folder has the name of a year.
func isYear(folder string) bool {
	digits := strings.TrimPrefix(folder, "-")
	return strings.Trim(digits, "0123456789") == "" && (len(digits) == 4 || len(digits) > 4 && digits[0] != '0')
}
