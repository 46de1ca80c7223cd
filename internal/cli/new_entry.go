package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/sitepath"
	"github.com/spf13/cobra"
)

// entryFlags are the flags of a new entry.
type entryFlags struct {
	date, kind, title, body, series, summary, slug string
	symbols, topics, actors, places                []string
}

func (a *app) newEntryCommand() *cobra.Command {
	var f entryFlags
	cmd := &cobra.Command{
		Use:   "entry --date DATE --type TYPE --title TITLE",
		Short: "Make an entry in the folder of its year",
		Long: `Make an entry in the folder of its year. The file name comes from --slug, else
from the symbol, else from the title; letters of every script are kept.

DATE is a day (2018-12-17), or as much as is known: 2018-12, 2018, "2014~" for
about 2014, 2018-08-20/2018-08-26 for a span. "annals help dates" shows all forms.
TYPE is one of the types in config.toml. The entry is a draft, and has no source
yet: open the documents first, then name them.`,
		Example: `  annals new entry --date 2018-12-17 --type resolution --title "What happened"
  annals new entry --date 2014-02 --type report --title "A report" \
      --body human-rights-council --symbol A/HRC/25/63 --topic accountability`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              runE(func(cmd *cobra.Command, _ []string) error { return a.newEntry(cmd.Context(), &f) }),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.date, "date", "", "`DATE` of the event (needed)")
	flags.StringVar(&f.kind, "type", "", "`ID` of the type of event, from config.toml (needed)")
	flags.StringVar(&f.title, "title", "", "`TITLE` of the entry (needed)")
	flags.StringVar(&f.body, "body", "", "`ID` of the organ that acted, from config.toml")
	flags.StringArrayVar(&f.symbols, "symbol", nil, "`SYMBOL` of a document, such as A/RES/73/180; may be repeated")
	flags.StringArrayVar(&f.topics, "topic", nil, "`ID` of a topic, from config.toml; may be repeated")
	flags.StringArrayVar(&f.actors, "actor", nil, "`ID` of an actor, from config.toml; may be repeated")
	flags.StringArrayVar(&f.places, "place", nil, "`ID` of a place, from config.toml; may be repeated")
	flags.StringVar(&f.series, "series", "", "`ID` of the series of acts that it is compared with, from config.toml")
	flags.StringVar(&f.summary, "summary", "", "`TEXT` of one or two sentences for lists, feeds and search")
	flags.StringVar(&f.slug, "slug", "", "`NAME` of the file without .md (default: from the symbol or the title)")
	for name, of := range map[string]vocabulary{"type": types, "body": bodies, "topic": topics, "actor": actors, "place": places, "series": series} {
		must(cmd.RegisterFlagCompletionFunc(name, a.completeTerms(of)))
	}
	for _, name := range []string{"date", "title", "symbol", "summary", "slug"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func (a *app) newEntry(ctx context.Context, f *entryFlags) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	entry, err := f.entry(cfg)
	if err != nil {
		return err
	}
	entry.Added = dayOf(a.now())
	file, err := scaffold.NewEntry(entry, cfg)
	if err != nil {
		return nameError(err)
	}
	if err := checkNew(ctx, cfg, file, layout.KindEntry); err != nil {
		return err
	}
	known, err := a.entriesWith(ctx, cfg, entry.Symbols)
	if err != nil {
		return err
	}
	if err := a.createDraft(file); err != nil || a.global.quiet {
		return err
	}
	for _, k := range known {
		a.note(fmt.Sprintf("%s has the symbol %s already; if this is the same event, delete the new file", k.file, k.symbol))
	}
	return nil
}

// symbolOf is an entry of the record and one of its symbols.
type symbolOf struct{ file, symbol string }

// entriesWith returns the entries of the record that have one of the symbols.
func (a *app) entriesWith(ctx context.Context, cfg *config.Config, symbols []symbol.Symbol) (found []symbolOf, err error) {
	if len(symbols) == 0 {
		return nil, nil
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	loaded, err := content.NewLoader(cfg).Load(ctx, dir, 0)
	if err != nil {
		return nil, err
	}
	record, _ := loaded.Record()
	for _, d := range record.Documents {
		if d.Entry == nil {
			continue
		}
		for _, s := range d.Entry.Symbols {
			if slices.ContainsFunc(symbols, func(given symbol.Symbol) bool { return given.String() == s.String() }) {
				found = append(found, symbolOf{d.File, s.String()})
				break
			}
		}
	}
	return found, nil
}

// entry checks the flags against the site, and returns all errors at once.
func (f *entryFlags) entry(cfg *config.Config) (scaffold.Entry, error) {
	date, badDate := f.parsedDate()
	symbols, badSymbols := f.parsedSymbols(cfg.Symbols)
	err := joinUsageErrors(f.complete(cfg), badDate,
		knownTerms(types, cfg, f.kind), knownTerms(bodies, cfg, f.body),
		badSymbols,
		knownTerms(topics, cfg, f.topics...), knownTerms(actors, cfg, f.actors...), knownTerms(places, cfg, f.places...),
		knownTerms(series, cfg, f.series),
		f.checkSlug())
	if err != nil {
		return scaffold.Entry{}, err
	}
	return scaffold.Entry{
		Title: strings.TrimSpace(f.title), Date: date, Type: f.kind, Body: f.body, Series: f.series,
		Topics: f.topics, Actors: f.actors, Places: f.places, Symbols: symbols, Summary: strings.TrimSpace(f.summary), Slug: f.slug,
	}, nil
}

// complete returns an error that names all missing flags.
func (f *entryFlags) complete(cfg *config.Config) error {
	var missing []string
	for _, flag := range []struct{ name, value string }{{"date", f.date}, {"type", f.kind}, {"title", f.title}} {
		if strings.TrimSpace(flag.value) == "" {
			missing = append(missing, "--"+flag.name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return &usageError{
		"an entry also needs " + strings.Join(missing, ", "),
		fmt.Sprintf(`annals new entry --date 2018-12-17 --type %s --title "What happened"`, exampleType(cfg)),
	}
}

func exampleType(cfg *config.Config) string {
	if ids := cfg.Types.IDs(); len(ids) > 0 {
		return ids[0]
	}
	return "resolution"
}

// parsedDate parses --date if it is given.
func (f *entryFlags) parsedDate() (edtf.Date, error) {
	if strings.TrimSpace(f.date) == "" {
		return edtf.Date{}, nil
	}
	date, err := edtf.Parse(f.date)
	if err != nil {
		return edtf.Date{}, asUsageError("date", f.date, err)
	}
	if _, ok := date.Year(); !ok {
		return edtf.Date{}, &usageError{fmt.Sprintf("--date %q: the date belongs to no year, so no folder can hold the entry", f.date), "give the date a year"}
	}
	return date, nil
}

func (f *entryFlags) parsedSymbols(registry *symbol.Registry) (parsed []symbol.Symbol, err error) {
	for _, text := range f.symbols {
		s, bad := registry.Parse(text)
		if bad != nil {
			err = joinUsageErrors(err, asUsageError("symbol", text, bad))
			continue
		}
		parsed = append(parsed, s)
	}
	return parsed, err
}

func (f *entryFlags) checkSlug() error {
	if f.slug == "" {
		return nil
	}
	if err := scaffold.CheckName(sitepath.Normal(f.slug)); err != nil {
		return nameError(err)
	}
	return nil
}
