package config

import (
	"slices"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/publish/destination"
)

// Destination is a place that the site is published at, by its name.
type Destination struct {
	destination.Destination
	Name string

	Keep int // how many publications are kept on the computer of the editors
}

// DefaultKeep is how many publications are kept without "keep".
const DefaultKeep = 5

// place is one [destinations.<name>].
type place struct {
	To   *string `toml:"to,required" example:"\"git+https://example.org/record.git#pages\"" is:"words"`
	Keep *int    `toml:"keep" example:"5"`
}

// FindDestination returns the destination of a name.
func (c *Config) FindDestination(name string) (Destination, bool) {
	i := slices.IndexFunc(c.Destinations, func(d Destination) bool { return d.Name == name })
	if i < 0 {
		return Destination{}, false
	}
	return c.Destinations[i], true
}

// SuggestDestination returns the name that was probably intended by an unknown one, or "".
func (c *Config) SuggestDestination(name string) string {
	var names []string
	for _, d := range c.Destinations {
		names = append(names, d.Name)
	}
	return near.Word(name, names)
}

// destinations reads [destinations.<name>].
func (r *reader) destinations() (all []Destination) {
	for _, name := range r.keys.Order("destinations") {
		path := stricttoml.Join("destinations", name)
		r.id(path, name)
		p := r.Destinations[name]
		d := Destination{Name: name, Keep: DefaultKeep}
		if p.Keep != nil {
			if d.Keep = *p.Keep; d.Keep < 0 {
				r.valueError(path+".keep", diag.InvalidValue, "this must be a whole number from 0", "write 0 to keep none")
			}
		}
		if p.To != nil {
			var err error
			if d.Destination, err = destination.Parse(*p.To); err != nil {
				r.problem(path+".to", err)
			}
		}
		all = append(all, d)
	}
	return all
}
