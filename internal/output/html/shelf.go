package html

import (
	"html/template"
	"strings"
	"sync"

	"annals/internal/site"
)

// cards gives pages the cards of entries in one language. A card stands on the
// page of its year or month and on those of its terms: it is rendered for the
// first of them and kept until the last has it. Since these pages are made in
// order of time, few cards are kept at once, however long the record.
type cards struct {
	format *format
	shelf  [3]shelf // by depth: the language's first page, the folders beside it, and those below them
}

// shelf holds cards as seen from the folder of its context.
type shelf struct {
	*Context
	mu   sync.Mutex
	due  []int32 // by the index of the entry: on how many more pages its card will stand
	made map[int]template.HTML
}

func newCards(f *format, c *Context) *cards {
	k := &cards{format: f}
	for depth := range k.shelf {
		s := &k.shelf[depth]
		s.Context = c.forPath(c.site.Path(c.Lang, strings.Repeat("folder/", depth)+"index.html")).withTermLinks()
		s.due, s.made = make([]int32, len(f.site.Entries)), map[int]template.HTML{}
	}
	return k
}

// expect tells that the page of an address will show the cards of entries. One
// that was not expected has them all the same.
func (k *cards) expect(address string, entries []*site.Entry) {
	s := &k.shelf[strings.Count(address, "/")]
	for _, e := range entries {
		s.due[e.Number]++
	}
}

// of returns the cards of entries for a page at root.
func (k *cards) of(root string, entries []*site.Entry) ([]template.HTML, error) {
	s := &k.shelf[strings.Count(root, "../")-strings.Count(k.shelf[0].Root, "../")]
	list := make([]template.HTML, 0, len(entries))
	for _, e := range entries {
		html := s.take(e.Number)
		if html == "" { // two pages at once may both make it, which does no harm
			var err error
			if html, err = k.format.card(s.Context, e); err != nil {
				return nil, err
			}
			s.keep(e.Number, html)
		}
		list = append(list, html)
	}
	return list, nil
}

// take returns the card of entry i for one page, "" where it is to be made.
func (s *shelf) take(i int) template.HTML {
	s.mu.Lock()
	defer s.mu.Unlock()
	html := s.made[i]
	if s.due[i]--; s.due[i] <= 0 {
		delete(s.made, i)
	}
	return html
}

// keep keeps a card while other pages will show it.
func (s *shelf) keep(i int, html template.HTML) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.due[i] > 0 {
		s.made[i] = html
	}
}
