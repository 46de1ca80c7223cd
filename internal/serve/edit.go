package serve

import (
	"bytes"
	"path"
	"strings"

	"annals/internal/pipeline"
)

// settings is the source of pages that are made from no content file.
const settings = "config.toml"

// edit is a source file of a page.
type edit struct {
	Label string `json:"label"`
	File  string `json:"file"`
	Path  string `json:"path,omitempty"` // on this machine, to be copied
	URL   string `json:"url,omitempty"`  // opens the file in an editor; "" without an editor
	Open  bool   `json:"open,omitempty"` // openPath opens it
}

// edits lists the source files of the page at an address, or none if there is no
// page.
func (s *Server) edits(st *state, address string) []edit {
	if before, ok := strings.CutPrefix(address, strings.TrimSuffix(lastPath, "/")); ok {
		address = before
	}
	site := st.site
	if st.isBroken() {
		site = st.last
	}
	if site == nil {
		return nil
	}
	file, found := find(site, address)
	if !found {
		return nil
	}
	sources := site.Sources(file)
	if len(sources) == 0 {
		sources = []string{settings}
	}
	var all []edit
	for i, source := range sources {
		line := 1
		if source == settings {
			line = termLine(site, file)
		}
		all = append(all, edit{
			Label: s.o.Words.Text(label(source, i, sources)), File: source, Path: s.o.copyPath(source),
			URL: string(s.o.link(source, line, 1)), Open: s.opener.opens(source),
		})
	}
	return all
}

// label names the i-th source of a page: its text, after a translation the
// original, then the votes of states.
func label(file string, i int, sources []string) string {
	isVotes := func(file string) bool { return path.Ext(file) == ".csv" }
	isTranslated := len(sources) > 1 && !isVotes(sources[1])
	switch {
	case isVotes(file):
		return "Votes"
	case file == settings:
		return "Settings"
	case !isTranslated:
		return "Edit"
	case i == 0:
		return "Edit translation"
	}
	return "Edit original"
}

// termLine returns the line of config.toml on which the term of a page is
// defined, or 1: "topics/food.html" and "ko/topics/food.html" belong to
// [topics.food].
func termLine(site *pipeline.Snapshot, file string) int {
	parts := strings.Split(strings.TrimSuffix(file, ".html"), "/")
	text, err := site.SourceText(settings)
	if err != nil || len(parts) < 2 {
		return 1
	}
	table := []byte("[" + strings.Join(parts[len(parts)-2:], ".") + "]")
	line := 0
	for row := range bytes.Lines(text) {
		line++
		if bytes.HasPrefix(bytes.TrimSpace(row), table) {
			return line
		}
	}
	return 1
}
