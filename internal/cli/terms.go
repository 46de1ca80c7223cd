package cli

import (
	"fmt"
	"strings"

	"annals/internal/load/config"
	"github.com/spf13/cobra"
)

// vocabulary is one of the vocabularies of a site, with its names in messages
// and in config.toml.
type vocabulary struct {
	singular, plural string
	section          string
	of               func(*config.Config) *config.Vocabulary
}

var (
	types  = vocabulary{"type", "types", "types", func(c *config.Config) *config.Vocabulary { return c.Types }}
	bodies = vocabulary{"organ", "organs", "bodies", func(c *config.Config) *config.Vocabulary { return c.Bodies }}
	topics = vocabulary{"topic", "topics", "topics", func(c *config.Config) *config.Vocabulary { return c.Topics }}
	places = vocabulary{"place", "places", "places", func(c *config.Config) *config.Vocabulary { return c.Places }}
	actors = vocabulary{"actor", "actors", "actors", func(c *config.Config) *config.Vocabulary { return c.Actors }}
	series = vocabulary{"series", "series", "series", func(c *config.Config) *config.Vocabulary { return c.Series }}
)

// knownTerms returns an error for each id that the site does not define. Empty
// ids are ignored.
func knownTerms(v vocabulary, cfg *config.Config, ids ...string) (unknown error) {
	for _, id := range ids {
		if strings.TrimSpace(id) == "" || v.of(cfg).Lookup(id) != nil {
			continue
		}
		unknown = joinUsageErrors(unknown, &usageError{fmt.Sprintf("unknown %s %q", v.singular, id), v.hint(cfg, id)})
	}
	return unknown
}

// maxListed is how many terms a hint lists at most, so that they fit on a
// screen.
const maxListed = 20

// hint suggests the term that was probably meant, or lists those that exist.
func (v vocabulary) hint(cfg *config.Config, id string) string {
	known := v.of(cfg)
	if suggestion := known.Suggest(id); suggestion != "" {
		return fmt.Sprintf("did you mean %q?", suggestion)
	}
	terms := known.Terms()
	if len(terms) == 0 {
		return fmt.Sprintf("config.toml defines no %s so far: add [%s.…], with a label", v.plural, v.section)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "the %s of this site are", v.plural)
	for _, t := range terms[:min(len(terms), maxListed)] {
		fmt.Fprintf(&b, "\n%-24s %s", t.ID, oneLine(cfg.Label(t, cfg.DefaultLanguage)))
	}
	if more := len(terms) - maxListed; more > 0 {
		fmt.Fprintf(&b, "\nand %d more, below [%s.…] in config.toml", more, v.section)
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// completeTerms completes the ids of the vocabulary.
func (a *app) completeTerms(v vocabulary) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		cfg, err := a.withoutOutput().config()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var choices []cobra.Completion
		for _, t := range v.of(cfg).Terms() {
			choices = append(choices, cobra.CompletionWithDesc(t.ID, oneLine(cfg.Label(t, cfg.DefaultLanguage))))
		}
		return choices, cobra.ShellCompDirectiveNoFileComp
	}
}
