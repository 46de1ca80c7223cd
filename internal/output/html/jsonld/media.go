package jsonld

import (
	"annals/internal/record/lang"
	"annals/internal/site"
)

// medium is a picture, a paper or a recording of an entry.
type medium struct {
	Type        any    `json:"@type"`
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

// document is the type of papers. Only a MediaObject has a contentUrl and a sha256.
var document = []string{"DigitalDocument", "MediaObject"}

// media returns the pictures of an entry, and its papers and recordings. What stands
// behind a warning is in neither: search engines would show it without.
func media(s *site.Site, e *site.Entry, tag string) (pictures, others []medium) {
	words := func(t lang.Text) string {
		text, _ := t.In(tag, s.Config.DefaultLanguage)
		return text
	}
	for i := range e.Media {
		m := &e.Media[i]
		if !m.Warning.IsZero() {
			continue
		}
		one := medium{
			Caption: words(m.Caption), ContentURL: s.URL(m.File.Address), Credit: words(m.Credit),
			Created: m.Date.MachineValue(), Description: words(m.Alt), Format: m.File.Type, License: words(m.License), Sum: m.File.SumText(),
			Width: m.File.Width, Height: m.File.Height,
		}
		switch {
		case m.File.IsPicture():
			one.Type = "ImageObject"
			pictures = append(pictures, one)
			continue
		case m.Is("audio"):
			one.Type = "AudioObject"
		case m.Is("video"):
			one.Type = "VideoObject"
		default:
			one.Type = document
		}
		others = append(others, one)
	}
	return pictures, others
}
