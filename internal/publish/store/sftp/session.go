package sftp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"annals/internal/publish/upload"
	"github.com/pkg/sftp"
)

// How long a host may be silent while it is asked something, and how long what is asked goes
// on after the run was stopped.
const (
	silence = 2 * time.Minute
	grace   = 3 * time.Second
)

// perRequest is what the answers to a request may have besides the bytes of a file.
const perRequest = 1 << 20

var (
	errTooMuch  = errors.New("it sends more than it was asked for")
	errNonsense = errors.New("its answers make no sense")
)

// session is one connection to a host.
type session struct {
	client   *sftp.Client
	in       *meter
	end      func()        // ends the program that connects, if it does not end by itself
	wait     func() error  // waits for its end, and says why it ended
	lost     chan struct{} // closed when there are no more answers
	once     sync.Once
	failures atomic.Int64 // claims that could not be made though there was none
	ended    error
}

// newSession speaks SFTP over two pipes.
func newSession(from io.Reader, to io.WriteCloser, end func(), wait func() error) (*session, error) {
	s := &session{in: &meter{from: from}, end: end, wait: wait, lost: make(chan struct{})}
	s.in.allowed.Store(perRequest)
	s.in.watch = time.AfterFunc(silence, end)
	var err error
	s.client, err = sftp.NewClientPipe(s.in, to, sftp.UseConcurrentWrites(true))
	s.in.watch.Stop()
	if err != nil {
		return s, err
	}
	go func() {
		_ = s.client.Wait() // the reason is that of the program that connects
		close(s.lost)
	}()
	return s, nil
}

func (s *session) isLost() bool {
	select {
	case <-s.lost:
		return true
	default:
		return false
	}
}

// canReplace reports whether the host can replace a file in one step.
func (s *session) canReplace() bool {
	_, can := s.client.HasExtension("posix-rename@openssh.com")
	return can
}

// close ends the connection and returns why it ended.
func (s *session) close() error {
	s.once.Do(func() {
		kill := time.AfterFunc(grace, s.end)
		if s.client != nil {
			_ = s.client.Close()
		}
		s.ended = s.wait()
		kill.Stop()
	})
	return s.ended
}

// meter reads what a host sends, within what is allowed, and watches that it does not fall
// silent while requests are open.
type meter struct {
	from    io.Reader
	allowed atomic.Int64
	open    atomic.Int64
	watch   *time.Timer
	isOver  atomic.Bool
}

func (m *meter) Read(p []byte) (n int, err error) {
	n, err = m.from.Read(p)
	if m.open.Load() > 0 {
		m.watch.Reset(silence)
	}
	if m.allowed.Add(-int64(n)) < 0 {
		m.isOver.Store(true)
		return 0, errTooMuch
	}
	return n, err
}

func (m *meter) begin(bytes int64) {
	m.allowed.Add(perRequest + bytes + bytes/8)
	m.open.Add(1)
	m.watch.Reset(silence)
}

func (m *meter) done() {
	if m.open.Add(-1) == 0 {
		m.watch.Stop()
	}
}

// do makes requests, to whose answers a file of some bytes may belong. It connects if there is
// no connection. An error is Temporary if the connection was lost.
func (h *Host) do(ctx context.Context, bytes int64, requests func(*session) error) error {
	s, err := h.connect(ctx)
	if err != nil {
		return err
	}
	s.in.begin(bytes)
	defer s.in.done()
	done := make(chan struct{})
	defer close(done)
	defer context.AfterFunc(ctx, func() {
		select {
		case <-done:
		case <-time.After(grace):
			s.end()
		}
	})()
	err = requests(s)
	switch {
	case err == nil || !isBroken(err):
		return err
	case s.in.isOver.Load():
		_ = h.drop(s)
		return h.hinted(errTooMuch.Error(), "ask who runs it; nothing is wrong with the site")
	}
	return h.lostConnection(s, err)
}

// connect returns the connection, which it makes if there is none.
func (h *Host) connect(ctx context.Context) (*session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current != nil && !h.current.isLost() {
		return h.current, nil
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if h.current != nil {
		_ = h.current.close()
	}
	s, err := h.dial(ctx)
	if err != nil {
		return nil, err
	}
	h.current = s
	clear(h.folders)
	h.isInPlace = h.isInPlace || !s.canReplace()
	return s, nil
}

// drop ends a connection that cannot be used any more, and returns why it ended.
func (h *Host) drop(s *session) error {
	err := s.close()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == s {
		h.current = nil
	}
	return err
}

// lostConnection is the error of a connection that broke. The next request makes another one.
func (h *Host) lostConnection(s *session, err error) error {
	if reason := h.drop(s); reason != nil {
		err = reason
	}
	return &upload.Temporary{Err: fmt.Errorf("the connection to %s was lost: %w", h.Host, err)}
}

// isBroken reports whether an error is none that a host has answered with, and none of ours.
func isBroken(err error) bool {
	if _, ok := errors.AsType[*sftp.StatusError](err); ok {
		return false
	}
	if _, ok := errors.AsType[*upload.Temporary](err); ok {
		return false
	}
	if _, ok := errors.AsType[*upload.Fixable](err); ok {
		return false
	}
	if _, ok := errors.AsType[*localError](err); ok {
		return false
	}
	for _, answer := range []error{fs.ErrNotExist, fs.ErrPermission, upload.ErrConflict, errors.ErrUnsupported} {
		if errors.Is(err, answer) {
			return false
		}
	}
	return true
}
