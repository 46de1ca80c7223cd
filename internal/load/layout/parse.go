package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
	"annals/internal/record/lang"
	"annals/internal/sitepath"
)

// Kind is what a file of content/ is for.
type Kind uint8

// The kinds of files. A translation has the kind of its original.
const (
	KindEntry Kind = iota
	KindPage
	KindYear
	KindHome
	KindVotes
	KindLinks
	KindHistory
	KindEvidence
)

// File is what the path of a file says.
type File struct {
	Kind        Kind
	ID          string // "2018/ga-73-180"; "2018" of a year; "" of the home page and the links
	Name        string // of a file of evidence, within the folder of its entry
	Lang        string // of the text
	Translation bool   // into Lang, which is not the default language
}

// Path returns the path of the file.
func (f File) Path() string {
	text := TextOf(f.Kind, f.ID)
	switch {
	case f.Kind == KindLinks:
		return Links
	case f.Kind == KindHistory:
		return History
	case f.Kind == KindEvidence:
		return text.Evidence() + "/" + f.Name
	case f.Kind == KindVotes:
		return text.Votes()
	case f.Translation:
		return text.Translation(f.Lang)
	}
	return text.Original()
}

// Languages are the languages of a site.
type Languages struct {
	Tags []string // the default language first
	Any  bool     // config.toml has errors, so any language may be one of the site
}

// Unknown is the problem of a language that is none of the site's; hint is for a tag
// that is not similar to any of them.
func (l Languages) Unknown(tag, hint string) *diag.Problem {
	return &diag.Problem{
		Code: diag.UnknownLanguage, Message: fmt.Sprintf("the site has no language %q", tag),
		Hint: near.Hint(tag, l.Tags, hint),
	}
}

// Parse parses the path of a file. The problem is that no file may have this path. With
// the codes FileName, InvalidLanguage and UnknownLanguage, the File is what it would be
// under a name without the mistake.
func Parse(file string, languages Languages) (File, *diag.Problem) {
	switch file {
	case Links:
		return File{Kind: KindLinks}, nil
	case History:
		return File{Kind: KindHistory}, nil
	}
	name := strings.TrimPrefix(file, prefix)
	if strings.HasPrefix(name, "/") {
		return File{}, diag.AsProblem(sitepath.Check(name), diag.FileName)
	}
	if stem, ok := strings.CutSuffix(name, votesExtension); ok {
		return parseVotes(stem, languages)
	}
	stem, ok := strings.CutSuffix(name, Extension)
	if !ok {
		return parseEvidence(file, name)
	}
	return parseText(stem, Extension, languages)
}

// IsPart reports whether a file is the text with an id, a translation of it, or a file of
// votes on it or on one of its stages: all names that a file of the text may have outside
// its folder, also with the tag of the default language, which is an error but no other
// text. isText reports whether an id is one: the votes on a text whose name has a dot are
// its own.
func (l Languages) IsPart(file, id string, isText func(id string) bool) bool {
	named, _ := Parse(file, l)
	if !Contains(file) {
		return false
	}
	switch named.Kind {
	case KindEntry, KindPage:
		return named.ID == id
	case KindVotes:
		entry, _, _ := Text(named.ID).CutStage()
		return named.ID == id || string(entry) == id && !isText(named.ID)
	}
	return false
}

// parseEvidence parses the path of a file that is no text: it belongs in the folder of
// an entry.
func parseEvidence(file, name string) (File, *diag.Problem) {
	year, below, _ := strings.Cut(name, "/")
	slug, inside, ok := strings.Cut(below, "/")
	if !ok || !isYear(year) {
		return File{}, foreign(file)
	}
	return File{Kind: KindEvidence, ID: year + "/" + slug, Name: inside}, nil
}

