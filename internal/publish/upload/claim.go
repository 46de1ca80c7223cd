package upload

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// errLost is the end of a run whose claim somebody else has taken over.
var errLost = errors.New("another computer has published there in the meantime")

// takeClaim writes into publication.json who publishes what. From here on, whoever comes
// later is told, and knows which files may be of either publication.
func (r *run) takeClaim(ctx context.Context, b *before, p *Plan, report *Report) error {
	if _, isAtomic := r.store.(Committer); isAtomic {
		return nil
	}
	now := r.Clock().UTC()
	claim := &state{
		release: b.release, State: publishing, Claim: r.Token, Began: now.Truncate(time.Second), Headers: headersVersion,
		Retired: p.remains,
		Next:    r.release(p, now),
		Writing: b.writing(p),
		Hidden:  slices.Concat(p.hidden, p.stayHidden),
	}
	if b.state != nil {
		claim.Headers = b.state.Headers
	}
	if err := r.claimed(r.Token); err != nil {
		return err
	}
	tag, err := r.putClaim(ctx, b, claim, report)
	if errors.Is(err, ErrConflict) {
		return r.lostClaim(ctx)
	}
	if err != nil {
		return err
	}
	r.claim, r.claimTag = claim, tag
	return r.keepClaim(ctx)
}

// release names the publication that the plan makes.
func (r *run) release(p *Plan, now time.Time) *release {
	return &release{p.Publication, now.Format(time.DateOnly), hash(r.site.Manifest)}
}

// writing lists what may be of either publication: what this run writes, and what one
// before it has left so.
func (b *before) writing(p *Plan) []string {
	all := b.uncertain()
	maps.Copy(all, setOf(p.Add, p.Change))
	return slices.Sorted(maps.Keys(all))
}

func (r *run) lostClaim(ctx context.Context) error {
	lost := &InUseError{}
	if raw, _, err := r.file(ctx, stateName, stateLimit); err == nil && raw != nil {
		if s, err := parseState(raw); err == nil {
			lost.Since = s.Began
		}
	}
	return errors.Join(lost, r.claimed(""))
}

func (r *run) claimed(token string) error {
	if r.Claimed == nil {
		return nil
	}
	return r.Claimed(token)
}

// keepClaim makes sure that nobody has taken the claim over.
func (r *run) keepClaim(ctx context.Context) error {
	if r.claim == nil {
		return nil
	}
	raw, _, err := r.file(ctx, stateName, stateLimit)
	if err != nil {
		return err
	}
	if s, err := parseState(raw); err != nil || s.Claim != r.Token {
		return errLost
	}
	return nil
}

// reveal records that from now on pages link to what was added.
func (r *run) reveal(ctx context.Context, p *Plan) error {
	if r.claim == nil || len(r.claim.Hidden) == len(p.stayHidden) {
		return nil
	}
	r.claim.Hidden = p.stayHidden
	tag, err := r.putState(ctx, r.claim, true)
	if errors.Is(err, ErrConflict) {
		return errLost
	}
	if err == nil {
		r.claimTag = tag
	}
	return err
}

// putState writes publication.json in place of the one that was read or written last.
func (r *run) putState(ctx context.Context, s *state, again bool) (tag string, err error) {
	raw, err := s.format()
	if err != nil {
		return "", err
	}
	c := Condition{Absent: r.claimTag == "", Tag: r.claimTag}
	if again {
		return r.putOwn(ctx, stateName, raw, c)
	}
	if r.hasNoConditions {
		c = Condition{}
	}
	h := header(File{Path: stateName, Size: int64(len(raw))})
	return r.store.Write(ctx, stateName, bytes.NewReader(raw), h, c)
}

// finish says that all is done.
func (r *run) finish(ctx context.Context, p *Plan) error {
	now := r.Clock().UTC()
	done := &state{release: *r.release(p, now), State: published, Headers: headersVersion, Retired: p.retired}
	if committer, isAtomic := r.store.(Committer); isAtomic {
		raw, err := done.format()
		if err != nil {
			return err
		}
		if _, err := r.putOwn(ctx, stateName, raw, Condition{}); err != nil {
			return err
		}
		err = r.try(ctx, func() error { return committer.Commit(ctx, fmt.Sprintf("Publication %d", p.Publication)) })
		if errors.Is(err, ErrConflict) {
			return errLost
		}
		return err
	}
	if _, err := r.putState(ctx, done, true); err != nil {
		return fmt.Errorf("%s: %w", stateName, err)
	}
	return r.claimed("")
}

// noConditions is said where two publishers cannot be kept apart.
const noConditions = "this destination does not compare before it writes: only one computer at a time may publish there"

// wrongTag is the tag of no file.
const wrongTag = "00000000000000000000000000000000"

// putClaim writes the claim, if nobody else has written one since b was read. Before and
// after it finds out whether the store honours conditions, which many say and some do, with
// writes of the claim that must be refused.
func (r *run) putClaim(ctx context.Context, b *before, claim *state, report *Report) (tag string, err error) {
	raw, err := claim.format()
	if err != nil {
		return "", err
	}
	honours := func(c Condition) (bool, error) {
		_, err := r.put(ctx, stateName, bytes.NewReader(raw), header(File{Path: stateName, Size: int64(len(raw))}), c)
		if err == nil || errors.Is(err, errors.ErrUnsupported) {
			return false, nil
		}
		if errors.Is(err, ErrConflict) {
			err = nil
		}
		return err == nil, err
	}
	isHonoured, err := honours(Condition{Tag: wrongTag})
	if err != nil {
		return "", err
	}
	r.hasNoConditions = !isHonoured
	tag, err = r.putOwn(ctx, stateName, raw, Condition{Absent: b.state == nil && b.stateTag == "", Tag: b.stateTag})
	if err != nil {
		return "", err
	}
	if isHonoured {
		if isHonoured, err = honours(Condition{Absent: true}); err != nil {
			return "", err
		}
		if !isHonoured {
			r.hasNoConditions = true
			_, tag, err = r.file(ctx, stateName, stateLimit)
		}
	}
	if r.hasNoConditions {
		report.Warnings = append(report.Warnings, noConditions)
	}
	return tag, err
}
