package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strconv"
	"sync"
)

// The first port to try, and how many after it if it is in use.
const (
	DefaultPort = 1313
	morePorts   = 20
)

// loopback is the only address to listen on, because the preview shows drafts.
const loopback = "127.0.0.1"

// PortError is the error of a port that cannot be listened on.
type PortError struct {
	Port int
	Err  error // the reason given by the system
}

// Error names the port.
func (e *PortError) Error() string { return fmt.Sprintf("port %d cannot be used: %v", e.Port, e.Err) }

// Unwrap returns the reason.
func (e *PortError) Unwrap() error { return e.Err }

// Listen opens the port on the loopback address; 0 means any free port.
// The error is a *PortError.
func (s *Server) Listen(ctx context.Context, port int) error {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp4", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return &PortError{port, rootCause(err)}
	}
	s.listener, s.hosts = l, hostsOf(l.Addr())
	return nil
}

// ListenNear opens DefaultPort or, if that is in use, the next free one.
func (s *Server) ListenNear(ctx context.Context) error {
	for port := DefaultPort; port <= DefaultPort+morePorts; port++ {
		if err := s.Listen(ctx, port); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return s.Listen(ctx, 0)
}

// Address returns the address of the server, such as "127.0.0.1:1313".
func (s *Server) Address() string { return s.listener.Addr().String() }

// rootCause returns the innermost error: the caller describes the context
// better.
func rootCause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// discardLogger discards what http.Server logs about errors of clients.
func discardLogger() *log.Logger { return log.New(io.Discard, "", 0) }

// limitListener is a listener with a limit of open connections. Others wait
// until one is closed.
type limitListener struct {
	net.Listener
	slots chan struct{}
	done  chan struct{}
	once  sync.Once
}

func limit(l net.Listener, n int) net.Listener {
	return &limitListener{Listener: l, slots: make(chan struct{}, n), done: make(chan struct{})}
}

func (l *limitListener) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.done:
		return nil, net.ErrClosed
	}
	conn, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &limitedConn{Conn: conn, release: sync.OnceFunc(func() { <-l.slots })}, nil
}

func (l *limitListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return l.Listener.Close()
}

type limitedConn struct {
	net.Conn
	release func()
}

func (c *limitedConn) Close() error {
	defer c.release()
	return c.Conn.Close()
}
