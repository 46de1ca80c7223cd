package rename

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/near"
	"annals/internal/sitepath"
)

func problem(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.FileName, Message: message, Hint: hint}
}

// names finds the text that is renamed, and checks its new name.
func (p *planner) names(from, to string) error {
	old := p.id(from)
	p.old = p.find(old)
	if p.old == nil {
		return p.unknown(old)
	}
	if strings.HasSuffix(to, "/") {
		return problem(fmt.Sprintf("%q names a folder", to), "give the new name of the text itself, such as "+path.Join(p.id(to), path.Base(old)))
	}
	id := p.id(to)
	if p.old.Kind == layout.KindEntry && !strings.Contains(id, "/") {
		id = path.Dir(old) + "/" + id // the name alone, in the same year
	}
	p.plan.Old, p.plan.New = old, id
	return p.checkName(id)
}

// id returns the id that a person names by a file, an address or the id itself.
func (p *planner) id(typed string) string {
	return layout.Named(typed, p.cfg.Tags()[1:], p.isText)
}

// find returns the original of an entry or a plain page, or nil.
func (p *planner) find(id string) *content.Document {
	for _, d := range p.record.Documents {
		if d.ID == id && d.Translation == nil && (d.Kind == layout.KindEntry || d.Kind == layout.KindPage) {
			return d
		}
	}
	return nil
}

func (p *planner) isText(id string) bool { return p.find(id) != nil }

func (p *planner) unknown(id string) error {
	if named, refused := layout.Parse(layout.Text(id).Original(), p.languages()); refused == nil && (named.Kind == layout.KindHome || named.Kind == layout.KindYear) {
		return problem(fmt.Sprintf("%s is the text of the home page or of a year, which has no other name", id), "name an entry or a page")
	}
	var ids []string
	for _, d := range p.record.Documents {
		if d.Translation == nil && (d.Kind == layout.KindEntry || d.Kind == layout.KindPage) {
			ids = append(ids, d.ID)
		}
	}
	for _, d := range p.found {
		if d.File == layout.Text(id).Original() && d.Severity == diag.Error {
			return problem(fmt.Sprintf("%s has errors, so it cannot be renamed yet", d.File), `see "annals check"`)
		}
	}
	return problem(fmt.Sprintf("there is no entry and no page %q", id), near.Hint(id, ids, "an id is the path inside content/ without .md, such as 2018/ga-73-180"))
}

func (p *planner) checkName(id string) error {
	file := layout.Text(id).Original()
	named, refused := layout.Parse(file, p.languages())
	switch {
	case refused != nil:
		return problem(fmt.Sprintf("%q cannot be the new name: %s", id, refused.Message), refused.Hint)
	case named.Kind == layout.KindHome || named.Kind == layout.KindYear:
		return problem(fmt.Sprintf("%q is the text of the home page or of a year", id), "give the name of an entry or a page")
	case named.Translation || named.ID != id:
		return problem(fmt.Sprintf("%q is the name of a translation", id), "name the original; its translations move with it")
	case id == p.plan.Old:
		return problem("both names are the same", "give another one as the second")
	case sitepath.Fold(id) == sitepath.Fold(p.plan.Old):
		return problem("the names differ only by case or spelling, and many disks cannot keep the new address and the old one apart",
			"choose a name that differs in more than that")
	case p.old.Kind == layout.KindEntry && named.Kind != layout.KindEntry:
		return problem("an entry stands in the folder of its year", p.yearHint(id))
	case p.old.Kind == layout.KindPage && named.Kind != layout.KindPage:
		return problem(fmt.Sprintf("%s is a page and no entry, so it cannot stand in the folder of a year", p.plan.Old), "give it a name outside of the years")
	}
	return p.checkYear(id)
}

func (p *planner) yearHint(id string) string {
	if p.old.Withdrawal != nil { // it has no date any more
		return "such as " + path.Join(path.Dir(p.plan.Old), path.Base(id))
	}
	year, ok := p.old.Entry.Date.Year()
	if !ok {
		return "write its date first"
	}
	return "such as " + string(layout.EntryOf(year, path.Base(id)))
}

func (p *planner) checkYear(id string) error {
	if p.old.Withdrawal != nil && path.Dir(id) != path.Dir(p.plan.Old) {
		return problem(fmt.Sprintf("%s was withdrawn, so it stays in its folder", p.plan.Old), p.yearHint(id))
	}
	if p.old.Entry == nil {
		return nil
	}
	year, ok := p.old.Entry.Date.Year()
	if !ok {
		return problem(p.old.File+" has no valid date, which decides in which folder it stands", "write its date first")
	}
	if want := layout.YearFolder(year); path.Dir(id) != want {
		return problem(fmt.Sprintf("the date of %s is %s, so it stands in the folder %s", p.plan.Old, p.old.Entry.Date.String(), want),
			fmt.Sprintf("name it %s, or fix the date first", p.yearHint(id)[len("such as "):]))
	}
	return nil
}

// checkFree reports a file that is where something is to be moved. One that has the new
// bytes already is what a renaming has left that was interrupted.
func (p *planner) checkFree() error {
	taken := map[string]string{}
	for _, file := range p.files {
		for name := file; name != "." && name != layout.Folder; name = path.Dir(name) {
			taken[sitepath.Fold(name)] = name
		}
	}
	var errs []error
	for _, m := range p.plan.Moves {
		if other, ok := taken[sitepath.Fold(m.To)]; ok && !(other == m.To && p.isDone(m)) {
			errs = append(errs, problem(fmt.Sprintf("%s exists already", other), "choose another name, or move that away first"))
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return errors.Join(errs...)
}

// isDone reports whether the new file of a move has the bytes that it is to have.
func (p *planner) isDone(m Move) bool {
	i := slices.IndexFunc(p.plan.Edits, func(e Edit) bool { return e.Path == m.From })
	if i < 0 {
		return false
	}
	now, err := p.dir.Read(m.To, content.MaxFile, &diag.List{})
	return err == nil && bytes.Equal(now, p.plan.Edits[i].after)
}
