package datapackage

import (
	"annals/internal/output/dataset"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// schema describes the columns of a table.
type schema struct {
	Schema        string       `json:"$schema"`
	Fields        []field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

// field is a column. Unit and Absent are no words of the standard, which allows others.
type field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Format      string      `json:"format,omitempty"`
	Description string      `json:"description"`
	Unit        string      `json:"unit,omitempty"`
	Absent      string      `json:"absent,omitempty"`
	Constraints constraints `json:"constraints,omitzero"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// empty comes before what an empty cell means.
var empty = dataset.Words{En: "empty", Ko: "빈칸"}

func (p descriptionFile) schema(t *dataset.Table) *schema {
	s := &schema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", MissingValues: []string{""}}
	for _, c := range t.In(p.site) {
		s.Fields = append(s.Fields, p.field(&c))
		if c.Key {
			s.PrimaryKey = append(s.PrimaryKey, c.Name)
		}
		if p.has(c.Refers.Table) {
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{c.Refers.Table, []string{c.Refers.Column}}})
		}
	}
	if len(s.PrimaryKey) == 1 {
		for i := range s.Fields {
			s.Fields[i].Constraints.Unique = s.Fields[i].Name == s.PrimaryKey[0]
		}
	}
	return s
}

func (p descriptionFile) field(c *dataset.Column) field {
	tag := p.site.Config.DefaultLanguage
	f := field{Name: c.Name, Type: string(c.Type)}
	f.Description, _ = c.About.In(tag)
	f.Unit, _ = c.Unit.In(tag)
	f.Constraints = constraints{Required: c.Absent == dataset.Words{}, Enum: c.Values(p.site)}
	if !f.Constraints.Required {
		f.Absent, _ = c.Absent.In(tag)
		word, _ := empty.In(tag)
		f.Description += "; " + word + ": " + f.Absent
	}
	switch {
	case c.Type == dataset.Address:
		f.Type, f.Format = string(dataset.Text), "uri"
	case c.Type == dataset.Day && !hasPlainYears(p.site):
		f.Type = string(dataset.Text)
	}
	return f
}

// has reports whether the record has a table.
func (p descriptionFile) has(table string) bool {
	for _, f := range p.files.All() {
		if f.Table != nil && f.Table.Name == table {
			return true
		}
	}
	return false
}

// hasPlainYears reports whether all days of the record have four digits for the year, as
// the type "date" of the standard asks for.
func hasPlainYears(s *site.Site) bool {
	plain := func(d edtf.Date) bool {
		for _, end := range []func() (edtf.Day, bool){d.Earliest, d.Latest} {
			if day, known := end(); known && (day.Year < 1 || day.Year > 9999) {
				return false
			}
		}
		return true
	}
	for _, e := range s.Entries {
		if !plain(e.Date) {
			return false
		}
		for i := range e.Stages {
			if !plain(e.Stages[i].Date) {
				return false
			}
		}
	}
	return true
}
