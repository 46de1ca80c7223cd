package print

import (
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

// entry writes an entry.
func (p *printer) entry(e *site.Entry) error {
	t := e.In(p.Lang)
	p.markup(`<article class="entry">` + "\n")
	p.begin("h3", e.ID)
	p.words(t.Title, t.Lang)
	p.markup("</h3>\n")
	p.notices(e, t)
	p.facts(e)
	if t.Summary != "" {
		p.markup(`<div class="lead">`)
		p.block("p", t.Summary, t.Lang)
		p.markup("</div>\n")
	}
	if err := p.body(t, e.ID, entryLevel); err != nil {
		return err
	}
	p.provisions(e)
	p.stages(e)
	p.follows(e)
	p.evidence(e)
	p.sources(e)
	p.corrections(e)
	p.markup("</article>\n")
	return nil
}

// notices says what readers must know of the text of an entry.
func (p *printer) notices(e *site.Entry, t *site.Text) {
	if original := e.Original(); t != original && original != nil && original.Title != t.Title {
		p.markup("<p>")
		p.text(p.Locale.T("notice.original_title") + ": ")
		p.words(original.Title, original.Lang)
		p.markup("</p>\n")
	}
	for _, notice := range p.Notices(e, t) {
		p.markup(`<p class="notice">`)
		p.text(notice)
		p.markup("</p>\n")
	}
}

// facts writes what is known of an entry besides its text.
func (p *printer) facts(e *site.Entry) {
	p.markup("<dl>\n")
	p.fact("entry.date", func() {
		p.date(e.Date)
		if e.Milestone {
			p.text(p.Locale.T("page.list_separator") + p.Locale.T("entry.milestone"))
		}
	})
	p.time(e)
	p.term("entry.type", e.Type)
	p.term("entry.organ", e.Organ)
	p.symbols(e.Symbols)
	p.cosponsors(e)
	p.terms("entry.topics", e.Topics)
	p.terms("entry.actors", e.Actors)
	p.terms("entry.places", e.Places)
	p.fact("entry.id", func() { p.symbolText(e.ID) })
	if address := p.Site.URL(p.Site.Path(p.Lang, e.Address())); address != "" {
		p.fact("entry.permalink", func() { p.address(address) })
	}
	p.markup("</dl>\n")
	if e.Vote != nil {
		p.vote(e, e.Symbols, e.Vote, e.Day())
	}
}

// date writes a date in words, and for programs where HTML has a form for it.
func (p *printer) date(d edtf.Date) {
	machine := d.MachineValue()
	if machine == "" {
		p.text(p.Locale.Date(d))
		return
	}
	p.markup("<time")
	p.attribute("datetime", machine)
	p.markup(">")
	p.text(p.Locale.Date(d))
	p.markup("</time>")
}

func (p *printer) symbols(symbols []symbol.Symbol) {
	if len(symbols) == 0 {
		return
	}
	p.fact(wording.SymbolsID(len(symbols)), func() { list(p, symbols, func(s symbol.Symbol) { p.symbolText(s.String()) }) })
}

func (p *printer) term(id string, t *site.Term) {
	if t != nil {
		p.fact(id, func() { p.termName(t) })
	}
}

func (p *printer) termName(t *site.Term) { p.phrase(p.Term(t)) }

func (p *printer) terms(id string, terms []*site.Term) {
	if len(terms) > 0 {
		p.fact(id, func() { list(p, terms, p.termName) })
	}
}

// section begins a part of an entry.
func (p *printer) section(id string) {
	p.markup("<section>\n")
	p.heading("h4", "", p.Locale.T(id))
}

// provisions writes what the text of an entry says.
func (p *printer) provisions(e *site.Entry) {
	if len(e.Provisions) == 0 {
		return
	}
	p.section("provision.title")
	p.markup("<ul>\n")
	for i := range e.Provisions {
		p.provision(&e.Provisions[i])
	}
	p.markup("</ul>\n</section>\n")
}

func (p *printer) provision(v *site.Provision) {
	p.markup("<li><strong>")
	p.termName(&v.Subject.Term)
	p.markup("</strong>: ")
	p.localized(v.Text)
	if v.IsNew() {
		p.remark(func() { p.text(p.Locale.T("provision.new")) })
	}
	if !v.Place.IsZero() {
		p.remark(func() { p.localized(v.Place) })
	}
	if v.Source > 0 {
		id := "provision.source"
		if v.IsReported() {
			id = "provision.reported"
		}
		p.remark(func() { p.text(p.Locale.T(id, "number", v.Source)) })
	}
	if quote, in := v.QuoteIn(p.Lang, p.Site.Config.DefaultLanguage); quote != "" {
		p.markup("\n<blockquote>")
		p.block("p", quote, in)
		p.markup("</blockquote>")
	}
	p.markup("</li>\n")
}

// remark writes something more of an item of a list.
func (p *printer) remark(write func()) {
	p.markup(` <span class="remark">[`)
	write()
	p.markup("]</span>")
}

// stages writes the other stages of an act.
func (p *printer) stages(e *site.Entry) {
	if len(e.Stages) == 0 {
		return
	}
	p.section("entry.stages")
	for i := range e.Stages {
		s := &e.Stages[i]
		p.markup("<h5>")
		p.localized(s.Label)
		p.markup("</h5>\n<dl>\n")
		p.fact("entry.date", func() { p.date(s.Date) })
		p.term("entry.organ", s.Organ)
		p.symbols(s.Symbols)
		p.markup("</dl>\n")
		if s.Vote != nil {
			p.vote(e, s.Symbols, s.Vote, s.Day())
		}
	}
	p.markup("</section>\n")
}

// follows links the entries that led to an entry, and those to which it led.
func (p *printer) follows(e *site.Entry) {
	for _, part := range []struct {
		id        string
		entries   []*site.Entry
		withdrawn []*site.Withdrawal
	}{{"entry.led_here", e.Follows, e.FollowsWithdrawn}, {"entry.followed", e.FollowedBy, nil}} {
		if len(part.entries)+len(part.withdrawn) == 0 {
			continue
		}
		p.section(part.id)
		p.markup("<ul>\n")
		for _, other := range part.entries {
			p.markup("<li>")
			p.date(other.Date)
			p.text(": ")
			p.link(other.ID)
			t := other.In(p.Lang)
			p.words(t.Title, t.Lang)
			p.markup("</a></li>\n")
		}
		for _, w := range part.withdrawn {
			p.markup("<li>")
			p.text(p.Locale.T("withdrawn.entry") + " ")
			p.symbolText(w.ID)
			p.markup("</li>\n")
		}
		p.markup("</ul>\n</section>\n")
	}
}

// corrections writes what was wrong in an entry.
func (p *printer) corrections(e *site.Entry) {
	if len(e.Corrections) == 0 {
		return
	}
	p.section("entry.corrections")
	p.markup("<ul>\n")
	for _, c := range e.Corrections {
		p.markup("<li>")
		p.date(c.Date.Date())
		p.markup(": ")
		p.localized(c.Text)
		p.markup("</li>\n")
	}
	p.markup("</ul>\n</section>\n")
}
