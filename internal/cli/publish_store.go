package cli

import (
	"bufio"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"annals/internal/cli/s3keys"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/publish"
	"annals/internal/publish/destination"
	"annals/internal/publish/store"
	"annals/internal/publish/upload"
)

// toStore publishes at a place that is written file by file.
func (p *publication) toStore(ctx context.Context, site upload.Site) error {
	start := p.now()
	o := p.access
	o.Work, o.Now = p.kept.Work(), start
	o.Token, o.Dead = token(), p.kept.Claims()
	s, err := store.Open(ctx, p.to.Destination, o)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := p.transfer(start)
	report, plan, err := upload.Run(ctx, site, s, upload.Options{
		Jobs: p.flags.build.jobs, DryRun: p.flags.dryRun, TakeOver: p.flags.takeOver, Replace: p.flags.replace,
		Claims: o.Dead, Token: o.Token, Claimed: p.kept.Claimed, Confirm: p.confirm,
		Progress: bar.update, Clock: p.now, Random: fraction, Sleep: sleep,
	})
	bar.close()
	if noting, ok := s.(interface{ Notes() []string }); ok {
		report.Warnings = append(report.Warnings, noting.Notes()...)
	}
	for _, warning := range report.Warnings {
		p.printLine(p.styles().warning("warning:"), warning)
	}
	if err != nil {
		return explainPublish(err)
	}
	if p.flags.dryRun {
		return p.printPlan(plan)
	}
	if !report.Nothing {
		p.keep(ctx, report.Publication, site)
	}
	return p.summarisePublication(report, start)
}

// explainPublish adds to an error what to do about it.
func explainPublish(err error) error {
	if e, ok := errors.AsType[*upload.InUseError](err); ok {
		return &stoppedError{e.Error(), "wait until it is done; when you know that it has stopped: --take-over"}
	}
	if e, ok := errors.AsType[*upload.ForeignError](err); ok {
		return &usageError{e.Error(), "--replace takes their place; look at them first"}
	}
	if e, ok := errors.AsType[*upload.Fixable](err); ok {
		return &stoppedError{err.Error(), e.Hint}
	}
	return err
}

// accessTo returns what opens the store of a destination, from config.toml and the
// environment.
func (a *app) accessTo(d config.Destination) (store.Options, error) {
	if d.Kind != destination.S3 {
		return store.Options{}, nil
	}
	keys, err := s3keys.Find(d.Name, a.getenv)
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		return store.Options{}, &usageError{p.Message, p.Hint}
	}
	if err != nil {
		return store.Options{}, err
	}
	o := store.Options{Endpoint: d.Endpoint, Keys: keys}
	o.Region = cmp.Or(d.Region, a.getenv("AWS_REGION"), a.getenv("AWS_DEFAULT_REGION"))
	for _, variable := range []string{"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"} {
		if address := a.getenv(variable); o.Endpoint == "" && address != "" {
			if o.Endpoint, err = destination.Endpoint(address); err != nil {
				problem := diag.AsProblem(err, diag.InvalidURL)
				return store.Options{}, &usageError{variable + ": " + problem.Message, problem.Hint}
			}
		}
	}
	return o, nil
}

// stoppedError is a failure of the system about which something can be done.
type stoppedError struct{ message, hint string }

func (e *stoppedError) Error() string { return e.message }

func (p *publication) summarisePublication(r upload.Report, start time.Time) error {
	switch {
	case p.global.quiet:
		return nil
	case r.Nothing:
		return p.printf("%s has this very site already: publication %d", diag.Visible(p.to.Name), r.Publication)
	}
	return p.printf("published %s to %s in %s: %d sent (%s), %d unchanged, %d removed; publication %d", diag.Plural(r.Files, "file"),
		diag.Visible(p.to.Name), seconds(p.now().Sub(start)), r.Uploaded, size(r.Bytes), r.Unchanged, r.Removed, r.Publication)
}

// Removing more than this is asked about.
const (
	askAbove = 256
	askShare = 5 // a fifth
)

// confirm asks before many files are removed.
func (p *publication) confirm(plan *upload.Plan) error {
	n := len(plan.Remove)
	isMany := n > askAbove || n*askShare > plan.Published
	if p.flags.maxRemove > 0 {
		isMany = n > p.flags.maxRemove
	}
	if !isMany || p.flags.yes {
		return nil
	}
	question := fmt.Sprintf("%d of %s at %s are no longer of the site and would be removed", n, diag.Plural(plan.Published, "file"), p.to.Name)
	if !isTerminal(p.stderr) || p.stdin == nil {
		return &usageError{question, "look at them with --dry-run; --yes removes them"}
	}
	p.printLine(p.styles().warning("warning:"), question)
	fmt.Fprint(p.stderr, p.words.Text("remove them? Type yes:")+" ")
	answer, _ := bufio.NewReader(p.stdin).ReadString('\n') // without an answer it is no
	if strings.TrimSpace(answer) != "yes" {
		return &usageError{"nothing was published", "--yes removes them without asking"}
	}
	return nil
}

// folderPlan compares a site with the folder that it would be published into.
func (p *publication) folderPlan(site upload.Site) *upload.Plan {
	plan := &upload.Plan{}
	old := map[string]upload.Sum{}
	if there, err := publish.OpenFinished(p.to.Path); err == nil {
		defer there.Close()
		for _, f := range there.Files {
			old[f.Path] = f.Sum
		}
	}
	for _, f := range site.Files {
		sum, isThere := old[f.Path]
		switch {
		case !isThere:
			plan.Add = append(plan.Add, f.Path)
		case sum != f.Sum:
			plan.Change = append(plan.Change, f.Path)
		default:
			plan.Unchanged++
		}
		delete(old, f.Path)
	}
	plan.Remove = slices.Sorted(maps.Keys(old))
	return plan
}

// printPlan lists what would be done, one file on each line.
func (p *publication) printPlan(plan *upload.Plan) error {
	var b strings.Builder
	for _, list := range []struct {
		sign  string
		paths []string
	}{{"+", plan.Add}, {"~", plan.Change}, {"-", plan.Remove}} {
		for _, path := range list.paths {
			fmt.Fprintf(&b, "%s %s\n", list.sign, diag.Visible(path))
		}
	}
	if _, err := fmt.Fprint(p.stdout, b.String()); err != nil || p.global.quiet {
		return err
	}
	p.printLine(p.styles().hint("dry run:"), fmt.Sprintf("%d new, %d changed, %d unchanged, %d to be removed; nothing was done",
		len(plan.Add), len(plan.Change), plan.Unchanged, len(plan.Remove)))
	return nil
}

// token returns a name that no other run has.
func token() string {
	raw := make([]byte, 16)
	_, _ = rand.Read(raw) // it never fails
	return hex.EncodeToString(raw)
}

// fraction returns a random number from 0 to 1.
func fraction() float64 {
	const parts = 1 << 20
	n, err := rand.Int(rand.Reader, big.NewInt(parts))
	if err != nil {
		return 1
	}
	return float64(n.Int64()) / parts
}

// sleep waits, or until the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
