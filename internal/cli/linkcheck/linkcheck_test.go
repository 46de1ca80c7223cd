package linkcheck_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/cli/linkcheck"
	"annals/internal/cli/publicnet"
	"annals/internal/load/linkstate"
)

const page = "http://a.example/page"

func TestStatusCodes(t *testing.T) {
	for _, test := range []struct {
		name  string
		pages site
		want  string
		seen  string // methods after robots.txt
	}{
		{"well", site{"/page": status(200)}, "well", "HEAD"},
		{"well without a body", site{"/page": status(204)}, "well", "HEAD"},
		{"not there", site{}, "broken: 404 Not Found", "HEAD GET"},
		{"gone", site{"/page": status(410)}, "broken: 410 Gone", "HEAD GET"},
		{"HEAD is not allowed", site{"HEAD /page": status(405), "GET /page": status(200)}, "well", "HEAD GET"},
		{"HEAD is not known", site{"HEAD /page": status(501), "GET /page": status(206)}, "well", "HEAD GET"},
		{"HEAD is not found", site{"HEAD /page": status(404), "GET /page": status(200)}, "well", "HEAD GET"},
		{"HEAD is refused", site{"HEAD /page": status(403), "GET /page": status(404)}, "broken: 404 Not Found", "HEAD GET"},
		{"an empty page has no first byte", site{"HEAD /page": status(405), "GET /page": status(416)}, "well", "HEAD GET"},
		{"forbidden", site{"/page": status(403)}, "unknown: 403 Forbidden", "HEAD GET"},
		{"unauthorized", site{"/page": status(401)}, "unknown: 401 Unauthorized", "HEAD GET"},
		{"server error", site{"/page": status(500)}, "unknown: 500 Internal Server Error", "HEAD GET"},
		{"withheld for legal reasons", site{"/page": status(451)}, "unknown: 451 Unavailable For Legal Reasons", "HEAD GET"},
		{"unknown status", site{"/page": status(599)}, "unknown: 599", "HEAD GET"},
		{"a redirect to nowhere", site{"/page": status(302)}, "unknown: 302 Found without an address", "HEAD"},
		{"a redirect to no address", site{"/page": redirect(302, "http://[")}, "unknown: 302 Found without an address", "HEAD"},
	} {
		t.Run(test.name, func(t *testing.T) {
			withWeb(t, map[string]site{"a.example": test.pages}, func(t *testing.T, w *testWeb) {
				if got := summary(w.run(t, page).Findings[page]); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				var methods []string
				for _, r := range w.log.lines()[1:] {
					methods = append(methods, strings.Fields(r)[0])
				}
				if got := strings.Join(methods, " "); got != test.seen {
					t.Errorf("methods %s, want %s", got, test.seen)
				}
			})
		})
	}
}

