package config

import (
	"fmt"
	"regexp"
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

	Endpoint string // the address of an S3-compatible store; "" is that of Amazon
	Region   string // of an S3-compatible store; "" where the file names none
	Keep     int    // how many publications are kept on the computer of the editors
}

// DefaultKeep is how many publications are kept without "keep".
const DefaultKeep = 5

// place is one [destinations.<name>].
type place struct {
	To       *string `toml:"to,required" example:"\"s3://record-site\"" is:"words"`
	Endpoint *string `toml:"endpoint" example:"\"https://s3.example.net\"" is:"address"`
	Region   string  `toml:"region" example:"\"eu-central-1\"" is:"words"`
	Keep     *int    `toml:"keep" example:"5"`
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
		d := Destination{Name: name, Region: p.Region, Keep: DefaultKeep}
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
		r.storeOnly(path, d.Kind)
		r.noSecrets(path)
		if p.Endpoint != nil {
			var err error
			if d.Endpoint, err = destination.Endpoint(*p.Endpoint); err != nil {
				r.problem(path+".endpoint", err)
			}
		}
		all = append(all, d)
	}
	return all
}

// storeOnly warns of keys that say nothing of a destination of another kind.
func (r *reader) storeOnly(path string, kind destination.Kind) {
	if kind == destination.S3 || kind == "" {
		return
	}
	for _, key := range []string{"endpoint", "region"} {
		if at := stricttoml.Join(path, key); r.keys.Has(at) {
			r.warn(at, diag.InvalidValue, "this says something only of an address that begins with s3://", "delete the line")
		}
	}
}

// secretKey matches the names that people and other programs give to secrets.
var secretKey = regexp.MustCompile(`(?i)secret|passw|passphrase|pwd|token|credential|access.?key|key.?id|api.?key|private.?key`)

// noSecrets reports keys and passwords, in place of the report that their names are unknown.
func (r *reader) noSecrets(path string) {
	for _, key := range r.keys.Order(path) {
		if !secretKey.MatchString(key) {
			continue
		}
		at := r.keys.Key(stricttoml.Join(path, key))
		r.list = slices.DeleteFunc(r.list, func(d diag.Diagnostic) bool { return d.Range == at })
		r.list.Error(at, diag.Secret, fmt.Sprintf("%q does not belong here: config.toml is no place for secrets", key), destination.WhereKeys)
	}
}
