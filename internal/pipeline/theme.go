package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/output/socialcard/picture"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
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

func loadTheme(dir *sitedir.Dir, cfg *config.Config) (*theme, diag.List, error) {
	set, problems, err := templates.Load(builtin.FS, dir)
	if err != nil {
		return nil, problems, err
	}
	assets, more, err := assets.Load(builtinstatic.FS, dir)
	if problems = append(problems, more...); err != nil {
		return nil, problems, err
	}
	catalogues, more, err := siteCatalogues(dir)
	if problems = append(problems, more...); err != nil {
		return nil, problems, err
	}
	fonts, more, err := loadFonts(dir, cfg.Cards)
	if problems = append(problems, more...); err != nil {
		return nil, problems, err
	}
	locales, more := locale.Load(builtin.FS, catalogues, cfg.Tags())
	return &theme{templates: set, assets: assets, locales: locales, fonts: fonts}, append(problems, more...), nil
}

// siteCatalogues reads the site's own interface strings, by language.
func siteCatalogues(dir *sitedir.Dir) (map[string][]byte, diag.List, error) {
	const folder = "templates/i18n"
	files, problems, err := dir.List(folder)
	if err != nil {
		return nil, problems, fmt.Errorf("list the catalogues: %w", err)
	}
	catalogues := map[string][]byte{}
	for _, f := range files {
		tag, ok := strings.CutSuffix(strings.TrimPrefix(f.Path, folder+"/"), ".toml")
		if !ok {
			continue
		}
		raw, more, err := dir.Read(f.Path, maxConfig)
		if problems = append(problems, more...); err != nil {
			return nil, problems, err
		}
		if own, err := fs.ReadFile(builtin.FS, "i18n/"+tag+".toml"); err == nil && bytes.Equal(own, raw) {
			continue // a copy of the built-in one has no effect
		}
		text, more := sitedir.Text(f.Path, raw)
		if problems = append(problems, more...); !more.HasErrors() {
			catalogues[tag] = text
		}
	}
	return catalogues, problems, nil
}
