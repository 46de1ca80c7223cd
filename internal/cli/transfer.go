package cli

import (
	"fmt"
	"sync"
	"time"

	"annals/internal/publish/upload"
	"github.com/schollz/progressbar/v3"
)

// transferPause is the time between two lines of progress where there is no terminal.
const transferPause = 10 * time.Second

// transfer shows how much of a site was sent: a bar with bytes and the time left on a
// terminal, else a line now and then. The zero transfer shows nothing.
type transfer struct {
	app        *app
	isTerminal bool

	mu      sync.Mutex
	last    time.Time
	drawing *progressbar.ProgressBar
}

func (a *app) transfer(start time.Time) *transfer {
	if a.global.quiet || a.global.format != formatText {
		return &transfer{}
	}
	return &transfer{app: a, isTerminal: isTerminal(a.stderr), last: start}
}

// update may be called by several goroutines.
func (t *transfer) update(p upload.Progress) {
	if t.app == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.app.now()
	switch {
	case t.isTerminal:
		t.draw(p, now)
	case now.Sub(t.last) >= transferPause:
		t.last = now
		t.app.printLine("", fmt.Sprintf("sent %d of %d files, %s of %s", p.Files, p.AllFiles, size(p.Bytes), size(p.AllBytes)))
	}
}

func (t *transfer) draw(p upload.Progress, now time.Time) {
	if t.drawing == nil {
		if now.Sub(t.last) < progressDelay {
			return
		}
		t.drawing = progressbar.NewOptions64(p.AllBytes,
			progressbar.OptionSetWriter(t.app.stderr),
			progressbar.OptionSetWidth(30),
			progressbar.OptionShowBytes(true),
			progressbar.OptionShowTotalBytes(true),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	t.drawing.Describe(fmt.Sprintf("sending %d/%d", p.Files, p.AllFiles))
	// A bar that cannot be drawn is not an error of the command.
	_ = t.drawing.Set64(max(p.Bytes, t.drawing.State().CurrentNum))
}

// close removes the bar from the screen.
func (t *transfer) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.drawing != nil {
		_ = t.drawing.Clear()
	}
}

// size prints a number of bytes.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1e6:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
