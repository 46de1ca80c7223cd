package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/publish"
	"annals/internal/publish/upload"
)

// toFolder publishes into a folder of this computer.
func (p *publication) toFolder(ctx context.Context, site upload.Site) error {
	if p.flags.dryRun {
		return p.printPlan(p.folderPlan(site))
	}
	start := p.now()
	report, err := site.ToFolder(ctx, p.to.Path, publish.Options{
		Source: p.global.source, Home: p.getenv("HOME"), Forbidden: pipeline.ProtectedFolders(p.global.source),
	})
	if err != nil || p.global.quiet {
		return err
	}
	for _, note := range report.Notes {
		p.printLine(p.styles().warning("note:"), note)
	}
	return p.printf("published %s to %s in %s: %d written, %d unchanged, %d removed", diag.Plural(report.Files, "file"),
		diag.Visible(p.to.Path), seconds(p.now().Sub(start)), report.Written, report.Unchanged, report.Removed)
}

// toZip publishes into an archive, which replaces an older one as a whole.
func (p *publication) toZip(ctx context.Context, site upload.Site) error {
	if p.flags.dryRun {
		return p.printPlan(&upload.Plan{Add: []string{filepath.Base(p.to.Path)}})
	}
	start := p.now()
	dir := filepath.Dir(p.to.Path)
	removeStale(dir, start)
	f, err := os.CreateTemp(dir, temporaryZip)
	if err != nil {
		return fmt.Errorf("write an archive: %w", err)
	}
	err = site.ToZip(ctx, f)
	if err == nil {
		err = errors.Join(f.Chmod(0o644), f.Sync())
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), p.to.Path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if p.global.quiet {
		return nil
	}
	return p.printf("published %s to %s in %s", diag.Plural(len(site.Files), "file"), diag.Visible(p.to.Path), seconds(p.now().Sub(start)))
}

// temporaryZip begins the names of archives that are being written.
const temporaryZip = ".annals-zip-"

// removeStale removes archives that runs have left which were killed: nobody writes one for a day.
func removeStale(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // writing the new one tells what is wrong
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), temporaryZip) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
