package site

import (
	"iter"
	"slices"
)

// Kind is the kind of a page, and the name of its template.
type Kind string

// The kinds of pages.
const (
	KindHome        Kind = "home"
	KindYear        Kind = "year"
	KindEntry       Kind = "entry"
	KindWithdrawn   Kind = "withdrawn" // of a withdrawn entry
	KindPlain       Kind = "page"
	KindVocabulary  Kind = "vocabulary"
	KindTerm        Kind = "term"
	KindSubjects    Kind = "subjects"
	KindSubject     Kind = "subject"
	KindVotes       Kind = "votes"
	KindStates      Kind = "states"
	KindState       Kind = "state"
	KindSources     Kind = "sources"
	KindCorrections Kind = "corrections"
	KindNew         Kind = "new" // what is new
	KindSearch      Kind = "search"
	KindSafety      Kind = "safety"
	KindVerify      Kind = "verify" // checking a copy
	KindData        Kind = "data"
	KindNotFound    Kind = "404"
)

// Address returns the output file, language-neutral, of the page of a kind of which a
// site has one: home, subjects, votes, states, sources, corrections, new, search,
// safety, verify, data and 404.
// Periods of such a list have addresses of their own.
func (k Kind) Address() string {
	switch k {
	case KindHome:
		return "index.html"
	case KindNotFound, KindSafety, KindVerify:
		return string(k) + ".html"
	}
	return string(k) + "/index.html"
}

// EmbedFolder is the folder, in each language's, of the pages that other sites may show in
// a frame. It holds no other page: what a server may allow for it is wrong for all others.
const EmbedFolder = "embed"

// Page is a page of the finished site, which has it once in every language.
type Page struct {
	Kind    Kind
	Address string // output file, language-neutral
	File    string // the file of the site that it is made from; "" if made from many
	Draft   bool   // of a draft or an embargoed entry; only with Inputs.Drafts

	// Subject is what the page is about: *Entry, *Withdrawal, *Year, *PlainPage, *Vocabulary, *Term,
	// *Subject or *State, as Kind says; nil for a kind of which there is one page.
	Subject any

	// Period is the part of a long list that the page shows: *Period[*Entry] of the year,
	// the term or the subject that is its Subject; *Period[*Act] of the votes;
	// *Period[Citation] of the sources; *Period[Correction] of the corrections; *Period[Change] of
	// what is new. It is nil for the page of the whole list and for pages that are no lists.
	Period any

	texts *Texts // whose languages are those of the page; nil: it is in all languages
}

// Has reports whether the page is written in a language. Otherwise it shows the text of
// the original, as a fallback. Pages without any text of their own are in all languages.
func (p *Page) Has(tag string) bool {
	return p.texts == nil || p.texts.IsEmpty() || p.texts.Has(tag)
}

// Pages yields every page of the site: home, years, entries, withdrawn ones, plain pages,
// vocabularies with their terms, the subjects, the lists of the whole record, search, the pages on reading safely,
// on checking a copy and on data unless the site has its own, the 404 page; and last the periods of all lists. Redirects
// are no pages.
func (s *Site) Pages() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for _, part := range [...]func(pageFunc){s.documentPages, s.termPages, s.listPages, s.periodPages} {
			more := true
			part(func(p Page) { more = more && yield(p) })
			if !more {
				return
			}
		}
	}
}

// pageFunc receives a page.
type pageFunc func(Page)

// documentPages lists the pages of single documents. Those of home and years need none.
func (s *Site) documentPages(add pageFunc) {
	add(Page{Kind: KindHome, Address: s.Home.Address(), File: s.Home.file()})
	for _, y := range s.Years {
		add(Page{Kind: KindYear, Address: y.Address(), File: y.file(), Subject: y, texts: &y.Texts})
	}
	for _, e := range s.Entries {
		add(Page{Kind: KindEntry, Address: e.Address(), File: e.File, Draft: e.Draft || e.Embargoed, Subject: e, texts: &e.Texts})
	}
	for _, w := range s.Withdrawn {
		add(Page{Kind: KindWithdrawn, Address: w.Address(), File: w.File, Subject: w})
	}
	for _, p := range s.PlainPages {
		add(Page{Kind: KindPlain, Address: p.Address(), File: p.file(), Draft: p.Draft, Subject: p, texts: &p.Texts})
	}
}

