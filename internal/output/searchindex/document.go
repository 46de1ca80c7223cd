package searchindex

import (
	"path"
	"strconv"
	"strings"

	"annals/internal/permalink"
	"annals/internal/search"
	"annals/internal/site"
)

const (
	pieceSize = 24 << 10 // of terms, about
	maxPieces = 1500     // each costs some bytes of the root

	// longText is how much of a body the passages are taken from: a document of
	// hundreds of pages must not weigh down its neighbours. All of it is indexed.
	longText = 24 << 10
)

// inPairs are the languages that are indexed by pairs of letters, which fill an
// index more than words do.
var inPairs = map[string]bool{"ko": true, "zh": true, "ja": true, "th": true, "lo": true, "km": true, "my": true}

// measure foresees how large the index will be.
func (f *format) measure() {
	bodies, terms := 0, 0
	for i := range f.count() {
		t := f.texts(i).In(f.lang)
		size := t.Body.Size()
		bodies += size
		base, _, _ := strings.Cut(t.Lang, "-")
		if inPairs[base] {
			terms += 150 + size/3
		} else {
			terms += 100 + size/12
		}
	}
	f.average = float64(bodies) / float64(max(f.count(), 1))
	f.pieces = min(max((terms+pieceSize-1)/pieceSize, 1), maxPieces)
}

// entry returns the entry with a number; nil when it is that of a page.
func (f *format) entry(i int) *site.Entry {
	if i < len(f.entries) {
		return f.entries[i]
	}
	return nil
}

func (f *format) texts(i int) *site.Texts {
	if e := f.entry(i); e != nil {
		return &e.Texts
	}
	return &f.pages[i-len(f.entries)].Texts
}

// document is what is searched.
func (f *format) document(i int) (search.Document, error) {
	t := f.texts(i).In(f.lang)
	body, err := t.Body.Text()
	if err != nil {
		return search.Document{}, err
	}
	d := search.Document{Length: t.Body.Size(), Filters: []string{"language:" + t.Lang}}
	d.Fields[search.Title] = []string{t.Title}
	d.Fields[search.Summary] = []string{t.Summary}
	d.Fields[search.Body] = []string{body}
	if e := f.entry(i); e != nil {
		f.describe(&d, e)
	}
	return d, nil
}

// describe adds what is known of an entry beside its text.
func (f *format) describe(d *search.Document, e *site.Entry) {
	d.Ahead = e.Milestone
	names := []string{path.Base(e.ID)}
	for _, s := range e.Symbols {
		names = append(names, s.String())
		d.Symbols = append(d.Symbols, search.Reference{Parts: s.Parts(), Standing: search.Own})
	}
	d.Fields[search.Name] = names
	d.Fields[search.Time] = []string{strconv.Itoa(e.Year.Number), f.locale.Date(e.Date)}
	terms := e.Terms()
	for _, t := range terms {
		d.Filters = append(d.Filters, t.Vocabulary+":"+t.ID)
	}
	d.Fields[search.Labels] = f.site.Labels(terms, f.lang)
	for _, s := range e.Stages {
		label, _ := s.Label.In(f.lang, f.site.Config.DefaultLanguage)
		d.Fields[search.Labels] = append(d.Fields[search.Labels], label)
		for _, s := range s.Symbols {
			d.Symbols = append(d.Symbols, search.Reference{Parts: s.Parts(), Standing: search.Stage})
		}
	}
	for _, s := range e.Sources {
		d.Fields[search.Sources] = append(d.Fields[search.Sources], s.Title, s.Publisher)
		if !s.Parsed.IsZero() {
			d.Symbols = append(d.Symbols, search.Reference{Parts: s.Parsed.Parts(), Standing: search.Mentioned})
		}
	}
}

// head is what a result says first: title, address from the language's top
// folder, date in words and for machines, type, organ, and the language where it
// is not the page's.
func (f *format) head(i int) ([7]string, error) {
	t := f.texts(i).In(f.lang)
	row := [7]string{0: t.Title}
	if t.Lang != f.lang {
		row[6] = t.Lang
	}
	e := f.entry(i)
	if e == nil {
		row[1] = permalink.Escape(f.pages[i-len(f.entries)].Address())
		return row, nil
	}
	row[1], row[2], row[3] = permalink.Escape(e.Address()), f.locale.Date(e.Date), e.Date.MachineValue()
	row[4] = f.site.Config.Label(e.Type.Term, f.lang)
	if e.Body != nil {
		row[5] = f.site.Config.Label(e.Body.Term, f.lang)
	}
	return row, nil
}

// text is the summary and the body.
func (f *format) text(i int) ([2]string, error) {
	t := f.texts(i).In(f.lang)
	body, err := t.Body.Text()
	if len(body) > longText {
		body = strings.ToValidUTF8(body[:longText], "")
	}
	return [2]string{t.Summary, body}, err
}
