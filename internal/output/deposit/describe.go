package deposit

import (
	"html"
	"net/url"
	"strconv"
	"strings"

	"annals/internal/jsonobject"
	"annals/internal/record/lang"
	"annals/internal/record/license"
	"annals/internal/site"
)

// title and about are what the record is called, and what it is.
func (a archive) title() string { return a.site.Title(a.tag) }

func (a archive) about() string {
	s, l := a.site, a.locale
	about := []string{s.Description(a.tag)}
	if s.Description(a.tag) == "" {
		about[0] = a.title() + "."
	}
	if s.PartOf > 0 {
		about = append(about, l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf))
	}
	return strings.Join(about, " ")
}

// publisher is who publishes the record; the title if nobody is named.
func (a archive) publisher() string {
	if name := a.words(a.site.Config.Publisher); name != "" {
		return name
	}
	return a.title()
}

func (a archive) words(t lang.Text) string {
	words, _ := t.In(a.tag, a.tag)
	return words
}

// day is the day of the record's state; "" if it has none.
func (a archive) day() string {
	if a.site.Date.Year < 1 {
		return ""
	}
	return a.site.Date.String()
}

// keywords are the labels of the topics that have entries.
func (a archive) keywords() (all []string) {
	for _, t := range a.site.Topics.Terms {
		if len(t.Entries) > 0 {
			all = append(all, a.site.Config.Label(t.Term, a.tag))
		}
	}
	return all
}

// terms is the text of LICENSE: the words of config.toml, with the addresses of known
// licences.
func (a archive) terms() string {
	c, l := a.site.Config, a.locale
	var b strings.Builder
	b.WriteString(a.title() + "\n")
	if c.BaseURL != "" {
		b.WriteString(c.BaseURL + "\n")
	}
	add := func(words string, terms lang.Text) {
		if words == "" {
			return
		}
		b.WriteString("\n" + words + "\n")
		if known, ok := license.Find(terms.Strings()); ok && known.URL != "" {
			b.WriteString(known.URL + "\n")
		}
	}
	if words := a.words(c.DataLicense); words != "" {
		add(l.T("data.title")+": "+words, c.DataLicense)
	}
	if words := a.words(c.License); words != "" {
		add(l.T("footer.license_text", "license", words), c.License)
	}
	return b.String()
}

// member appends a member that has a value.
func member(o jsonobject.Object, key, value string) jsonobject.Object {
	if value == "" {
		return o
	}
	return append(o, jsonobject.Member{Key: key, Value: value})
}

func reference(id string) jsonobject.Object { return jsonobject.Object{{"@id", id}} }

// crate describes the files that are in the archive so far, in the words of RO-Crate.
func (a archive) crate(files []file) jsonobject.Object {
	root := jsonobject.Object{{"@id", "./"}, {"@type", "Dataset"}, {"name", a.title()}, {"description", a.about()}}
	root = member(member(root, "datePublished", a.day()), "version", a.day())
	root = member(root, "url", a.site.Config.BaseURL)
	if doi := a.site.Config.DOI; doi != "" {
		root = member(root, "identifier", "https://doi.org/"+doi)
	}
	graph := []jsonobject.Object{
		{
			{"@id", "ro-crate-metadata.json"}, {"@type", "CreativeWork"}, {"conformsTo", reference("https://w3id.org/ro/crate/1.2")}, {"about", reference("./")},
		},
		nil, // the root
		{{"@id", "#publisher"}, {"@type", "Organization"}, {"name", a.publisher()}},
	}
	root = append(root, jsonobject.Object{{"publisher", reference("#publisher")}, {"author", reference("#publisher")}, {"inLanguage", a.site.Tags()}}...)
	if keywords := a.keywords(); keywords != nil {
		root = append(root, jsonobject.Member{Key: "keywords", Value: keywords})
	}
	if id, terms := a.license(); id != "" {
		root = append(root, jsonobject.Member{Key: "license", Value: reference(id)})
		graph = append(graph, terms)
	}
	parts := make([]jsonobject.Object, len(files))
	for i, f := range files {
		id := (&url.URL{Path: f.path}).EscapedPath()
		parts[i] = reference(id)
		about := jsonobject.Object{{"@id", id}, {"@type", "File"}, {"name", f.path}}
		about = member(member(about, "description", f.about), "encodingFormat", f.media)
		graph = append(graph, member(about, "contentSize", strconv.FormatInt(f.bytes, 10)))
	}
	graph[1] = append(root, jsonobject.Member{Key: "hasPart", Value: parts})
	return jsonobject.Object{{"@context", "https://w3id.org/ro/crate/1.2/context"}, {"@graph", graph}}
}

// license describes the terms of the data, by an id; "" if there are none.
func (a archive) license() (id string, about jsonobject.Object) {
	words := a.words(a.site.Config.DataLicense)
	known, ok := license.Find(a.site.Config.DataLicense.Strings())
	switch {
	case words == "":
		return "", nil
	case ok && known.URL != "":
		id, words = known.URL, known.Title
	default:
		id = "#license"
	}
	about = jsonobject.Object{{"@id", id}, {"@type", "CreativeWork"}, {"name", words}}
	return id, member(about, "identifier", known.SPDX())
}

// zenodo is the form of Zenodo. Its description is HTML.
func (a archive) zenodo() jsonobject.Object {
	o := jsonobject.Object{
		{"upload_type", "dataset"},
		{"title", a.title()},
		{"description", "<p>" + html.EscapeString(a.about()) + "</p>"},
		{"creators", []jsonobject.Object{{{"name", a.publisher()}}}},
	}
	o = member(member(o, "publication_date", a.day()), "version", a.day())
	o = member(o, "language", lang.Code3(a.tag))
	if known, ok := license.Find(a.site.Config.DataLicense.Strings()); ok && known.SPDX() != "" {
		o = append(o, jsonobject.Object{{"access_right", "open"}, {"license", strings.ToLower(known.SPDX())}}...)
	}
	if keywords := a.keywords(); keywords != nil {
		o = append(o, jsonobject.Member{Key: "keywords", Value: keywords})
	}
	if base := a.site.Config.BaseURL; base != "" {
		o = append(o, jsonobject.Member{Key: "related_identifiers", Value: []jsonobject.Object{{{"identifier", base}, {"relation", relation(a.site)}, {"resource_type", "other"}}}})
	}
	return o
}

// relation is what the deposit is to the site, in the words of Zenodo.
func relation(s *site.Site) string {
	if s.PartOf > 0 {
		return "isPartOf"
	}
	return "isVariantFormOf"
}
