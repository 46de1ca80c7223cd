// Package par runs the same work over many items on a few goroutines, with
// results that do not depend on which goroutine was faster.
//
// Its input is a number of items and a function; its output is one result per
// item, in the items' order, or the error of the lowest failing item. An error
// stops items from being begun, but those begun are always finished: items
// begin in order, so the lowest failing one has always begun, and the error
// that is returned is the same on every run and every machine.
//
// A panic in the function is raised again in the caller, as a *Panic that
// keeps the stack of the goroutine where it happened.
//
// The package never reorders results, never starts more goroutines than asked
// for, and never returns while one of them is still running.
package par

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is the value that Do and Map panic with when the function they were
// given panicked.
type Panic struct {
	Index int    // the item at work
	Value any    // what the function panicked with; nil when it called runtime.Goexit
	Stack []byte // of the goroutine that panicked
}

// Error tells the item, the value and the stack.
func (p *Panic) Error() string {
	return fmt.Sprintf("panic at item %d: %v\n\n%s", p.Index, p.Value, p.Stack)
}

// Unwrap returns the value when it was an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Map calls f for every item of in on at most jobs goroutines (as many as the
// machine has processors when jobs is below 1) and returns the results in the
// order of in. On an error it returns nil and the error of the lowest index.
func Map[T, R any](ctx context.Context, jobs int, in []T, f func(ctx context.Context, i int, item T) (R, error)) ([]R, error) {
	out := make([]R, len(in))
	err := Do(ctx, jobs, len(in), func(ctx context.Context, _, i int) error {
		r, err := f(ctx, i, in[i])
		out[i] = r
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Do calls f for every i from 0 to n-1 on at most jobs goroutines (as many as
// the machine has processors when jobs is below 1). worker counts from 0, stays
// below the number of goroutines, and belongs to one goroutine alone, so f may
// keep scratch space by it.
//
// Do returns the error of the lowest failing item. When ctx ends before all
// items have begun and no item failed, it returns the cause of that.
func Do(ctx context.Context, jobs, n int, f func(ctx context.Context, worker, i int) error) error {
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	r := run{ctx: ctx, n: n, f: f, failed: n}
	var group sync.WaitGroup
	for worker := range min(jobs, n) {
		group.Go(func() { r.work(worker) })
	}
	group.Wait()
	switch {
	case r.panicked != nil:
		panic(r.panicked)
	case r.err != nil:
		return r.err
	case r.begun.Load() < int64(n):
		return context.Cause(ctx)
	}
	return nil
}

// run is the state that the goroutines of one Do share.
type run struct {
	ctx   context.Context
	n     int
	f     func(ctx context.Context, worker, i int) error
	begun atomic.Int64 // items handed out
	stop  atomic.Bool  // hand out no more

	mu       sync.Mutex
	failed   int // lowest item that failed or panicked
	err      error
	panicked *Panic
}

// work takes items in order until there are none left or it is told to stop.
func (r *run) work(worker int) {
	for !r.stop.Load() && r.ctx.Err() == nil {
		i := int(r.begun.Add(1)) - 1
		if i >= r.n {
			return
		}
		if err := r.call(worker, i); err != nil {
			r.fail(i, err, nil)
		}
	}
}

// call runs one item and records a panic in place of letting it end the
// program from a goroutine that nobody can recover in.
func (r *run) call(worker, i int) error {
	returned := false
	defer func() {
		if !returned {
			r.fail(i, nil, &Panic{Index: i, Value: recover(), Stack: debug.Stack()})
		}
	}()
	err := r.f(r.ctx, worker, i)
	returned = true
	return err
}

// fail keeps the outcome of the lowest item that went wrong.
func (r *run) fail(i int, err error, panicked *Panic) {
	r.stop.Store(true)
	r.mu.Lock()
	defer r.mu.Unlock()
	if i < r.failed {
		r.failed, r.err, r.panicked = i, err, panicked
	}
}
