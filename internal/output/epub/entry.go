package epub

import (
	"strings"

	"annals/internal/output/wording"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

// Levels of headings.
const (
	yearLevel    = 1
	entryLevel   = 2
	sectionLevel = 3
)

// entry writes an entry.
func (p *printer) entry(e *site.Entry) error {
	t, anchor := e.In(p.Lang), entryAnchor(e)
	p.open("section", "id", anchor, "class", "entry")
	p.line()
	p.block("h2", phrase{Text: t.Title, In: t.Lang})
	p.block("p", p.Own(p.Locale.Date(e.Date)), "class", "date")
	p.notices(e, t)
	p.block("p", phrase{Text: t.Summary, In: t.Lang}, "class", "summary")
	p.facts(e)
	if err := p.prose(t, anchor, entryLevel); err != nil {
		return err
	}
	p.provisions(e, anchor)
	p.vote(e, anchor)
	p.stages(e)
	p.related(e)
	p.evidence(e)
	p.sources(e, anchor)
	p.corrections(e)
	p.close("section")
	p.line()
	return nil
}

// title returns the title of an entry as the words of a link.
func (ed *edition) title(e *site.Entry) phrase {
	t := e.In(ed.Lang)
	if strings.Trim(t.Title, " \t\r\n") == "" { // links of contents must have words
		return phrase{Text: e.ID, In: leftToRight}
	}
	return phrase{Text: t.Title, In: t.Lang}
}

// section writes the heading of a part of an entry.
func (p *printer) section(id string) { p.block(heading(sectionLevel), p.Own(p.Locale.T(id))) }

// notices says what readers must know of the text of an entry.
func (p *printer) notices(e *site.Entry, t *site.Text) {
	l := p.Locale
	if original := e.Original(); t != original && original != nil && original.Title != t.Title {
		p.open("p", "class", "note")
		p.text(l.T("notice.original_title") + ": ")
		p.phrase(phrase{Text: original.Title, In: original.Lang})
		p.close("p")
		p.line()
	}
	for _, notice := range p.Notices(e, t) {
		p.block("p", p.Own(notice), "class", "note")
	}
}

// facts writes what is known of an entry besides its text.
func (p *printer) facts(e *site.Entry) {
	p.open("dl")
	p.line()
	if !e.Time.IsZero() {
		p.fact("entry.time", phrase{Text: wording.Time(e.Time), In: leftToRight})
	}
	p.fact("entry.type", p.terms(e.Type)...)
	p.fact("entry.organ", p.terms(e.Organ)...)
	p.symbols(e.Symbols)
	p.cosponsors(e)
	p.fact("entry.topics", p.terms(e.Topics...)...)
	p.fact("entry.actors", p.terms(e.Actors...)...)
	p.fact("entry.places", p.terms(e.Places...)...)
	p.fact("entry.id", phrase{Text: e.ID, In: leftToRight})
	if address := p.Site.URL(p.Site.Path(p.Lang, e.Address())); address != "" {
		p.field("entry.permalink", func() { p.address(address) })
	}
	p.close("dl")
	p.line()
}

func (p *printer) symbols(symbols []symbol.Symbol) {
	var names []phrase
	for _, s := range symbols {
		names = append(names, phrase{Text: s.String(), In: leftToRight})
	}
	p.fact(wording.SymbolsID(len(symbols)), names...)
}

// terms returns the labels of terms; nil is none.
func (ed *edition) terms(terms ...*site.Term) []phrase {
	var all []phrase
	for _, t := range terms {
		if t != nil {
			all = append(all, ed.Term(t))
		}
	}
	return all
}

// provisions writes what the text of an entry says.
func (p *printer) provisions(e *site.Entry, anchor string) {
	if len(e.Provisions) == 0 {
		return
	}
	p.section("provision.title")
	p.open("ul")
	p.line()
	for i := range e.Provisions {
		v := &e.Provisions[i]
		p.open("li")
		p.open("p")
		p.open("strong")
		p.list(p.terms(&v.Subject.Term))
		p.close("strong")
		var about []phrase
		if v.IsNew() {
			about = append(about, p.Own(p.Locale.T("provision.new")))
		}
		if !v.Place.IsZero() {
			about = append(about, p.Words(v.Place))
		}
		p.more(about...)
		p.cited(v, anchor)
		p.close("p")
		p.block("p", p.Words(v.Text))
		if quote, in := v.QuoteIn(p.Lang, p.Site.Config.DefaultLanguage); quote != "" {
			p.open("blockquote")
			p.block("p", phrase{Text: quote, In: in})
			p.close("blockquote")
		}
		p.close("li")
		p.line()
	}
	p.close("ul")
	p.line()
}

// more writes further items of a list.
func (p *printer) more(all ...phrase) {
	for _, w := range all {
		p.text(p.Locale.T("page.list_separator"))
		p.phrase(w)
	}
}

// cited writes which source of the entry a provision rests on.
func (p *printer) cited(v *site.Provision, anchor string) {
	if v.Source == 0 {
		return
	}
	id := "provision.source"
	if v.IsReported() {
		id = "provision.reported"
	}
	p.more(phrase{})
	p.link("#"+sourceAnchor(anchor, v.Source), p.Own(p.Locale.T(id, "number", v.Source)))
}

// stages writes the other stages of an act.
func (p *printer) stages(e *site.Entry) {
	if len(e.Stages) == 0 {
		return
	}
	p.section("entry.stages")
	for i := range e.Stages {
		s := &e.Stages[i]
		p.open("section")
		p.block(heading(sectionLevel+1), p.Words(s.Label))
		p.wrap("dl", func() {
			p.fact("entry.date", p.Own(p.Locale.Date(s.Date)))
			p.fact("entry.organ", p.terms(s.Organ)...)
			p.symbols(s.Symbols)
		})
		if s.Vote != nil {
			p.decision(p.acts.Act(e, s.Symbols), s.Vote, s.Day())
		}
		p.close("section")
		p.line()
	}
}

// related writes what led to an entry and what followed.
func (p *printer) related(e *site.Entry) {
	if len(e.Follows)+len(e.FollowsWithdrawn) > 0 {
		p.section("entry.led_here")
		p.wrap("ul", func() {
			p.links(e.Follows)
			for _, w := range e.FollowsWithdrawn {
				p.element("li", p.Locale.T("withdrawn.item", "id", w.ID))
			}
		})
	}
	if len(e.FollowedBy) > 0 {
		p.section("entry.followed")
		p.wrap("ul", func() { p.links(e.FollowedBy) })
	}
}

// links writes an item for each entry, with a link to it.
func (p *printer) links(entries []*site.Entry) {
	for _, e := range entries {
		p.open("li")
		p.text(p.Locale.Date(e.Date) + ": ")
		p.link(p.plan().entryLink(e), p.title(e))
		p.close("li")
		p.line()
	}
}

// corrections writes what was wrong in an entry.
func (p *printer) corrections(e *site.Entry) {
	if len(e.Corrections) == 0 {
		return
	}
	p.section("entry.corrections")
	p.open("ul")
	for _, c := range e.Corrections {
		p.open("li")
		p.text(p.Locale.Day(c.Date) + ": ")
		p.phrase(p.Words(c.Text))
		p.close("li")
	}
	p.close("ul")
	p.line()
}
