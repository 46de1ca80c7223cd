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
// Entries are written one at a time, however many there are, and each is made once: what
// was made waits for the other files in a spill.Store.
package entryjson

import (
	"cmp"
	"fmt"
	"io"
	"sync"

	"annals/internal/jsonobject"
	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/spill"
)

const (
	folder = "data/"
	kind   = "entry data"
)

// Format is the record of a site as JSON.
type Format struct {
	site    *site.Site
	writers sync.Pool // of *writer
	store   spill.Store
	objects []entryObject // of the entries
}

// entryObject is the JSON of an entry, once a file needed it.
type entryObject struct {
	once sync.Once
	text spill.Text
	err  error
}

// New returns the format of s.
func New(s *site.Site) *Format {
	return &Format{site: s, objects: make([]entryObject, len(s.Entries))}
}

// Files lists the files of the whole record, if it has an entry or had one.
func (f *Format) Files() []dataset.File {
	if len(f.site.Entries)+len(f.site.Withdrawn) == 0 {
		return nil
	}
	file := func(name, format, media string, streams bool, r output.Renderer) dataset.File {
		o := output.Output{Path: folder + name, Kind: kind, Streams: streams, Renderer: r}
		return dataset.File{Output: o, Format: format, Media: media, Message: "data.json"}
	}
	return []dataset.File{
		file("entries.json", "JSON", "application/json", true, record{f}),
		file("entries.jsonl", "JSON Lines", "application/jsonl", true, lines{f}),
		file(schemaName, "JSON Schema", "application/schema+json", false, schema{f.site}),
	}
}

// Outputs lists the files of single entries.
func (f *Format) Outputs() []output.Output {
	all := make([]output.Output, len(f.site.Entries))
	for i, e := range f.site.Entries {
		all[i] = output.Output{Path: e.ID + ".json", From: e.File, Kind: kind, Renderer: single{f, i}}
	}
	return all
}

// writeEntry writes an entry and what stands around it.
func (f *Format) writeEntry(to io.Writer, before string, i int, after string) error {
	o := &f.objects[i]
	o.once.Do(func() {
		w, ok := f.writers.Get().(*writer)
		if !ok {
			w = &writer{site: f.site}
		}
		w.out, w.err = w.out[:0], nil
		entry.write(w, f.site.Entries[i])
		o.text, o.err = f.store.Put(w.out), w.err
		f.writers.Put(w)
	})
	if o.err != nil {
		return o.err
	}
	var err error
	write := func(data []byte) {
		_, errBefore := io.WriteString(to, before)
		_, errObject := to.Write(data)
		_, errAfter := io.WriteString(to, after)
		err = cmp.Or(errBefore, errObject, errAfter)
	}
	return cmp.Or(o.text.Read(write), err)
}

// lines is all entries, one on each line.
type lines struct{ *Format }

// Render writes the lines.
func (l lines) Render(w io.Writer) error {
	for i := range l.objects {
		if err := l.writeEntry(w, "", i, "\n"); err != nil {
			return fmt.Errorf("write entries.jsonl: %w", err)
		}
	}
	return nil
}

// single is one entry.
type single struct {
	*Format
	index int
}

// Render writes the entry.
func (one single) Render(w io.Writer) error {
	if err := one.writeEntry(w, "", one.index, "\n"); err != nil {
		return fmt.Errorf("write %s.json: %w", one.site.Entries[one.index].ID, err)
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
