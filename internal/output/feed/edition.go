package feed

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"sync"
	"sync/atomic"

	"annals/internal/load/markdown"
	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// edition is all feeds in one language. An entry that is in several of them is
// formatted once for all.
type edition struct {
	site    *site.Site
	locales map[string]*locale.Locale
	lang    string

	scratch sync.Pool    // of *scratch
	feeds   int          // how many there are, in both forms
	made    atomic.Int64 // how many were written
	mu      sync.Mutex
	written map[*site.Entry]*item // until all feeds are written
}

// item is a formatted entry, in both formats.
type item struct {
	once       sync.Once
	atom, json []byte
	err        error
}

// scratch is the pair of buffers for formatting one item.
type scratch struct {
	content []byte
	item    bytes.Buffer
}

func newEdition(s *site.Site, locales map[string]*locale.Locale, lang string) *edition {
	return &edition{site: s, locales: locales, lang: lang, written: map[*site.Entry]*item{}}
}

// outputs lists both formats of a feed.
func (e *edition) outputs(f feed) []output.Output {
	f.edition = e
	e.feeds += 2
	render := func(path string, form func(io.Writer) error) output.Output {
		return output.Output{Path: path, Render: func(w io.Writer) error {
			defer e.done()
			if err := form(w); err != nil {
				return fmt.Errorf("write the feed %s: %w", path, err)
			}
			return nil
		}}
	}
	return []output.Output{render(f.path+".xml", f.atom), render(f.path+".json", f.json)}
}

// parts is the text around the items of a feed, in one format.
type parts struct {
	head, end       string
	before, between string // each item; two items
	item            func(*item) []byte
}

// write writes a feed.
func (f feed) write(w io.Writer, p parts) error {
	if _, err := io.WriteString(w, p.head); err != nil {
		return err
	}
	between := ""
	for _, e := range f.entries() {
		i, err := f.item(e)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, between+p.before); err != nil {
			return err
		}
		if _, err := w.Write(p.item(i)); err != nil {
			return err
		}
		between = p.between
	}
	_, err := io.WriteString(w, p.end)
	return err
}

// done frees the formatted entries after the last feed. A feed that is rendered
// again formats them again.
func (e *edition) done() {
	if int(e.made.Add(1)) >= e.feeds {
		e.mu.Lock()
		e.written = map[*site.Entry]*item{}
		e.mu.Unlock()
	}
}

// item returns a formatted entry, from the cache if it is there.
func (e *edition) item(of *site.Entry) (*item, error) {
	e.mu.Lock()
	i := e.written[of]
	if i == nil {
		i = &item{}
		e.written[of] = i
	}
	e.mu.Unlock()
	i.once.Do(func() { i.err = e.writeItem(i, of) })
	return i, i.err
}

func (e *edition) writeItem(i *item, of *site.Entry) error {
	s, ok := e.scratch.Get().(*scratch)
	if !ok {
		s = &scratch{}
	}
	defer e.scratch.Put(s)
	t := of.In(e.lang)
	var err error
	if s.content, err = e.appendContent(s.content[:0], of, t); err != nil {
		return err
	}
	s.item.Reset()
	if err := e.writeAtom(&s.item, of, t, s.content); err != nil {
		return err
	}
	i.atom = bytes.Clone(s.item.Bytes())
	s.item.Reset()
	i.json = bytes.Clone(e.appendJSON(s.item.AvailableBuffer(), of, t, s.content))
	return nil
}

// appendContent appends the text of an entry with absolute addresses.
func (e *edition) appendContent(dst []byte, of *site.Entry, t *site.Text) ([]byte, error) {
	page := e.site.Path(t.Lang, of.Address())
	address := e.site.URL(page)
	base, err := url.Parse(address)
	if err != nil {
		return dst, nil
	}
	words := e.locales[t.Lang]
	options := markdown.RenderOptions{
		Page: address, FootnotesTitle: words.T("entry.footnotes"), BacklinkLabel: words.T("entry.footnote_back"), TableLabel: words.T("page.table"),
	}
	return t.Body.AppendHTML(dst, options, func(i int) string {
		href := e.site.Href(t, i, page, t.Lang)
		to, err := base.Parse(href)
		if err != nil || href == "" {
			return ""
		}
		return to.String()
	})
}

func (e *edition) publisher() string {
	name, _ := e.site.Config.Publisher.In(e.lang, e.site.Config.DefaultLanguage)
	if name == "" {
		return e.site.Title(e.lang)
	}
	return name
}
