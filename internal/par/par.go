// Package par runs a function over many items on a bounded number of goroutines,
// with deterministic results.
//
// Its input is a number of items and a function; its output is one result per
// item, in the items' order, or the error of the lowest failing item. After an
// error no further items are started, but those that were started are finished:
// items start in order, so the lowest failing one has always been started, and the
// returned error is the same on every run and every machine.
//
// A panic in the function is raised again in the caller, as a *Panic with the stack
// of the goroutine that panicked.
//
// A Budget limits the memory of what such functions do at one time.
//
// The package never reorders results, never starts more goroutines than requested,
// and never returns while one of them is still running.
package par

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is the value that Do and Map panic with after their function panicked.
type Panic struct {
	Index int    // of the item
	Value any    // of the panic; nil when the function called runtime.Goexit
	Stack []byte // of the goroutine that panicked
}

// Error returns the item, the value and the stack.
func (p *Panic) Error() string {
	return fmt.Sprintf("panic at item %d: %v\n\n%s", p.Index, p.Value, p.Stack)
}

// Unwrap returns the value if it is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Map calls f for every item of in on at most jobs goroutines (GOMAXPROCS when jobs
// is below 1) and returns the results in the order of in. On an error it returns nil
// and the error of the lowest index.
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

// Do calls f for every i from 0 to n-1 on at most jobs goroutines (GOMAXPROCS when
// jobs is below 1). worker is the index of the goroutine, from 0, so
// that f may use it to index scratch buffers.
//
// Do returns the error of the lowest failing item. When ctx is done before all
// items were started and no item failed, it returns context.Cause(ctx).
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
	case r.started.Load() < int64(n):
		return context.Cause(ctx)
	}
	return nil
}

// run is the state shared by the goroutines of one Do.
type run struct {
	ctx     context.Context
	n       int
	f       func(ctx context.Context, worker, i int) error
	started atomic.Int64
	stop    atomic.Bool // start no more items

	mu       sync.Mutex
	failed   int // index of the lowest item that failed or panicked, else n
	err      error
	panicked *Panic
}

// work runs items in order until none is left, stop is set or ctx is done.
func (r *run) work(worker int) {
	for !r.stop.Load() && r.ctx.Err() == nil {
		i := int(r.started.Add(1)) - 1
		if i >= r.n {
			return
		}
		if err := r.call(worker, i); err != nil {
			r.fail(i, err, nil)
		}
	}
}

// call runs one item and records a panic, which would otherwise end the program:
// the caller of Do cannot recover in this goroutine.
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

// fail records the outcome of an item that failed or panicked; the lowest wins.
func (r *run) fail(i int, err error, panicked *Panic) {
	r.stop.Store(true)
	r.mu.Lock()
	defer r.mu.Unlock()
	if i < r.failed {
		r.failed, r.err, r.panicked = i, err, panicked
	}
}
