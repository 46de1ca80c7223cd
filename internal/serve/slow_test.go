package serve

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/pipeline"
	"annals/internal/serve/watch"
)

// slowReader is a site with a file that takes forever to read, and one that takes long.
type slowReader struct{ readings [][]string }

func (r *slowReader) Update(ctx context.Context, change pipeline.Changes) (*pipeline.Snapshot, error) {
	r.readings = append(r.readings, change.Paths)
	switch {
	case slices.Equal(change.Paths, []string{"forever"}):
		<-ctx.Done()
		return nil, ctx.Err()
	case slices.Equal(change.Paths, []string{"long"}):
		time.Sleep(2 * slowReading)
	}
	return &pipeline.Snapshot{}, ctx.Err()
}

// slowSession runs a session of the reader while test runs.
func slowSession(t *testing.T, test func(changes chan<- watch.Change, reports <-chan Report)) [][]string {
	t.Helper()
	r := &slowReader{}
	synctest.Test(t, func(t *testing.T) {
		changes, reports := make(chan watch.Change), make(chan Report, 10)
		s := New(nil, Options{OnReport: func(r Report) { reports <- r }})
		s.site = r
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { s.session(ctx, changes); close(ended) }()
		<-reports
		test(changes, reports)
		cancel()
		<-ended
	})
	return r.readings
}

// The text that takes forever is deleted: the preview goes on.
func TestReadingThatIsStuckIsBegunAnew(t *testing.T) {
	slowSession(t, func(changes chan<- watch.Change, reports <-chan Report) {
		changes <- watch.Change{Paths: []string{"forever"}}
		time.Sleep(10 * slowReading)
		changes <- watch.Change{Paths: []string{"other"}}
		r := <-reports
		if r.Err != nil || !slices.Equal(r.Change.Paths, []string{"forever", "other"}) {
			t.Errorf("%+v", r)
		}
	})
}

func TestStuckReadingEndsWithTheServer(t *testing.T) {
	readings := slowSession(t, func(changes chan<- watch.Change, _ <-chan Report) {
		changes <- watch.Change{Paths: []string{"forever"}}
		time.Sleep(10 * slowReading)
	})
	if len(readings) != 2 {
		t.Errorf("%q", readings)
	}
}

// A reading that only takes its time is finished, if no file changes.
func TestLongReadingIsFinished(t *testing.T) {
	readings := slowSession(t, func(changes chan<- watch.Change, reports <-chan Report) {
		changes <- watch.Change{Paths: []string{"long"}}
		if r := <-reports; r.Err != nil || r.Took != 2*slowReading {
			t.Errorf("%+v", r)
		}
	})
	if len(readings) < 2 || len(readings) > 3 { // the end may begin one more
		t.Errorf("%q", readings)
	}
}
