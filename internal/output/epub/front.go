package epub

import (
	"strings"

	"annals/internal/record/license"
)

// front writes the first page: what the book is, of which day, where the newest is, how to
// check it, and the terms.
func (b *book) front() error {
	s, l := b.site, b.locale
	b.open("section", "epub:type", "titlepage")
	b.block("h1", b.own(s.Title(b.lang)))
	b.block("p", b.own(s.Description(b.lang)), "class", "summary")
	if s.PartOf > 0 {
		b.block("p", b.own(l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf)))
	} else {
		b.block("p", b.own(l.T("edition.book_about")))
	}
	b.block("p", b.own(l.T("edition.book_pictures")))
	b.block("p", b.own(l.T("footer.built", "date", l.Day(s.Date))), "class", "date")
	b.block("p", b.own(l.N("count.entries", len(s.Entries))))
	b.open("dl")
	b.fact("footer.publisher", b.words(s.Config.Publisher))
	if terms := b.words(s.Config.License); terms.text != "" {
		known, _ := license.Find(s.Config.License.Strings())
		b.field("footer.license", func() { b.link(known.URL, terms) })
	}
	if contact := s.Config.Contact; contact != "" {
		b.field("footer.contact", func() { b.link(contact, phrase{strings.TrimPrefix(contact, "mailto:"), leftToRight}) })
	}
	b.close("dl")
	b.line()
	b.newest()
	if b.isPublished() {
		b.block("p", b.own(l.T("edition.check", "file", Path(b.lang), "manifest", "manifest.sha256", "checksum", "SHA-256")))
	}
	b.close("section")
	b.line()
	return nil
}

// newest says where the newest edition is.
func (b *book) newest() {
	s := b.site
	if s.Config.BaseURL != "" {
		addresses := []string{s.URL(s.Path(b.lang, "index.html"))}
		if b.isPublished() {
			addresses = append([]string{s.URL(Path(b.lang))}, addresses...)
		}
		b.addresses("edition.newest", addresses...)
	}
	b.addresses("edition.elsewhere", s.Config.Elsewhere()...)
}

// addresses writes a list of addresses; nothing without any.
func (b *book) addresses(id string, all ...string) {
	if len(all) == 0 {
		return
	}
	b.block("p", b.own(b.locale.T(id)))
	b.open("ul")
	for _, address := range all {
		b.open("li", "class", "address")
		b.address(address)
		b.close("li")
	}
	b.close("ul")
	b.line()
}

// withdrawn lists the entries that were withdrawn.
func (b *book) withdrawn() error {
	b.block("h1", b.own(b.locale.T("withdrawn.list")))
	for _, w := range b.site.Withdrawn {
		b.open("section")
		b.open("h2")
		b.phrase(phrase{w.ID, leftToRight})
		b.close("h2")
		b.open("dl")
		b.fact("withdrawn.day", b.own(b.locale.Day(w.Day)))
		b.fact("withdrawn.reason", b.words(w.Reason))
		b.close("dl")
		b.close("section")
		b.line()
	}
	return nil
}
