package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"annals/internal/config"
	"annals/internal/content"
	"annals/internal/diag"
	"annals/internal/edtf"
	"annals/internal/locale"
	"annals/internal/output"
	"annals/internal/output/data"
	"annals/internal/output/feed"
	"annals/internal/output/headers"
	"annals/internal/output/html"
	"annals/internal/output/searchindex"
	"annals/internal/output/sitemap"
	"annals/internal/output/socialcard"
	"annals/internal/par"
	"annals/internal/picture"
	"annals/internal/plan"
	"annals/internal/publish"
	"annals/internal/site"
	"annals/internal/source"
	"annals/internal/static"
	"annals/internal/templates"
	builtinstatic "annals/static"
	builtin "annals/templates"
)

const (
	configFile = "config.toml"
	maxConfig  = 1 << 20
)

// planned runs load, resolve and plan. Problems of one stage do not stop the
// next, as long as it has something to work on.
func planned(ctx context.Context, dir *source.Dir, o Options) ([]output.Output, diag.List, error) {
	cfg, problems, err := loadConfig(dir, o)
	if err != nil || cfg == nil {
		return nil, problems, err
	}
	theme, record, more, err := loadAll(ctx, dir, cfg, o)
	if problems = append(problems, more...); err != nil {
		return nil, problems, err
	}
	date, err := buildDate(o)
	if err != nil {
		return nil, problems, err
	}
	s, more := site.Resolve(site.Inputs{
		Config: cfg, Record: record, Static: theme.assets.Names(), Drafts: o.Drafts, Now: embargoTime(o), Date: date,
	})
	if problems = append(problems, more...); problems.HasErrors() {
		return nil, problems, nil
	}
	outputs, more := formats(s, theme, o)
	return outputs, append(problems, more...), nil
}

// loadAll reads the theme and the content at the same time: neither needs the
// other.
func loadAll(ctx context.Context, dir *source.Dir, cfg *config.Config, o Options) (*theme, *content.Record, diag.List, error) {
	var (
		t        *theme
		record   *content.Record
		problems [2]diag.List
	)
	err := par.Do(ctx, min(o.Jobs, 2), 2, func(ctx context.Context, _, i int) (err error) {
		if i == 0 {
			t, problems[0], err = loadTheme(dir, cfg)
		} else {
			record, problems[1], err = content.NewLoader(cfg).Load(ctx, dir, o.Jobs)
		}
		return err
	})
	return t, record, append(problems[0], problems[1]...), err
}

// formats lists what a site consists of. A new format is a line here.
func formats(s *site.Site, t *theme, o Options) ([]output.Output, diag.List) {
	cards, problems := socialcard.New(s, t.locales, t.fonts)
	outputs, more := plan.Join([]string{publish.ManifestName},
		html.Outputs(s, html.Options{
			Templates: t.templates, Locales: t.locales, Assets: t.assets, Drafts: o.Drafts, Preview: previews(cards),
		}),
		cards.Outputs(),
		feed.Outputs(s, t.locales),
		sitemap.Outputs(s),
		searchindex.Outputs(s, t.locales, o.Jobs),
		data.Outputs(s),
		headers.Outputs(s, t.assets),
		t.assets.Outputs(),
	)
	return outputs, append(problems, more...)
}

// previews tells pages, which know no other format, of their pictures.
func previews(cards *socialcard.Cards) func(*site.Entry, string) *html.Preview {
	return func(e *site.Entry, tag string) *html.Preview {
		url, alt, ok := cards.Of(e, tag)
		if !ok {
			return nil
		}
		return &html.Preview{URL: url, Width: socialcard.Width, Height: socialcard.Height, Alt: alt}
	}
}

// theme is how the site looks and speaks.
type theme struct {
	templates *templates.Set
	assets    *static.Assets
	locales   map[string]*locale.Locale
	fonts     picture.Fonts // of the cards; none where there are no cards
}

func loadTheme(dir *source.Dir, cfg *config.Config) (*theme, diag.List, error) {
	set, problems, err := templates.Load(builtin.FS, dir)
	if err != nil {
		return nil, problems, err
	}
	assets, more, err := static.Load(builtinstatic.FS, dir)
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
func siteCatalogues(dir *source.Dir) (map[string][]byte, diag.List, error) {
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
			continue // a copy of the built-in one changes nothing
		}
		text, more := source.Text(f.Path, raw)
		if problems = append(problems, more...); !more.HasErrors() {
			catalogues[tag] = text
		}
	}
	return catalogues, problems, nil
}

// loadConfig reads config.toml; nil when there is none that could be read.
func loadConfig(dir *source.Dir, o Options) (*config.Config, diag.List, error) {
	raw, problems, err := dir.Read(configFile, maxConfig)
	for i := range problems {
		if problems[i].Code == diag.FileMissing {
			problems[i].Message = "there is no config.toml here"
			problems[i].Hint = "go to the site's folder, name it with --source DIR, or make a new site with: annals init DIR"
		}
	}
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	text, problems := source.Text(configFile, raw)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	cfg, problems := config.Parse(configFile, text)
	if cfg != nil && o.BaseURL != "" {
		base, err := config.BaseURL(o.BaseURL)
		if err != nil {
			return nil, problems, &UsageError{Flag: "--base-url", Err: err}
		}
		moved := *cfg
		moved.BaseURL = base
		cfg = &moved
	}
	return cfg, problems, nil
}

// UsageError is an option that cannot be.
type UsageError struct {
	Flag string
	Err  error
}

// Error names the flag.
func (e *UsageError) Error() string { return e.Flag + ": " + e.Err.Error() }

// Unwrap returns what is wrong with the value.
func (e *UsageError) Unwrap() error { return e.Err }

// buildDate is the date that was asked for: --date, else SOURCE_DATE_EPOCH
// (reproducible-builds.org), else none, so that the content decides.
func buildDate(o Options) (edtf.Day, error) {
	text, from := o.Date, "--date"
	if text == "" {
		from = "SOURCE_DATE_EPOCH"
		if epoch := o.Getenv(from); epoch != "" {
			seconds, err := strconv.ParseInt(epoch, 10, 64)
			if err != nil {
				return edtf.Day{}, &UsageError{Flag: from, Err: fmt.Errorf("%q is no number of seconds", epoch)}
			}
			text = time.Unix(seconds, 0).UTC().Format(time.DateOnly)
		}
	}
	if text == "" {
		return edtf.Day{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return edtf.Day{}, &UsageError{Flag: from, Err: fmt.Errorf("%q is not a day like 2018-12-17", text)}
	}
	return edtf.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, nil
}

// embargoTime is the instant that embargoes are held against: the beginning of
// --date, since the rest of that day may be still to come, else now.
func embargoTime(o Options) time.Time {
	if day, err := time.Parse(time.DateOnly, o.Date); err == nil {
		return day
	}
	return o.Now()
}

// sourceText reads files for excerpts; templates that the site does not replace
// come from the built-in theme.
func sourceText(folder string) func(string) ([]byte, error) {
	return func(file string) ([]byte, error) {
		dir, err := source.Open(folder)
		if err != nil {
			return nil, err
		}
		defer dir.Close()
		raw, problems, err := dir.Read(file, maxConfig)
		if err != nil {
			return nil, err
		}
		if problems.HasErrors() {
			return templates.Text(builtin.FS, file)
		}
		text, problems := source.Text(file, raw)
		if problems.HasErrors() {
			return nil, fmt.Errorf("%s is not text", file)
		}
		return text, nil
	}
}
