package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// filter returns the filter for the entries of a page, or nil if there are fewer
// than two.
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
	b.addFilterGroup(v, "subjects", subjectTerms(b.site), counts)
	return v
}

// addFilterGroup adds those of terms that counts has.
func (b *builder) addFilterGroup(v *view.FilterView, kind string, terms []*site.Term, counts map[*site.Term]int) {
	g := view.FilterGroup{Kind: kind, Name: b.locale.T("nav." + messageName(kind))}
	for _, t := range terms {
		if n := counts[t]; n > 0 {
			g.Values = append(g.Values, view.FilterValue{Link: *b.termLink(t), Term: termKey(t), Count: n})
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

// termKey returns a key that is unique over all vocabularies: "topics/food".
func termKey(t *site.Term) string { return string(appendTermKey(nil, t)) }

func appendTermKey(dst []byte, t *site.Term) []byte {
	return append(append(append(dst, t.Vocabulary...), '/'), t.ID...)
}

func termKeys(e *site.Entry) string {
	var buf [256]byte
	keys := buf[:0]
	for t := range e.Terms {
		if len(keys) > 0 {
			keys = append(keys, ' ')
		}
		keys = appendTermKey(keys, t)
	}
	return string(keys)
}
