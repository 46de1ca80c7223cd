package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// readBook is a book as a reading program finds it: the files by their paths.
type readBook struct {
	order []string
	files map[string]string
}

func renderAll(t testing.TB, s *site.Site) map[string]readBook {
	t.Helper()
	all := map[string]readBook{}
	for name, raw := range sitetest.Render(t, outputsOf(t, s, own)) {
		all[name] = unpack(t, raw)
	}
	return all
}

func outputsOf(t testing.TB, s *site.Site, pictures Pictures) []output.Output {
	t.Helper()
	return dataset.New(Files(s, sitetest.Locales(t, s), pictures)).Outputs()
}

func unpack(t testing.TB, raw string) readBook {
	t.Helper()
	b := readBook{files: map[string]string{}}
	for f, content := range sitetest.Unzip(t, []byte(raw)) {
		if _, twice := b.files[f.Name]; twice {
			t.Errorf("%s is in the book twice", f.Name)
		}
		b.order, b.files[f.Name] = append(b.order, f.Name), content
	}
	return b
}

// own are pictures as they are in the site.
func own(f *site.File) Picture {
	return Picture{Width: f.Width, Height: f.Height, Bytes: f.Size, Media: f.Type, Renderer: f}
}

// element is an element that was read, with all text within it.
type element struct {
	name       string
	attributes map[string]string
	text       *strings.Builder
}

// read parses a file strictly and returns its elements.
func read(t testing.TB, name, file string) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(file))
	d.Strict = true
	var all []element
	var open []int
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}, text: new(strings.Builder)}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			open, all = append(open, len(all)), append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, i := range open {
				all[i].text.Write(token)
			}
		}
	}
}

var plainID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)

// holds reports what no book may have: markup that is not well-formed, ids that are none,
// links that lead nowhere, and whatever loads from elsewhere or runs.
func (b readBook) holds(t *testing.T, book string) {
	t.Helper()
	ids, links := map[string]bool{}, map[string][]string{}
	for _, name := range b.order {
		if path.Ext(name) != ".xhtml" {
			continue
		}
		file := path.Base(name)
		ids[file] = true
		for _, e := range read(t, book+" "+name, b.files[name]) {
			for attribute, value := range e.attributes {
				switch {
				case attribute == "id" && (ids[file+"#"+value] || !plainID.MatchString(value)):
					t.Errorf("%s: %s has the id %q, which is none or stands there twice", book, file, value)
				case attribute == "id":
					ids[file+"#"+value] = true
				case attribute == "src" && b.files[folder+value] == "" || attribute == "style" || strings.HasPrefix(attribute, "on"):
					t.Errorf("%s: %s has %s=%q", book, file, attribute, value)
				case attribute == "href" && strings.HasPrefix(value, "#"):
					links[file+value] = append(links[file+value], file)
				case attribute == "href" && !strings.Contains(value, ":"):
					links[value] = append(links[value], file)
				}
			}
			if slices.Contains([]string{"script", "style", "iframe", "object", "form"}, e.name) || e.name == "link" && e.attributes["href"] != styleName {
				t.Errorf("%s: %s has an element %s", book, file, e.name)
			}
		}
	}
	delete(links, styleName)
	for to, from := range links {
		if !ids[to] {
			t.Errorf("%s: %s leads to %s, which is not there", book, from[0], to)
		}
	}
	b.holdsPackage(t, book)
}

// holdsPackage reports a package document that does not name the files as they are.
func (b readBook) holdsPackage(t *testing.T, book string) {
	t.Helper()
	if b.order[0] != "mimetype" || b.files["mimetype"] != mediaType {
		t.Errorf("%s begins with %s", book, b.order[0])
	}
	listed := map[string]string{}
	spine, pictures := 0, 0
	for _, e := range read(t, book, b.files[folder+packageName]) {
		switch e.name {
		case "item":
			listed[folder+e.attributes["href"]] = e.attributes["id"]
			if strings.HasPrefix(e.attributes["media-type"], "image/") {
				pictures++
			}
		case "itemref":
			spine++
		}
	}
	for _, name := range b.order {
		if strings.HasPrefix(name, folder) && name != folder+packageName && listed[name] == "" {
			t.Errorf("%s: %s is not in the manifest", book, name)
		}
	}
	if len(listed) != len(b.order)-3 || spine != len(listed)-1-pictures {
		t.Errorf("%s: %d files are listed, %d read in order, of %d", book, len(listed), spine, len(b.order))
	}
}

// bytesOf returns the book of a language as it is published.
func bytesOf(t testing.TB, s *site.Site, tag string) []byte {
	t.Helper()
	for _, f := range Files(s, sitetest.Locales(t, s), own) {
		if f.Path == Path(tag) {
			var b bytes.Buffer
			if err := f.Render(&b); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	t.Fatal("there is no such book")
	return nil
}
