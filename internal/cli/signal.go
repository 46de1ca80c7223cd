package cli

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// signalError is the cause of a context that a signal ended.
type signalError struct{ signal syscall.Signal }

func (e *signalError) Error() string { return e.signal.String() }

// untilSignal returns a context that ends with the first SIGINT or SIGTERM. The
// second one calls atOnce, which ends the process whatever it is busy with; from then
// on signals have their default effect. They have not after the first, because a
// program that a script starts in the background may ignore them by default.
func untilSignal(parent context.Context, atOnce func(*signalError)) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	stopped := make(chan struct{})
	go func() {
		defer signal.Stop(signals)
		for _, act := range []func(*signalError){func(e *signalError) { cancel(e) }, func(e *signalError) { signal.Stop(signals); atOnce(e) }} {
			select {
			case s := <-signals:
				if s, ok := s.(syscall.Signal); ok {
					act(&signalError{s})
				}
			case <-stopped:
				return
			}
		}
	}()
	return ctx, sync.OnceFunc(func() { close(stopped); cancel(context.Canceled) })
}

// exitAtOnce ends the process.
func (a *app) exitAtOnce(e *signalError) {
	a.printLine(a.styles().warning("stopped:"), e.Error()+", at once; what a build has left is cleared away by the next one")
	os.Exit(exitSignal + int(e.signal))
}
