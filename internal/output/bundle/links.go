package bundle

import (
	"bytes"
	"html"
	"io"
	"net/url"
	"path"
	"strings"

	"annals/internal/output"
	"annals/internal/site"
)

// links knows where the links of pages lead whose files are not in the archive.
type links struct {
	site  *site.Site
	other map[string]bool // files of the site that are not in the archive
}

// links returns what is to be changed in pages.
func (b Bundle) links(files []*output.Output) *links {
	in := make(map[string]bool, len(files))
	for _, o := range files {
		in[o.Path] = true
	}
	l := links{site: b.Site, other: map[string]bool{site.Zip: true}}
	for i := range b.Files {
		if p := b.Files[i].Path; !in[p] {
			l.other[p] = true
		}
	}
	return &l
}

// change passes on what write writes, which is the page at a path, with other addresses in
// its links.
func (l *links) change(w io.Writer, page string, write func(io.Writer) error) error {
	c := changer{links: l, folder: path.Dir(page), to: w}
	if err := write(&c); err != nil {
		return err
	}
	return c.pass(len(c.pending))
}

// changer changes the links of one page.
type changer struct {
	*links
	folder  string
	to      io.Writer
	pending []byte // what does not end where a tag does
	changed []byte // buffer
}

// Write takes a part of the page. No value of an attribute has the sign that ends a tag.
func (c *changer) Write(data []byte) (int, error) {
	c.pending = append(c.pending, data...)
	return len(data), c.pass(bytes.LastIndexByte(c.pending, '>') + 1)
}

// pass passes on the first n bytes of what is pending.
func (c *changer) pass(n int) error {
	const before = ` href="`
	rest := c.pending[:n]
	c.changed = c.changed[:0]
	for {
		at := bytes.Index(rest, []byte(before))
		if at < 0 {
			break
		}
		value := rest[at+len(before):]
		end := bytes.IndexByte(value, '"')
		if end < 0 {
			break
		}
		if address, ok := c.elsewhere(string(value[:end])); ok {
			c.changed = append(c.changed, rest[:at]...)
			if address != "" {
				c.changed = append(append(append(c.changed, before...), html.EscapeString(address)...), '"')
			}
		} else {
			c.changed = append(c.changed, rest[:at+len(before)+end+1]...)
		}
		rest = value[end+1:]
	}
	c.changed = append(c.changed, rest...)
	c.pending = append(c.pending[:0], c.pending[n:]...)
	_, err := c.to.Write(c.changed)
	return err
}

// elsewhere returns where a link leads whose file is not in the archive; "" if that is
// nowhere. It is false for all other links.
func (c *changer) elsewhere(href string) (address string, ok bool) {
	if href == "" || href[0] == '#' || href[0] == '/' || strings.HasPrefix(href, "http") {
		return "", false
	}
	relative, rest := html.UnescapeString(href), ""
	if i := strings.IndexAny(relative, "?#"); i >= 0 {
		relative, rest = relative[:i], relative[i:]
	}
	name, err := url.PathUnescape(relative)
	if err != nil {
		return "", false
	}
	name = path.Join(c.folder, name)
	if !c.other[name] {
		return "", false
	}
	if address = c.site.URL(name); address != "" {
		address += rest
	}
	return address, true
}
