package s3_test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/publish/store/s3"
	"annals/internal/publish/upload"
	"annals/internal/testing/s3test"
	"annals/internal/testing/storetest"
)

var keys = s3.Keys{ID: "AKIDCANARY", Secret: "secretcanary", Session: "sessioncanary"}

// in opens what is below a prefix of a store.
func in(server *s3test.Store, prefix string) storetest.Opener {
	return func(t *testing.T) upload.Store {
		t.Helper()
		b, err := s3.Open(s3.Options{Endpoint: server.URL, Bucket: s3test.Bucket, Prefix: prefix, Keys: keys})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = b.Close() })
		return b
	}
}

func TestContract(t *testing.T) {
	for name, change := range map[string]func(*s3test.Store){
		"usual":             func(*s3test.Store) {},
		"tags are no MD5s":  func(s *s3test.Store) { s.OtherTags = true },
		"old listings only": func(s *s3test.Store) { s.OnlyV1 = true },
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Contract(t, func(t *testing.T) storetest.Opener {
				server := s3test.New(t)
				change(server)
				return in(server, "a/기록/")
			})
		})
	}
}

func TestStoreWithoutConditions(t *testing.T) {
	for name, change := range map[string]func(*s3test.Store){
		"ignores them": func(s *s3test.Store) { s.NoConditions = true },
		"refuses them": func(s *s3test.Store) { s.RefusesConditions = true },
	} {
		t.Run(name, func(t *testing.T) {
			server := s3test.New(t)
			change(server)
			for range 2 {
				files := map[string]string{"index.html": fmt.Sprint("<p>", len(server.Objects()))}
				report, err := storetest.Publish(t, in(server, "")(t), files)
				if err != nil || len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0], "only one computer") {
					t.Errorf("%+v, %v", report, err)
				}
				storetest.Holds(t, in(server, "")(t), files)
			}
		})
	}
}

func TestHeadersAndRequests(t *testing.T) {
	server := s3test.New(t)
	files := map[string]string{"index.html": "<p>", "feed.xml": "<feed/>", "style.css": "p{}"}
	if _, err := storetest.Publish(t, in(server, "")(t), files); err != nil {
		t.Fatal(err)
	}
	got := server.Objects()["feed.xml"].Header
	if got.Get("Content-Type") != "application/atom+xml; charset=utf-8" || got.Get("Cache-Control") != "no-cache, no-transform" {
		t.Errorf("%v", got)
	}
	server.Requests()
	report, err := storetest.Publish(t, in(server, "")(t), files)
	want := []string{"GET publication.json", "GET ?list", "GET manifest.sha256"}
	if asked := server.Requests(); err != nil || !report.Nothing || !slices.Equal(asked, want) {
		t.Errorf("nothing changed: %v, %v", asked, err)
	}
}

func TestMessages(t *testing.T) {
	for name, test := range map[string]struct {
		fault         s3test.Fault
		message, hint string
	}{
		"key":     {s3test.Fault{Status: 403, Code: "InvalidAccessKeyId"}, "the store does not know the access key", "AWS_ACCESS_KEY_ID"},
		"secret":  {s3test.Fault{Status: 403, Code: "SignatureDoesNotMatch"}, "the secret key does not belong to the access key", "AWS_SECRET_ACCESS_KEY"},
		"expired": {s3test.Fault{Status: 400, Code: "ExpiredToken"}, "the keys are not valid any more", "get new ones"},
		"bucket":  {s3test.Fault{Status: 404, Code: "NoSuchBucket"}, "there is no bucket record-site", "Annals makes none"},
		"policy":  {s3test.Fault{Status: 403, Code: "AccessDenied"}, "the keys may not list the files of s3://record-site", "s3:ListBucket"},
		"clock": {
			s3test.Fault{Status: 403, Code: "RequestTimeTooSkewed", Header: http.Header{"Date": {"Sun, 29 Nov 2020 14:03:05 GMT"}}},
			"the clock of this computer is", "set the clock",
		},
		"region": {
			s3test.Fault{Status: 301, Code: "PermanentRedirect", Header: http.Header{"X-Amz-Bucket-Region": {"eu-central-1"}}},
			"the bucket record-site is not in the region us-east-1", `write region = "eu-central-1"`,
		},
		"page":    {s3test.Fault{Page: true}, "is no S3-compatible store", "signing in"},
		"full":    {s3test.Fault{Status: 507, Code: "InsufficientStorage"}, "the store is full", "room"},
		"unknown": {s3test.Fault{Status: 400, Code: "Odd" + "AKIDCANARY"}, "400 Odd…: Something is wrong", ""},
	} {
		t.Run(name, func(t *testing.T) {
			server := s3test.New(t)
			server.Break(test.fault)
			_, err := storetest.Publish(t, in(server, "")(t), before)
			hint := ""
			if e, ok := errors.AsType[*upload.Fixable](err); ok {
				hint = e.Hint
			}
			if err == nil || !strings.Contains(err.Error(), test.message) || !strings.Contains(hint, test.hint) {
				t.Errorf("%v (%s)", err, hint)
			}
			if n := len(server.Requests()); n > 2 {
				t.Errorf("%d requests", n)
			}
			for _, secret := range []string{keys.ID, keys.Secret, keys.Session} {
				if strings.Contains(fmt.Sprintf("%v %+v %#v %s", err, err, err, hint), secret) {
					t.Errorf("%v shows %s", err, secret)
				}
			}
		})
	}
}

