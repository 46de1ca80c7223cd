// Package s3test is a store that speaks S3, with a schedule of faults.
//
// Its input are the requests of a test and what shall go wrong with each; its output are
// answers, and the objects that it then holds. It checks no signature. Only tests import it.
package s3test

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Bucket is the name of the only bucket.
const Bucket = "record-site"

// page is how many objects a listing has at a time.
const page = 5

// Fault is what happens to a request. The zero Fault is none.
type Fault struct {
	Status     int    // answer this and do nothing; with 200, as an error document
	Code       string // of the error document
	RetryAfter string
	Header     http.Header

	CutBefore bool // the connection ends before the request is done
	CutAfter  bool // the request is done, and the connection ends after CutAt bytes of the answer
	CutAt     int
	Empty     bool // the request is done, and the answer has nothing in it
	Stall     bool // nothing ever comes
	Page      bool // a page for signing in to a network
	Half      bool // of what is written, half arrives

	Then func() // is called when the request has come, or, if it is done, before the answer
}

// Object is what the store holds of a key.
type Object struct {
	Data   string
	Tag    string
	Header http.Header
}

// Store is the server. Its fields are set before requests come.
type Store struct {
	URL string

	NoConditions      bool // take conditions and do nothing with them
	RefusesConditions bool // answer 501 to them
	OnlyV1            bool // know the old listing alone
	OtherTags         bool // ETags are no MD5s

	Changed func(objects map[string]Object) // after each change

	mu       sync.Mutex
	fault    func(n int, r *http.Request) Fault // see Schedule
	objects  map[string]Object
	requests []string
	versions int
	done     chan struct{}
}

// New starts a store, which ends with the test.
func New(t *testing.T) *Store {
	t.Helper()
	s := &Store{objects: map[string]Object{}, done: make(chan struct{})}
	server := httptest.NewServer(s)
	s.URL = server.URL
	t.Cleanup(func() {
		close(s.done)
		server.Close()
	})
	return s
}

// Break lets the same happen to every request from now on.
func (s *Store) Break(f Fault) { s.Schedule(func(int, *http.Request) Fault { return f }) }

// Schedule says what happens to requests from now on, of which n counts those since Requests,
// from 1.
func (s *Store) Schedule(fault func(n int, r *http.Request) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = fault
}

// Objects returns what the store holds.
func (s *Store) Objects() map[string]Object {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.objects)
}

// SetObjects replaces what the store holds.
func (s *Store) SetObjects(objects map[string]Object) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects = maps.Clone(objects)
}

// Requests returns the requests since it was called last: "PUT index.html", "GET ?list".
func (s *Store) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.requests
	s.requests = nil
	return all
}

// ServeHTTP implements http.Handler.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	f := s.next(key, r)
	if f.Stall {
		select {
		case <-s.done:
		case <-r.Context().Done():
		}
		return
	}
	if f.CutBefore {
		_, _ = io.CopyN(io.Discard, r.Body, 10)
		f.then()
		panic(http.ErrAbortHandler)
	}
	answer := httptest.NewRecorder()
	body, err := content(r)
	switch {
	case f.Page:
		fmt.Fprint(answer, "<!doctype html><title>Sign in</title>")
	case f.Status != 0:
		maps.Copy(answer.Header(), f.Header)
		if f.RetryAfter != "" {
			answer.Header().Set("Retry-After", f.RetryAfter)
		}
		fail(answer, r, f.Status, f.Code)
	case err != nil:
		fail(answer, r, http.StatusBadRequest, "IncompleteBody")
	case bucket != Bucket:
		fail(answer, r, http.StatusNotFound, "NoSuchBucket")
	default:
		if f.Half {
			body = body[:len(body)/2]
			r.Header.Del("Content-Md5")
		}
		s.do(answer, r, key, body)
	}
	f.then()
	deliver(w, answer, f)
}

func (f *Fault) then() {
	if f.Then != nil {
		f.Then()
	}
}

// next counts a request, and returns what shall happen to it.
func (s *Store) next(key string, r *http.Request) (f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := key
	if r.URL.Query().Has("prefix") {
		name = "?list"
	}
	s.requests = append(s.requests, r.Method+" "+name)
	if s.fault != nil {
		f = s.fault(len(s.requests), r)
	}
	return f
}

// content reads a body, which minio-go sends in signed pieces where there is no TLS.
func content(r *http.Request) ([]byte, error) {
	raw, err := io.ReadAll(r.Body)
	if err != nil || !strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING-") {
		return raw, err
	}
	var all []byte
	for {
		head, rest, ok := bytes.Cut(raw, []byte("\r\n"))
		length, _, _ := strings.Cut(string(head), ";")
		n, err := strconv.ParseInt(length, 16, 32)
		if !ok || err != nil || int(n) > len(rest) {
			return nil, io.ErrUnexpectedEOF
		}
		if n == 0 {
			return all, nil
		}
		all, raw = append(all, rest[:n]...), bytes.TrimPrefix(rest[n:], []byte("\r\n"))
	}
}

// deliver sends an answer, or a part of it.
func deliver(w http.ResponseWriter, answer *httptest.ResponseRecorder, f Fault) {
	body := answer.Body.Bytes()
	if w.Header().Get("Content-Length") == "" && answer.Code != http.StatusNoContent {
		answer.Header().Set("Content-Length", cmp.Or(answer.Header().Get("Content-Length"), strconv.Itoa(len(body))))
	}
	if f.Empty {
		answer.Header().Set("Content-Length", "0")
		answer.Header().Del("ETag")
		body = nil
	}
	if f.CutAfter && f.CutAt == 0 {
		panic(http.ErrAbortHandler)
	}
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	if f.CutAfter {
		_, _ = w.Write(body[:min(f.CutAt, len(body))])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	_, _ = w.Write(body)
}
