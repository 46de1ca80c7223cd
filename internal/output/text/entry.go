package text

import (
	"annals/internal/output/wording"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

// entry prints an entry.
func (p *printer) entry(e *site.Entry) error {
	t := e.In(p.Lang)
	p.out = append(p.out, '\n')
	p.heading(t.Title, p.Direction(t.Lang), '-')
	p.notices(e, t)
	p.facts(e)
	if t.Summary != "" {
		p.space()
		p.paragraph(t.Summary, p.Direction(t.Lang))
	}
	p.space()
	if err := p.text(t); err != nil {
		return err
	}
	p.provisions(e)
	p.stages(e)
	p.evidence(e)
	if len(e.Sources) > 0 {
		p.section("nav.sources")
	}
	for i := range e.Sources {
		p.source(i+1, &e.Sources[i])
	}
	if len(e.Corrections) > 0 {
		p.section("entry.corrections")
	}
	for _, c := range e.Corrections {
		p.line(p.named(p.Locale.Day(c.Date), p.words(c.Text)))
	}
	return nil
}

// notices says what readers must know of the text of an entry.
func (p *printer) notices(e *site.Entry, t *site.Text) {
	l := p.Locale
	if original := e.Original(); t != original && original != nil && original.Title != t.Title {
		p.line(p.named(l.T("notice.original_title"), p.inLine(original.Title, original.Lang)))
	}
	for _, notice := range p.Notices(e, t) {
		p.line("[" + clean(notice) + "]")
		p.space()
	}
}

// facts prints what is known of an entry besides its text.
func (p *printer) facts(e *site.Entry) {
	l := p.Locale
	date := clean(l.Date(e.Date))
	if e.Milestone {
		date = p.list([]plain{date, clean(l.T("entry.milestone"))})
	}
	p.field("entry.date", date)
	p.field("entry.time", p.time(e))
	p.field("entry.type", p.term(e.Type))
	p.field("entry.organ", p.term(e.Organ))
	p.symbols(e.Symbols)
	if e.Vote != nil {
		p.vote(e, e.Symbols, e.Vote, e.Day())
	}
	p.cosponsors(e)
	p.field("entry.topics", p.terms(e.Topics))
	p.field("entry.actors", p.terms(e.Actors))
	p.field("entry.places", p.terms(e.Places))
	p.field("entry.id", p.isolated(e.ID))
	if address := p.Site.URL(p.Site.Path(p.Lang, e.Address())); address != "" {
		p.line(clean(l.T("entry.permalink")))
		p.address(address)
	}
}

func (p *printer) symbols(symbols []symbol.Symbol) {
	if len(symbols) == 0 {
		return
	}
	names := make([]plain, len(symbols))
	for i, s := range symbols {
		names[i] = p.isolated(s.String())
	}
	p.field(wording.SymbolsID(len(symbols)), p.list(names))
}

func (ed *edition) term(t *site.Term) plain { return ed.phrase(ed.Term(t)) }

func (ed *edition) terms(terms []*site.Term) plain {
	all := make([]plain, len(terms))
	for i, t := range terms {
		all[i] = ed.term(t)
	}
	return ed.list(all)
}

// provisions prints what the text of an entry says.
func (p *printer) provisions(e *site.Entry) {
	if len(e.Provisions) > 0 {
		p.section("provision.title")
	}
	for i := range e.Provisions {
		v := &e.Provisions[i]
		p.push("- ", "  ")
		about := []plain{p.term(&v.Subject.Term)}
		if v.IsNew() {
			about = append(about, clean(p.Locale.T("provision.new")))
		}
		if !v.Place.IsZero() {
			about = append(about, p.words(v.Place))
		}
		if v.Source > 0 {
			id := "provision.source"
			if v.IsReported() {
				id = "provision.reported"
			}
			about = append(about, clean(p.Locale.T(id, "number", v.Source)))
		}
		p.wrap([]byte(p.list(about)))
		p.localized(v.Text)
		if quote, in := v.QuoteIn(p.Lang, p.Site.Config.DefaultLanguage); quote != "" {
			p.push("> ", "> ")
			p.paragraph(quote, p.Direction(in))
			p.pop()
		}
		p.pop()
	}
}

// stages prints the other stages of an act.
func (p *printer) stages(e *site.Entry) {
	if len(e.Stages) > 0 {
		p.section("entry.stages")
	}
	for i := range e.Stages {
		s := &e.Stages[i]
		p.push("- ", "  ")
		p.wrap([]byte(p.named(p.Locale.Date(s.Date), p.words(s.Label))))
		p.field("entry.organ", p.term(s.Organ))
		p.symbols(s.Symbols)
		if s.Vote != nil {
			p.vote(e, s.Symbols, s.Vote, s.Day())
		}
		p.pop()
	}
}

// evidence prints what pictures and papers an entry has.
func (p *printer) evidence(e *site.Entry) {
	if len(e.Media) > 0 {
		p.section("evidence.title")
	}
	for i := range e.Media {
		m := &e.Media[i]
		p.push("- ", "  ")
		p.localized(m.Alt)
		p.localized(m.Caption)
		if !m.Credit.IsZero() {
			p.field("evidence.credit", p.words(m.Credit))
		}
		p.address(p.Site.URL(m.File.Address))
		p.pop()
	}
}
