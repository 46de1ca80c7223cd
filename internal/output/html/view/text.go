package view

import "html/template"

// TextView is a text of the record on a page.
type TextView struct {
	Title      Words
	Summary    Words
	HTML       template.HTML // the body, ready to print
	Lang       string        // of the text
	Dir        string
	Fallback   bool  // the text does not exist in the page's language
	Unreviewed bool  // a translation that no person has reviewed yet
	Draft      bool  // a translation that is not published yet; in previews only
	Translated bool  // a translation
	Original   Words // the title of the original, when this is a translation
}
