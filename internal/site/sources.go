package site

import (
	"cmp"
	"slices"
	"strings"

	"annals/internal/load/content"
	"annals/internal/record/isbn"
)

// Publisher is a publisher with its sources in the record.
type Publisher struct {
	Name    string // that of the authors for sources without a publisher; "" without these, too
	Sources []*SourceUse
}

// SourceUse is a source with the entries that cite it.
type SourceUse struct {
	*Source
	Entries []*Entry
}

// Citation is one use of a source by an entry.
type Citation struct {
	Entry  *Entry
	Source *Source
	number int // of the source; see SourceKey
}

// citations collects the uses of sources, in the order of the entries.
func (r *resolver) citations() {
	n := 0
	for _, e := range r.site.Entries {
		n += len(e.Sources)
	}
	r.site.Citations = make([]Citation, 0, n)
	numbers := make(map[string]int, n)
	for _, e := range r.site.Entries {
		for i := range e.Sources {
			source := &e.Sources[i]
			key := r.site.SourceKey(source)
			number, known := numbers[key]
			if !known {
				number = len(numbers)
				numbers[key] = number
			}
			r.site.Citations = append(r.site.Citations, Citation{e, source, number})
		}
	}
	r.sources = len(numbers)
}

// FileOf returns the file of the site that is a source; nil if it has none.
func (s *Site) FileOf(source *Source) *File { return s.sourceFiles[source] }

// SourceURL returns the absolute URL of a source: at another site, else that of its file;
// "" if it has neither.
func (s *Site) SourceURL(source *Source) string {
	if address := source.Address(); address != "" {
		return address
	}
	if file := s.FileOf(source); file != nil {
		return s.URL(file.Address)
	}
	return ""
}

// SourceKey identifies a source among all of the record: by its address, else by the first
// of its other facts that says where it is.
func (s *Site) SourceKey(source *Source) string {
	switch file := s.sourceFiles[source]; {
	case source.URL != "":
		return source.URL
	case source.DOI != "":
		return "doi:" + strings.ToLower(source.DOI)
	case source.ISBN != "":
		return "isbn:" + isbn.Digits(source.ISBN)
	case file != nil:
		return "file:" + file.Address
	}
	return strings.Join(append(source.Location.Strings(), source.Title), "\x00")
}

// publisherOf returns under which name a source is listed.
func publisherOf(s *Source) string {
	if s.Publisher == "" && len(s.Author) > 0 {
		return strings.Join(s.Author, "; ")
	}
	return s.Publisher
}

// PublishersOf groups citations by source and publisher: publishers sorted by name, the
// unnamed one last, with their sources in the order of the citations.
func PublishersOf(citations []Citation) []*Publisher {
	var all []*Publisher
	byName := map[string]*Publisher{}
	uses := make(map[int]*SourceUse, len(citations))
	for _, c := range citations {
		if use := uses[c.number]; use != nil {
			if use.Entries[len(use.Entries)-1] != c.Entry {
				use.Entries = append(use.Entries, c.Entry)
			}
			continue
		}
		name := publisherOf(c.Source)
		p := byName[name]
		if p == nil {
			p = &Publisher{Name: name}
			byName[p.Name] = p
			all = append(all, p)
		}
		use := &SourceUse{Source: c.Source, Entries: []*Entry{c.Entry}}
		uses[c.number] = use
		p.Sources = append(p.Sources, use)
	}
	slices.SortFunc(all, func(a, b *Publisher) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(b.Name, a.Name)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return all
}

// corrections collects the corrections of all entries, newest first.
func (r *resolver) corrections() {
	for _, e := range r.site.Entries {
		r.site.Corrections = append(r.site.Corrections, e.Corrections...)
	}
	slices.SortStableFunc(r.site.Corrections, func(a, b Correction) int { return b.Date.Compare(a.Date) })
}

// warnDeadLinks reports external links that are known to be dead.
func (r *resolver) warnDeadLinks() {
	if !r.site.ExternalLinks.HasDead() {
		return
	}
	links := content.AllOutside(r.in.Config, r.in.Record)
	r.problems = append(r.problems, content.DeadLinks(links, r.site.ExternalLinks)...)
}
