package view

import (
	"html/template"
	"slices"
)

// MediaView is a picture, a paper or a recording of an entry.
type MediaView struct {
	Name   string // of the file
	URL    string
	Type   string // the media type: "image/jpeg", "application/pdf"
	Kind   string // "picture", "sound", "film" or "file"
	Size   string // in words: "812 KB"
	Sum    string // the SHA-256 of the file, in hexadecimal
	Width  int    // of a picture, in pixels; 0 if not known
	Height int
	Pages  string // of a paper, in words: "12 pages"; "" if not known
	Alt    Words

	Thumbnail string          // the address of a picture for browsers that choose none of SrcSet
	SrcSet    template.Srcset // smaller sizes of a picture; "" if there are none

	Caption Words
	Credit  Words
	License Words
	Date    *Date
	Place   Words
	Source  Words
	Warning Words  // "" if there is nothing to warn of; the picture must not be loaded before it is asked for
	Track   string // the address of the captions of sound or film, or ""
	TrackIn string // the language tag of the captions
}

// HasWarning reports whether something on the page must not be loaded before it is
// asked for.
func (v *EntryView) HasWarning() bool {
	for i := range v.Media {
		if v.Media[i].Warning.Text != "" {
			return true
		}
	}
	return false
}

// HasCaptions reports whether a sound or a film on the page has captions.
func (v *EntryView) HasCaptions() bool {
	return slices.ContainsFunc(v.Media, func(m MediaView) bool { return m.Track != "" })
}
