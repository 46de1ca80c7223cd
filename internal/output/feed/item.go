package feed

import (
	"fmt"
	"io"
	"net/url"

	"annals/internal/output"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// outputs lists both formats of the feed.
func (f feed) outputs() []output.Output {
	return []output.Output{{Path: f.path + ".xml", Renderer: atomFile{f}}, {Path: f.path + ".json", Renderer: jsonFile{f}}}
}

// atomFile is a feed as Atom.
type atomFile struct{ feed }

// Render writes the feed.
func (f atomFile) Render(w io.Writer) error { return f.wrap(".xml", f.atom(w)) }

// jsonFile is a feed as JSON Feed.
type jsonFile struct{ feed }

// Render writes the feed.
func (f jsonFile) Render(w io.Writer) error { return f.wrap(".json", f.json(w)) }

// wrap words the error of writing the feed.
func (f feed) wrap(extension string, err error) error {
	if err != nil {
		return fmt.Errorf("write the feed %s: %w", f.path+extension, err)
	}
	return nil
}

// item is an entry or a correction in the language of a feed.
type item struct {
	lang           string
	title, summary string
	id             string // never changes
	address        string
	content        []byte   // the text as HTML, with absolute addresses
	added          edtf.Day // zero when not known
	changed        edtf.Day
	topics         []*site.Term
}

// parts is the text around the items of a feed, in one format.
type parts struct {
	head, end       string
	before, between string // each item; two items
	item            func(dst []byte, i item) []byte
}

// write writes a feed.
func (f feed) write(w io.Writer, p parts) error {
	if _, err := io.WriteString(w, p.head); err != nil {
		return err
	}
	var content, out []byte // buffers
	between := ""
	put := func(i item) error {
		out = append(append(out[:0], between...), p.before...)
		out = p.item(out, i)
		between = p.between
		_, err := w.Write(out)
		return err
	}
	withdrawn := f.withdrawn()
	list := f.list()
	for n := range list.len() {
		for len(withdrawn) > 0 && withdrawn[0].changed.Compare(list.day(n)) >= 0 {
			if err := put(withdrawn[0]); err != nil {
				return err
			}
			withdrawn = withdrawn[1:]
		}
		i, err := list.item(f, n, content[:0])
		if err == nil {
			err = put(i)
		}
		if err != nil {
			return err
		}
		content = i.content
	}
	for _, i := range withdrawn {
		if err := put(i); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, p.end)
	return err
}

// entryList is a list of entries.
type entryList struct {
	site *site.Site
	all  []*site.Entry
}

func (l entryList) len() int           { return len(l.all) }
func (l entryList) day(i int) edtf.Day { return l.site.LastChange(l.all[i]) }

// item returns an entry as an item, whose content uses buffer.
func (l entryList) item(f feed, n int, buffer []byte) (item, error) {
	e := l.all[n]
	t := e.In(f.lang)
	page := f.site.Path(t.Lang, e.Address())
	i := item{
		lang: t.Lang, title: t.Title, summary: t.Summary, address: f.site.URL(page),
		added: e.Added, changed: f.site.LastChange(e), topics: e.Topics,
	}
	i.id = i.address
	base, err := url.Parse(i.address)
	if err != nil {
		return i, err
	}
	options := f.locales[t.Lang].RenderOptions(i.address)
	options.Note = f.site.LinkNotes(t, f.locales[t.Lang].T("withdrawn.mark"))
	i.content, err = t.Body.AppendHTML(buffer, options, func(n int) string {
		href := f.site.Href(t, n, page, t.Lang)
		to, err := base.Parse(href)
		if err != nil || href == "" {
			return ""
		}
		return to.String()
	})
	if len(e.Provisions) > 0 {
		i.content = f.appendProvisions(i.content, e, t.Lang)
	}
	i.content = f.appendCorrections(i.content, e, t.Lang)
	return i, err
}

func (f feed) publisher() string {
	name, _ := f.site.Config.Publisher.In(f.lang, f.site.Config.DefaultLanguage)
	if name == "" {
		return f.site.Title(f.lang)
	}
	return name
}
