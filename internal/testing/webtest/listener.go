package webtest

import (
	"context"
	"net"
	"sync"
)

// Listener accepts connections in memory.
type Listener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

// NewListener returns a listener that waits for connections.
func NewListener() *Listener {
	return &Listener{conns: make(chan net.Conn), closed: make(chan struct{})}
}

// Dial connects to the listener, whatever the address.
func (l *Listener) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	here, there := net.Pipe()
	return here, l.connect(ctx, there)
}

func (l *Listener) connect(ctx context.Context, c net.Conn) error {
	select {
	case l.conns <- c:
		return nil
	case <-l.closed:
		return net.ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Accept waits for a connection.
func (l *Listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

// Close ends the listener.
func (l *Listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

// Addr returns an address without a meaning.
func (l *Listener) Addr() net.Addr { return &net.TCPAddr{} }
