package s3_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"annals/internal/publish"
	"annals/internal/publish/upload"
	"annals/internal/testing/readertest"
	"annals/internal/testing/s3test"
	"annals/internal/testing/storetest"
)

// Two versions of a site, in which each page has a style sheet.
var (
	before = map[string]string{"style.11111111.css": "a{}", "index.html": page("style.11111111.css", "2018/a.html"), "2018/a.html": page("../style.11111111.css", "../index.html")}
	after  = map[string]string{"style.22222222.css": "b{}", "index.html": page("style.22222222.css", "2018/b.html"), "2018/b.html": page("../style.22222222.css", "../index.html")}
)

func page(style, link string) string {
	return fmt.Sprintf(`<link rel="stylesheet" href="%s"><a href="%s">x</a>`, style, link)
}

// atEveryRequest publishes a site over another with a fault at each request in turn, and
// after it once more.
func atEveryRequest(t *testing.T, f s3test.Fault, check func(t *testing.T, n int, asked []string, err error)) {
	t.Helper()
	var reader readertest.Reader
	for k, reached := 1, true; reached; k++ {
		server := s3test.New(t)
		if _, err := storetest.Publish(t, in(server, "")(t), before); err != nil {
			t.Fatal(err)
		}
		server.Requests()
		server.Changed = func(objects map[string]s3test.Object) {
			if _, err := publish.ParseManifest([]byte(objects[upload.ManifestName].Data)); err != nil && f.Half {
				return // half of a manifest
			}
			reader.Follow(t, func(path string) (string, bool) {
				o, isThere := objects[path]
				return o.Data, isThere
			})
		}
		reached = false
		server.Schedule(func(n int, r *http.Request) s3test.Fault {
			if n != k || f.Half && r.Method != http.MethodPut || f.Status == http.StatusPreconditionFailed && r.Method == http.MethodGet {
				reached = reached || n >= k
				return s3test.Fault{}
			}
			reached = true
			return f
		})
		_, err := storetest.Publish(t, in(server, "")(t), after)
		check(t, k, server.Requests(), err)
		server.Schedule(nil)
		s := in(server, "")(t)
		if _, err := storetest.TakeOver(t, s, after); err != nil {
			t.Fatalf("fault %d, and then: %v", k, err)
		}
		storetest.Holds(t, s, after, "style.11111111.css")
	}
}

func TestWhatPassesIsTriedAgain(t *testing.T) {
	for name, f := range map[string]s3test.Fault{
		"cut before":     {CutBefore: true},
		"answer lost":    {CutAfter: true},
		"answer cut off": {CutAfter: true, CutAt: 40},
		"busy":           {Status: http.StatusServiceUnavailable, Code: "SlowDown", RetryAfter: "7"},
		"too many":       {Status: http.StatusTooManyRequests, Code: "TooManyRequests"},
		"error in a 200": {Status: http.StatusOK, Code: "InternalError"},
		"late":           {Status: http.StatusBadRequest, Code: "RequestTimeout"},
		"empty":          {Empty: true},
		"half":           {Half: true},
	} {
		t.Run(name, func(t *testing.T) {
			atEveryRequest(t, f, func(t *testing.T, n int, _ []string, err error) {
				if err != nil {
					t.Errorf("fault %d: %v", n, err)
				}
			})
		})
	}
}

func TestWhatIsRefusedIsNotTriedAgain(t *testing.T) {
	for _, f := range []s3test.Fault{{Status: http.StatusForbidden, Code: "AccessDenied"}, {Status: http.StatusBadRequest, Code: "InvalidRequest"}} {
		t.Run(f.Code, func(t *testing.T) {
			atEveryRequest(t, f, func(t *testing.T, n int, asked []string, err error) {
				if n > len(asked) {
					return
				}
				// What a condition meets may mean that the store knows none.
				isOwn := strings.HasSuffix(asked[n-1], "publication.json") || strings.HasSuffix(asked[n-1], "manifest.sha256")
				if err == nil && !isOwn {
					t.Errorf("fault %d went unnoticed: %s", n, asked[n-1])
				}
				if !isOwn && slices.Contains(asked[n:], asked[n-1]) && asked[n-1] != "GET ?list" {
					t.Errorf("fault %d: tried again: %v", n, asked)
				}
			})
		})
	}
}

// A listing that is cut at any byte is an error, and never a shorter list.
func TestListingCutAnywhere(t *testing.T) {
	server := s3test.New(t)
	if _, err := storetest.Publish(t, in(server, "")(t), before); err != nil {
		t.Fatal(err)
	}
	s := in(server, "")(t)
	whole, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < 700; at += 7 {
		server.Break(s3test.Fault{CutAfter: true, CutAt: at})
		all, err := s.List(t.Context())
		if _, mayPass := errors.AsType[*upload.Temporary](err); !mayPass {
			t.Fatalf("cut at %d: %d of %d, %v", at, len(all), len(whole), err)
		}
	}
	for at := 0; at < len(server.Objects()["manifest.sha256"].Data); at += 5 {
		server.Break(s3test.Fault{CutAfter: true, CutAt: at})
		data, _, err := s.Read(t.Context(), "manifest.sha256", 1<<20)
		if _, mayPass := errors.AsType[*upload.Temporary](err); !mayPass {
			t.Fatalf("cut at %d: %q, %v", at, data, err)
		}
	}
}
