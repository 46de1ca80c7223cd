package par_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/par"
)

func TestMapKeepsTheOrderOfItems(t *testing.T) {
	in := make([]int, 1000)
	want := make([]string, len(in))
	for i := range in {
		in[i] = i * 3
		want[i] = fmt.Sprint(i, i*3)
	}
	for _, jobs := range []int{-1, 0, 1, 2, 7, 5000} {
		got, err := par.Map(t.Context(), jobs, in, func(_ context.Context, i, item int) (string, error) {
			return fmt.Sprint(i, item), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d jobs: %s", jobs, diff)
		}
	}
}

func TestMapOfNoItems(t *testing.T) {
	got, err := par.Map(t.Context(), 4, nil, func(context.Context, int, string) (int, error) {
		t.Error("called without an item")
		return 0, nil
	})
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestErrorOfLowestFailingItemWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		got, err := par.Map(t.Context(), 8, make([]int, 100), func(_ context.Context, i, _ int) (int, error) {
			if i < 3 {
				return i, nil
			}
			time.Sleep(time.Duration(100-i) * time.Second)
			return 0, fmt.Errorf("item %d", i)
		})
		if err == nil || err.Error() != "item 3" {
			t.Errorf("got the error %v, want that of item 3", err)
		}
		if got != nil {
			t.Errorf("got results beside an error: %v", got)
		}
	})
}

func TestErrorStopsFurtherItems(t *testing.T) {
	const jobs = 4
	var started atomic.Int64
	err := par.Do(t.Context(), jobs, 1_000_000, func(context.Context, int, int) error {
		started.Add(1)
		return errors.New("no")
	})
	if err == nil || started.Load() > jobs {
		t.Errorf("%d items started, error %v", started.Load(), err)
	}
}

func TestWorkerRunsOneItemAtATime(t *testing.T) {
	const jobs = 3
	var busy [jobs]atomic.Bool
	err := par.Do(t.Context(), jobs, 500, func(_ context.Context, worker, _ int) error {
		if !busy[worker].CompareAndSwap(false, true) {
			return fmt.Errorf("worker %d runs two items", worker)
		}
		runtime.Gosched()
		busy[worker].Store(false)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCancelStopsFurtherItems(t *testing.T) {
	cause := errors.New("interrupted")
	ctx, cancel := context.WithCancelCause(t.Context())
	var started atomic.Int64
	err := par.Do(ctx, 1, 1000, func(context.Context, int, int) error {
		if started.Add(1) == 10 {
			cancel(cause)
		}
		return nil
	})
	if !errors.Is(err, cause) {
		t.Errorf("got %v, want %v", err, cause)
	}
	if n := started.Load(); n != 10 {
		t.Errorf("%d items started, want none after the 10th, which ended the context", n)
	}
}

func TestCancelAfterLastItemIsNoError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	err := par.Do(ctx, 1, 5, func(_ context.Context, _, i int) error {
		if i == 4 {
			cancel()
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestPanicIsRaisedInTheCaller(t *testing.T) {
	cause := errors.New("broken invariant")
	defer func() {
		p, ok := recover().(*par.Panic)
		if !ok {
			t.Fatal("no *par.Panic reached the caller")
		}
		if p.Index != 7 || !errors.Is(p, cause) || !strings.Contains(p.Error(), "TestPanicIsRaisedInTheCaller") {
			t.Errorf("the panic has no stack of its origin: %v", p)
		}
	}()
	_ = par.Do(t.Context(), 2, 20, func(_ context.Context, _, i int) error {
		if i == 7 {
			panic(cause)
		}
		return nil
	})
}

func TestGoexitIsReportedAsPanic(t *testing.T) {
	defer func() {
		if p, ok := recover().(*par.Panic); !ok || p.Index != 0 {
			t.Errorf("got %v, want a *par.Panic of item 0", p)
		}
	}()
	_ = par.Do(t.Context(), 1, 1, func(context.Context, int, int) error {
		runtime.Goexit()
		return nil
	})
}
