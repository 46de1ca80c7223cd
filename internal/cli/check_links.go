package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"annals/internal/cli/linkcheck"
	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/linkstate"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
)

var errOffline = errors.New("nobody answered, so nothing was learned of any link and " + layout.Links + " is as it was; is this computer online?")

// checkLinks checks the outside links of a site without errors, saves the
// answers, and prints the problems together with those of the site.
func (a *app) checkLinks(ctx context.Context, f *checkFlags, o pipeline.Options, result pipeline.Result) error {
	outside, err := pipeline.ReadOutside(ctx, o)
	if err != nil {
		return err
	}
	start := a.now()
	today := dayOf(start.UTC())
	due, skipped := dueOn(today, outside, f.maxAge)
	bar := a.progress(start, "asking")
	report, stopped := linkcheck.Run(ctx, due, linkcheck.Options{
		Agent: "annals/" + version + " (link check)", Progress: bar.update, Dial: a.dial,
	})
	bar.close()
	if report.Offline {
		return cmp.Or(stopped, errOffline)
	}
	state, err := a.saveAnswers(context.WithoutCancel(ctx), o, today, report)
	if err != nil {
		return errors.Join(stopped, err)
	}
	if stopped != nil && len(report.Findings) > 0 {
		a.printLine(a.styles().warning("note:"), fmt.Sprintf("what was found of %s is kept in %s", addresses(len(report.Findings)), layout.Links))
	}
	if stopped != nil {
		return stopped
	}
	found := slices.DeleteFunc(result.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == diag.DeadLink })
	dead := content.DeadLinks(outside.Links, state)
	if f.strict {
		dead.Promote()
	}
	found = slices.Concat(found, dead, report.Problems(outside.Links, state))
	if err := a.show(found, result.SourceText, ""); err != nil {
		return err
	}
	if err := a.summariseLinks(report, skipped, f.maxAge, a.now().Sub(start)); err != nil {
		return err
	}
	if found.HasErrors() {
		return errContent
	}
	return nil
}

// dueOn returns the addresses to check, and the number of those that are
// skipped.
func dueOn(today edtf.Day, outside pipeline.Outside, maxAge int) (due []string, skipped int) {
	seen := map[string]bool{}
	for _, p := range outside.Links {
		switch {
		case seen[p.Address]:
		case outside.State.IsDue(p.Address, today, maxAge):
			due = append(due, p.Address)
		default:
			skipped++
		}
		seen[p.Address] = true
	}
	return due, skipped
}

// saveAnswers merges the answers into the current state file: during the check,
// the file and the content may have changed.
func (a *app) saveAnswers(ctx context.Context, o pipeline.Options, today edtf.Day, report linkcheck.Report) (linkstate.State, error) {
	current, err := pipeline.ReadOutside(ctx, o)
	if err != nil {
		return nil, err
	}
	for _, d := range current.Problems {
		if d.File == layout.Links && d.Severity == diag.Error {
			return nil, fmt.Errorf("%s was changed while the links were asked, and cannot be read: %s", d.File, d.Message)
		}
	}
	linked := map[string]bool{}
	for _, p := range current.Links {
		linked[p.Address] = true
	}
	answers := map[string]linkstate.Answer{}
	for address, f := range report.Findings {
		answers[address] = f.Answer
	}
	isComplete := !current.Problems.HasErrors()
	state := current.State.Next(today, answers, func(address string) bool { return linked[address] || !isComplete })
	if len(state) == 0 && len(current.State) == 0 {
		return state, nil
	}
	_, err = scaffold.Replace(a.global.source, scaffold.File{Path: layout.Links, Text: state.Encode()})
	return state, err
}

// summariseLinks prints the last lines of a check of links.
func (a *app) summariseLinks(r linkcheck.Report, skipped, maxAge int, took time.Duration) error {
	if a.global.quiet {
		return nil
	}
	well, broken, unknown := r.Answers()
	line := fmt.Sprintf("asked for %s in %s: %d well, %d broken, %d unknown", addresses(len(r.Findings)), seconds(took), well, broken, unknown)
	if skipped > 0 {
		line += fmt.Sprintf("; %s not asked for, well in the last %s", addresses(skipped), diag.Plural(maxAge, "day"))
	}
	var reasons []string
	for _, c := range r.Unknown() {
		reasons = append(reasons, fmt.Sprintf("%d × %s", c.Number, c.Of))
	}
	if len(reasons) > 0 {
		line += "\nunknown: " + strings.Join(reasons, ", ")
	}
	return a.printf("%s", line)
}

func addresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return fmt.Sprintf("%d addresses", n)
}
