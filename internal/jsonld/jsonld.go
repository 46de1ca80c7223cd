// Package jsonld describes the record to machines in JSON-LD with the terms of
// schema.org: an entry as an Event, a Legislation or a Report, the site as a
// Dataset. Its output is one JSON object that may stand in a script element as
// it is: the encoder escapes <, > and &. It never says more than the entry does:
// a date that is not known to the day is given as coarsely as it is known.
package jsonld

import (
	"encoding/json"
	"fmt"
	"strings"

	"annals/internal/config"
	"annals/internal/edtf"
	"annals/internal/site"
	"annals/internal/symbol"
)

const vocabulary = "https://schema.org"

type object map[string]any

// Entry describes an entry as its page in the language tag shows it.
func Entry(s *site.Site, e *site.Entry, tag string) []byte {
	t := e.In(tag)
	c, document := classOf(e)
	o := object{
		"@context": vocabulary, "@type": c.name, "name": t.Title, "identifier": e.ID, "inLanguage": t.Lang,
		"isPartOf": part(s),
	}
	set(o, "url", s.URL(s.Path(t.Lang, e.Address())))
	set(o, "description", t.Summary)
	set(o, "license", license(s, tag))
	c.dates(o, e.Date)
	set(o, c.identifier, document.String())
	set(o, "sameAs", document.URL())
	if e.Body != nil {
		set(o, c.body, organization(s, e.Body.Term, tag))
	}
	if about := s.Labels(e.Topics, tag); len(about) > 0 {
		o["about"] = about
	}
	if cited := citations(e); len(cited) > 0 {
		o["citation"] = cited
	}
	return encode(o)
}

// class is a type of schema.org with its names for what entries tell.
type class struct {
	name       string
	day        string
	identifier string // "" where it has none
	body       string
}

var (
	event       = class{name: "Event", day: "startDate", body: "organizer"}
	legislation = class{name: "Legislation", day: "legislationDate", identifier: "legislationIdentifier", body: "legislationPassedBy"}
	report      = class{name: "Report", day: "datePublished", identifier: "reportNumber", body: "publisher"}
)

// classOf picks the class that fits and the document that makes it so: a text
// that an organ adopted, a report, or simply something that happened.
func classOf(e *site.Entry) (class, symbol.Symbol) {
	for _, s := range e.Symbols {
		switch s.Kind() {
		case symbol.Resolution, symbol.Decision:
			return legislation, s
		case symbol.Document:
			if e.Type != nil && e.Type.ID == "report" {
				return report, s
			}
		}
	}
	if len(e.Symbols) > 0 {
		return event, e.Symbols[0]
	}
	return event, symbol.Symbol{}
}

// dates gives the day or span, as exactly as it is known and no more. What only
// EDTF can say stays in EDTF.
func (c class) dates(o object, d edtf.Date) {
	if machine := d.MachineValue(); machine != "" {
		o[c.day] = machine
		return
	}
	first, last := ends(d)
	if c == event && first != "" && last != "" {
		o["startDate"], o["endDate"] = first, last
		return
	}
	set(o, "temporalCoverage", d.String())
}

// ends are the two sides of a span, each "" where it cannot be told exactly.
func ends(d edtf.Date) (first, last string) {
	from, to, ok := strings.Cut(d.String(), "/")
	if !ok || d.Precision() != edtf.PrecisionInterval {
		return "", ""
	}
	return machine(from), machine(to)
}

func machine(text string) string {
	d, err := edtf.Parse(text)
	if err != nil {
		return ""
	}
	return d.MachineValue()
}

func organization(s *site.Site, t *config.Term, tag string) object {
	return object{"@type": "Organization", "name": s.Config.Label(t, tag)}
}

func citations(e *site.Entry) []object {
	var all []object
	for _, source := range e.Sources {
		c := object{"@type": "CreativeWork", "name": source.Title, "url": source.URL}
		if source.Publisher != "" {
			c["publisher"] = object{"@type": "Organization", "name": source.Publisher}
		}
		set(c, "inLanguage", source.Lang)
		all = append(all, c)
	}
	return all
}

// Site describes the record as a whole on the home page of the language tag.
func Site(s *site.Site, tag string) []byte {
	title, description := s.Title(tag), s.Description(tag)
	o := object{
		"@context": vocabulary, "@type": []string{"Dataset", "Collection"},
		"name": title, "inLanguage": s.Tags(), "collectionSize": len(s.Entries),
	}
	set(o, "@id", dataset(s))
	set(o, "url", s.URL(s.Path(tag, "index.html")))
	set(o, "description", description)
	set(o, "license", license(s, tag))
	if name, _ := s.Config.Publisher.In(tag, s.Config.DefaultLanguage); name != "" {
		o["creator"] = object{"@type": "Organization", "name": name}
	}
	if n := len(s.Years); n > 0 {
		o["temporalCoverage"] = fmt.Sprintf("%s/%s", s.Years[0].ID, s.Years[n-1].ID)
	}
	if s.Date.Year > 0 {
		o["dateModified"] = s.Date.String()
	}
	return encode(o)
}

func license(s *site.Site, tag string) string {
	text, _ := s.Config.License.In(tag, s.Config.DefaultLanguage)
	return text
}

// part names the record that an entry belongs to.
func part(s *site.Site) object {
	o := object{"@type": "Dataset"}
	set(o, "@id", dataset(s))
	return o
}

func dataset(s *site.Site) string {
	if s.Config.BaseURL == "" {
		return ""
	}
	return s.Config.BaseURL + "#record"
}

// address is absolute; "" on a site that does not know its own.
// set leaves out what is not known.
func set(o object, name string, value any) {
	if name != "" && value != "" {
		o[name] = value
	}
}

// encode writes keys in alphabetical order, so that the same facts give the same
// bytes.
func encode(o object) []byte {
	data, err := json.Marshal(o)
	if err != nil {
		panic("jsonld: texts and numbers always encode: " + err.Error())
	}
	return data
}
