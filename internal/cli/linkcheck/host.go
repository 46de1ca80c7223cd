package linkcheck

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"annals/internal/cli/publicnet"
)

// host is the state of one server in a run: its request slots, its robots.txt,
// and whether it is blocked.
type host struct {
	root     *url.URL
	slots    chan struct{}
	next     chan time.Time // holds the earliest start of the next request; empty while a request waits for it
	interval atomic.Int64   // time.Duration

	robotsLock    chan struct{} // held while robots.txt is fetched
	robots        *robots
	robotsFailure *Finding // why robots.txt could not be read; the finding of every address of the host

	blocked atomic.Pointer[string] // the reason, once the host is blocked
}

func (c *checker) host(u *url.URL) *host {
	root := &url.URL{Scheme: u.Scheme, Host: u.Host}
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[root.String()]
	if h == nil {
		h = &host{root: root, slots: make(chan struct{}, maxPerHost), next: make(chan time.Time, 1), robotsLock: make(chan struct{}, 1)}
		h.next <- time.Time{}
		h.interval.Store(int64(minInterval))
		c.hosts[root.String()] = h
	}
	return h
}

// acquire waits until a request to the host may begin. The caller calls release
// when it has ended.
func (h *host) acquire(ctx context.Context, slots chan struct{}) (release func(), err error) {
	if err := acquireSlot(ctx, h.slots); err != nil {
		return nil, err
	}
	select {
	case at := <-h.next:
		err = sleep(ctx, time.Until(at))
		h.next <- time.Now().Add(time.Duration(h.interval.Load()))
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err == nil {
		err = acquireSlot(ctx, slots)
	}
	if err != nil {
		<-h.slots
		return nil, err
	}
	return func() { <-slots; <-h.slots }, nil
}

// backoff delays all further requests to the host.
func (h *host) backoff(ctx context.Context, d time.Duration) {
	select {
	case at := <-h.next:
		if later := time.Now().Add(d); later.After(at) {
			at = later
		}
		h.next <- at
	case <-ctx.Done():
	}
}

// block ends all requests to the host in this run.
func (h *host) block(reason string) { h.blocked.CompareAndSwap(nil, &reason) }

func (h *host) isBlocked() (reason string, blocked bool) {
	if p := h.blocked.Load(); p != nil {
		return *p, true
	}
	return "", false
}

// rules returns the rules of the host's robots.txt, or why it could not be read,
// which is then the finding of every address of the host.
func (h *host) rules(ctx context.Context, c *checker) (*robots, *Finding, error) {
	if err := acquireSlot(ctx, h.robotsLock); err != nil {
		return nil, nil, err
	}
	defer func() { <-h.robotsLock }()
	if h.robots != nil || h.robotsFailure != nil {
		return h.robots, h.robotsFailure, nil
	}
	read, failed, err := c.readRobots(ctx, h)
	if err != nil {
		return nil, nil, err
	}
	if read != nil {
		h.interval.Store(int64(max(minInterval, read.delay)))
	}
	h.robots, h.robotsFailure = read, failed
	return read, failed, nil
}

// readRobots fetches robots.txt. As in RFC 9309, a missing file allows
// everything, and a server error forbids everything.
func (c *checker) readRobots(ctx context.Context, h *host) (*robots, *Finding, error) {
	u := h.root.JoinPath("robots.txt")
	for range maxHops + 1 {
		r, err := c.fetch(ctx, c.host(u), getAll, u)
		if err != nil {
			return nil, nil, err
		}
		f, next := r.classify(u)
		switch {
		case next != nil:
			if publicnet.Refuse(next.to, false) != "" {
				return &robots{}, nil, nil
			}
			u = next.to
			continue
		case r.failure != nil, r.status == http.StatusTooManyRequests:
			return nil, &f, nil
		case r.status >= 500:
			f := unknown("a robots.txt that cannot be read: " + f.Reason)
			return nil, &f, nil
		case r.status >= 400:
			return &robots{}, nil, nil
		}
		return parseRobots(r.body, c.agent), nil, nil
	}
	return &robots{}, nil, nil
}

// acquireSlot takes a slot, or returns the error of the context.
func acquireSlot(ctx context.Context, slots chan struct{}) error {
	select {
	case slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