// termFile is the file that terms are made from.
const termFile = "config.toml"

func (s *Site) termPages(add pageFunc) {
	for _, v := range s.Vocabularies() {
		add(Page{Kind: KindVocabulary, Address: v.Address(), File: termFile, Subject: v})
		for _, t := range v.Terms {
			add(Page{Kind: KindTerm, Address: t.Address(), File: termFile, Subject: t})
		}
	}
	if len(s.Subjects) > 0 {
		add(Page{Kind: KindSubjects, Address: KindSubjects.Address(), File: termFile})
	}
	for _, subject := range s.Subjects {
		add(Page{Kind: KindSubject, Address: subject.Address(), File: termFile, Subject: subject})
	}
}

// listPages lists the pages of which there is one.
func (s *Site) listPages(add pageFunc) {
	one := func(kind Kind) { add(Page{Kind: kind, Address: kind.Address()}) }
	if len(s.Votes) > 0 {
		one(KindVotes)
	}
	if len(s.States) > 0 {
		one(KindStates)
	}
	for _, state := range s.States {
		add(Page{Kind: KindState, Address: state.Address(), Subject: state})
	}
	one(KindSources)
	one(KindCorrections)
	if s.OwnPage(KindNew) == nil {
		one(KindNew)
	}
	one(KindSearch)
	if s.OwnPage(KindSafety) == nil {
		one(KindSafety)
	}
	if s.IsSigned() && s.OwnPage(KindVerify) == nil {
		one(KindVerify)
	}
	if s.HasData() && s.OwnPage(KindData) == nil {
		one(KindData)
	}
	one(KindNotFound)
}

// replaceable are the pages whose place a page of the site's own may take.
var replaceable = []Kind{KindSafety, KindVerify, KindData, KindNew}

// IsSigned reports whether the site names keys that sign it, and an address that signatures name.
func (s *Site) IsSigned() bool { return len(s.Config.Signing.Keys) > 0 && s.Config.BaseURL != "" }

// OwnPage returns the site's own page in place of a replaceable one; nil if there is none.
func (s *Site) OwnPage(k Kind) *PlainPage {
	i := slices.IndexFunc(s.PlainPages, func(p *PlainPage) bool { return p.Address() == k.Address() })
	if i < 0 {
		return nil
	}
	return s.PlainPages[i]
}

func (s *Site) periodPages(add pageFunc) {
	for _, y := range s.Years {
		addPeriods(add, Page{Kind: KindYear, Subject: y}, y.Months)
	}
	for _, v := range s.Vocabularies() {
		for _, t := range v.Terms {
			addPeriods(add, Page{Kind: KindTerm, File: termFile, Subject: t}, t.Periods)
		}
	}
	for _, subject := range s.Subjects {
		addPeriods(add, Page{Kind: KindSubject, File: termFile, Subject: subject}, subject.Periods)
	}
	addPeriods(add, Page{Kind: KindVotes}, s.VotePeriods)
	addPeriods(add, Page{Kind: KindSources}, s.CitationPeriods)
	addPeriods(add, Page{Kind: KindCorrections}, s.CorrectionPeriods)
	addPeriods(add, Page{Kind: KindNew}, s.ChangePeriods)
}

// addPeriods lists the periods of the list of a page.
func addPeriods[T any](add pageFunc, list Page, periods Periods[T]) {
	for p := range periods.All() {
		list.Address, list.Period = p.Address(), p
		add(list)
	}
}
