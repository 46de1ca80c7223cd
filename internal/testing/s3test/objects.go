package s3test

import (
	"cmp"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (s *Store) do(w http.ResponseWriter, r *http.Request, key string, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	object, isThere := s.objects[key]
	switch r.Method {
	case http.MethodPut:
		s.put(w, r, key, body)
	case http.MethodDelete:
		delete(s.objects, key)
		s.notify()
		w.WriteHeader(http.StatusNoContent)
	case http.MethodGet, http.MethodHead:
		switch {
		case r.URL.Query().Has("prefix"):
			s.list(w, r)
		case !isThere:
			fail(w, r, http.StatusNotFound, "NoSuchKey")
		default:
			maps.Copy(w.Header(), object.Header)
			w.Header().Set("ETag", `"`+object.Tag+`"`)
			w.Header().Set("Last-Modified", "Sun, 29 Nov 2026 14:03:05 GMT")
			w.Header().Set("Content-Length", strconv.Itoa(len(object.Data)))
			_, _ = io.WriteString(w, object.Data)
		}
	}
}

func (s *Store) notify() {
	if s.Changed != nil {
		s.Changed(s.objects)
	}
}

func (s *Store) put(w http.ResponseWriter, r *http.Request, key string, body []byte) {
	object, isThere := s.objects[key]
	absent, match := r.Header.Get("If-None-Match"), strings.Trim(r.Header.Get("If-Match"), `"`)
	sum := md5.Sum(body)
	sums, hasSum := r.Header["Content-Md5"]
	switch {
	case hasSum && sums[0] != base64.StdEncoding.EncodeToString(sum[:]):
		fail(w, r, http.StatusBadRequest, "BadDigest")
		return
	case s.RefusesConditions && absent+match != "":
		fail(w, r, http.StatusNotImplemented, "NotImplemented")
		return
	case !s.NoConditions && match != "" && !isThere:
		fail(w, r, http.StatusNotFound, "NoSuchKey")
		return
	case !s.NoConditions && (absent != "" && isThere || match != "" && match != object.Tag):
		fail(w, r, http.StatusPreconditionFailed, "PreconditionFailed")
		return
	}
	tag := hex.EncodeToString(sum[:])
	if s.OtherTags {
		s.versions++
		tag = fmt.Sprintf("version-%d", s.versions)
	}
	header := http.Header{}
	for _, name := range []string{"Content-Type", "Cache-Control"} {
		header.Set(name, r.Header.Get(name))
	}
	s.objects[key] = Object{string(body), tag, header}
	s.notify()
	w.Header().Set("ETag", `"`+tag+`"`)
}

// listed is one object of a listing.
type listed struct {
	Key          string
	LastModified string
	ETag         string
	Size         int
}

func (s *Store) list(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	isV2 := q.Get("list-type") == "2"
	if isV2 && s.OnlyV1 {
		fail(w, r, http.StatusNotImplemented, "NotImplemented")
		return
	}
	answer := struct {
		XMLName               xml.Name `xml:"ListBucketResult"`
		EncodingType          string
		IsTruncated           bool
		NextContinuationToken string `xml:",omitempty"`
		NextMarker            string `xml:",omitempty"`
		Contents              []listed
	}{EncodingType: "url"}
	from := cmp.Or(q.Get("continuation-token"), q.Get("marker"))
	limit, err := strconv.Atoi(q.Get("max-keys"))
	if err != nil || limit > page {
		limit = page
	}
	last := ""
	for _, key := range slices.Sorted(maps.Keys(s.objects)) {
		if !strings.HasPrefix(key, q.Get("prefix")) || key <= from {
			continue
		}
		if len(answer.Contents) == limit {
			answer.IsTruncated = true
			answer.NextContinuationToken, answer.NextMarker = last, last
			break
		}
		o := s.objects[key]
		answer.Contents = append(answer.Contents, listed{url.QueryEscape(key), time.Unix(0, 0).UTC().Format(time.RFC3339), `"` + o.Tag + `"`, len(o.Data)})
		last = key
	}
	w.Header().Set("Content-Type", "application/xml")
	_ = xml.NewEncoder(w).Encode(answer)
}

// fail answers with an error document.
func fail(w http.ResponseWriter, r *http.Request, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		fmt.Fprintf(w, "<?xml version=\"1.0\"?>\n<Error><Code>%s</Code><Message>Something is wrong.</Message></Error>", code)
	}
}
