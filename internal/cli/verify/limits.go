package verify

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"annals/internal/cli/publicnet"
)

// budget reads until no more may be read of the whole copy.
type budget struct {
	io.Reader
	left *atomic.Int64
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left.Add(-int64(n)) < 0 {
		return n, errTotal
	}
	return n, err
}

var errStall = errors.New("the server is silent or hardly sends anything")

// stallGuard ends a request whose server is silent, or sends less than minRate on the whole.
type stallGuard struct {
	timer *time.Timer
	start time.Time
	limit time.Duration
	from  io.Reader
	n     int64
}

func (g *stallGuard) reader(from io.Reader) io.Reader {
	g.from = from
	return g
}

func (g *stallGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	g.n += int64(n)
	allowed := g.limit + time.Duration(g.n/minRate)*time.Second
	if left := time.Until(g.start.Add(allowed)); left > 0 {
		g.timer.Reset(min(left, g.limit))
	}
	return n, err
}

// connections are those that were made, so that none stays open.
type connections struct {
	mu     sync.Mutex
	all    []net.Conn
	closed bool
}

func (c *connections) keep(dial publicnet.Dial) publicnet.Dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.closed { // the transport began to dial, and then needed it no more
			conn.Close()
			return nil, net.ErrClosed
		}
		c.all = append(c.all, conn)
		return conn, nil
	}
}

func (c *connections) closeAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for _, conn := range c.all {
		conn.Close()
	}
}
