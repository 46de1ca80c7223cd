package linkcheck_test

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/cli/linkcheck"
)

func TestHostGetsTwoConcurrentSpacedRequests(t *testing.T) {
	var underWay, maximum atomic.Int64
	slow := func(w http.ResponseWriter, r *http.Request) {
		maximum.Store(max(maximum.Load(), underWay.Add(1)))
		defer underWay.Add(-1)
		time.Sleep(5 * time.Second)
	}
	pages, addresses := site{}, []string{}
	for i := range 12 {
		pages[fmt.Sprintf("/%d", i)] = slow
		addresses = append(addresses, fmt.Sprintf("http://a.example/%d", i))
	}
	withWeb(t, map[string]site{"a.example": pages}, func(t *testing.T, w *testWeb) {
		w.run(t, addresses...)
		if maximum.Load() != 2 {
			t.Errorf("%d at a time", maximum.Load())
		}
		for i, r := range w.log.requests[1:] {
			if before := w.log.requests[i].At; r.At-before < time.Second {
				t.Errorf("%s came %v after the one before", r.URL, r.At-before)
			}
		}
	})
}

func TestHostsAreCheckedConcurrently(t *testing.T) {
	sites, addresses := map[string]site{}, []string{}
	for i := range 10 {
		name := fmt.Sprintf("%d.example", i)
		sites[name] = site{"/": status(200)}
		addresses = append(addresses, "http://"+name+"/")
	}
	withWeb(t, sites, func(t *testing.T, w *testWeb) {
		w.run(t, addresses...)
		for _, r := range w.log.requests {
			if r.At > time.Second {
				t.Errorf("%s waited %v", r.URL, r.At)
			}
		}
	})
}

func TestRetryAfterIsObeyed(t *testing.T) {
	for _, test := range []struct {
		name     string
		busy     func(start time.Time) http.HandlerFunc
		want     string
		other    string // the finding of another page of the host
		requests int    // requests for the page
	}{
		{"seconds", func(time.Time) http.HandlerFunc { return busy(429, "30") }, "well", "well", 2},
		{"overloaded", func(time.Time) http.HandlerFunc { return busy(503, "30") }, "well", "well", 2},
		{"a date", func(start time.Time) http.HandlerFunc {
			return busy(503, start.Add(40*time.Second).UTC().Format(http.TimeFormat))
		}, "well", "well", 2},
		{
			"too often", func(time.Time) http.HandlerFunc { return busy(429, "30", "30", "30") },
			"unknown: 429 Too Many Requests", "unknown: 429 Too Many Requests, so its host is left alone", 2,
		},
		{
			"too long", func(time.Time) http.HandlerFunc { return busy(503, "3600", "1") },
			"unknown: 503 Service Unavailable", "unknown: 503 Service Unavailable, so its host is left alone", 1,
		},
		{
			"no time named", func(time.Time) http.HandlerFunc { return busy(429, "", "") },
			"unknown: 429 Too Many Requests", "unknown: 429 Too Many Requests, so its host is left alone", 1,
		},
		{"overloaded for no time named", func(time.Time) http.HandlerFunc { return busy(503, "soon", "") }, "unknown: 503 Service Unavailable", "well", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			// Requests come in any order, so the other page of the host is that to which
			// another host redirects after a while.
			const other = "http://b.example/moves"
			pages := site{"/other": status(200)}
			moves := func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(2 * time.Second)
				http.Redirect(w, r, "http://a.example/other", http.StatusFound)
			}
			withWeb(t, map[string]site{"a.example": pages, "b.example": {"/moves": moves}}, func(t *testing.T, w *testWeb) {
				pages["/page"] = test.busy(w.log.start)
				report := w.run(t, page, other)
				if got := summary(report.Findings[page]); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				if got := summary(report.Findings[other]); got != test.other {
					t.Errorf("the other page: got %q, want %q", got, test.other)
				}
				requests := len(slices.DeleteFunc(w.log.lines(), func(line string) bool { return line != "HEAD "+page }))
				if requests != test.requests {
					t.Errorf("%d requests, want %d", requests, test.requests)
				}
			})
		})
	}
}

