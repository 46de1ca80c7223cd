package serve

import (
	"net"
	"net/http"
	"slices"
	"sync"
)

// limitListener is a listener with a limit of open connections. When it is reached, a
// new connection takes the place of the one that has been idle longest, or waits
// until one is idle or closed.
type limitListener struct {
	net.Listener
	limit int
	done  chan struct{}
	once  sync.Once
	freed chan struct{} // receives when a connection was closed or became idle

	mu   sync.Mutex
	open int
	idle []net.Conn // the longest first
}

func limit(l net.Listener, n int) *limitListener {
	return &limitListener{Listener: l, limit: n, done: make(chan struct{}), freed: make(chan struct{}, 1)}
}

// Accept waits for a connection, and for room for it.
func (l *limitListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	for {
		taken, idle := l.take()
		if taken {
			break
		}
		if idle != nil {
			_ = idle.Close() // which makes room; its browser connects again
			continue
		}
		select {
		case <-l.freed:
		case <-l.done:
			_ = conn.Close()
			return nil, net.ErrClosed
		}
	}
	return &limitedConn{Conn: conn, release: sync.OnceFunc(l.release)}, nil
}

// take counts one more connection if there is room. Otherwise it returns the
// connection that has been idle longest, or nil.
func (l *limitListener) take() (taken bool, idle net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open < l.limit {
		l.open++
		return true, nil
	}
	if len(l.idle) > 0 {
		idle, l.idle = l.idle[0], l.idle[1:]
	}
	return false, idle
}

func (l *limitListener) release() {
	l.mu.Lock()
	l.open--
	l.mu.Unlock()
	l.signal()
}

func (l *limitListener) signal() {
	select {
	case l.freed <- struct{}{}:
	default:
	}
}

// changed follows which connections are idle: between requests. It is
// http.Server.ConnState.
func (l *limitListener) changed(conn net.Conn, state http.ConnState) {
	l.mu.Lock()
	l.idle = slices.DeleteFunc(l.idle, func(c net.Conn) bool { return c == conn })
	if state == http.StateIdle {
		l.idle = append(l.idle, conn)
	}
	l.mu.Unlock()
	if state == http.StateIdle {
		l.signal()
	}
}

// Close ends the listener. Connections stay open.
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
