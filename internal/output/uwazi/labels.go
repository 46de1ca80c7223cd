package uwazi

import (
	"slices"
	"strings"

	"annals/internal/output/cell"
	"annals/internal/site"
)

// bars replaces the signs by which Uwazi parts labels, and groups of them.
var bars = strings.NewReplacer("|", "¦", "::", ": :")

// label returns the label of a term in the first language of the table.
func (t table) label(term *site.Term) string { return t.site.Config.Label(term.Term, t.tags[0]) }

// labels returns the labels of terms as one cell.
func (t table) labels(terms ...*site.Term) string {
	var all []string
	for _, term := range terms {
		if term != nil {
			all = append(all, bars.Replace(t.label(term)))
		}
	}
	return cell.Text(strings.Join(all, "|"))
}

// terms are all whose labels are cells of an entry.
func terms(e *site.Entry) []*site.Term {
	all := slices.Concat([]*site.Term{e.Type, e.Organ}, e.Topics, e.Actors, e.Places)
	return slices.DeleteFunc(all, func(t *site.Term) bool { return t == nil })
}

// hasBars reports whether a label of an entry is not as it was.
func (t table) hasBars(e *site.Entry) bool {
	return slices.ContainsFunc(terms(e), func(term *site.Term) bool { return bars.Replace(t.label(term)) != t.label(term) })
}

// hasFormula reports whether a cell of an entry is not as it was.
func (t table) hasFormula(e *site.Entry) bool {
	all := []string{symbols(e), t.sources(e)}
	for _, term := range terms(e) {
		all = append(all, t.label(term))
	}
	for _, tag := range t.tags {
		if e.Has(tag) || len(t.tags) == 1 {
			all = append(all, e.In(tag).Title, e.In(tag).Summary)
		}
	}
	return slices.ContainsFunc(all, func(text string) bool { return cell.Text(text) != text })
}

// sources returns the sources of an entry, one on each line.
func (t table) sources(e *site.Entry) string {
	var all []string
	for i := range e.Sources {
		line := strings.Join(strings.Fields(e.Sources[i].Title), " ")
		if address := t.site.SourceURL(&e.Sources[i]); address != "" {
			line += " " + address
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

func symbols(e *site.Entry) string {
	all := make([]string, len(e.Symbols))
	for i, s := range e.Symbols {
		all[i] = s.String()
	}
	return strings.Join(all, " ")
}
