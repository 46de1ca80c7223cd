package scaffold

import (
	"bytes"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
	"annals/internal/sitepath"
)

// NewPage returns the file of a new page: a draft. name may contain folders; an empty
// title is made from the name. The error is a *NameError.
func NewPage(name, title string) (File, error) {
	name = sitepath.Normal(strings.TrimSuffix(name, layout.Extension))
	if err := sitepath.Check(name); err != nil {
		return File{}, &NameError{name, err}
	}
	if err := CheckName(path.Base(name)); err != nil {
		return File{}, err
	}
	if name == notFoundPage {
		return File{}, reserved(name)
	}
	if title == "" {
		title = titleFromSlug(path.Base(name))
	}
	return fill("page.md.tmpl", layout.Text(name).Original(), map[string]string{"Title": title})
}

// NameError is the error of a name that cannot be that of a text.
type NameError struct {
	Name string
	Err  error // a *diag.Problem
}

func (e *NameError) Error() string { return e.Name + ": " + e.Err.Error() }
func (e *NameError) Unwrap() error { return e.Err }

// CheckName returns a *NameError unless slug can be the name of a text: it is valid,
// and not that of the page that Annals makes of a folder.
func CheckName(slug string) error {
	if err := sitepath.CheckSlug(slug); err != nil {
		return &NameError{slug, err}
	}
	if sitepath.Fold(slug) == sitepath.IndexPage {
		return reserved(slug)
	}
	return nil
}

func reserved(name string) error {
	return &NameError{name, &diag.Problem{Code: diag.ReservedAddress, Message: "Annals makes a page of that name", Hint: "choose another name"}}
}

// notFoundPage is the name of the page for addresses that do not exist.
const notFoundPage = "404"

// titleFromSlug turns "how-to-cite" into "How to cite".
func titleFromSlug(slug string) string {
	words := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_.", r) {
			return ' '
		}
		return r
	}, slug)
	for i := range words {
		if i > 0 {
			return strings.ToUpper(words[:i]) + words[i:]
		}
	}
	return strings.ToUpper(words)
}

// Translation holds the facts of a new translation.
type Translation struct {
	ID       string // of the original: "2018/ga-73-180", "about", "2018/_index"
	Lang     string
	Title    string // in the new language; may be empty
	Original []byte // the text of the original
}

// NewTranslation returns the file of a new translation, beside its original.
func NewTranslation(t Translation) (File, error) {
	title, summary := titleAndSummary(t.Original)
	return fill("translation.md.tmpl", layout.Text(t.ID).Translation(t.Lang), map[string]string{
		"Original": layout.Text(t.ID).Original(), "Lang": t.Lang, "Title": t.Title,
		"OriginalTitle": title, "OriginalSummary": summary,
	})
}

// titleAndSummary returns the title and the summary in the front matter of a
// text. Errors in it are ignored here: a build reports them.
func titleAndSummary(text []byte) (title, summary string) {
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(text, []byte("+++\n"))
	if !ok {
		return "", ""
	}
	front, _, _ := bytes.Cut(rest, []byte("\n+++"))
	var known struct {
		Title   string `toml:"title"`
		Summary string `toml:"summary"`
	}
	stricttoml.Decode("", 2, front, &known)
	return known.Title, known.Summary
}
