package site

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/near"
	"annals/internal/sitepath"
)

// maxSuggestions is the number of problems for which similar names are looked up. A
// renamed folder breaks thousands of references at once; comparing each with all names
// would take quadratic time.
const maxSuggestions = 50

// suggester finds the name that was probably intended in place of one that does not
// exist. It indexes the names on the first lookup.
type suggester struct {
	remaining int // hints that may still be looked for
	documents documents
	files     []string // below static/
	evidence  []*content.EvidenceFile

	indexes [3]nameIndex      // by entryFiles, staticFiles or allFiles; empty before the first lookup
	renamed map[string]string // files by the names that they once had, as aliases tell
}

// The sets of files that are searched.
const (
	entryFiles = iota // content/2018/ga-73-180.md, originals only
	staticFiles
	allFiles // every text and every file of static/
)

func (s *suggester) buildIndexes() {
	for i := range s.indexes {
		s.indexes[i] = newNameIndex()
	}
	s.renamed = map[string]string{}
	for _, d := range s.documents {
		s.indexes[allFiles].add(d.File)
		if d.Entry != nil {
			s.indexes[entryFiles].add(d.File)
		}
	}
	s.documents.eachAlias(func(c claim) {
		old := strings.TrimSuffix(strings.TrimSuffix(c.address, ".html"), "/"+sitepath.IndexPage)
		s.renamed[entryFile(old)] = c.document.File
	})
	for _, name := range slices.Sorted(slices.Values(s.files)) {
		s.indexes[allFiles].add(staticFolder + name)
		s.indexes[staticFiles].add(staticFolder + name)
	}
	for _, f := range s.evidence {
		s.indexes[allFiles].add(f.Path)
		s.indexes[staticFiles].add(f.Path)
	}
}

// entry returns a hint for an id without an entry.
func (s *suggester) entry(id string) string {
	if similar := s.find(entryFiles, entryFile(id)); similar != "" {
		text, _ := layout.Cut(similar)
		return fmt.Sprintf("did you mean %q?", text)
	}
	return `an id is the year and the file's name without .md, such as "2018/ga-73-180"`
}

// link returns a hint for a link, in the file from, to a file that does not exist.
func (s *suggester) link(file, from string) string {
	if similar := s.find(allFiles, file); similar != "" {
		return fmt.Sprintf("did you mean %s?", RelativeLink(from, similar))
	}
	return "name it from here, such as " + RelativeLink(from, layout.EntryOf(2014, "coi-report").Original())
}

// text returns a hint for a text that does not exist and that config.toml names.
func (s *suggester) text(file string) string {
	if similar := s.find(allFiles, file); strings.HasPrefix(similar, layout.Folder+"/") {
		return fmt.Sprintf("did you mean %q?", strings.TrimPrefix(similar, layout.Folder+"/"))
	}
	return "write the text first, or fix the name"
}

// picture returns a hint for an image that does not exist in static/.
func (s *suggester) picture(file, from string) string {
	if similar := s.find(staticFiles, file); similar != "" {
		return fmt.Sprintf("did you mean %s?", RelativeLink(from, similar))
	}
	return "pictures lie in static/ and are named from here as " + sitepath.Root(from) + "static/…"
}

// anchor returns a hint for a fragment without a heading.
func (s *suggester) anchor(fragment string, in *Text) string {
	if !in.Body.HasHeadings() {
		return "the text has no headings to link to"
	}
	const fallback = "link to one of its headings, in lower case with hyphens"
	if s.remaining <= 0 {
		return fallback
	}
	s.remaining--
	ids := in.Body.Anchors()
	if similar := near.Word(fragment, ids); similar != "" {
		return fmt.Sprintf("did you mean #%s?", similar)
	}
	if len(ids) > 12 {
		return fallback
	}
	return "its headings are: " + strings.Join(ids, ", ")
}

func (s *suggester) find(kind int, file string) string {
	if s.remaining <= 0 {
		return ""
	}
	s.remaining--
	if s.indexes[kind].files == nil {
		s.buildIndexes()
	}
	if to := s.renamed[file]; to != "" && kind != staticFiles {
		return to
	}
	return s.indexes[kind].find(file)
}

// nameIndex finds files by folder and by name without .md.
type nameIndex struct {
	folders map[string][]string  // by name
	names   map[string][]string  // by folder
	files   map[[2]string]string // by folder and name
}

func newNameIndex() nameIndex {
	return nameIndex{folders: map[string][]string{}, names: map[string][]string{}, files: map[[2]string]string{}}
}

func splitName(file string) (folder, name string) {
	return path.Dir(file), strings.TrimSuffix(path.Base(file), layout.Extension)
}

func (n nameIndex) add(file string) {
	folder, name := splitName(file)
	n.folders[name] = append(n.folders[name], folder)
	n.names[folder] = append(n.names[folder], name)
	n.files[[2]string{folder, name}] = file
}

// find returns the only file of that name in another folder, else one with a similar
// name in that folder, else one of that name in a folder with a similar name, else one with
// a similar name anywhere, else the one with score of the words of the name; or "".
func (n nameIndex) find(file string) string {
	folder, name := splitName(file)
	if same := n.folders[name]; len(same) == 1 {
		return n.files[[2]string{same[0], name}]
	}
	if similar := near.Word(name, n.names[folder]); similar != "" {
		return n.files[[2]string{folder, similar}]
	}
	if found := n.files[[2]string{near.Word(folder, n.folders[name]), name}]; found != "" {
		return found
	}
	all := slices.Sorted(maps.Keys(n.folders))
	if similar := near.Word(name, all); similar != "" && len(n.folders[similar]) == 1 {
		return n.files[[2]string{n.folders[similar][0], similar}]
	}
	if similar := sameWords(name, all); similar != "" && len(n.folders[similar]) == 1 {
		return n.files[[2]string{n.folders[similar][0], similar}]
	}
	return ""
}

// sameWords returns the only name that has the most words of another: at least two, and
// half of all words of both.
func sameWords(name string, all []string) string {
	words := strings.FieldsFunc(name, isWordEnd)
	best, score, isOnly := "", 1, true
	for _, other := range all {
		theirs := strings.FieldsFunc(other, isWordEnd)
		shared := 0
		for _, w := range words {
			if slices.Contains(theirs, w) {
				shared++
			}
		}
		switch {
		case 2*shared < max(len(words), len(theirs)) || shared < score || shared < 2:
		case shared == score:
			isOnly = false
		default:
			best, score, isOnly = other, shared, true
		}
	}
	if !isOnly {
		return ""
	}
	return best
}

func isWordEnd(r rune) bool { return r == '-' || r == '_' || r == '.' }

// RelativeLink returns the link to a file in the Markdown of the file from. Non-ASCII
// letters are not percent-encoded unless Markdown needs it.
func RelativeLink(from, file string) string { return plainLink(sitepath.Rel(from, file)) }

// RootedLink returns the link to a file below content/ that is the same in every file.
func RootedLink(file string) string {
	name, _ := layout.CutFolder(file)
	return "/" + plainLink(sitepath.Escape(name))
}

// plainLink decodes an address where Markdown does not need the encoding.
func plainLink(address string) string {
	if plain, err := url.PathUnescape(address); err == nil && !strings.ContainsAny(plain, " ()") {
		return plain
	}
	return address
}
