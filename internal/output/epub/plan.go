package epub

import (
	"path"
	"strconv"

	"annals/internal/site"
)

const (
	// fullPart is the estimated size at which a year goes on in another file. Reading
	// programs become slow, and some give up, with files of over 300 KB; an estimate is
	// never that far off.
	fullPart = 200_000

	votesPerPart = 400 // rows of tables in a file
)

// part is a file of the book with entries of one year.
type part struct {
	name    string // of the file, without its extension; also its id
	year    *site.Year
	isFirst bool // of the year
	entries []*site.Entry
}

// plan says which file each entry stands in: the same in every language, so that what a
// link leads to is known before anything is written.
type plan struct {
	parts   []part
	ofEntry []int // index in parts, by Entry.Number
	pages   map[string]target

	pictures map[string]*picture // that the book has, by their addresses in the site
}

// target is what stands at an address of the site.
type target struct {
	entry *site.Entry
	year  *site.Year
}

func newPlan(s *site.Site, pictures Pictures) *plan {
	p := &plan{ofEntry: make([]int, len(s.Entries)), pages: make(map[string]target, len(s.Tags())*(len(s.Entries)+len(s.Years)))}
	for _, y := range s.Years {
		p.addYear(s, y)
	}
	p.choosePictures(s, pictures)
	for _, tag := range s.Tags() {
		for _, e := range s.Entries {
			p.pages[s.Path(tag, e.Address())] = target{entry: e}
		}
		for _, y := range s.Years {
			p.pages[s.Path(tag, y.Address())] = target{year: y}
		}
	}
	return p
}

func (p *plan) addYear(s *site.Site, y *site.Year) {
	current := part{name: yearFile(y), year: y, isFirst: true}
	size, number := largestText(s, &y.Texts), 1
	for _, e := range y.Entries {
		n := estimate(s, e)
		if size += n; size > fullPart && len(current.entries) > 0 {
			p.parts = append(p.parts, current)
			number++
			current, size = part{name: yearFile(y) + "-" + strconv.Itoa(number), year: y}, n
		}
		current.entries = append(current.entries, e)
		p.ofEntry[e.Number] = len(p.parts)
	}
	p.parts = append(p.parts, current)
}

// yearFile returns the name of the first file of a year: "y2018", "y-0044".
func yearFile(y *site.Year) string { return "y" + y.ID }

// fileName returns the name of a file within the book.
func fileName(name string) string { return name + ".xhtml" }

// entryAnchor returns the id of an entry in its file.
func entryAnchor(e *site.Entry) string { return "e-" + idOf(path.Base(e.ID)) }

// entryLink returns the address of an entry within the book.
func (p *plan) entryLink(e *site.Entry) string {
	return fileName(p.parts[p.ofEntry[e.Number]].name) + "#" + entryAnchor(e)
}

// estimate returns about how many bytes an entry takes, rather too many than too few.
func estimate(s *site.Site, e *site.Entry) int {
	const (
		frame     = 2500
		each      = 700 // item with its markup and a text or two
		stateName = 60
	)
	size := frame + largestText(s, &e.Texts)
	items := len(e.Sources) + len(e.Provisions) + len(e.Stages)*2 + len(e.Media) + len(e.Corrections) + len(e.Follows) + len(e.FollowedBy) + len(e.Topics) + len(e.Actors)
	size += each*items + stateName*len(e.Cosponsors.States)
	for i := range e.Sources {
		size += 2*len(e.Sources[i].Title) + 2*len(e.Sources[i].URL)
	}
	for i := range e.Stages {
		size += voteSize(e.Stages[i].Vote, stateName)
	}
	return size + voteSize(e.Vote, stateName)
}

func voteSize(v *site.Vote, stateName int) int {
	if v == nil {
		return 0
	}
	return stateName * (len(v.Roll) + len(v.Dissociated))
}

// largestText returns about how many bytes the longest text in any language takes.
func largestText(s *site.Site, texts *site.Texts) int {
	largest := 0
	for _, tag := range s.Tags() {
		if t := texts.In(tag); t != nil {
			largest = max(largest, 3*t.Body.Size()/2+2*len(t.Title)+2*len(t.Summary))
		}
	}
	return largest
}
