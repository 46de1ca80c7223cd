package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"annals/internal/cli/withdraw"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"github.com/spf13/cobra"
)

// withdrawFlags are the flags of "annals withdraw".
type withdrawFlags struct {
	reasons []string
	date    edtf.Day
	dryRun  bool
}

func (a *app) withdrawCommand() *cobra.Command {
	var f withdrawFlags
	cmd := &cobra.Command{
		Use:   "withdraw ID --reason TEXT",
		Short: "Take an entry back, and say so at its address",
		Long: `Take an entry back. Its page stays at its address, in every language, and says that
the entry was withdrawn, when and why. Its text, its facts, its translations, its
votes and the folder of its pictures are deleted; its aliases stay, and lead to that
page. Nothing else of the entry is in the next build. Then build, and publish.

What was published before may still be in copies: "annals help withdrawing" tells
where, and what can be done. ID is an id (2014/coi-report) or a file. An entry that is
withdrawn already keeps its day and reason unless others are given, and loses what is
left of it: after a crash, type the same again.`,
		Example: `  annals withdraw 2014/coi-report --reason "It named a witness who is in danger."
  annals withdraw 2014/coi-report --reason "It named a witness." --reason ko="증인의 이름이 있었습니다."
  annals withdraw --dry-run 2014/coi-report --reason "…"    show what would be done`,
		Args:              oneArgument("the id of the entry", `2014/coi-report --reason "Why"`),
		ValidArgsFunction: a.completeTexts,
		RunE:              runE(func(cmd *cobra.Command, args []string) error { return a.withdraw(cmd.Context(), args[0], f) }),
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringArrayVar(&f.reasons, "reason", nil, "why, for readers: `TEXT`, or LANGUAGE=TEXT for one language")
	cmd.Flags().Var(day{&f.date}, "date", "the day of the withdrawal (default: today)")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "say what would be done, and do nothing")
	for _, name := range []string{"reason", "date"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func (a *app) withdraw(ctx context.Context, id string, f withdrawFlags) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return err
	}
	defer dir.Close()
	reason, err := reasonOf(cfg, f.reasons)
	if err != nil {
		return err
	}
	request := withdraw.Request{Entry: id, Day: f.date, Reason: reason}
	if request.Day == (edtf.Day{}) && !request.Reason.IsZero() {
		request.Day = dayOf(a.now())
	}
	plan, err := withdraw.Make(ctx, dir, cfg, request)
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return &usageError{problem.Message, problem.Hint}
	}
	if err != nil {
		return err
	}
	if !f.dryRun {
		if err := plan.Apply(a.global.source); err != nil {
			return err
		}
	}
	return a.reportWithdrawal(plan, f.dryRun)
}

// reasonOf returns the reason for all readers, or that of each language.
func reasonOf(cfg *config.Config, given []string) (lang.Text, error) {
	byTag := map[string]string{}
	for _, text := range given {
		tag, words, ok := strings.Cut(text, "=")
		_, known := cfg.Language(tag)
		_, isTag := lang.Canonical(tag)
		switch {
		case ok && isTag && !known:
			return lang.Text{}, &usageError{fmt.Sprintf("--reason %q: the site has no language %q", text, tag), "the languages of this site are " + strings.Join(cfg.Tags(), ", ")}
		case !ok || !known:
			tag, words = cfg.DefaultLanguage, text
		}
		if words = strings.TrimSpace(words); words != "" {
			byTag[tag] = words
		}
	}
	if plain, ok := byTag[cfg.DefaultLanguage]; ok && len(byTag) == 1 {
		return lang.Plain(plain), nil
	}
	return lang.ByLanguage(byTag), nil
}

func (a *app) reportWithdrawal(plan *withdraw.Plan, dryRun bool) error {
	if a.global.quiet {
		return nil
	}
	emptied, removed := "emptied", "removed"
	if dryRun {
		emptied, removed = "would empty", "would remove"
	}
	lines := []string{fmt.Sprintf("%s %s", emptied, plan.File)}
	for _, file := range plan.Remove {
		lines = append(lines, fmt.Sprintf("%s %s", removed, file))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(a.stdout, diag.Visible(line)); err != nil {
			return err
		}
	}
	for _, file := range plan.Static {
		a.note(fmt.Sprintf("%s is still published, and nothing leads to it any more: delete it if it belongs to the entry", diag.Visible(file)))
	}
	for _, file := range plan.Copies {
		a.note(fmt.Sprintf("%s has the name of a copy of one of these files: delete it if it is one", diag.Visible(file)))
	}
	if !dryRun {
		a.note(`the site changes with the next "annals build"; history such as that of git, backups, archives and readers' copies still have the entry: see "annals help withdrawing"`)
	}
	return nil
}
