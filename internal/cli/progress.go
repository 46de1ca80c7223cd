package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is the time after which a bar appears: most work is done sooner,
// and a bar that flashes by is distracting.
const progressDelay = 500 * time.Millisecond

// bar shows the progress of work. The zero bar shows nothing.
type bar struct {
	app   *app
	start time.Time
	task  string

	mu      sync.Mutex
	drawing *progressbar.ProgressBar
}

// progress returns the bar of a task that began at start. It shows nothing with
// --quiet, or when standard error is not a terminal.
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
	// A bar that cannot be drawn is not an error of the command.
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

// close removes the bar from the screen.
func (b *bar) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawing != nil {
		_ = b.drawing.Clear()
	}
}
