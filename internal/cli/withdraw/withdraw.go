// Package withdraw turns an entry into the page that says that it was withdrawn.
//
// Its input is a site folder and a Request; its output is a Plan: the new text of the
// entry, with the day, the reason and its aliases, and all other files of the entry,
// which go. Plan.Apply carries it out.
package withdraw

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// Request is what is to be withdrawn, and why. An entry that is withdrawn already keeps its
// day and its reason unless they are given.
type Request struct {
	Entry  string // as a person types it
	Day    edtf.Day
	Reason lang.Text
}

// Plan is a withdrawal that can be carried out.
type Plan struct {
	ID     string
	File   string   // of the entry, whose text is replaced
	Remove []string // the other files of the entry, and its folder, sorted
	Static []string // files of static/ to which only the entry leads; they stay
	Copies []string // files that have the name of a copy of one of them; they stay

	stored struct { // as the disk has the names
		file   string
		remove []string
	}
	text   []byte
	isPart func(file string) bool // is a file of the entry
}

// planner plans one withdrawal.
type planner struct {
	dir     *sitedir.Dir
	cfg     *config.Config
	request Request
	files   []string // below content/
	second  []string // the same, certainly second versions of others
	record  *content.Record
	entry   *content.Document
	plan    Plan
}

func problem(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.FileName, Message: message, Hint: hint}
}

// Make plans a withdrawal. A wish that cannot be fulfilled is a *diag.Problem.
func Make(ctx context.Context, dir *sitedir.Dir, cfg *config.Config, r Request) (*Plan, error) {
	p := &planner{dir: dir, cfg: cfg, request: r}
	if err := p.load(ctx); err != nil {
		return nil, err
	}
	if err := p.find(); err != nil {
		return nil, err
	}
	if err := p.write(); err != nil {
		return nil, err
	}
	p.parts()
	p.static()
	return &p.plan, nil
}

func (p *planner) load(ctx context.Context) error {
	var problems diag.List
	listed, err := p.dir.List(layout.Folder, &problems)
	if err != nil {
		return err
	}
	for _, f := range listed {
		p.files = append(p.files, f.Path)
	}
	for _, d := range problems {
		if d.Code == diag.ConflictCopy {
			p.second = append(p.second, d.File)
		}
	}
	folder, err := content.NewLoader(p.cfg).Load(ctx, p.dir, 0)
	if err != nil {
		return err
	}
	p.record, _ = folder.Record()
	return nil
}

// original returns the original of a text, or nil.
func (p *planner) original(id string) *content.Document {
	i := slices.IndexFunc(p.record.Documents, func(d *content.Document) bool { return d.ID == id && d.Translation == nil })
	if i < 0 {
		return nil
	}
	return p.record.Documents[i]
}

func (p *planner) isText(id string) bool { return p.original(id) != nil }

// find finds the entry, and refuses what cannot be withdrawn.
func (p *planner) find() error {
	p.plan.ID = layout.Named(p.request.Entry, p.cfg.Tags()[1:], p.isText)
	p.plan.File = layout.Text(p.plan.ID).Original()
	p.entry = p.original(p.plan.ID)
	switch d := p.entry; {
	case d == nil && slices.Contains(p.files, p.plan.File):
		return problem(fmt.Sprintf("%s has errors, so its aliases are not known", p.plan.File), `see "annals check"`)
	case d == nil:
		return problem(fmt.Sprintf("there is no entry %q", p.plan.ID), near.Hint(p.plan.ID, p.ids(), "an id is the path inside content/ without .md, such as 2018/ga-73-180"))
	case d.Kind != layout.KindEntry:
		return problem(fmt.Sprintf("%s is a page and no entry", p.plan.ID), "delete its files; an alias of another page can take its address")
	case d.Entry != nil && (d.Entry.Draft || !d.Entry.PublishAfter.IsZero()):
		return problem(fmt.Sprintf("%s is a draft or is kept back, so nothing of it is published", p.plan.ID),
			"delete its files; if it was published once, take the line draft or publish_after out first")
	}
	return nil
}

