package epub

import "annals/internal/site"

// maxListed is the number of entries up to which the contents name each: programs show
// longer ones slowly, or not at all. Above it, each year begins with a list of its own.
const maxListed = 1000

func (ed *edition) isListed() bool { return len(ed.Site.Entries) <= maxListed }

// nav writes the contents, the landmarks and the list of pages: a page is a year, as in
// the addresses of the site.
func (b *book) nav() error {
	b.open("nav", "epub:type", "toc", "role", "doc-toc", "id", "toc")
	b.block("h1", b.Own(b.Locale.T("page.contents")))
	b.open("ol")
	b.line()
	b.item(frontID, b.Own(b.Site.Title(b.Lang)))
	for _, y := range b.Site.Years {
		b.yearItem(y)
	}
	for _, c := range b.votes {
		b.item(c.id, c.name)
	}
	if len(b.Site.Withdrawn) > 0 {
		b.item(withdrawnID, b.Own(b.Locale.T("withdrawn.list")))
	}
	b.close("ol")
	b.close("nav")
	b.line()
	b.landmarks()
	b.pageList()
	return nil
}

// item writes an item of the contents.
func (b *book) item(id string, name phrase) {
	b.open("li")
	b.link(fileName(id), name)
	b.close("li")
	b.line()
}

// yearItem writes the item of a year, with its entries.
func (b *book) yearItem(y *site.Year) {
	b.open("li")
	b.link(fileName(yearFile(y)), b.Own(b.YearName(y)))
	if b.isListed() && len(y.Entries) > 0 {
		b.line()
		b.open("ol")
		b.line()
		for _, e := range y.Entries {
			b.open("li")
			b.link(b.plan().entryLink(e), b.title(e))
			b.close("li")
			b.line()
		}
		b.close("ol")
	}
	b.close("li")
	b.line()
}

func (b *book) landmarks() {
	b.open("nav", "epub:type", "landmarks", "id", "landmarks", "hidden", "hidden")
	b.block("h2", b.Own(b.Locale.T("edition.landmarks")))
	b.open("ol")
	mark := func(kind, id, name string) {
		b.open("li")
		b.element("a", name, "epub:type", kind, "href", fileName(id))
		b.close("li")
		b.line()
	}
	mark("titlepage", frontID, b.Site.Title(b.Lang))
	mark("toc", navID, b.Locale.T("page.contents"))
	if len(b.Site.Years) > 0 {
		first := b.Site.Years[0]
		mark("bodymatter", yearFile(first), b.YearName(first))
	}
	b.close("ol")
	b.close("nav")
	b.line()
}

func (b *book) pageList() {
	if len(b.Site.Years) == 0 {
		return
	}
	b.open("nav", "epub:type", "page-list", "role", "doc-pagelist", "id", "pages", "hidden", "hidden")
	b.block("h2", b.Own(b.Locale.T("nav.years")))
	b.open("ol")
	for _, y := range b.Site.Years {
		b.open("li")
		b.element("a", b.YearName(y), "href", fileName(yearFile(y))+"#"+pageAnchor)
		b.close("li")
		b.line()
	}
	b.close("ol")
	b.close("nav")
	b.line()
}
