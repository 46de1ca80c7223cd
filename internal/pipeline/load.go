package pipeline

import (
	"bytes"
	"context"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/par"
	"annals/internal/theme/assets"
)

const (
	configFile = "config.toml"
	maxConfig  = 1 << 20
)

// loaded is the result of the load stage. It is immutable: loading again makes a
// new one, which shares the unchanged parts.
type loaded struct {
	config         *config.Config // nil if it could not be read; then nothing else was
	configText     []byte
	configProblems diag.List

	theme         *theme
	themeProblems diag.List

	content *content.Folder

	known cleanfile.Known // pictures that were cleaned before
}

// load reads the site. Parts that the changes do not affect are taken from before;
// if before is nil, everything is read.
func load(ctx context.Context, dir *sitedir.Dir, o Options, before *loaded, changes Changes) (*loaded, error) {
	if before == nil {
		before, changes = &loaded{}, Changes{All: true}
	}
	next := *before
	if next.known == nil {
		next.known = cleanedIn(o.Output, o.compared)
	}
	if changes.affects(configFile) {
		if err := next.readConfig(dir, o.BaseURL); err != nil {
			return nil, err
		}
	}
	if next.config == nil {
		return &loaded{configText: next.configText, configProblems: next.configProblems}, nil
	}
	if next.config != before.config {
		changes = Changes{All: true}
	}
	// The theme and the content are independent of each other.
	err := par.Do(ctx, min(o.Jobs, 2), 2, func(ctx context.Context, _, i int) error {
		if i == 0 {
			return next.readTheme(ctx, dir, o.Jobs, changes)
		}
		return next.readContent(ctx, dir, o.Jobs, changes)
	})
	return &next, err
}

func (l *loaded) readConfig(dir *sitedir.Dir, baseURL string) error {
	var problems diag.List
	text, err := configText(dir, &problems)
	if err != nil {
		return err
	}
	if l.config != nil && bytes.Equal(text, l.configText) && len(problems) == 0 {
		return nil
	}
	l.config, l.configText, l.configProblems = nil, text, problems
	if problems.HasErrors() {
		return nil
	}
	l.config, l.configProblems = config.Parse(configFile, text)
	if l.config != nil && baseURL != "" {
		l.config.BaseURL = baseURL
	}
	return nil
}

// configText reads config.toml.
func configText(dir *sitedir.Dir, report *diag.List) ([]byte, error) {
	var problems diag.List
	text, err := dir.ReadText(configFile, maxConfig, &problems)
	for i := range problems {
		if problems[i].Code == diag.FileMissing {
			problems[i].Message = "there is no config.toml here"
			problems[i].Hint = "go to the site's folder, name it with --source DIR, or make a new site with: annals init DIR"
		}
	}
	*report = append(*report, problems...)
	return text, err
}

func (l *loaded) readTheme(ctx context.Context, dir *sitedir.Dir, jobs int, changes Changes) (err error) {
	if !changes.TouchTheme() {
		return nil
	}
	l.themeProblems = nil
	o := assets.Options{Static: l.config.Static, Theme: l.config.Theme, Jobs: jobs, Changed: changes.mayAffect, Known: l.known}
	if l.theme != nil {
		o.Before = l.theme.assets
	}
	l.theme, err = loadTheme(ctx, dir, l.config, o, &l.themeProblems)
	return err
}

func (l *loaded) readContent(ctx context.Context, dir *sitedir.Dir, jobs int, changes Changes) (err error) {
	if changes.All || l.content == nil {
		loader := content.NewLoader(l.config)
		loader.Known = l.known
		l.content, err = loader.Load(ctx, dir, jobs)
	} else if changes.affects(layout.Folder) {
		l.content, err = l.content.Reread(ctx, dir, jobs, changes.Paths)
	}
	return err
}
