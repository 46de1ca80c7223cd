package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
)

// Theme is how a site differs from the built-in theme.
type Theme struct {
	Light, Dark Palette // what differs
	Logo        *Named  // of static/; nil if there is none
	LogoDark    *Named  // for dark screens
	Fonts       []WebFont
	Menu, Foot  []MenuItem
}

// WebFont is a font of static/ in which pages are shown.
type WebFont struct {
	Named
	Family       string
	Use          FontUse
	Weight       string // in CSS: "400", "100 900"; "" if not given
	IsItalic     bool
	UnicodeRange string // in CSS; "" for all characters
}

// FontUse is what a font is for.
type FontUse string

// The uses of fonts.
const (
	FontEverywhere FontUse = "all"
	FontOfText     FontUse = "text"
	FontOfHeadings FontUse = "headings"
)

// FontUses returns all uses.
func FontUses() []FontUse { return []FontUse{FontEverywhere, FontOfText, FontOfHeadings} }

// theme is [theme].
type theme struct {
	Logo     *string      `toml:"logo" example:"\"images/logo.svg\""`
	LogoDark *string      `toml:"logo_dark" example:"\"images/logo-dark.svg\""`
	Light    *paletteKeys `toml:"light"`
	Dark     *paletteKeys `toml:"dark"`
	Fonts    []webFont    `toml:"fonts"`
	Menu     []menuItem   `toml:"menu"`
	Foot     []menuItem   `toml:"foot"`
}

// webFont is one [[theme.fonts]].
type webFont struct {
	File         *string `toml:"file,required" example:"\"fonts/name.woff2\""`
	Family       *string `toml:"family,required" example:"\"Name of the font\"" is:"words"`
	Use          *string `toml:"use" is:"font use"`
	Weight       *string `toml:"weight" is:"font weight"`
	Italic       bool    `toml:"italic"`
	UnicodeRange *string `toml:"unicode_range" is:"unicode range"`
}

// theme reads [theme].
func (r *reader) theme(c *Config) Theme {
	t := r.Theme
	if t == nil {
		return Theme{}
	}
	light, dark := DefaultPalettes()
	lightBallots, darkBallots := DefaultBallots()
	return Theme{
		Light: r.palette("theme.light", t.Light, light, lightBallots), Dark: r.palette("theme.dark", t.Dark, dark, darkBallots),
		Logo: r.logo("theme.logo", t.Logo), LogoDark: r.logo("theme.logo_dark", t.LogoDark),
		Fonts: r.webFonts(t.Fonts),
		Menu:  r.menu(c, "theme.menu", t.Menu), Foot: r.menu(c, "theme.foot", t.Foot),
	}
}

func (r *reader) logo(key string, name *string) *Named {
	if name == nil {
		return nil
	}
	if key == "theme.logo_dark" && !r.keys.Has("theme.logo") {
		r.valueError(key, diag.InvalidValue, "there is a logo for dark screens, and none for light ones", "add logo = "+fmt.Sprintf("%q", *name)+" above it")
		return nil
	}
	return r.namedFile(key, name, checkFile)
}

// maxFamily is the length of the longest name of a font, in characters. In the pattern the
// bound would make a hundred copies of its classes, at every start.
const maxFamily = 100

var (
	familyPattern = regexp.MustCompile(`^[\p{L}\p{M}\p{N} _-]+$`)
	weightPattern = regexp.MustCompile(`^(normal|bold|[1-9][0-9]{0,2}|1000)( ([1-9][0-9]{0,2}|1000))?$`)
	rangePattern  = regexp.MustCompile(`^(?i)U\+[0-9A-F?]{1,6}(-[0-9A-F]{1,6})?( *, *U\+[0-9A-F?]{1,6}(-[0-9A-F]{1,6})?)*$`)
)

// webFonts reads [[theme.fonts]].
func (r *reader) webFonts(all []webFont) []WebFont {
	var fonts []WebFont
	for i, f := range all {
		at := fmt.Sprintf("theme.fonts[%d]", i)
		if f.File == nil || f.Family == nil {
			continue
		}
		file := r.namedFile(at+".file", f.File, checkFile)
		if file == nil {
			continue
		}
		if ending := strings.ToLower(file.File); !strings.HasSuffix(ending, ".woff2") {
			r.valueError(at+".file", diag.InvalidValue, "fonts of pages are .woff2 files, which are half as large as others",
				"make a .woff2 file of it, with pyftsubset of fonttools for example: annals help themes")
			continue
		}
		font := WebFont{Named: *file, Family: strings.Join(strings.Fields(*f.Family), " "), Use: FontEverywhere, IsItalic: f.Italic}
		if r.webFont(at, f, &font) {
			fonts = append(fonts, font)
		}
	}
	return fonts
}

// webFont reads the optional keys of a font.
func (r *reader) webFont(at string, f webFont, font *WebFont) bool {
	before := len(r.list)
	if utf8.RuneCountInString(font.Family) > maxFamily || !familyPattern.MatchString(font.Family) {
		r.valueError(at+".family", diag.InvalidValue, "the name of a font has letters, digits, spaces and hyphens only", `write a name of your choice, such as "Own Serif"`)
	}
	if f.Use != nil {
		if font.Use = FontUse(*f.Use); !slices.Contains(FontUses(), font.Use) {
			r.valueError(at+".use", diag.InvalidValue, fmt.Sprintf("%q is no use of a font", *f.Use), `write "text", "headings" or "all"`)
		}
	}
	if f.Weight != nil {
		if font.Weight = strings.TrimSpace(*f.Weight); !weightPattern.MatchString(font.Weight) {
			r.valueError(at+".weight", diag.InvalidValue, fmt.Sprintf("%q is no weight of a font", *f.Weight), `write "400" (normal), "700" (bold), or the range of a variable font, "100 900"`)
		}
	}
	if f.UnicodeRange != nil {
		if font.UnicodeRange = strings.TrimSpace(*f.UnicodeRange); !rangePattern.MatchString(font.UnicodeRange) {
			r.valueError(at+".unicode_range", diag.InvalidValue, "this is no range of characters", `write the numbers of the first and the last one, such as "U+AC00-D7A3" for Hangul`)
		}
	}
	return len(r.list) == before
}