func TestFailures(t *testing.T) {
	hang := func(c net.Conn) {
		buffer := make([]byte, 4096)
		for {
			if _, err := c.Read(buffer); err != nil {
				c.Close()
				return
			}
		}
	}
	sites := map[string]site{
		"well.example": {}, "a.example": {"/page": status(200)},
		"expired.example": {"/page": status(200)}, "taken.example": {"/page": status(200)},
	}
	for _, test := range []struct{ name, address, want string }{
		{"no such host", "http://nobody.example/page", "broken: no host of this name"},
		{"silence", "http://silent.example/page", "unknown: no answer in time"},
		{"no HTTP", "http://mail.example/page", "unknown: an answer that cannot be understood"},
		{"hanging up", "http://shy.example/page", "unknown: an answer that cannot be understood"},
		{"headers without end", "http://vast.example/page", "unknown: an answer that cannot be understood"},
		{"the right certificate", "https://a.example/page", "well"},
		{"the certificate of another", "https://taken.example/page", "broken: the certificate is that of another site"},
		{"an old certificate", "https://expired.example/page", "unknown: a certificate that is not trusted here"},
		{"no web address", "ftp://a.example/page", "unknown: an address that is not of the web"},
		{"no host", "http:///page", "unknown: an address that is not of the web"},
		{"a user name", "http://me:secret@a.example/page", "unknown: an address with a user name in it"},
		{"an onion service", "http://abc.onion/", "unknown: an onion service, which only Tor can ask"},
		{"another port", "http://a.example:6379/", "unknown: a port that web servers do not use"},
		{"no address", "http://a.example/%zz", "unknown: an address that cannot be asked for"},
	} {
		t.Run(test.name, func(t *testing.T) {
			withWeb(t, sites, func(t *testing.T, w *testWeb) {
				w.CertificateNames = map[string]string{"taken.example": "other.example"}
				w.ExpiredFor = map[string]time.Duration{"expired.example": time.Hour}
				w.Raw = map[string]func(net.Conn){
					"silent.example": hang,
					"mail.example":   raw("220 mail.example ESMTP\r\n"),
					"shy.example":    raw(""),
					"vast.example":   raw("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n\r\n"),
				}
				// One host answers, so that the run does not count as offline.
				report := w.run(t, test.address, "http://well.example/")
				if got := summary(report.Findings[test.address]); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestGetFollowsAbortedHead(t *testing.T) {
	withWeb(t, map[string]site{"a.example": {
		"HEAD /page": func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
		"GET /page":  status(200),
	}}, func(t *testing.T, w *testWeb) {
		if got := summary(w.run(t, page).Findings[page]); got != "well" {
			t.Errorf("got %q", got)
		}
	})
}

func TestRedirectsAreFollowed(t *testing.T) {
	chain := func(n int) site {
		s := site{}
		for i := range n {
			s[fmt.Sprintf("/%d", i)] = redirect(302, fmt.Sprintf("/%d", i+1))
		}
		s[fmt.Sprintf("/%d", n)] = status(200)
		s["/page"] = redirect(302, "/0")
		return s
	}
	for _, test := range []struct {
		name  string
		pages site
		want  string
	}{
		{"for now", site{"/page": redirect(302, "/new"), "/new": status(200)}, "well"},
		{"for good", site{"/page": redirect(301, "/new"), "/new": status(200)}, "well → http://a.example/new"},
		{"for good, to another site", site{"/page": redirect(308, "http://b.example/b")}, "well → http://b.example/b"},
		{"for good, then for now", site{"/page": redirect(301, "/new"), "/new": redirect(302, "/today"), "/today": status(200)}, "well → http://a.example/new"},
		{"for now, then for good", site{"/page": redirect(302, "/new"), "/new": redirect(301, "/newer"), "/newer": status(200)}, "well"},
		{"for good, to nothing", site{"/page": redirect(301, "/new")}, "broken: 404 Not Found"},
		{"ten", chain(9), "well"},
		{"eleven", chain(10), "unknown: more than 10 redirects"},
		{"in a circle", site{"/page": redirect(302, "/b"), "/b": redirect(302, "/page")}, "unknown: redirects that go in a circle"},
		{"to itself", site{"/page": redirect(301, "/page")}, "unknown: redirects that go in a circle"},
		{"to a file", site{"/page": redirect(302, "file:///etc/passwd")}, "unknown: an address that is not of the web"},
		{"to a user name", site{"/page": redirect(302, "http://a@b.example/b")}, "unknown: an address with a user name in it"},
		{"to another port", site{"/page": redirect(302, "http://b.example:25/")}, "unknown: a port that web servers do not use"},
		{"to what robots may not see", site{"/page": redirect(302, "http://b.example/secret")}, "unknown: a robots.txt that asks not to look"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sites := map[string]site{"a.example": test.pages, "b.example": {
				"/b": status(200), "/secret": status(200), "/robots.txt": text("User-agent: *\nDisallow: /secret\n"),
			}}
			withWeb(t, sites, func(t *testing.T, w *testWeb) {
				if got := summary(w.run(t, page).Findings[page]); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestRedirectToLoopbackIsRefused(t *testing.T) {
	// A real server, which must not be reached.
	home, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer home.Close()
	reached := make(chan struct{}, 1)
	go func() {
		if c, err := home.Accept(); err == nil {
			reached <- struct{}{}
			c.Close()
		}
	}()
	port := fmt.Sprint(home.Addr().(*net.TCPAddr).Port)
	withWeb(t, map[string]site{"a.example": {"/page": redirect(302, "http://127.0.0.1:8080/")}}, func(t *testing.T, w *testWeb) {
		w.options.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			if !strings.HasPrefix(address, "127.") {
				return w.Dial(ctx, network, address)
			}
			return publicnet.Public(ctx, network, net.JoinHostPort("127.0.0.1", port))
		}
		if got := summary(w.run(t, page).Findings[page]); got != "unknown: an address that is not of the public internet" {
			t.Errorf("got %q", got)
		}
	})
	select {
	case <-reached:
		t.Error("the server at home was reached")
	default:
	}
}

func TestRequestHeadersDoNotIdentifyUser(t *testing.T) {
	var headers []http.Header
	look := func(w http.ResponseWriter, r *http.Request) {
		headers = append(headers, r.Header.Clone())
		http.SetCookie(w, &http.Cookie{Name: "who", Value: "you"})
		w.Header().Set("Location", "/next")
		w.WriteHeader(302)
	}
	next := func(w http.ResponseWriter, r *http.Request) {
		headers = append(headers, r.Header.Clone())
		w.WriteHeader(404)
	}
	withWeb(t, map[string]site{"a.example": {"/page": look, "/next": next}}, func(t *testing.T, w *testWeb) {
		w.run(t, page)
		want := []http.Header{
			{"Accept": {"*/*"}, "User-Agent": {agent}},
			{"Accept": {"*/*"}, "User-Agent": {agent}},
			{"Accept": {"*/*"}, "User-Agent": {agent}, "Range": {"bytes=0-0"}},
		}
		if diff := cmp.Diff(want, headers); diff != "" {
			t.Error(diff)
		}
	})
}

func TestCancelledRunReturnsFindings(t *testing.T) {
	withWeb(t, map[string]site{"a.example": {"/page": status(200)}}, func(t *testing.T, w *testWeb) {
		w.Raw = map[string]func(net.Conn){"slow.example": func(c net.Conn) {
			buffer := make([]byte, 4096)
			for {
				if _, err := c.Read(buffer); err != nil {
					c.Close()
					return
				}
			}
		}}
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
		defer stop()
		report, err := linkcheck.Run(ctx, []string{page, "http://slow.example/"}, w.options)
		if err == nil || len(report.Findings) != 1 || report.Findings[page].Answer != linkstate.Well || report.Offline {
			t.Errorf("got %v, %v", report, err)
		}
	})
}

func TestOfflineRunReportsNothingBroken(t *testing.T) {
	withWeb(t, nil, func(t *testing.T, w *testWeb) {
		report := w.run(t, page, "http://b.example/")
		if !report.Offline || report.Findings[page].Answer != linkstate.Unknown {
			t.Errorf("got %v", report)
		}
	})
	withWeb(t, nil, func(t *testing.T, w *testWeb) {
		if report := w.run(t, "http://abc.onion/"); report.Offline {
			t.Errorf("no request was made, so none failed: %v", report)
		}
	})
}

func TestCancelledRunOfflineFindsNothing(t *testing.T) {
	withWeb(t, nil, func(t *testing.T, w *testWeb) {
		ctx, stop := context.WithCancel(t.Context())
		w.options.Progress = func(int, int) { stop() }
		report, err := linkcheck.Run(ctx, []string{page}, w.options)
		if err == nil || !report.Offline || report.Findings[page].Answer != linkstate.Unknown {
			t.Errorf("got %v, %v", report, err)
		}
	})
}

func TestProgressReachesTotal(t *testing.T) {
	withWeb(t, map[string]site{"a.example": {}, "b.example": {}}, func(t *testing.T, w *testWeb) {
		steps := make(chan int, 10)
		w.options.Progress = func(done, total int) {
			if total != 3 {
				t.Errorf("of %d", total)
			}
			steps <- done
		}
		w.run(t, page, "http://a.example/2", "http://b.example/", page)
		close(steps)
		var all []int
		for n := range steps {
			all = append(all, n)
		}
		if slices.Sort(all); !slices.Equal(all, []int{1, 2, 3}) {
			t.Errorf("got %v", all)
		}
	})
}
