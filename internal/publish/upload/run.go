package upload

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync/atomic"
	"time"

	"annals/internal/par"
)

const defaultJobs = 8

// run is one publication of a site at a store.
type run struct {
	Options
	site  Site
	store Store

	hasNoConditions bool
	claim           *state // what stands at the destination; nil before it does
	claimTag        string
	removed         int
	files, bytes    atomic.Int64
	total           Progress
}

// Run publishes a site. Its error is a *FailedError once it has begun to write.
func Run(ctx context.Context, site Site, store Store, o Options) (Report, *Plan, error) {
	if o.Jobs <= 0 {
		o.Jobs = defaultJobs
	}
	r := &run{Options: o, site: site, store: store}
	report := Report{Files: len(site.Files)}
	if slices.ContainsFunc(site.Files, func(f File) bool { return f.Path == stateName }) {
		return report, nil, errors.New("the site has a file publication.json, whose name is taken by annals publish")
	}
	b, err := r.read(ctx)
	if err != nil {
		return report, nil, err
	}
	if err := b.inUse(&r.Options); err != nil {
		if !o.DryRun {
			return report, nil, err
		}
		report.Warnings = append(report.Warnings, err.Error())
	}
	plan, err := r.plan(ctx, b)
	if err != nil {
		return report, nil, err
	}
	report.Publication, report.Unchanged = plan.Publication, plan.Unchanged
	isDone := b.state != nil && b.state.State == published && b.state.Manifest == hash(site.Manifest)
	if plan.isEmpty() && isDone && !r.lacksSignature(b) {
		report.Nothing = true
		return report, plan, nil
	}
	if o.DryRun {
		return report, plan, nil
	}
	if o.Confirm != nil {
		if err := o.Confirm(plan); err != nil {
			return report, plan, err
		}
	}
	err = r.write(ctx, b, plan, &report)
	report.Uploaded, report.Bytes, report.Removed = int(r.files.Load()), r.bytes.Load(), r.removed
	return report, plan, err
}

// write carries the plan out. After an error it gives the claim back, if the store still
// answers, so that the next run need not ask for it.
func (r *run) write(ctx context.Context, b *before, p *Plan, report *Report) error {
	at := stage{before: b.release.Publication, next: p.Publication, files: len(p.Add) + len(p.Change)}
	_, at.isAtomic = r.store.(Committer)
	err := r.steps(ctx, b, p, report, &at)
	if err == nil {
		return nil
	}
	at.done = int(r.files.Load())
	if errors.Is(err, errLost) {
		return &FailedError{Err: err, stage: at}
	}
	if r.claim != nil {
		back := *r.claim
		back.State, back.Claim, back.Began = interrupted, "", time.Time{}
		if _, failed := r.putState(context.WithoutCancel(ctx), &back, false); failed == nil {
			err = errors.Join(err, r.claimed(""))
		}
	}
	return &FailedError{Err: err, stage: at}
}

func (r *run) steps(ctx context.Context, b *before, p *Plan, report *Report, at *stage) error {
	if err := r.takeClaim(ctx, b, p, report); err != nil {
		return err
	}
	r.total = Progress{AllFiles: int64(at.files), AllBytes: p.Bytes}
	for s, files := range p.uploads {
		if len(files) == 0 {
			continue
		}
		if err := r.keepClaim(ctx); err != nil {
			return err
		}
		if step(s) >= pages {
			if err := r.reveal(ctx, p); err != nil {
				return err
			}
		}
		at.phase = adding
		if step(s) >= pages || step(s) == assets && p.changesAssets {
			at.phase = replacing
		}
		if err := par.Do(ctx, r.Jobs, len(files), func(ctx context.Context, _, i int) error { return r.upload(ctx, files[i]) }); err != nil {
			return err
		}
	}
	if err := r.keepClaim(ctx); err != nil {
		return err
	}
	if err := r.sign(ctx, b, p, at); err != nil {
		return err
	}
	at.phase = committing
	if err := r.commit(ctx, b); err != nil {
		return err
	}
	at.phase = removing
	if err := r.remove(ctx, p); err != nil {
		return err
	}
	return r.finish(ctx, p)
}

// upload writes one file of the site, whose bytes are those of the manifest.
func (r *run) upload(ctx context.Context, f File) error {
	body, err := r.site.Open(f.Path)
	if err != nil {
		return err
	}
	defer body.Close()
	if err := f.copy(io.Discard, body); err != nil {
		return err
	}
	if _, err := r.put(ctx, f.Path, body, header(f), Condition{}); err != nil {
		return err
	}
	now := Progress{r.files.Add(1), r.total.AllFiles, r.bytes.Add(f.Size), r.total.AllBytes}
	if r.Progress != nil {
		r.Progress(now)
	}
	return nil
}

// copy copies a file, and fails if its bytes are not those of the manifest.
func (f File) copy(w io.Writer, body io.Reader) error {
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(h, w), body); err != nil {
		return fmt.Errorf("copy %s: %w", f.Path, err)
	}
	if Sum(h.Sum(nil)) != f.Sum {
		return fmt.Errorf("%s was changed since the site was built", f.Path)
	}
	return nil
}

// put writes a file, and again after errors that may pass.
func (r *run) put(ctx context.Context, path string, body io.ReadSeeker, h Header, c Condition) (tag string, err error) {
	if r.hasNoConditions {
		c = Condition{}
	}
	err = r.try(ctx, func() (err error) {
		if _, err := body.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		tag, err = r.store.Write(ctx, path, body, h, c)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return tag, nil
}

// putOwn writes a file of the publisher under a condition. An answer may have been lost:
// what stands there then is what was written.
func (r *run) putOwn(ctx context.Context, path string, data []byte, c Condition) (tag string, err error) {
	h := header(File{Path: path, Size: int64(len(data))})
	tag, err = r.put(ctx, path, bytes.NewReader(data), h, c)
	if errors.Is(err, ErrConflict) {
		if now, tag, readErr := r.file(ctx, path, int64(len(data))+1); readErr == nil && bytes.Equal(now, data) {
			return tag, nil
		}
	}
	return tag, err
}

// commit writes the manifest, if it is still the one that was read.
func (r *run) commit(ctx context.Context, b *before) error {
	c := Condition{Absent: b.raw == nil, Tag: b.tag}
	if bytes.Equal(b.raw, r.site.Manifest) {
		return nil
	}
	_, err := r.putOwn(ctx, ManifestName, r.site.Manifest, c)
	if errors.Is(err, ErrConflict) {
		return errLost
	}
	return err
}

// remove removes pages first, which may load what else is removed.
func (r *run) remove(ctx context.Context, p *Plan) error {
	for _, isPage := range []bool{true, false} {
		for _, path := range p.Remove {
			if (stepOf(path, false) >= pages) != isPage {
				continue
			}
			if err := r.try(ctx, func() error { return r.store.Remove(ctx, path) }); err != nil {
				return fmt.Errorf("remove %s: %w", path, err)
			}
			r.removed++
		}
	}
	return nil
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