func TestWaitsAsLongAsTheStoreAsks(t *testing.T) {
	server := s3test.New(t)
	for after, want := range map[string]time.Duration{"7": 7 * time.Second, "": 0, "soon": 0, "Sun, 29 Nov 2026 14:04:05 GMT": time.Minute} {
		server.Break(s3test.Fault{Status: 503, Code: "SlowDown", RetryAfter: after, Header: http.Header{"Date": {"Sun, 29 Nov 2026 14:03:05 GMT"}}})
		_, err := in(server, "")(t).List(t.Context())
		if e, ok := errors.AsType[*upload.Temporary](err); !ok || e.After != want || e.Error() != "503 SlowDown: Something is wrong" {
			t.Errorf("%q: %v, %+v", after, err, e)
		}
	}
}

func TestNothingMoves(t *testing.T) {
	server := s3test.New(t)
	server.Break(s3test.Fault{Stall: true})
	b, err := s3.Open(s3.Options{Endpoint: server.URL, Bucket: s3test.Bucket, Keys: keys, Stall: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.List(t.Context())
	if e, ok := errors.AsType[*upload.Temporary](err); !ok || e.Error() != "nothing moved for too long" {
		t.Error(err)
	}
	_, err = b.Write(t.Context(), "a", strings.NewReader("a"), upload.Header{Size: 1}, upload.Condition{})
	if e, ok := errors.AsType[*upload.Temporary](err); !ok || e.Error() != "nothing moved for too long" {
		t.Error(err)
	}
}

func TestCertificateOfAnother(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	for address, want := range map[string]string{server.URL: "is not trusted", "https" + strings.TrimPrefix(s3test.New(t).URL, "http"): "does not speak https"} {
		b, err := s3.Open(s3.Options{Endpoint: address, Bucket: "bucket", Keys: keys})
		if err != nil {
			t.Fatal(err)
		}
		_, err = b.List(t.Context())
		if e, ok := errors.AsType[*upload.Fixable](err); !ok || !strings.Contains(e.Error(), want) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestKeysAreNotPrinted(t *testing.T) {
	o := s3.Options{Keys: keys}
	if shown := fmt.Sprintf("%v %+v %#v %s", o, o, o, keys); strings.Contains(shown, "canary") || strings.Contains(shown, "CANARY") {
		t.Error(shown)
	}
}

func TestFoldersOfConsolesAreNoFiles(t *testing.T) {
	server := s3test.New(t)
	files := maps.Clone(before)
	if _, err := storetest.Publish(t, in(server, "www/")(t), files); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"www/", "www/photos/", "other/x"} {
		if _, err := in(server, "")(t).Write(t.Context(), key, strings.NewReader(""), upload.Header{}, upload.Condition{}); err != nil {
			t.Fatal(err)
		}
	}
	storetest.Holds(t, in(server, "www/")(t), files)
}
