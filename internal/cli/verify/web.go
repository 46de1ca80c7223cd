package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"annals/internal/cli/publicnet"
)

// The limits of a check of an address.
const (
	maxParallel   = 4
	maxFile       = 64 << 20 // bytes of one file
	maxAttempts   = 3
	maxRedirects  = 5
	maxHeader     = 64 << 10
	maxRetryAfter = time.Minute
	defaultStall  = time.Minute
	minRate       = 1 << 10 // bytes a second, below which a server is taken to be holding us up
)

// agent is that of Tor Browser, and of many others: a server should not know that it is checked.
const agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"

// errTotal is returned once more was read than --limit allows.
var errTotal = errors.New("not read, since the copy is larger than --limit allows")

// web is a copy at an address.
type web struct {
	base   *url.URL // ends in "/"
	client *http.Client
	conns  connections
	viaTor bool
	left   atomic.Int64 // bytes that may still be read
	stall  time.Duration
}

func openWeb(o Options) (source, error) {
	base, err := url.Parse(o.Where)
	if err != nil {
		return nil, &PlaceError{fmt.Sprintf("%s is no address", o.Where), ""}
	}
	base.RawQuery, base.Fragment = "", ""
	if last := path.Base(base.Path); strings.Contains(last, ".") && !strings.HasSuffix(base.Path, "/") {
		base.Path = strings.TrimSuffix(base.Path, last) // of a page
	}
	base.Path, base.RawPath = strings.TrimSuffix(base.Path, "/")+"/", ""
	w := &web{base: base, viaTor: o.Proxy != "", stall: o.stall}
	if w.stall == 0 {
		w.stall = defaultStall
	}
	if reason := publicnet.Refuse(base, w.viaTor); reason != "" {
		hint := ""
		if strings.HasSuffix(base.Hostname(), ".onion") {
			hint = "start Tor, and add --proxy socks5h://127.0.0.1:9050 (Tor Browser: port 9150)"
		}
		return nil, &PlaceError{fmt.Sprintf("%s is %s, so it is not asked", o.Where, reason), hint}
	}
	w.left.Store(o.Limit)
	if o.Limit == 0 {
		w.left.Store(DefaultLimit)
	}
	transport, err := newTransport(o)
	if err == nil {
		transport.DialContext = w.conns.keep(transport.DialContext)
	}
	if err != nil {
		return nil, err
	}
	w.client = &http.Client{Transport: transport, CheckRedirect: w.checkRedirect}
	return w, nil
}

// CheckAddress returns a *PlaceError if no copy at an address can be checked without a proxy. It
// asks nobody.
func CheckAddress(address string) error {
	src, err := openWeb(Options{Where: address})
	if err != nil {
		return err
	}
	return src.close()
}

func newTransport(o Options) (*http.Transport, error) {
	dial := o.Dial
	if dial == nil {
		dial = publicnet.Public
	}
	t := &http.Transport{
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		MaxResponseHeaderBytes: maxHeader,
		MaxConnsPerHost:        maxParallel,
		TLSHandshakeTimeout:    30 * time.Second,
	}
	if o.Proxy == "" {
		return t, nil
	}
	proxy, err := url.Parse(o.Proxy)
	if err != nil || proxy.Scheme != "socks5h" || proxy.Port() == "" || strings.Trim(proxy.Path, "/") != "" {
		return nil, &PlaceError{fmt.Sprintf("--proxy %q is no address of a SOCKS proxy", o.Proxy), "write --proxy socks5h://127.0.0.1:9050"}
	}
	t.Proxy = http.ProxyURL(proxy)
	if o.Dial == nil {
		// The one place to connect to is the proxy, which the reader named.
		t.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, network, proxy.Host)
		}
	}
	return t, nil
}

// redirectError is a redirect that leaves the copy.
type redirectError struct{ to string }

func (e *redirectError) Error() string { return "it leads to another site, " + e.to }

// checkRedirect follows a server within itself, as to https or to an address without .html.
func (w *web) checkRedirect(next *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errors.New("it leads from one address to the next without end")
	}
	u := next.URL
	isUpgrade := w.base.Scheme == u.Scheme || w.base.Scheme == "http" && u.Scheme == "https"
	if u.Hostname() != w.base.Hostname() || !isUpgrade || publicnet.Refuse(u, w.viaTor) != "" {
		return &redirectError{u.Scheme + "://" + u.Host}
	}
	return nil
}

func (w *web) parallel() int           { return maxParallel }
func (w *web) list() ([]string, error) { return nil, nil }

// expects says that hosts use up _headers and _redirects, and that web servers serve no hidden files.
func (w *web) expects(name string) bool {
	return name != "_headers" && name != "_redirects" && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

func (w *web) close() error {
	w.conns.closeAll()
	return nil
}

// read asks for a file, and again where the server or the way to it fails.
func (w *web) read(ctx context.Context, name string, limit int64, begin func() io.Writer) error {
	for attempt := 1; ; attempt++ {
		err := w.readOnce(ctx, name, min(limit, maxFile), begin())
		wait, again := retryAfter(err, attempt)
		if !again || attempt == maxAttempts || ctx.Err() != nil {
			return plain(err)
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
	}
}

// readOnce makes one request.
func (w *web) readOnce(ctx context.Context, name string, limit int64, to io.Writer) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	guard := &stallGuard{start: time.Now(), limit: w.stall}
	guard.timer = time.AfterFunc(w.stall, func() { cancel(errStall) })
	defer guard.timer.Stop()

	u := *w.base
	u.Path += name
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	request.Header.Set("User-Agent", agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	request.Header.Set("Accept-Language", "en-US,en;q=0.5")
	response, err := w.client.Do(request)
	if err != nil {
		return because(ctx, err)
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound, http.StatusGone:
		return errMissing
	default:
		return &statusError{response.StatusCode, response.Header.Get("Retry-After")}
	}
	return because(ctx, copyUpTo(to, &budget{guard.reader(response.Body), &w.left}, limit))
}

// because returns the reason for which a request was ended, if there is one.
func because(ctx context.Context, err error) error {
	if err != nil && errors.Is(context.Cause(ctx), errStall) {
		return errStall
	}
	return err
}

// statusError is an answer that is neither the file nor that there is none.
type statusError struct {
	status     int
	retryAfter string
}

func (e *statusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.status, http.StatusText(e.status))
}

// retryAfter reports whether, and after how long, a failed request is worth another one.
func retryAfter(err error, attempt int) (time.Duration, bool) {
	wait := time.Duration(attempt) * time.Second
	if status, ok := errors.AsType[*statusError](err); ok {
		seconds, err := strconv.ParseUint(status.retryAfter, 10, 16)
		if err == nil {
			wait = time.Duration(seconds) * time.Second
		}
		return wait, wait <= maxRetryAfter && (status.status == http.StatusTooManyRequests || status.status >= 500)
	}
	if _, redirected := errors.AsType[*redirectError](err); redirected {
		return 0, false
	}
	if _, refused := errors.AsType[*publicnet.RefusedError](err); refused {
		return 0, false
	}
	isFinal := err == nil || errors.Is(err, errMissing) || errors.Is(err, errLarge) || errors.Is(err, errTotal) || errors.Is(err, errStall)
	return wait, !isFinal
}

// plain words an error of a request for people.
func plain(err error) error {
	if e, ok := errors.AsType[*redirectError](err); ok {
		return e
	}
	if e, ok := errors.AsType[*publicnet.RefusedError](err); ok {
		return e
	}
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("the connection was cut")
	}
	return err
}
