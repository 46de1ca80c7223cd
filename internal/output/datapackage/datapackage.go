// Package datapackage is the format of data/datapackage.json: a description of the files in
// data/ for programs, by the standard Data Package, version 2.
//
// Its input is the files and what package dataset says of their columns; its output names
// each with its title, size and checksum, and each column with its type, unit, allowed
// values and what an empty cell means. It is in the site's default language, as far as the
// descriptions are written in it. Files outside of data/ are not described.
package datapackage

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/record/license"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Outputs returns the data package, if there are files.
func Outputs(s *site.Site, files *dataset.Files, locales map[string]*locale.Locale) []output.Output {
	if len(files.All()) == 0 {
		return nil
	}
	p := descriptionFile{s, files, locales[s.Config.DefaultLanguage]}
	return []output.Output{{Path: site.DataPackage, Kind: "data package", Renderer: p}}
}

// descriptionFile is the file.
type descriptionFile struct {
	site   *site.Site
	files  *dataset.Files
	locale *locale.Locale
}

// descriptor is the data package.
type descriptor struct {
	Schema       string        `json:"$schema"`
	Name         string        `json:"name"`
	ID           string        `json:"id,omitempty"`
	Title        string        `json:"title"`
	Description  string        `json:"description,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Version      string        `json:"version,omitempty"`
	Licenses     []terms       `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Resources    []resource    `json:"resources"`
}

// terms is a licence. The standard asks for a name of the Open Definition or a path.
type terms struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title"`
}

type contributor struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

// resource is a file.
type resource struct {
	Name        string  `json:"name"`
	Type        string  `json:"type,omitempty"`
	Path        string  `json:"path"`
	Title       string  `json:"title"`
	Description string  `json:"description"`
	Format      string  `json:"format"`
	MediaType   string  `json:"mediatype"`
	Encoding    string  `json:"encoding"`
	Bytes       int64   `json:"bytes"`
	Hash        string  `json:"hash"`
	Schema      *schema `json:"schema,omitempty"`
}

// Render writes the file.
func (p descriptionFile) Render(w io.Writer) error {
	d, err := p.descriptor()
	if err == nil {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", " ")
		err = encoder.Encode(d)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", site.DataPackage, err)
	}
	return nil
}

func (p descriptionFile) descriptor() (descriptor, error) {
	s := p.site
	tag := s.Config.DefaultLanguage
	d := descriptor{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: nameOf(s.Config.BaseURL), Title: s.Title(tag), Description: s.Description(tag),
		Homepage: s.Config.BaseURL, Licenses: licenses(s),
	}
	if s.Config.BaseURL != "" {
		d.ID = s.URL(site.DataPackage)
	}
	if s.Date.Year > 0 {
		d.Version = s.Date.String()
	}
	if publisher, _ := s.Config.Publisher.In(tag, tag); publisher != "" {
		d.Contributors = []contributor{{publisher, []string{"publisher"}}}
	}
	files := p.files.All()
	for i := range files {
		path, ok := files[i].InFolder()
		if !ok {
			continue
		}
		r, err := p.resource(&files[i], path)
		if err != nil {
			return d, err
		}
		d.Resources = append(d.Resources, r)
	}
	return d, nil
}

func (p descriptionFile) resource(f *dataset.File, path string) (resource, error) {
	m, err := f.Measure()
	if err != nil {
		return resource{}, err
	}
	r := resource{
		Name: f.Name(), Path: path, Title: p.locale.T(f.Message), Description: p.locale.T(f.Message + "_text"),
		Format: strings.ToLower(f.Format), MediaType: f.Media, Encoding: "utf-8", Bytes: m.Bytes, Hash: "sha256:" + hex.EncodeToString(m.Sum[:]),
	}
	if f.Table != nil {
		r.Type, r.Schema = "table", p.schema(f.Table)
	}
	return r, nil
}

// licenses returns the terms of the data. Of terms that programs do not know, the page on
// data tells the words.
func licenses(s *site.Site) []terms {
	of := s.Config.DataLicense
	if known, ok := license.Find(of.Strings()); ok {
		return []terms{{known.ID, known.URL, known.Title}}
	}
	words, _ := of.In(s.Config.DefaultLanguage, s.Config.DefaultLanguage)
	if words == "" {
		return nil
	}
	return []terms{{Path: "index.html", Title: words}}
}

// nameOf returns the name of the package: the address of the site, in letters that a name
// may have.
func nameOf(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Host == "" {
		return "record"
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '.', r == '-', r == '_':
			return r
		}
		return '-'
	}, strings.ToLower(u.Host+u.EscapedPath()))
	return strings.Trim(name, "-.")
}
