package jsonld

import (
	"annals/internal/record/lang"
	"annals/internal/site"
)

// image is a picture of an entry.
type image struct {
	Type        string `json:"@type"`
	Caption     string `json:"caption,omitempty"`
	ContentURL  string `json:"contentUrl,omitempty"`
	Credit      string `json:"creditText,omitempty"`
	Created     string `json:"dateCreated,omitempty"`
	Description string `json:"description,omitempty"`
	Format      string `json:"encodingFormat,omitempty"`
	Height      int    `json:"height,omitempty"`
	License     string `json:"license,omitempty"`
	Sum         string `json:"sha256,omitempty"`
	Width       int    `json:"width,omitempty"`
}

// images lists the pictures of an entry. Those with a warning are left out: what reads
// these data shows them without.
func images(s *site.Site, e *site.Entry, tag string) []image {
	words := func(t lang.Text) string {
		text, _ := t.In(tag, s.Config.DefaultLanguage)
		return text
	}
	var all []image
	for i := range e.Media {
		m := &e.Media[i]
		if !m.File.IsPicture() || !m.Warning.IsZero() {
			continue
		}
		all = append(all, image{
			Type: "ImageObject", Caption: words(m.Caption), ContentURL: s.URL(m.File.Address), Credit: words(m.Credit),
			Created: m.Date.MachineValue(), Description: words(m.Alt), Format: m.File.Type, License: words(m.License), Sum: m.File.SumText(),
			Width: m.File.Width, Height: m.File.Height,
		})
	}
	return all
}
