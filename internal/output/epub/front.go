package epub

import (
	"strings"

	"annals/internal/record/license"
)

// front writes the first page: what the book is, of which day, where the newest is, how to
// check it, and the terms.
func (b *book) front() error {
	s, l := b.Site, b.Locale
	b.open("section", "epub:type", "titlepage")
	b.block("h1", b.Own(s.Title(b.Lang)))
	b.block("p", b.Own(s.Description(b.Lang)), "class", "summary")
	if s.PartOf > 0 {
		b.block("p", b.Own(l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf)))
	} else {
		b.block("p", b.Own(l.T("edition.book_about")))
	}
	b.block("p", b.Own(l.T("edition.book_pictures")))
	b.block("p", b.Own(l.T("footer.built", "date", l.Day(s.Date))), "class", "date")
	b.block("p", b.Own(l.N("count.entries", len(s.Entries))))
	b.open("dl")
	b.fact("footer.publisher", b.Words(s.Config.Publisher))
	if terms := b.Words(s.Config.License); terms.Text != "" {
		known, _ := license.Find(s.Config.License.Strings())
		b.field("footer.license", func() { b.link(known.URL, terms) })
	}
	if contact := s.Config.Contact; contact != "" {
		b.field("footer.contact", func() { b.link(contact, phrase{Text: strings.TrimPrefix(contact, "mailto:"), In: leftToRight}) })
	}
	b.close("dl")
	b.line()
	b.newest()
	if b.isPublished() {
		b.block("p", b.Own(l.T("edition.check", "file", Path(b.Lang), "manifest", "manifest.sha256", "checksum", "SHA-256")))
	}
	b.close("section")
	b.line()
	return nil
}

// newest says where the newest edition is.
func (b *book) newest() {
	s := b.Site
	if s.Config.BaseURL != "" {
		addresses := []string{s.URL(s.Path(b.Lang, "index.html"))}
		if b.isPublished() {
			addresses = append([]string{s.URL(Path(b.Lang))}, addresses...)
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
	b.block("p", b.Own(b.Locale.T(id)))
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
	b.block("h1", b.Own(b.Locale.T("withdrawn.list")))
	for _, w := range b.Site.Withdrawn {
		b.open("section")
		b.open("h2")
		b.phrase(phrase{Text: w.ID, In: leftToRight})
		b.close("h2")
		b.open("dl")
		b.fact("withdrawn.day", b.Own(b.Locale.Day(w.Day)))
		b.fact("withdrawn.reason", b.Words(w.Reason))
		b.close("dl")
		b.close("section")
		b.line()
	}
	return nil
}
