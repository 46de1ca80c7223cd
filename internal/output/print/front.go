package print

import (
	"annals/internal/output"
	"annals/internal/record/lang"
	"annals/internal/record/license"
	"annals/internal/site"
)

// head writes what stands before the title page.
func (p *printer) head() {
	p.markup(`<!DOCTYPE html>` + "\n<html")
	p.attribute("lang", p.Lang)
	p.attribute("dir", p.dir)
	p.markup(">\n<head>\n" + `<meta charset="utf-8">` + "\n" + `<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta http-equiv="Content-Security-Policy" content="` + output.Policy + `">` + "\n" +
		`<meta http-equiv="x-dns-prefetch-control" content="off">` + "\n<title>")
	p.text(p.Locale.T("data.print"))
	p.markup(" · ")
	p.text(p.Site.Title(p.Lang))
	p.markup("</title>\n" + `<meta name="referrer" content="no-referrer">` + "\n" + `<meta name="robots" content="noindex">` + "\n")
	for _, name := range []string{StyleSheet, titleSheet(p.Lang)} {
		p.markup(`<link rel="stylesheet"`)
		p.attribute("href", p.relative(name))
		p.markup(">\n")
	}
	p.markup("</head>\n<body>\n<main>\n")
}

// front writes the title page: what it is, of which day, the terms, where the newest is,
// and how to check it.
func (p *printer) front() {
	s, l := p.Site, p.Locale
	p.markup(`<header class="title">` + "\n")
	p.localizedElement("h1", s.Config.Title)
	p.localizedElement("p", s.Config.Description)
	p.markup("<p>")
	if s.PartOf > 0 {
		p.text(l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf))
	} else {
		p.fill("edition.print_about", "format", "PDF")
	}
	p.markup("</p>\n<p>")
	p.text(l.T("footer.built", "date", l.Day(s.Date)))
	p.markup("<br>")
	p.text(l.N("count.entries", len(s.Entries)))
	if !s.Config.Publisher.IsZero() {
		p.markup("<br>")
		p.sentence("footer.published_by", "publisher", s.Config.Publisher)
	}
	p.markup("</p>\n")
	p.license()
	if s.Config.BaseURL != "" {
		p.addresses("edition.newest", []string{s.URL(p.path), s.URL(s.Path(p.Lang, "index.html"))})
	}
	if elsewhere := s.Config.Elsewhere(); len(elsewhere) > 0 {
		p.addresses("edition.elsewhere", elsewhere)
	}
	if s.PartOf == 0 { // a part has no checksum in the manifest
		p.markup("<p>")
		p.fill("edition.check", "file", p.path, "manifest", "manifest.sha256", "checksum", "SHA-256")
		p.markup("</p>\n")
	}
	p.markup(`<div class="screen"><p>`)
	p.fill("edition.print_how", "format", "PDF")
	p.markup("</p>\n")
	p.otherLanguages()
	p.markup("</div>\n</header>\n")
}

func (p *printer) license() {
	of := p.Site.Config.License
	if of.IsZero() {
		return
	}
	p.markup("<p>")
	p.text(p.Locale.T("footer.license") + ": ")
	p.localized(of)
	if known, ok := license.Find(of.Strings()); ok && known.URL != "" {
		p.markup("<br>")
		p.address(known.URL)
	}
	p.markup("</p>\n")
}

// addresses writes a sentence and addresses below it.
func (p *printer) addresses(id string, all []string) {
	p.markup("<p>")
	p.text(p.Locale.T(id))
	for _, url := range all {
		p.markup("<br>")
		p.address(url)
	}
	p.markup("</p>\n")
}

// otherLanguages links the editions in other languages.
func (p *printer) otherLanguages() {
	if len(p.Site.Config.Languages) < 2 {
		return
	}
	p.markup("<nav")
	p.attribute("aria-label", p.Locale.T("nav.languages"))
	p.markup("><ul>")
	for _, l := range p.Site.Config.Languages {
		if l.Tag == p.Lang {
			continue
		}
		p.markup("<li><a")
		p.attribute("href", p.relative(p.Site.Path(l.Tag, site.Print)))
		p.attribute("hreflang", l.Tag)
		p.attribute("lang", l.Tag)
		p.attribute("dir", l.Dir)
		p.markup(">")
		p.text(l.Name)
		p.markup("</a></li>")
	}
	p.markup("</ul></nav>")
}

const (
	contentsID  = "contents"
	withdrawnID = "withdrawn"
)

// contents writes the years and the titles of their entries.
func (p *printer) contents() {
	p.markup(`<nav class="contents" aria-labelledby="` + contentsID + `">` + "\n")
	p.heading("h2", contentsID, p.Locale.T("page.contents"))
	p.markup("<ol>\n")
	for _, y := range p.Site.Years {
		p.markup("<li>")
		p.link(y.ID)
		p.text(p.YearName(y))
		p.markup("</a>")
		if len(y.Entries) > 0 {
			p.markup("\n<ol>\n")
			for _, e := range y.Entries {
				p.markup("<li>")
				p.link(e.ID)
				t := e.In(p.Lang)
				p.words(t.Title, t.Lang)
				p.markup("</a></li>\n")
			}
			p.markup("</ol>\n")
		}
		p.markup("</li>\n")
	}
	if len(p.Site.Withdrawn) > 0 {
		p.markup("<li>")
		p.link(withdrawnID)
		p.text(p.Locale.T("withdrawn.list"))
		p.markup("</a></li>\n")
	}
	p.markup("</ol>\n</nav>\n")
}

func (p *printer) heading(name, id, text string) {
	p.begin(name, id)
	p.text(text)
	p.markup("</" + name + ">\n")
}

// year begins a year with its heading and its introduction.
func (p *printer) year(y *site.Year) error {
	p.markup(`<section class="year">` + "\n")
	p.heading("h2", y.ID, p.YearName(y))
	if y.IsEmpty() {
		return nil
	}
	return p.body(y.In(p.Lang), y.ID, yearLevel)
}

// withdrawn lists the entries that were withdrawn.
func (p *printer) withdrawn() {
	if len(p.Site.Withdrawn) == 0 {
		return
	}
	p.markup(`<section class="year">` + "\n")
	p.heading("h2", withdrawnID, p.Locale.T("withdrawn.list"))
	for _, w := range p.Site.Withdrawn {
		p.markup("<dl>\n")
		p.fact("entry.id", func() { p.symbolText(w.ID) })
		p.fact("withdrawn.day", func() { p.text(p.Locale.Day(w.Day)) })
		if !w.Reason.IsZero() {
			p.fact("withdrawn.reason", func() { p.localized(w.Reason) })
		}
		p.markup("</dl>\n")
	}
	p.markup("</section>\n")
}

// localizedElement writes a text of the record as an element; nothing without one.
func (p *printer) localizedElement(name string, t lang.Text) {
	text, in := t.In(p.Lang, p.Site.Config.DefaultLanguage)
	p.block(name, text, in)
}
