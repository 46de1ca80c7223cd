package assets

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/media"
	"annals/internal/sitepath"
)

// properties are the custom properties of style.css, by what their colour is for.
var properties = []struct {
	role config.Role
	name string
}{
	{config.Background, "paper"},
	{config.Panel, "paper-2"},
	{config.Text, "ink"},
	{config.Muted, "ink-2"},
	{config.LinkColour, "link"},
	{config.Accent, "accent"},
	{config.Focus, "focus"},
	{config.Border, "edge"},
	{config.Line, "rule"},
}

// sheet returns the style sheet of [theme], or nil. Its colours are for screens: on
// paper the theme prints black on white.
func sheet(t config.Theme) []byte {
	var b strings.Builder
	for _, f := range t.Fonts {
		writeFontFace(&b, f)
	}
	writeFontLists(&b, t.Fonts)
	writePalette(&b, "light", t.Light)
	writePalette(&b, "dark", t.Dark)
	if b.Len() == 0 {
		return nil
	}
	return []byte("/* Made by Annals from [theme] in config.toml. */\n" + b.String())
}

func writeFontFace(b *strings.Builder, f config.WebFont) {
	fmt.Fprintf(b, "@font-face {\n  font-family: \"%s\";\n  src: url(\"%s\") format(\"woff2\");\n", f.Family, sitepath.Escape(f.File))
	if f.Weight != "" {
		fmt.Fprintf(b, "  font-weight: %s;\n", f.Weight)
	}
	if f.IsItalic {
		b.WriteString("  font-style: italic;\n")
	}
	if f.UnicodeRange != "" {
		fmt.Fprintf(b, "  unicode-range: %s;\n", f.UnicodeRange)
	}
	b.WriteString("  font-display: swap;\n}\n")
}

// writeFontLists puts the site's fonts before those of the theme.
func writeFontLists(b *strings.Builder, fonts []config.WebFont) {
	for _, list := range []struct {
		property string
		use      config.FontUse
	}{{"own-text", config.FontOfText}, {"own-headings", config.FontOfHeadings}} {
		var families []string
		seen := map[string]bool{}
		for _, f := range fonts {
			if (f.Use == list.use || f.Use == config.FontEverywhere) && !seen[f.Family] {
				seen[f.Family] = true
				families = append(families, `"`+f.Family+`"`)
			}
		}
		if len(families) > 0 {
			fmt.Fprintf(b, ":root { --%s: %s; }\n", list.property, strings.Join(families, ", "))
		}
	}
}

func writePalette(b *strings.Builder, scheme string, p config.Palette) {
	if len(p) == 0 {
		return
	}
	fmt.Fprintf(b, "@media screen and (prefers-color-scheme: %s) {\n  :root {\n", scheme)
	for _, property := range properties {
		if c, ok := p[property.role]; ok {
			fmt.Fprintf(b, "    --%s: %s;\n", property.name, c)
		}
	}
	b.WriteString("  }\n}\n")
}

// checkTheme reports files that [theme] names and that are not there, or are not what
// they should be.
func (a *Assets) checkTheme(t config.Theme, report *diag.List) {
	for _, logo := range []*config.Named{t.Logo, t.LogoDark} {
		if logo == nil || a.isMissing(*logo, report) {
			continue
		}
		if !media.IsPicture(logo.File) {
			report.Error(logo.At, diag.NoPicture, fmt.Sprintf("static/%s is no picture that browsers show", logo.File), "name a picture, such as a .svg, .png or .webp file")
		}
	}
	for _, f := range t.Fonts {
		a.isMissing(f.Named, report)
	}
}

func (a *Assets) isMissing(n config.Named, report *diag.List) bool {
	_, err := a.Name(n.File)
	if err != nil {
		report.Add(n.At, diag.UnknownAsset, err)
	}
	return err != nil
}
