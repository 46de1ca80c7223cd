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
// The files have what the pages of the same build show, in the same order. They have text
// without markup and not the text as it is written: in that stand notes to other editors
// and the names of files that are not published. The params of an entry are for templates
// and are left out, too.
//
// Entries are written one at a time, however many there are.
package entryjson

import (
	"fmt"
	"io"

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
	file := func(name, format, media string, streams bool, r output.Renderer) dataset.File {
		o := output.Output{Path: folder + name, Kind: kind, Streams: streams, Renderer: r}
		return dataset.File{Output: o, Format: format, Media: media, Message: "data.json"}
	}
	return []dataset.File{
		file("entries.json", "JSON", "application/json", true, record{s}),
		file("entries.jsonl", "JSON Lines", "application/jsonl", true, lines{s}),
		file(schemaName, "JSON Schema", "application/schema+json", false, schema{s}),
	}
}

// Outputs lists the files of single entries.
func Outputs(s *site.Site) []output.Output {
	all := make([]output.Output, 0, len(s.Entries))
	for _, e := range s.Entries {
		all = append(all, output.Output{Path: e.ID + ".json", From: e.File, Kind: kind, Renderer: single{s, e}})
	}
	return all
}

// lines is all entries, one on each line.
type lines struct{ site *site.Site }

// Render writes the lines.
func (l lines) Render(w io.Writer) error {
	err := writeEntries(w, l.site, "", "\n")
	if err == nil && len(l.site.Entries) > 0 {
		_, err = io.WriteString(w, "\n")
	}
	if err != nil {
		return fmt.Errorf("write entries.jsonl: %w", err)
	}
	return nil
}

// writeEntries writes the entries, with before in front of the first one and between in
// front of all others.
func writeEntries(to io.Writer, s *site.Site, before, between string) error {
	w := &writer{site: s}
	for _, e := range s.Entries {
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

// single is one entry.
type single struct {
	site  *site.Site
	entry *site.Entry
}

// Render writes the entry.
func (one single) Render(to io.Writer) error {
	w := &writer{site: one.site}
	entry.write(w, one.entry)
	err := w.err
	if err == nil {
		_, err = to.Write(append(w.out, '\n'))
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
