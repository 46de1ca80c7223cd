package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/internal/permalink"
	"annals/internal/stricttoml"
)

// maxNear bounds for how many mistakes a near name is looked for. A folder that
// was renamed breaks thousands of references at once; to compare each with all
// names would take time that grows with the square of the record.
const maxNear = 50

// nearby finds what was probably meant by a name that is not there. It learns
// the names with the first mistake.
type nearby struct {
	left      int
	documents documents
	files     []string // below static/

	known [3]namesakes // empty before the first mistake
}

// What a mistake is compared with.
const (
	ofEntries = iota // content/2018/ga-73-180.md, originals only
	ofStatic
	ofAll // every text and every file of static/
)

func (n *nearby) learn() {
	for i := range n.known {
		n.known[i] = newNamesakes()
	}
	for _, d := range n.documents {
		n.known[ofAll].add(d.File)
		if d.Entry != nil {
			n.known[ofEntries].add(d.File)
		}
	}
	for _, name := range slices.Sorted(slices.Values(n.files)) {
		n.known[ofAll].add("static/" + name)
		n.known[ofStatic].add("static/" + name)
	}
}

// entry hints at the id that was meant.
func (n *nearby) entry(id string) string {
	if near := n.find(ofEntries, entryFile(id)); near != "" {
		return fmt.Sprintf("did you mean %q?", strings.TrimSuffix(strings.TrimPrefix(near, "content/"), ".md"))
	}
	return `an id is the year and the file's name without .md, such as "2018/ga-73-180"`
}

// link hints at the file that was meant by a link in the file from.
func (n *nearby) link(file, from string) string {
	if near := n.find(ofAll, file); near != "" {
		return fmt.Sprintf("did you mean %s?", fromHere(from, near))
	}
	return "name it from here, such as " + fromHere(from, "content/2014/coi-report.md")
}

// picture hints at the file of static/ that was meant by an image.
func (n *nearby) picture(file, from string) string {
	if near := n.find(ofStatic, file); near != "" {
		return fmt.Sprintf("did you mean %s?", fromHere(from, near))
	}
	return "pictures lie in static/ and are named from here as " + permalink.Root(from) + "static/…"
}

// anchor hints at the heading that was meant.
func (n *nearby) anchor(fragment string, in *Text) string {
	if !in.Body.HasHeadings() {
		return "the text has no headings to link to"
	}
	const otherwise = "link to one of its headings, in lower case with hyphens"
	if n.left <= 0 {
		return otherwise
	}
	n.left--
	ids := in.Body.Anchors()
	if near := stricttoml.Suggest(fragment, ids); near != "" {
		return fmt.Sprintf("did you mean #%s?", near)
	}
	if len(ids) > 12 {
		return otherwise
	}
	return "its headings are: " + strings.Join(ids, ", ")
}

func (n *nearby) find(among int, file string) string {
	if n.left <= 0 {
		return ""
	}
	n.left--
	if n.known[among].files == nil {
		n.learn()
	}
	return n.known[among].near(file)
}

// namesakes knows files by their names without a folder and without .md.
type namesakes struct {
	folders map[string][]string  // by name
	names   map[string][]string  // by folder
	files   map[[2]string]string // by folder and name
}

func newNamesakes() namesakes {
	return namesakes{folders: map[string][]string{}, names: map[string][]string{}, files: map[[2]string]string{}}
}

func parts(file string) (folder, name string) {
	return path.Dir(file), strings.TrimSuffix(path.Base(file), ".md")
}

func (n namesakes) add(file string) {
	folder, name := parts(file)
	n.folders[name] = append(n.folders[name], folder)
	n.names[folder] = append(n.names[folder], name)
	n.files[[2]string{folder, name}] = file
}

// near returns the only file of that name elsewhere, or one of nearly that name
// in that folder, or one of that name in a folder of nearly that name; or "".
func (n namesakes) near(file string) string {
	folder, name := parts(file)
	if same := n.folders[name]; len(same) == 1 {
		return n.files[[2]string{same[0], name}]
	}
	if near := stricttoml.Suggest(name, n.names[folder]); near != "" {
		return n.files[[2]string{folder, near}]
	}
	return n.files[[2]string{stricttoml.Suggest(folder, n.folders[name]), name}]
}

// fromHere names a file as a link in the file from does. Letters of other
// scripts stay readable; what Markdown wants escaped is.
func fromHere(from, file string) string {
	address := permalink.Rel(from, file)
	if plain, err := url.PathUnescape(address); err == nil && !strings.ContainsAny(plain, " ()") {
		return plain
	}
	return address
}
