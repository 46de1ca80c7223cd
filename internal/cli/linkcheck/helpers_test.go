package linkcheck_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/cli/linkcheck"
	"annals/internal/load/linkstate"
	"annals/internal/testing/webtest"
)

const agent = "annals/1.2.3 (link check)"

// request is a request that a server received.
type request struct {
	Method, URL string
	At          time.Duration // since the start of the run
}

// site holds handlers by path. Other paths answer 404; a key with a method
// ("HEAD /x") takes precedence.
type site map[string]http.HandlerFunc

// log holds the requests of all servers.
type log struct {
	mu       sync.Mutex
	start    time.Time
	requests []request
}

func (l *log) add(r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requests = append(l.requests, request{r.Method, "http://" + r.Host + r.URL.RequestURI(), time.Since(l.start)})
}

// lines returns the requests as "GET http://a.example/x", in order.
func (l *log) lines() (lines []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range l.requests {
		lines = append(lines, r.Method+" "+r.URL)
	}
	return lines
}

// testWeb is an in-memory web with a log of its requests, in virtual time.
type testWeb struct {
	*webtest.Web
	log     *log
	options linkcheck.Options
}

// withWeb runs f with a web of sites, by host, in a synctest bubble.
func withWeb(t *testing.T, sites map[string]site, f func(t *testing.T, w *testWeb)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		l := &log{start: time.Now()}
		handlers := map[string]http.Handler{}
		for name, s := range sites {
			handlers[name] = s.handler(l)
		}
		w := &testWeb{Web: webtest.New(handlers), log: l}
		defer w.Close()
		w.options = linkcheck.Options{Agent: agent, Dial: w.Dial, Roots: w.Roots()}
		f(t, w)
	})
}

func (s site) handler(l *log) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.add(r)
		for _, key := range []string{r.Method + " " + r.URL.Path, r.URL.Path} {
			if h := s[key]; h != nil {
				h(w, r)
				return
			}
		}
		w.WriteHeader(http.StatusNotFound)
	})
}

func (w *testWeb) run(t *testing.T, addresses ...string) linkcheck.Report {
	t.Helper()
	report, err := linkcheck.Run(context.Background(), addresses, w.options)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func text(words string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(words)) }
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

func busy(code int, retryAfter ...string) http.HandlerFunc {
	requests := 0
	return func(w http.ResponseWriter, _ *http.Request) {
		if requests++; requests > len(retryAfter) {
			w.WriteHeader(http.StatusOK)
			return
		}
		w.Header().Set("Retry-After", retryAfter[requests-1])
		w.WriteHeader(code)
	}
}

func summary(f linkcheck.Finding) string {
	word := map[linkstate.Answer]string{linkstate.Well: "well", linkstate.Broken: "broken", linkstate.Unknown: "unknown"}[f.Answer]
	return strings.TrimSuffix(strings.TrimSuffix(word+": "+f.Reason, ": ")+" → "+f.Moved, " → ")
}

// raw answers every request with the same bytes and closes the connection.
func raw(answer string) func(net.Conn) {
	return func(c net.Conn) {
		defer c.Close()
		buffer := make([]byte, 4096)
		if _, err := c.Read(buffer); err == nil {
			_, _ = c.Write([]byte(answer))
		}
	}
}
