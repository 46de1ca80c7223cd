package content

import (
	"path"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/layout"
)

// entryKeys are the keys by which an entry is told from a plain page, besides its date.
var entryKeys = []string{
	"type", "body", "symbol", "topics", "actors", "sources", "vote", "stages", "follows", "milestone", "added", "cosponsors",
	"corrections", "publish_after", "time", "places", "series", "provisions", "withdrawn",
}

// misplaced reports an entry that stands outside the folders of years, where it is taken
// for a plain page: one diagnostic for its place, and those of an entry. It returns the
// path that the file should have, "" if d is what it seems.
func (l *Loader) misplaced(d *Document, front []byte) (string, diag.List) {
	if d.Kind != layout.KindPage || d.Page == nil || !d.Keys.Has("date") || !slices.ContainsFunc(entryKeys, d.Keys.Has) {
		return "", nil
	}
	entry := &Document{File: d.File, ID: d.ID, Lang: d.Lang, Kind: layout.KindEntry, Entry: &Entry{}}
	var problems diag.List
	entry.Keys, problems = l.entries.Decode(d.File, firstFact, front, entry.Entry)
	intended := layout.EntryOf(2018, path.Base(d.ID)).Original()
	hint := "move it to the folder of its year, such as " + intended
	if year, ok := entry.Entry.Date.Year(); ok {
		text := layout.EntryOf(year, path.Base(d.ID))
		entry.ID, intended = string(text), text.Original()
		hint = "move it to " + intended
	}
	problems = append(problems, l.check(entry, problems)...)
	problems.Error(d.Keys.Key("date"), diag.FilePosition, "this is an entry, and entries stand in the folder of their year", hint)
	return intended, problems
}