func (p *planner) ids() (ids []string) {
	for _, d := range p.record.Documents {
		if d.Entry != nil || d.Withdrawal != nil {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// write writes the new text of the entry.
func (p *planner) write() error {
	day, reason := p.request.Day, p.request.Reason
	if w := p.entry.Withdrawal; w != nil {
		if day == (edtf.Day{}) || reason.IsZero() {
			day = w.Date.Day
		}
		if reason.IsZero() {
			reason = w.Reason
		}
	}
	if reason.IsZero() {
		return problem("a withdrawal needs a reason, which readers see", fmt.Sprintf(`annals withdraw %s --reason "Why it was withdrawn"`, p.plan.ID))
	}
	var b strings.Builder
	b.WriteString("+++\n")
	if aliases := p.entry.Aliases(); len(aliases) > 0 {
		fmt.Fprintf(&b, "aliases = %s\n", stricttoml.QuoteList(aliases))
	}
	fmt.Fprintf(&b, "[withdrawn]\ndate = %s\nreason = %s\n+++\n", day, tomlOf(reason))
	p.plan.text = []byte(b.String())
	return nil
}

func tomlOf(text lang.Text) string {
	tags, words := text.Languages(), text.Strings()
	if len(tags) == 0 {
		return stricttoml.Quote(strings.Join(words, ""))
	}
	all := make([]string, len(tags))
	for i, tag := range tags {
		all[i] = stricttoml.Join("", tag) + " = " + stricttoml.Quote(words[i])
	}
	return "{ " + strings.Join(all, ", ") + " }"
}

// parts lists the other files of the entry: translations, votes, second versions that
// programs left of these, and the folder of its name with all that is in it.
func (p *planner) parts() {
	folder := strings.TrimSuffix(p.plan.File, layout.Extension)
	hasFolder := false
	for _, file := range p.files {
		switch {
		case strings.HasPrefix(file, folder+"/"):
			hasFolder = true
		case file != p.plan.File && p.isPart(file):
			p.plan.Remove = append(p.plan.Remove, file)
		case p.isPart(copyOf(file)) && slices.Contains(p.files, copyOf(file)):
			p.plan.Copies = append(p.plan.Copies, file)
		}
	}
	for _, file := range p.second {
		if p.isPart(copyOf(file)) {
			p.plan.Remove = append(p.plan.Remove, file)
		}
	}
	if hasFolder {
		p.plan.Remove = append(p.plan.Remove, folder)
	}
	slices.Sort(p.plan.Remove)
	p.plan.stored.file = p.dir.Stored(p.plan.File)
	p.plan.isPart = p.isPart
	for _, file := range p.plan.Remove {
		p.plan.stored.remove = append(p.plan.stored.remove, p.dir.Stored(file))
	}
}

// isPart reports whether a file of content/ is the entry, a translation of it, or of votes.
func (p *planner) isPart(file string) bool {
	return layout.Languages{Tags: p.cfg.Tags()}.IsPart(file, p.plan.ID, p.isText)
}

// copyOf returns the file of which a file has the name of a copy, or "".
func copyOf(file string) string {
	original, _ := sitepath.CopyOf(path.Base(file))
	if original == "" {
		return ""
	}
	return path.Join(path.Dir(file), original)
}

// static lists the files of static/ to which the texts of the entry lead, and no other.
func (p *planner) static() {
	own, others := map[string]bool{}, map[string]bool{}
	for _, d := range p.record.Documents {
		leads := others
		if d.ID == p.plan.ID && d.Kind == layout.KindEntry {
			leads = own
		}
		for _, l := range d.Body.Links {
			if file, refused := site.LinkedFile(d.File, l.Target); refused == nil {
				leads[staticFile(file, l.Target)] = true
			}
		}
		if d.Entry == nil {
			continue
		}
		for _, m := range d.Entry.Media {
			for _, name := range []string{m.File, m.Captions} {
				leads[path.Join("static", sitepath.Normal(name))] = true
			}
		}
	}
	for file := range own {
		if file != "" && !others[file] && p.isStatic(file) {
			p.plan.Static = append(p.plan.Static, file)
		}
	}
	slices.Sort(p.plan.Static)
}

// staticFile returns the file of static/ that a link may name, "" for none.
func staticFile(file, link string) string {
	if name, inside := layout.CutFolder(file); inside {
		if !strings.HasPrefix(link, "/") {
			return ""
		}
		return path.Join("static", name)
	}
	return file
}

func (p *planner) isStatic(file string) bool {
	listed, err := p.dir.Below(file, &diag.List{})
	return err == nil && len(listed) == 1 && listed[0].Path == file
}
