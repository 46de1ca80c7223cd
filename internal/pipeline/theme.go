package pipeline

import (
	"bytes"
	"context"
	"io/fs"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/output/picture"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
	"annals/internal/theme/original"
	"annals/internal/theme/templates"
	builtinstatic "annals/static"
	builtin "annals/templates"
)

// theme is the site's templates, assets, interface texts and fonts.
type theme struct {
	templates *templates.Set
	assets    *assets.Assets
	locales   map[string]*locale.Locale
	fonts     picture.Fonts // of the cards; none where there are no cards
}

// loadTheme reads the theme. Files of static/ that the changes do not affect are not
// examined again, where there was a theme before.
func loadTheme(ctx context.Context, dir *sitedir.Dir, cfg *config.Config, o assets.Options, report *diag.List) (*theme, error) {
	set, err := templates.Load(builtin.FS, dir, report)
	if err != nil {
		return nil, err
	}
	assets, err := assets.Load(ctx, builtinstatic.FS, dir, o, report)
	if err != nil {
		return nil, err
	}
	catalogues, err := siteCatalogues(dir, report)
	if err != nil {
		return nil, err
	}
	fonts, err := loadFonts(dir, cfg.Cards, report)
	if err != nil {
		return nil, err
	}
	locales := locale.Load(builtin.FS, catalogues, cfg.Tags(), report)
	return &theme{templates: set, assets: assets, locales: locales, fonts: fonts}, nil
}

// siteCatalogues reads the site's own interface strings, by language.
func siteCatalogues(dir *sitedir.Dir, report *diag.List) (map[string][]byte, error) {
	const folder = "templates/i18n"
	files, err := dir.List(folder, report)
	if err != nil {
		return nil, err
	}
	catalogues := map[string][]byte{}
	for _, f := range files {
		tag, ok := strings.CutSuffix(strings.TrimPrefix(f.Path, folder+"/"), ".toml")
		if !ok {
			continue
		}
		text, err := dir.ReadText(f.Path, maxConfig, report)
		if err != nil {
			return nil, err
		}
		own, err := fs.ReadFile(builtin.FS, "i18n/"+tag+".toml")
		isCopy := err == nil && bytes.Equal(own, original.Cut(text)) // of the built-in one, without effect
		if err == nil {
			original.Check(f.Path, text, "i18n/"+tag+".toml", own, report)
		}
		if text != nil && !isCopy {
			catalogues[tag] = text
		}
	}
	return catalogues, nil
}