// Requests come in any order. One may have its turn already when the host says that
// it is busy; all others wait.
func TestBusyHostGetsNoOtherRequests(t *testing.T) {
	pages, addresses := site{"/page": busy(429, "30")}, []string{page}
	for i := range 6 {
		pages[fmt.Sprintf("/z%d", i)] = status(200)
		addresses = append(addresses, fmt.Sprintf("http://a.example/z%d", i))
	}
	withWeb(t, map[string]site{"a.example": pages}, func(t *testing.T, w *testWeb) {
		w.run(t, addresses...)
		requests := w.log.requests
		first := slices.IndexFunc(requests, func(r request) bool { return r.URL == page })
		early := 0
		for _, r := range requests[first+1:] {
			if r.At-requests[first].At < 30*time.Second {
				early++
			}
		}
		if early > 1 {
			t.Errorf("%d requests before the wait is over: %v", early, requests)
		}
		if len(requests) != 9 { // robots.txt, seven pages, and one of them again
			t.Errorf("%d requests: %v", len(requests), requests)
		}
	})
}

func TestRobotsIsObeyed(t *testing.T) {
	const refused = "unknown: a robots.txt that asks not to look"
	for _, test := range []struct {
		name   string
		robots http.HandlerFunc
		want   string
	}{
		{"none", status(404), "well"},
		{"none for us", status(403), "well"},
		{"forbidden", text("User-agent: *\nDisallow: /\n"), refused},
		{"forbidden to others", text("User-agent: other\nDisallow: /\n"), "well"},
		{"broken", status(500), "unknown: a robots.txt that cannot be read: 500 Internal Server Error"},
		{"somewhere else", redirect(301, "http://b.example/rules"), refused},
		{"nowhere", redirect(301, "ftp://b.example/rules"), "well"},
		{"in a circle", redirect(301, "/robots.txt"), "well"},
		{"too busy", busy(429, "7200"), "unknown: 429 Too Many Requests"},
		{"busy", busy(429, "20"), "well"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sites := map[string]site{
				"a.example": {"/robots.txt": test.robots, "/page": status(200)},
				"b.example": {"/rules": text("User-agent: annals\nDisallow: /page\n")},
			}
			withWeb(t, sites, func(t *testing.T, w *testWeb) {
				if got := summary(w.run(t, page).Findings[page]); got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestRobotsIsReadOncePerHost(t *testing.T) {
	withWeb(t, map[string]site{"a.example": {"/1": status(200), "/2": status(200), "/3": status(200)}}, func(t *testing.T, w *testWeb) {
		w.run(t, "http://a.example/1", "http://a.example/2", "http://a.example/3")
		want := []string{"GET http://a.example/robots.txt", "HEAD http://a.example/1", "HEAD http://a.example/2", "HEAD http://a.example/3"}
		if diff := cmp.Diff(want, sorted(w.log.lines())); diff != "" {
			t.Error(diff)
		}
	})
}

func sorted(lines []string) []string {
	slices.Sort(lines)
	return lines
}

func TestUnreachableHostIsTriedOnce(t *testing.T) {
	withWeb(t, map[string]site{"well.example": {}}, func(t *testing.T, w *testWeb) {
		calls := 0
		w.Raw = map[string]func(c net.Conn){"shy.example": func(c net.Conn) {
			calls++
			c.Close()
		}}
		report := w.run(t, "http://shy.example/1", "http://shy.example/2", "http://well.example/")
		if len(report.Findings) != 3 || calls > 2 { // the transport retries once by itself
			t.Errorf("%d calls, findings %v", calls, report.Findings)
		}
	})
}

func TestCrawlDelayIsObeyed(t *testing.T) {
	pages := site{"/robots.txt": text("User-agent: *\nCrawl-delay: 4\n"), "/1": status(200), "/2": status(200), "/3": status(200)}
	withWeb(t, map[string]site{"a.example": pages}, func(t *testing.T, w *testWeb) {
		w.run(t, "http://a.example/1", "http://a.example/2", "http://a.example/3")
		for i := 2; i < 4; i++ {
			if wait := w.log.requests[i].At - w.log.requests[i-1].At; wait < 4*time.Second {
				t.Errorf("%v between two requests", wait)
			}
		}
	})
}

func TestReportCounts(t *testing.T) {
	withWeb(t, map[string]site{"a.example": {"/1": status(500), "/2": status(403), "/3": status(403), "/4": status(200)}}, func(t *testing.T, w *testWeb) {
		report := w.run(t, "http://a.example/1", "http://a.example/2", "http://a.example/3", "http://a.example/4", "http://a.example/5")
		well, broken, unknown := report.Answers()
		if well != 1 || broken != 1 || unknown != 3 {
			t.Errorf("%d well, %d broken, %d unknown", well, broken, unknown)
		}
		want := []linkcheck.Count{{Of: "403 Forbidden", Number: 2}, {Of: "500 Internal Server Error", Number: 1}}
		if diff := cmp.Diff(want, report.Unknown()); diff != "" {
			t.Error(diff)
		}
	})
}
