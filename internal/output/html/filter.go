package html

import (
	"slices"
	"strconv"

	"annals/internal/output/html/view"
	"annals/internal/site"
)

// filter returns the filter for the entries of a page, or nil if there are fewer
// than two. That of the home page has no subjects: they are many, and the page of all of
// them, in the menu, says more.
func (b *builder) filter(entries []*site.Entry, inPlace bool) *view.FilterView {
	if len(entries) < 2 {
		return nil
	}
	counts := map[*site.Term]int{}
	for _, e := range entries {
		for t := range e.Terms {
			counts[t]++
		}
	}
	v := &view.FilterView{InPlace: inPlace}
	for _, vocabulary := range b.site.Vocabularies() {
		b.addFilterGroup(v, vocabulary.Name, vocabulary.Terms, counts)
	}
	if b.of.Kind != site.KindHome {
		b.addFilterGroup(v, "subjects", subjectTerms(b.site), counts)
	}
	return v
}

// addFilterGroup adds those of terms that counts has.
func (b *builder) addFilterGroup(v *view.FilterView, kind string, terms []*site.Term, counts map[*site.Term]int) {
	g := view.FilterGroup{Kind: kind, Name: b.locale.T("nav." + messageName(kind))}
	for _, t := range terms {
		if n := counts[t]; n > 0 {
			g.Values = append(g.Values, view.FilterValue{Link: *b.termLink(t), Term: b.numbers[t], Count: n})
		}
	}
	if len(g.Values) > 0 {
		v.Groups = append(v.Groups, g)
	}
}

func subjectTerms(s *site.Site) []*site.Term {
	terms := make([]*site.Term, len(s.Subjects))
	for i, subject := range s.Subjects {
		terms[i] = &subject.Term
	}
	return terms
}

// numberTerms numbers all terms, from 0. Cards name their terms by these numbers: in
// words they are a twentieth of what the home page weighs, compressed.
func numberTerms(s *site.Site) map[*site.Term]int {
	numbers := map[*site.Term]int{}
	add := func(terms []*site.Term) {
		for _, t := range terms {
			numbers[t] = len(numbers)
		}
	}
	for _, vocabulary := range s.Vocabularies() {
		add(vocabulary.Terms)
	}
	add(subjectTerms(s))
	return numbers
}

// termsOf lists the numbers of an entry's terms in their order: "3 14 15".
func (ed *edition) termsOf(e *site.Entry) string {
	var numbers [32]int
	all := numbers[:0]
	for t := range e.Terms {
		all = append(all, ed.numbers[t])
	}
	slices.Sort(all)
	var buf [96]byte
	list := buf[:0]
	for i, n := range all {
		if i > 0 {
			list = append(list, ' ')
		}
		list = strconv.AppendInt(list, int64(n), 10)
	}
	return string(list)
}
