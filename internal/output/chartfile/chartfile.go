// Package chartfile is the format of the charts of a record as files of their own: for each
// chart and language a drawing (SVG) and a picture (PNG), to be shown and printed elsewhere.
//
// Its input is the figures of package figure; its output has the same columns, dots and
// numbers as the page, and with them what a chart needs away from its page: a title, how
// to read it, a key, where it is from, and the terms of its data. A drawing has colours for
// light and for dark, names fonts with others behind them, and loads nothing; nothing runs
// in it. A picture is in the light colours and is made only with the fonts of [cards]: if
// none of them has a character of a chart, the chart has no picture in this language, and
// the first such chart is reported as a warning.
//
// There are nine charts at most, whatever the size of the record. Their numbers are tables
// of package data.
package chartfile

import (
	"errors"
	"fmt"
	"io"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/figure"
	"annals/internal/output/picture"
	"annals/internal/output/wording"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Charts is the charts of one site.
type Charts struct {
	site     *site.Site
	locales  map[string]*locale.Locale
	fonts    picture.Fonts
	subjects []figure.Subject
	wording  wording.Record
	pictures map[key]bool
}

type key struct{ name, lang string }

// New lists the charts, and those that have a picture: none without fonts. It reports those
// with a character that no font has.
func New(s *site.Site, locales map[string]*locale.Locale, fonts picture.Fonts, report *diag.List) *Charts {
	c := &Charts{site: s, locales: locales, subjects: figure.All(s), pictures: map[key]bool{}}
	if len(c.subjects) > 0 {
		c.wording = wording.Of(s)
	}
	if s.Config.Cards == nil || len(fonts) == 0 {
		return c
	}
	c.fonts = fonts
	for _, tag := range s.Tags() {
		c.selectPictures(tag, report)
	}
	return c
}

// selectPictures records the charts that have a picture in a language.
func (c *Charts) selectPictures(tag string, report *diag.List) {
	var lacking []string
	var missing rune
	for _, of := range c.subjects {
		r, lacks := missingIn(c.sheet(of, tag), c.fonts)
		switch {
		case !lacks:
			c.pictures[key{of.Name, tag}] = true
			continue
		case len(lacking) == 0:
			missing = r
		}
		lacking = append(lacking, of.Name)
	}
	if len(lacking) > 0 {
		report.Warn(c.site.Config.Cards.At, diag.InvalidValue,
			fmt.Sprintf("no font of the cards has the character %q (U+%04X), so that there is no picture of the chart %q in the language %q", missing, missing, lacking[0], tag),
			"add a font that has it to the list, behind the others")
	}
}

// missingIn returns the first character of a sheet that no font has.
func missingIn(s *sheet, fonts picture.Fonts) (r rune, lacks bool) {
	for _, text := range s.texts() {
		if r, lacks = fonts.Lacks(text); lacks {
			break
		}
	}
	return r, lacks
}

// HasPicture reports whether a chart has a picture in a language.
func (c *Charts) HasPicture(name, tag string) bool { return c.pictures[key{name, tag}] }

// Outputs lists the files.
func (c *Charts) Outputs() []output.Output {
	var all []output.Output
	for _, tag := range c.site.Tags() {
		for _, of := range c.subjects {
			all = append(all, output.Output{Path: c.site.Path(tag, of.SVG()), Renderer: drawing{c, of, tag}})
			if c.HasPicture(of.Name, tag) {
				all = append(all, output.Output{Path: c.site.Path(tag, of.PNG()), Renderer: pictureFile{drawing{c, of, tag}}})
			}
		}
	}
	return all
}

// drawing is a chart in a language.
type drawing struct {
	*Charts
	of   figure.Subject
	lang string
}

// Render writes the drawing.
func (d drawing) Render(w io.Writer) error {
	if _, err := w.Write(d.sheet(d.of, d.lang).svg()); err != nil {
		return fmt.Errorf("write the chart %s: %w", d.of.Name, err)
	}
	return nil
}

// pictureFile is a chart in a language, as a picture.
type pictureFile struct{ drawing }

// Render writes the picture.
func (p pictureFile) Render(w io.Writer) error {
	err := p.sheet(p.of, p.lang).png(w, p.fonts)
	if !errors.Is(err, picture.ErrFont) {
		return err
	}
	return &diag.Problem{
		Code: diag.InvalidValue, Message: fmt.Sprintf("the picture of the chart %q cannot be drawn: %v", p.of.Name, err),
		Hint: "take another font for [cards] in config.toml",
	}
}
