package linkcheck

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"annals/internal/cli/publicnet"
)

const maxRobots = 500 << 10 // the lower bound of RFC 9309

// request describes a request without its address.
type request struct {
	method    string
	byteRange string // Range, or "" for all
	limit     int64  // bytes of the body that are read
}

var (
	head   = request{method: http.MethodHead}
	get    = request{method: http.MethodGet, byteRange: "bytes=0-0"}
	getAll = request{method: http.MethodGet, limit: maxRobots}
)

// reply is the outcome of one request: a response, or a failure.
type reply struct {
	status  int
	header  http.Header
	body    []byte // at most request.limit bytes
	failure error
	blocked string // why the host is blocked, so that no request was made
}

// fetch makes one request to the host. If the server is busy, it waits once for
// as long as Retry-After says and tries again. The error is that of the context.
func (c *checker) fetch(ctx context.Context, h *host, how request, u *url.URL) (reply, error) {
	for waited := false; ; waited = true {
		r, err := c.doOnce(ctx, h, how, u)
		if err != nil || !r.isBusy() {
			return r, err
		}
		d, ok := r.retryAfter(time.Now())
		if ok && !waited && d <= maxRetryAfter {
			h.backoff(ctx, d)
			continue
		}
		if ok || r.status == http.StatusTooManyRequests {
			h.block(r.statusText() + ", so its host is left alone")
		}
		return r, nil
	}
}

func (c *checker) doOnce(ctx context.Context, h *host, how request, u *url.URL) (reply, error) {
	if reason, blocked := h.isBlocked(); blocked {
		return reply{blocked: reason}, ctx.Err()
	}
	release, err := h.acquire(ctx, c.slots)
	if err != nil {
		return reply{}, err
	}
	defer release()
	if reason, blocked := h.isBlocked(); blocked { // while this one waited
		return reply{blocked: reason}, nil
	}
	limited, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	r := c.roundTrip(limited, how, u)
	if err := ctx.Err(); err != nil {
		return reply{}, err // the failure may be due to the context
	}
	c.recordOutcome(r.failure)
	return r, nil
}

// recordOutcome records whether any server can be reached.
func (c *checker) recordOutcome(failure error) {
	if failure == nil {
		c.answered.Store(true)
		return
	}
	if _, refused := errors.AsType[*publicnet.RefusedError](failure); !refused {
		c.failed.Store(true)
	}
}

func (c *checker) roundTrip(ctx context.Context, how request, u *url.URL) reply {
	q, err := http.NewRequestWithContext(ctx, how.method, u.String(), nil)
	if err != nil {
		return reply{failure: fmt.Errorf("make the request: %w", err)}
	}
	q.Header.Set("User-Agent", c.agent)
	q.Header.Set("Accept", "*/*")
	if how.byteRange != "" {
		q.Header.Set("Range", how.byteRange)
	}
	response, err := c.transport.RoundTrip(q)
	if err != nil {
		return reply{failure: err}
	}
	defer response.Body.Close()
	// After a read error, the first part of robots.txt is still obeyed.
	body, _ := io.ReadAll(io.LimitReader(response.Body, how.limit))
	return reply{status: response.StatusCode, header: response.Header, body: body}
}

// isBusy reports whether the server asks to try again later.
func (r *reply) isBusy() bool {
	return r.status == http.StatusTooManyRequests || r.status == http.StatusServiceUnavailable
}

// needsGet reports whether GET may have another outcome than this HEAD: many
// servers handle HEAD wrongly.
func (r *reply) needsGet() bool {
	if r.failure == nil {
		return r.status >= 400 && !r.isBusy()
	}
	return !isUnconnected(r.failure) && !isTimeout(r.failure) && !isUntrusted(r.failure)
}

// retryAfter parses the header Retry-After: seconds, or a date.
func (r *reply) retryAfter(now time.Time) (time.Duration, bool) {
	text := r.header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	return max(0, at.Sub(now)), true
}

// statusText returns the status with its name: "404 Not Found".
func (r *reply) statusText() string {
	name := http.StatusText(r.status)
	if name == "" {
		return strconv.Itoa(r.status)
	}
	return strconv.Itoa(r.status) + " " + name
}
