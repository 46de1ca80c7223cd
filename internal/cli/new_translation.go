package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/sitepath"
	"github.com/spf13/cobra"
)

func (a *app) newTranslationCommand() *cobra.Command {
	var tag, title string
	cmd := &cobra.Command{
		Use:   "translation ID --lang TAG",
		Short: "Make the translation of an entry or a page",
		Long: `Make the translation of an entry or a page, beside its original. It holds the
title, the summary and the text only: dates, votes and sources come from the
original, so that they are written once.

ID is the path of the original inside content/, without .md. TAG is one of the
languages in config.toml.`,
		Example: `  annals new translation 2018/ga-73-180 --lang ko
  annals new translation about --lang ko --title "기록 소개"
  annals new translation _index --lang ko        the home page`,
		Args:              oneArgument("the id of the original", "2018/ga-73-180 --lang ko"),
		ValidArgsFunction: a.completeTexts,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			return a.newTranslation(cmd.Context(), args[0], tag, title)
		}),
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&tag, "lang", "", "`TAG` of the language, from config.toml (needed)")
	cmd.Flags().StringVar(&title, "title", "", "`TITLE` in that language")
	must(cmd.RegisterFlagCompletionFunc("lang", a.completeLanguages))
	must(cmd.RegisterFlagCompletionFunc("title", cobra.NoFileCompletions))
	return cmd
}

func (a *app) newTranslation(ctx context.Context, id, tag, title string) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	id = layout.Trim(id)
	original, err := a.original(id)
	if err := joinUsageErrors(err, targetLanguage(cfg, tag)); err != nil {
		return err
	}
	if d := content.NewLoader(cfg).Parse(ctx, layout.Text(id).Original(), original).Document; d != nil && d.Withdrawal != nil {
		return &usageError{fmt.Sprintf("%s was withdrawn, so there is nothing to translate", id), "its reason can stand there in each language: reason = { en = \"…\", ko = \"…\" }"}
	}
	file, err := scaffold.NewTranslation(scaffold.Translation{ID: id, Lang: tag, Title: title, Original: original})
	if err != nil {
		return err
	}
	return a.createDraft(file)
}

// targetLanguage checks that the site can have translations into a language.
func targetLanguage(cfg *config.Config, tag string) error {
	tags := otherLanguages(cfg)
	switch {
	case slices.Contains(tags, tag):
		return nil
	case tag == cfg.DefaultLanguage && tag != "":
		return &usageError{fmt.Sprintf("--lang %q: this is the language of the originals", tag), "name the language to translate into"}
	case len(tags) == 0:
		return &usageError{"the site has one language only", "add [languages.ko] with name = \"한국어\" to config.toml, for example"}
	case tag == "":
		return &usageError{"a translation also needs --lang", "the languages of this site are " + strings.Join(tags, ", ")}
	}
	hint := fmt.Sprintf("the languages of this site are %s; add [languages.%s] to config.toml for another", strings.Join(tags, ", "), tag)
	return &usageError{fmt.Sprintf("--lang %q: the site has no such language", tag), near.Hint(tag, tags, hint)}
}

// otherLanguages returns the languages of translations: all but the first, which
// is that of the originals.
func otherLanguages(cfg *config.Config) []string { return cfg.Tags()[1:] }

// original returns the text to translate.
func (a *app) original(id string) ([]byte, error) {
	if err := sitepath.Check(id); err != nil {
		return nil, nameError(&scaffold.NameError{Name: id, Err: err})
	}
	ids, err := a.textIDs()
	if err != nil {
		return nil, err
	}
	if !slices.Contains(ids, id) {
		hint := near.Hint(id, ids, "an id is the path inside content/ without .md, such as 2018/ga-73-180")
		return nil, &usageError{fmt.Sprintf("there is no text %q to translate", id), hint}
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	file := layout.Text(id).Original()
	var problems diag.List
	text, err := dir.ReadText(file, content.MaxFile, &problems)
	if err != nil {
		return nil, err
	}
	if text == nil {
		return nil, &usageError{fmt.Sprintf("%s cannot be read: %s", file, problems[0].Message), problems[0].Hint}
	}
	return text, nil
}

func (a *app) completeTexts(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	ids, err := a.textIDs()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) completeLanguages(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	cfg, err := a.withoutOutput().config()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return otherLanguages(cfg), cobra.ShellCompDirectiveNoFileComp
}
