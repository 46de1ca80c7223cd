package site

import (
	"cmp"
	"slices"

	"annals/internal/load/content"
	"annals/internal/record/lang"
)

// Subject is what texts say something about.
type Subject struct {
	Term                // with the entries whose texts speak of it
	Topic    *Term      // that it belongs to; nil if it names none
	Mentions []*Mention // one for each of its entries, in their order
}

// Mention returns what the text of one of its entries says about the subject.
func (s *Subject) Mention(of *Entry) *Mention {
	i, _ := slices.BinarySearchFunc(s.Mentions, of.Number, func(m *Mention, number int) int { return cmp.Compare(m.Entry.Number, number) })
	return s.Mentions[i]
}

// Mention is what the text of an entry says about a subject.
type Mention struct {
	Entry      *Entry
	Provisions []*Provision
	Before     *Mention // of the same subject in the series of the entry; nil if there is none
}

// IsEarliest reports whether no earlier text of the series is known to speak of the
// subject.
func (m *Mention) IsEarliest() bool { return m.Entry.Series != nil && m.Before == nil }

// Provision is one sentence about what the text of an entry says.
type Provision struct {
	Entry   *Entry
	Subject *Subject
	Text    lang.Text
	New     *bool     // whether earlier texts did not say it; nil: not known
	First   bool      // New, and its Mention is the earliest
	Place   lang.Text // in the text
	Quote   lang.Text // official words
	Source  int       // number of its source, from 1; 0 if none is known
}

// IsNew reports whether earlier texts are known not to say it.
func (p *Provision) IsNew() bool { return p.New != nil && *p.New }

// IsReported reports whether the provision rests on what somebody else says of the text:
// its source is secondary.
func (p *Provision) IsReported() bool {
	return p.Source > 0 && p.Entry.Sources[p.Source-1].Kind == content.Secondary
}

// QuoteIn returns the quotation in a language, else in another, and the language that it
// is in: that of its source if front matter names none.
func (p *Provision) QuoteIn(tag, fallback string) (text, in string) {
	if p.Source > 0 && p.Quote.Languages() == nil {
		if source := p.Entry.Sources[p.Source-1]; source.Lang != "" {
			fallback = source.Lang
		}
	}
	return p.Quote.In(tag, fallback)
}

// HasProvisions reports whether it is known of any text what it says.
func (s *Site) HasProvisions() bool {
	return slices.ContainsFunc(s.Subjects, func(s *Subject) bool { return len(s.Mentions) > 0 })
}

// subjectsFolder is the folder of the pages of subjects.
const subjectsFolder = "subjects"

func (r *resolver) makeSubjects() {
	for _, t := range r.in.Config.Subjects.Terms() {
		s := &Subject{Term: Term{Term: t, Vocabulary: subjectsFolder}, Topic: r.site.Topics.Lookup(t.Topic)}
		r.site.Subjects = append(r.site.Subjects, s)
		r.subjects[t.ID] = s
	}
}

// provisions sets what the text of an entry says.
func (r *resolver) provisions(e *Entry, m *content.Entry) {
	for i := range m.Provisions {
		p := &m.Provisions[i]
		subject := r.subjects[p.Subject]
		if subject == nil {
			continue // reported where it stands
		}
		e.Provisions = append(e.Provisions, Provision{
			Entry: e, Subject: subject, Text: p.Text, New: p.New, Place: p.Place, Quote: p.Quote, Source: m.SourceNumber(p),
		})
		if !slices.Contains(e.Subjects, subject) {
			e.Subjects = append(e.Subjects, subject)
		}
	}
}

// mentions sets the mentions of every subject, in the order of the entries.
func (r *resolver) mentions() {
	type key struct {
		subject *Subject
		series  *Series
	}
	last := map[key]*Mention{}
	for _, e := range r.site.Entries {
		for _, s := range e.Subjects {
			m := &Mention{Entry: e}
			if e.Series != nil {
				m.Before, last[key{s, e.Series}] = last[key{s, e.Series}], m
			}
			for i := range e.Provisions {
				if p := &e.Provisions[i]; p.Subject == s {
					p.First = p.IsNew() && m.IsEarliest()
					m.Provisions = append(m.Provisions, p)
				}
			}
			s.Mentions = append(s.Mentions, m)
		}
	}
}