// parseVotes parses the path of a votes file. What stands behind a dot is the id of a
// stage or a part of the entry's name, unless it is a language of the site.
func parseVotes(stem string, languages Languages) (File, *diag.Problem) {
	var f File
	var problem *diag.Problem
	folder, name := split(stem)
	if _, tag, _ := languages.cut(name); slices.Contains(languages.Tags, tag) {
		f, problem = parseText(stem, votesExtension, languages)
	} else {
		f = File{Lang: languages.Tags[0], ID: stem}
		problem = f.classify(folder, name, name+votesExtension)
	}
	if problem == nil && (f.Kind != KindEntry || f.Translation) {
		problem = &diag.Problem{
			Code: diag.FilePosition, Message: "a votes file belongs beside an entry in the folder of its year",
			Hint: "name it like the entry: content/2005/ga-60-173.votes.csv",
		}
	}
	f.Kind, f.ID = KindVotes, string(TextOf(f.Kind, f.ID))
	return f, problem
}

func parseText(stem, extension string, languages Languages) (File, *diag.Problem) {
	folder, named := split(stem)
	slug, tag, problem := languages.cut(named)
	f := File{Lang: languages.Tags[0], ID: stem[:len(stem)-len(named)+len(slug)]}
	if tag != "" && tag != languages.Tags[0] {
		f.Lang, f.Translation = tag, true
	}
	if pathProblem := f.classify(folder, slug, named+extension); pathProblem != nil {
		return f, pathProblem
	}
	return f, problem
}

// classify sets kind and id from folder and slug; name is that of the file.
func (f *File) classify(folder, slug, name string) *diag.Problem {
	inYear := isYear(folder)
	top, _, _ := strings.Cut(folder, "/")
	switch {
	case slug == index && folder == "":
		f.Kind, f.ID = KindHome, ""
		return nil
	case slug == index && (inYear || folder == Undated):
		f.Kind, f.ID = KindYear, folder
		return nil
	case slug == index:
		return &diag.Problem{Code: diag.FilePosition, Message: "only the home page and the years have an _index.md", Hint: "give the page a name of its own"}
	case inYear:
		f.Kind = KindEntry
	case isYear(top):
		return &diag.Problem{Code: diag.FilePosition, Message: "a text stands in the folder of its year; a folder in there holds the pictures and papers of an entry", Hint: fmt.Sprintf("move the file to %s%s/%s", prefix, top, name)}
	default:
		f.Kind = KindPage
	}
	for _, err := range []error{sitepath.CheckSlug(slug), sitepath.Check(f.ID)} {
		if err != nil {
			return diag.AsProblem(err, diag.FileName)
		}
	}
	return nil
}

func split(stem string) (folder, name string) {
	i := strings.LastIndexByte(stem, '/')
	return stem[:max(i, 0)], stem[i+1:]
}

var languageTag = regexp.MustCompile(`^(?i:[a-z]{2,3})(?:-[A-Za-z0-9]{2,8})*$`)

// cut splits "ga-73-180.ko" into the slug and the language. A suffix that looks like a
// language but is none of the site's is a mistake: the text would otherwise become an
// entry of its own.
func (l Languages) cut(name string) (slug, tag string, problem *diag.Problem) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || !languageTag.MatchString(name[i+1:]) {
		return name, "", nil
	}
	slug, tag = name[:i], name[i+1:]
	if tag == l.Tags[0] {
		return slug, tag, &diag.Problem{
			Code:    diag.InvalidLanguage,
			Message: fmt.Sprintf("%q is the site's default language, whose texts carry no language in their name", tag),
			Hint:    fmt.Sprintf("take the %q out of the file name", "."+tag),
		}
	}
	if l.Any || slices.Contains(l.Tags, tag) {
		return slug, tag, nil
	}
	hint := fmt.Sprintf("take the %q out of the file name", "."+tag)
	if canonical, _ := lang.Canonical(tag); canonical == tag {
		hint = fmt.Sprintf("add [languages.%s] to config.toml, or %s", tag, hint)
	} else if others := l.Tags[1:]; len(others) > 0 {
		hint = fmt.Sprintf("write a language of the site in its place (%s), or %s", strings.Join(others, ", "), hint)
	}
	return slug, tag, l.Unknown(tag, hint)
}
