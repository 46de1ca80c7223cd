package jsonld

import (
	"fmt"
	"iter"

	"annals/internal/site"
	"annals/internal/weburl"
)

// download is a file of data.
type download struct {
	Type    string `json:"@type"`
	URL     string `json:"contentUrl"`
	Format  string `json:"encodingFormat"`    // media type
	License string `json:"license,omitempty"` // if it differs from that of the record
}

// Site describes the record as a whole on the home page of the language tag. files
// are the path and the media type of each file of data.
func Site(s *site.Site, tag string, files iter.Seq2[string, string]) []byte {
	size := len(s.Entries)
	o := thing{
		Context: vocabulary, Type: []string{"Dataset", "Collection"}, Name: s.Title(tag), InLanguage: s.Tags(), Size: &size,
		ID: dataset(s), URL: s.URL(s.Path(tag, "index.html")), Description: s.Description(tag), License: termsOf(s, tag),
	}
	if name, _ := s.Config.Publisher.In(tag, s.Config.DefaultLanguage); name != "" {
		o.Creator = organization(name)
	}
	if years := s.DatedYears(); len(years) > 0 {
		o.TemporalCoverage = fmt.Sprintf("%s/%s", years[0].ID, years[len(years)-1].ID)
	}
	if s.Date.Year > 0 {
		o.Modified = s.Date.String()
		o.Version = o.Modified
	}
	if s.Config.DOI != "" {
		o.Identifier = new(weburl.DOIAddress(s.Config.DOI))
	}
	o.Distribution = distribution(s, tag, o.License, files)
	return encode(o)
}

// distribution lists the files of data; none on a site without a base URL.
func distribution(s *site.Site, tag, terms string, files iter.Seq2[string, string]) []download {
	if s.Config.BaseURL == "" {
		return nil
	}
	own := termsIn(s, s.Config.DataLicense, tag)
	if own == terms {
		own = ""
	}
	var all []download
	for path, media := range files {
		all = append(all, download{"DataDownload", s.URL(path), media, own})
	}
	return all
}
