package content

import (
	"fmt"

	"annals/internal/diag"
)

// provisions checks what the text of an entry says, by subject.
func (c *checker) provisions(e *Entry) {
	type statement struct{ subject, text string }
	seen := map[statement]bool{}
	for i := range e.Provisions {
		p := &e.Provisions[i]
		c.prefix = elementKey("provisions", i) + "."
		c.term("subject", p.Subject, c.cfg.Subjects)
		c.text("text", "text", p.Text)
		c.text("place", "place", p.Place)
		c.text("quote", "quotation", p.Quote)
		c.sourceOf(e, p)
		text, _ := p.Text.In(c.cfg.DefaultLanguage, c.cfg.DefaultLanguage)
		if this := (statement{p.Subject, text}); text != "" && seen[this] {
			c.problems.Warn(c.at("text"), diag.InvalidValue, fmt.Sprintf("the entry says this of %q twice", p.Subject), "delete one of the two tables [[provisions]]")
		} else {
			seen[this] = true
		}
	}
	c.prefix = ""
}

// sourceOf checks that the source of a provision is one of the entry's, and that it is
// known from which of several a quotation is taken.
func (c *checker) sourceOf(e *Entry, p *Provision) {
	count := len(e.Sources)
	switch {
	case p.Source != nil && (*p.Source < 1 || *p.Source > count) && count > 0:
		hint := "write 1, since the entry has one source"
		if count > 1 {
			hint = fmt.Sprintf("write 1, or another number up to %d: sources count from 1 in the order in which they stand", count)
		}
		c.problems.Error(c.at("source"), diag.InvalidValue, fmt.Sprintf("the entry has no source number %d", *p.Source), hint)
	case p.Source == nil && !p.Quote.IsZero() && count > 1 && c.doc.Keys.Absent(c.prefix+"source"):
		c.problems.Warn(c.at("quote"), diag.MissingSource, "it is not known from which source this quotation is", "add source = 1: the number of the source that it stands in, from 1 on")
	}
}
