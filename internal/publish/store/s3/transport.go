package s3

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/minio/minio-go/v7"
)

// Answers that minio-go would take for good ones, or not understand.
var (
	errStalled   = errors.New("nothing moved for too long")
	errEmpty     = errors.New("the answer is empty")
	errNoSize    = errors.New("the store does not say how long the file is")
	errNotAStore = errors.New("what answers there is no S3-compatible store")
	errEndless   = errors.New("the list of files at the destination does not end")
)

// What of a listing is read at most. Its pages have a thousand files each, of some hundred bytes.
const (
	maxPages = 1 << 16
	maxPage  = 16 << 20
)

// answer is what of an answer minio-go does not hand on.
type answer struct {
	after time.Duration // what the store asks to wait for
	skew  time.Duration // how far the clock of this computer is ahead

	page  string // of a listing: the one that was asked for last
	pages int
}

type answerKey struct{}

// begin returns the context of one request, or one listing, and where its answer is noted.
func begin(ctx context.Context) (context.Context, *answer) {
	a := &answer{}
	return context.WithValue(ctx, answerKey{}, a), a
}

// transport sends requests, ends those in which nothing moves, and notes and checks the answers.
type transport struct {
	base  *http.Transport
	stall time.Duration
}

func newTransport(isSecure bool, stall time.Duration) (*transport, error) {
	base, err := minio.DefaultTransport(isSecure)
	if err != nil {
		return nil, err
	}
	return &transport{base, stall}, nil
}

func (t *transport) close() { t.base.CloseIdleConnections() }

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	a, _ := req.Context().Value(answerKey{}).(*answer)
	if isListing(req) && !a.turnPage(req) {
		return nil, errEndless
	}
	ctx, cancel := context.WithCancelCause(req.Context())
	moving := time.AfterFunc(t.stall, func() { cancel(errStalled) })
	end := func() {
		moving.Stop()
		cancel(nil)
	}
	moved := func() { moving.Reset(t.stall) }
	sent := req.WithContext(ctx)
	if req.Body != nil && req.Body != http.NoBody {
		sent.Body = &watched{ReadCloser: req.Body, moved: moved}
	}
	resp, err := t.base.RoundTrip(sent)
	if err != nil {
		if errors.Is(context.Cause(ctx), errStalled) {
			err = errStalled
		}
		end()
		return nil, err
	}
	if a != nil {
		a.note(req, resp)
	}
	hideRedirect(sent, resp)
	resp.Body = &watched{ReadCloser: resp.Body, moved: moved, end: end, ctx: ctx}
	if err := check(req, resp); err != nil {
		return nil, errors.Join(err, resp.Body.Close())
	}
	return resp, nil
}

// hideRedirect keeps http.Client from closing the body of a request that is redirected: the
// transport closes it, too, and that of minio-go must not be closed by two at once. With this status,
// which is as much of an error, a body that cannot be sent again stays as it is.
func hideRedirect(req *http.Request, resp *http.Response) {
	if req.Body != nil && req.Body != http.NoBody && resp.StatusCode/100 == 3 {
		resp.StatusCode = http.StatusPermanentRedirect
	}
}

// isListing reports whether a request asks for a page of a listing.
func isListing(req *http.Request) bool {
	return req.Method == http.MethodGet && req.URL.Query().Has("prefix")
}

// turnPage notes which page of a listing is asked for. It is false for one that never ends:
// that leads to the same page again, or to more of them than any place has.
func (a *answer) turnPage(req *http.Request) bool {
	if a == nil {
		return true
	}
	q := req.URL.Query()
	page := q.Get("continuation-token") + q.Get("marker")
	if a.pages == maxPages || a.pages > 0 && page == a.page {
		return false
	}
	a.page = page
	a.pages++
	return true
}

// watched is a body that tells that it moves.
type watched struct {
	io.ReadCloser
	moved, end func()
	ctx        context.Context
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	w.moved()
	if err != nil && err != io.EOF && w.ctx != nil && errors.Is(context.Cause(w.ctx), errStalled) {
		err = errStalled
	}
	return n, err
}

func (w *watched) Close() error {
	if w.end != nil {
		defer w.end()
	}
	return w.ReadCloser.Close()
}

// amzDate is how a request says when it was signed.
const amzDate = "20060102T150405Z"

func (a *answer) note(req *http.Request, resp *http.Response) {
	date, dateErr := http.ParseTime(resp.Header.Get("Date"))
	if signed, err := time.Parse(amzDate, req.Header.Get("X-Amz-Date")); err == nil && dateErr == nil {
		a.skew = signed.Sub(date)
	}
	a.after = 0
	after := resp.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(after, 10, 31); err == nil {
		a.after = time.Duration(seconds) * time.Second
	} else if at, err := http.ParseTime(after); err == nil && dateErr == nil {
		a.after = max(at.Sub(date), 0)
	}
}

// beginning is how much of an answer is looked at.
const beginning = 1 << 10

// check finds answers of success that are none: an error in them, nothing in them, or the
// page of something that is no store.
func check(req *http.Request, resp *http.Response) error {
	if resp.StatusCode/100 != 2 || req.Method == http.MethodHead || resp.StatusCode == http.StatusNoContent {
		return nil
	}
	r := bufio.NewReaderSize(resp.Body, beginning)
	head, err := r.Peek(beginning)
	if err != nil && err != io.EOF {
		return fmt.Errorf("read the answer: %w", err)
	}
	body := struct {
		io.Reader
		io.Closer
	}{r, resp.Body}
	isListing := isListing(req)
	if isListing {
		body.Reader = io.LimitReader(r, maxPage)
	}
	resp.Body = body
	switch {
	case isErrorDocument(head):
		resp.StatusCode, resp.Status = http.StatusInternalServerError, "500 Internal Server Error"
	case req.Method == http.MethodGet && len(head) == 0 && (isListing || resp.Header.Get("ETag") == ""):
		return errEmpty
	case isListing && !bytes.Contains(head, []byte("<ListBucketResult")):
		return errNotAStore
	case req.Method == http.MethodGet && !isListing && resp.Header.Get("ETag") == "":
		return errNotAStore
	}
	return nil
}

func isErrorDocument(head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	if declared, ok := bytes.CutPrefix(head, []byte("<?xml")); ok {
		_, head, _ = bytes.Cut(declared, []byte("?>"))
		head = bytes.TrimSpace(head)
	}
	return bytes.HasPrefix(head, []byte("<Error>")) || bytes.HasPrefix(head, []byte("<Error "))
}
