package upload

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How often a request is made, and how long a run waits in between.
const (
	maxTries  = 6
	firstWait = 500 * time.Millisecond
	maxWait   = 20 * time.Second
	maxAfter  = 60 * time.Second // of what a Store asks for
)

// GivenUpError is the error of a request that failed too often.
type GivenUpError struct {
	Err   error
	Tries int
}

func (e *GivenUpError) Error() string { return fmt.Sprintf("%v, %d times", e.Err, e.Tries) }
func (e *GivenUpError) Unwrap() error { return e.Err }

// try makes a request until it succeeds, fails for good or has failed too often. Each wait
// is random, so that many publishers do not come back together.
func (o *Options) try(ctx context.Context, request func() error) error {
	limit := firstWait
	for n := 1; ; n++ {
		err := request()
		temporary, ok := errors.AsType[*Temporary](err)
		switch {
		case !ok:
			return err
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case n == maxTries:
			return &GivenUpError{temporary.Err, n}
		case temporary.After > maxAfter:
			return fmt.Errorf("%w; the destination asks to come back in %s", temporary.Err, temporary.After.Round(time.Second))
		}
		wait := max(temporary.After, time.Duration(o.Random()*float64(limit)))
		if err := o.Sleep(ctx, wait); err != nil {
			return context.Cause(ctx)
		}
		limit = min(2*limit, maxWait)
	}
}
