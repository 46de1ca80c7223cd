package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work may take before a bar appears: most are done
// sooner, and a bar that flashes by only worries.
const progressDelay = 500 * time.Millisecond

// bar shows how far work is. The zero bar shows nothing.
type bar struct {
	app   *app
	start time.Time
	task  string

	mu      sync.Mutex
	drawing *progressbar.ProgressBar
}

// progress returns the bar of work that began at start, called doing: a silent
// one with --quiet, and where nobody looks at standard error.
func (a *app) progress(start time.Time, doing string) *bar {
	if a.global.quiet || a.global.format != formatText || !isTerminal(a.stderr) {
		return &bar{}
	}
	return &bar{app: a, start: start, task: doing}
}

// update may be called by several goroutines.
func (b *bar) update(done, total int) {
	if b.app == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawing == nil {
		if b.app.now().Sub(b.start) < progressDelay {
			return
		}
		b.drawing = b.draw(total)
	}
	// A bar that cannot be drawn is no reason to stop.
	_ = b.drawing.Set(max(done, int(b.drawing.State().CurrentNum)))
}

func (b *bar) draw(total int) *progressbar.ProgressBar {
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(b.app.stderr),
		progressbar.OptionSetDescription(b.task),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

// close takes the bar off the screen.
func (b *bar) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawing != nil {
		_ = b.drawing.Clear()
	}
}
