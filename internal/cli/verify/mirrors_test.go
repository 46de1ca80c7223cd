package verify_test

import (
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"annals/internal/cli/verify"
)

// mirrors serve a genuine copy but for some files.
var mirrors = map[string]struct {
	change func(w http.ResponseWriter, r *http.Request, name string) bool
	check  func(r verify.Report) bool
}{
	"rewrites all pages": {
		func(w http.ResponseWriter, _ *http.Request, name string) bool {
			if isPage(name) {
				_, _ = w.Write([]byte(pages()[name] + "<script src=/cdn-cgi/x.js></script>"))
			}
			return isPage(name)
		},
		func(r verify.Report) bool { return len(r.Changed) == 30 && r.OnlyHTML && r.Differs() },
	},
	"cuts one file short": {
		func(w http.ResponseWriter, _ *http.Request, name string) bool {
			if name == "feed.xml" {
				_, _ = w.Write([]byte("<fee"))
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool { return slices.Equal(r.Changed, []string{"feed.xml"}) && !r.OnlyHTML },
	},
	"cuts the connection": {
		func(w http.ResponseWriter, _ *http.Request, name string) bool {
			if name == "feed.xml" {
				w.Header().Set("Content-Length", "100")
				_, _ = w.Write([]byte("<fee"))
				panic(http.ErrAbortHandler)
			}
			return false
		},
		func(r verify.Report) bool {
			return len(r.Unread) == 1 && r.Unread[0].Reason == "the connection was cut" && !r.IsComplete()
		},
	},
	"has lost a page": {
		func(w http.ResponseWriter, _ *http.Request, name string) bool {
			if name == "feed.xml" {
				w.WriteHeader(http.StatusGone)
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool { return slices.Equal(r.Missing, []string{"feed.xml"}) },
	},
	"leads elsewhere": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			if name == "feed.xml" {
				http.Redirect(w, r, "http://other.example/site/feed.xml", http.StatusFound)
			}
			return name == "feed.xml" && r.Host == "record.example"
		},
		func(r verify.Report) bool {
			return len(r.Unread) == 1 && strings.Contains(r.Unread[0].Reason, "leads to another site, http://other.example")
		},
	},
	"leads to this computer": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			if name == "feed.xml" {
				http.Redirect(w, r, "http://127.0.0.1/", http.StatusFound)
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool { return len(r.Unread) == 1 },
	},
	"leads in a circle": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			if name == "feed.xml" {
				http.Redirect(w, r, r.URL.Path, http.StatusFound)
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool {
			return len(r.Unread) == 1 && strings.Contains(r.Unread[0].Reason, "without end")
		},
	},
	"leads within itself": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			switch name {
			case "feed.xml":
				http.Redirect(w, r, "/site/feed", http.StatusPermanentRedirect)
			case "feed":
				_, _ = w.Write([]byte(pages()["feed.xml"]))
			}
			return name == "feed.xml" || name == "feed"
		},
		func(r verify.Report) bool { return r.IsComplete() && !r.Differs() },
	},
	"compresses": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			if !isPage(name) || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
				return false
			}
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write([]byte(pages()[name]))
			_ = z.Close()
			return true
		},
		func(r verify.Report) bool { return r.IsComplete() && !r.Differs() },
	},
	"is busy": {
		busyOnce(),
		func(r verify.Report) bool { return r.IsComplete() && !r.Differs() },
	},
	"is silent": {
		func(_ http.ResponseWriter, r *http.Request, name string) bool {
			if name == "feed.xml" {
				<-r.Context().Done()
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool {
			return len(r.Unread) == 1 && strings.Contains(r.Unread[0].Reason, "silent")
		},
	},
	"drips": {
		func(w http.ResponseWriter, r *http.Request, name string) bool {
			for name == "feed.xml" && r.Context().Err() == nil {
				_, _ = w.Write([]byte("x"))
				_ = http.NewResponseController(w).Flush()
				time.Sleep(time.Second)
			}
			return name == "feed.xml"
		},
		func(r verify.Report) bool {
			return len(r.Unread) == 1 && strings.Contains(r.Unread[0].Reason, "silent or hardly sends")
		},
	},
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

func TestMirrorsThatChangeWhatTheySend(t *testing.T) {
	for name, test := range mirrors {
		t.Run(name, func(t *testing.T) {
			r, err := check(t, hostile(t, test.change), verify.Options{})
			if err != nil || !test.check(r) || r.NotGenuine+r.BadHistory != "" {
				t.Errorf("%v\n%+v", err, r)
			}
		})
	}
}

// busyOnce answers each path with 429 at first.
func busyOnce() func(w http.ResponseWriter, r *http.Request, name string) bool {
	var mu sync.Mutex
	asked := map[string]bool{}
	return func(w http.ResponseWriter, _ *http.Request, name string) bool {
		mu.Lock()
		defer mu.Unlock()
		if asked[name] {
			return false
		}
		asked[name] = true
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}
}
