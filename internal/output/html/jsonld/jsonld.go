// Package jsonld encodes entries and the site as JSON-LD with schema.org types: an
// entry as an Event, a Legislation or a Report, the site as a Dataset.
//
// Its input is a site.Site and an entry; its output is one JSON object that is safe
// inside a script element: the encoder escapes <, > and &. It never states more than
// the entry does: a date has the precision to which it is known.
package jsonld

import (
	"encoding/json"
	"slices"
	"strings"

	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/license"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

const vocabulary = "https://schema.org"

// thing is an entry or the site. Keys are in alphabetical order; unknown values are
// omitted.
type thing struct {
	Context          string     `json:"@context"`
	ID               string     `json:"@id,omitempty"`
	Type             any        `json:"@type"`
	About            []string   `json:"about,omitempty"`
	Citation         []work     `json:"citation,omitempty"`
	Size             *int       `json:"collectionSize,omitempty"`
	ContentLocation  []spot     `json:"contentLocation,omitempty"`
	Creator          *named     `json:"creator,omitempty"`
	Modified         string     `json:"dateModified,omitempty"`
	Published        string     `json:"datePublished,omitempty"`
	Description      string     `json:"description,omitempty"`
	Distribution     []download `json:"distribution,omitempty"`
	EndDate          string     `json:"endDate,omitempty"`
	Identifier       *string    `json:"identifier,omitempty"`
	Image            []medium   `json:"image,omitempty"`
	InLanguage       any        `json:"inLanguage"`
	IsPartOf         any        `json:"isPartOf,omitempty"`
	LegislationDate  string     `json:"legislationDate,omitempty"`
	LegislationID    string     `json:"legislationIdentifier,omitempty"`
	LegislationBy    *named     `json:"legislationPassedBy,omitempty"`
	License          string     `json:"license,omitempty"`
	Location         []spot     `json:"location,omitempty"`
	Name             string     `json:"name"`
	Organizer        *named     `json:"organizer,omitempty"`
	Publisher        *named     `json:"publisher,omitempty"`
	ReportNumber     string     `json:"reportNumber,omitempty"`
	SameAs           string     `json:"sameAs,omitempty"`
	StartDate        string     `json:"startDate,omitempty"`
	SubjectOf        []medium   `json:"subjectOf,omitempty"`
	SuperEvent       *named     `json:"superEvent,omitempty"`
	TemporalCoverage string     `json:"temporalCoverage,omitempty"`
	URL              string     `json:"url,omitempty"`
	Version          string     `json:"version,omitempty"`
}

// named is a thing with a name only.
type named struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// partOf is what an entry belongs to: the record, and its series.
type partOf struct {
	ID   string `json:"@id,omitempty"`
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
}

// spot is where it happened.
type spot struct {
	Type string       `json:"@type"`
	Geo  *coordinates `json:"geo,omitempty"`
	Name string       `json:"name"`
}

type coordinates struct {
	Type string  `json:"@type"`
	Lat  float64 `json:"latitude"`
	Lon  float64 `json:"longitude"`
}

// Entry describes an entry as its page in the language tag shows it.
func Entry(s *site.Site, e *site.Entry, tag string) []byte {
	t := e.In(tag)
	c, act := classOf(e)
	o := thing{
		Context: vocabulary, Type: c.name, Name: t.Title, Identifier: &e.ID, InLanguage: t.Lang,
		IsPartOf: partOf{ID: dataset(s), Type: "Dataset"}, URL: s.URL(s.Path(t.Lang, e.Address())),
		Description: t.Summary, License: termsOf(s, tag), SameAs: act.URL(),
		About: about(s, e, tag), Citation: citations(s, e, tag),
	}
	o.Image, o.SubjectOf = media(s, e, tag)
	o.date(c, e.Date)
	*c.spots(&o) = spots(s, e.Places, tag)
	if c.identifier != nil {
		*c.identifier(&o) = act.String()
	}
	if e.Series != nil {
		o.addSeries(c, s.Config.Label(e.Series.Term, tag))
	}
	if e.Organ != nil {
		*c.organ(&o) = organization(s.Config.Label(e.Organ.Term, tag))
	}
	return encode(o)
}

// about returns the labels of the topics of an entry and of the subjects of its text.
func about(s *site.Site, e *site.Entry, tag string) []string {
	labels := s.Labels(e.Topics, tag)
	for _, subject := range e.Subjects {
		if label := s.Config.Label(subject.Term.Term, tag); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	return labels
}

// class is a schema.org type with its properties for the facts of an entry.
type class struct {
	name       string
	day        func(*thing) *string
	spots      func(*thing) *[]spot
	identifier func(*thing) *string // nil if it has none
	organ      func(*thing) **named
}

var (
	event = class{
		name:  "Event",
		day:   func(o *thing) *string { return &o.StartDate },
		spots: func(o *thing) *[]spot { return &o.Location },
		organ: func(o *thing) **named { return &o.Organizer },
	}
	legislation = class{
		name:       "Legislation",
		day:        func(o *thing) *string { return &o.LegislationDate },
		spots:      func(o *thing) *[]spot { return &o.ContentLocation },
		identifier: func(o *thing) *string { return &o.LegislationID },
		organ:      func(o *thing) **named { return &o.LegislationBy },
	}
	report = class{
		name:       "Report",
		day:        func(o *thing) *string { return &o.Published },
		spots:      func(o *thing) *[]spot { return &o.ContentLocation },
		identifier: func(o *thing) *string { return &o.ReportNumber },
		organ:      func(o *thing) **named { return &o.Publisher },
	}
)

// classOf returns the class of an entry and the symbol that decides it: legislation
// for an adopted text, a report, or else an event.
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

// addSeries adds a series: of works, or of events.
func (o *thing) addSeries(c class, name string) {
	if c.name == event.name {
		o.SuperEvent = &named{Type: "EventSeries", Name: name}
		return
	}
	o.IsPartOf = []any{o.IsPartOf, partOf{Type: "CreativeWorkSeries", Name: name}}
}

// date sets the day or interval with the precision to which it is known. A date that
// ISO 8601 cannot express stays in EDTF.
func (o *thing) date(c class, d edtf.Date) {
	if machine := d.MachineValue(); machine != "" {
		*c.day(o) = machine
		return
	}
	first, last := bounds(d)
	if c.name == event.name && first != "" && last != "" {
		o.StartDate, o.EndDate = first, last
		return
	}
	o.TemporalCoverage = d.String()
}

// bounds returns both ends of an interval, each "" if it is not exact.
func bounds(d edtf.Date) (first, last string) {
	from, to, ok := strings.Cut(d.String(), "/")
	if !ok || d.Precision() != edtf.PrecisionInterval {
		return "", ""
	}
	return machineValue(from), machineValue(to)
}

func machineValue(text string) string {
	d, err := edtf.Parse(text)
	if err != nil {
		return ""
	}
	return d.MachineValue()
}

func organization(name string) *named { return &named{Type: "Organization", Name: name} }

func spots(s *site.Site, places []*site.Term, tag string) []spot {
	var all []spot
	for _, t := range places {
		one := spot{Type: "Place", Name: s.Config.Label(t.Term, tag)}
		if t.Point != nil {
			one.Geo = &coordinates{"GeoCoordinates", t.Point.Lat, t.Point.Lon}
		}
		all = append(all, one)
	}
	return all
}

// termsOf returns the address of the licence of the texts if it is known, else its words.
func termsOf(s *site.Site, tag string) string { return termsIn(s, s.Config.License, tag) }

func termsIn(s *site.Site, of lang.Text, tag string) string {
	if known, ok := license.Find(of.Strings()); ok && known.URL != "" {
		return known.URL
	}
	text, _ := of.In(tag, s.Config.DefaultLanguage)
	return text
}

// dataset returns the @id of the record; "" on a site without a base URL.
func dataset(s *site.Site) string {
	if s.Config.BaseURL == "" {
		return ""
	}
	return s.Config.BaseURL + "#record"
}

// encode is deterministic: equal values give equal bytes.
func encode(o thing) []byte {
	data, err := json.Marshal(o)
	if err != nil {
		panic("jsonld: texts and numbers always encode: " + err.Error())
	}
	return data
}
