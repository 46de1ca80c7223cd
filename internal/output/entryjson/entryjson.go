// Package entryjson is the format of the record as JSON:
//
//	data/entries.json         the whole: the site, the day of its state, the withdrawn entries, all entries
//	data/entries.jsonl        the entries alone, one on each line
//	data/entries.schema.json  the JSON Schema (draft 7) of both
//	2018/ga-73-180.json       one entry, beside its page
//
// An entry is the same object, byte for byte, in all of them. Its keys are those of the
// front matter, so the guide's tables explain it; dates have the first and the last day
// that they allow besides, and what differs by language is an object with a member for
// each. What is not known is absent: it is never null, 0 or empty.
//
// The files have what the pages of the same build show, in the same order. The text is
// there without markup, and as Markdown that is made from what readers see and not from
// what is written: in that stand notes to other editors and the names of files that are
// not published. The params of an entry are for templates and are left out.
//
// Entries are written one at a time, however many there are.
package entryjson

import (
	"fmt"
	"io"
	"sync"

	"annals/internal/jsonobject"
	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/site"
)

const (
	folder = "data/"
	kind   = "entry data"
)

// Files lists the files of the whole record, if it has an entry or had one.
func Files(s *site.Site) []dataset.File {
	if len(s.Entries)+len(s.Withdrawn) == 0 {
		return nil
	}
	f := &format{site: s}
	file := func(name, format, media string, streams bool, r output.Renderer) dataset.File {
		o := output.Output{Path: folder + name, Kind: kind, Streams: streams, Renderer: r}
		return dataset.File{Output: o, Format: format, Media: media, Message: "data.json"}
	}
	return []dataset.File{
		file("entries.json", "JSON", "application/json", true, record{f}),
		file("entries.jsonl", "JSON Lines", "application/jsonl", true, lines{f}),
		file(schemaName, "JSON Schema", "application/schema+json", false, schema{s}),
	}
}

// Outputs lists the files of single entries.
func Outputs(s *site.Site) []output.Output {
	f := &format{site: s}
	all := make([]output.Output, 0, len(s.Entries))
	for _, e := range s.Entries {
		all = append(all, output.Output{Path: e.ID + ".json", From: e.File, Kind: kind, Renderer: single{f, e}})
	}
	return all
}

// format is what the files have in common.
type format struct {
	site    *site.Site
	writers sync.Pool // of *writer
}

// writer returns a writer, which is to be put back.
func (f *format) writer() *writer {
	w, ok := f.writers.Get().(*writer)
	if !ok {
		return &writer{site: f.site}
	}
	w.out, w.err = w.out[:0], nil
	return w
}

// writeEntries writes the entries, with before in front of the first one and between in
// front of all others.
func (f *format) writeEntries(to io.Writer, before, between string) error {
	w := f.writer()
	defer f.writers.Put(w)
	for _, e := range f.site.Entries {
		w.out = append(w.out[:0], before...)
		if entry.write(w, e); w.err != nil {
			return w.err
		}
		if _, err := to.Write(w.out); err != nil {
			return err
		}
		before = between
	}
	return nil
}

// lines is all entries, one on each line.
type lines struct{ *format }

// Render writes the lines.
func (l lines) Render(w io.Writer) error {
	err := l.writeEntries(w, "", "\n")
	if err == nil && len(l.site.Entries) > 0 {
		_, err = io.WriteString(w, "\n")
	}
	if err != nil {
		return fmt.Errorf("write entries.jsonl: %w", err)
	}
	return nil
}

// single is one entry.
type single struct {
	*format
	entry *site.Entry
}

// Render writes the entry.
func (one single) Render(to io.Writer) error {
	w := one.writer()
	defer one.writers.Put(w)
	entry.write(w, one.entry)
	w.out = append(w.out, '\n')
	err := w.err
	if err == nil {
		_, err = to.Write(w.out)
	}
	if err != nil {
		return fmt.Errorf("write %s.json: %w", one.entry.ID, err)
	}
	return nil
}

// schema is the schema of the files.
type schema struct{ site *site.Site }

// Render writes the schema.
func (s schema) Render(w io.Writer) error {
	text, err := jsonobject.MarshalIndent(schemaOf(s.site))
	if err == nil {
		_, err = w.Write(text)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", schemaName, err)
	}
	return nil
}
