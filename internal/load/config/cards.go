package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// Cards configures the pictures that other sites show beside a link to an entry.
type Cards struct {
	At    diag.Range // of the list of fonts
	Fonts []Font     // in order of preference; at least one
}

// Font is the file of a font.
type Font struct {
	File string     // relative to the site: "templates/fonts/NanumGothicBold.ttf"
	At   diag.Range // of the name
}

// cards is [cards].
type cards struct {
	Fonts []*string `toml:"fonts,required" example:"[\"fonts/NanumGothicBold.ttf\"]"`
}

const (
	cardFontsKey    = "cards.fonts"
	fontFolder      = "fonts/" // below templates, so that fonts are not published
	templatesFolder = "templates/"
	maxFonts        = 16
	fontExample     = `put the file into templates/fonts/ and write "fonts/Name.ttf"`
)

// cards reads [cards]. It returns nil without that table, or without a valid
// font.
func (r *reader) cards() *Cards {
	if r.Cards == nil || !r.keys.Has(cardFontsKey) {
		return nil
	}
	c := &Cards{At: r.keys.Value(cardFontsKey)}
	switch n := len(r.Cards.Fonts); {
	case n == 0 && r.Cards.Fonts != nil:
		r.valueError(cardFontsKey, diag.InvalidValue, "the list of fonts is empty", fontExample+", or delete [cards]")
	case n > maxFonts:
		r.valueError(cardFontsKey, diag.InvalidValue, fmt.Sprintf("%d fonts are too many; %d can be listed", n, maxFonts), "keep one or two for each script")
		return nil
	}
	for i, name := range r.Cards.Fonts {
		at := fmt.Sprintf("%s[%d]", cardFontsKey, i)
		font := r.namedFile(at, name, checkFont)
		if font == nil {
			continue
		}
		file := templatesFolder + font.File
		if slices.ContainsFunc(c.Fonts, func(f Font) bool { return f.File == file }) {
			r.valueError(at, diag.InvalidValue, "this font is listed twice", "delete one of the two")
			continue
		}
		c.Fonts = append(c.Fonts, Font{File: file, At: font.At})
	}
	if len(c.Fonts) == 0 {
		return nil
	}
	return c
}

// checkFont checks that the name of a font is a path in the folder of fonts.
func checkFont(name string) error {
	if name == "" {
		return &diag.Problem{Code: diag.InvalidValue, Message: "the name of the font is empty", Hint: fontExample}
	}
	if !strings.HasPrefix(name, fontFolder) || path.Clean(name) != name {
		return &diag.Problem{
			Code: diag.InvalidValue, Message: "fonts are read from the folder templates/fonts/ only", Hint: fontExample,
		}
	}
	return sitepath.Check(name)
}
