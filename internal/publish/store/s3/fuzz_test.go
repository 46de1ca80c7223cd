package s3

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"annals/internal/publish/upload"
)

var canaries = Keys{ID: "AKIDCANARY", Secret: "secretcanary", Session: "sessioncanary"}

// answering opens a bucket whose server sends the same bytes as the answer to each request,
// and counts the requests.
func answering(t testing.TB, raw []byte) (b *Bucket, requests *atomic.Int32) {
	t.Helper()
	b, err := Open(Options{Endpoint: "http://store.example", Bucket: "record-site", Prefix: "www/", Keys: canaries})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	requests = new(atomic.Int32)
	b.http.base.DisableKeepAlives = true
	b.http.base.DialContext = func(context.Context, string, string) (net.Conn, error) {
		requests.Add(1)
		here, there := net.Pipe()
		go func() {
			defer there.Close()
			if r, err := http.ReadRequest(bufio.NewReader(there)); err == nil {
				_, _ = io.Copy(io.Discard, r.Body)
				_, _ = there.Write(raw)
			}
		}()
		return here, nil
	}
	return b, requests
}

const listed = "<Contents><Key>www/index.html</Key><LastModified>2026-11-29T14:03:05Z</LastModified><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>3</Size></Contents>"

// answers are what stores send, and what they must not.
func answers() (all []string) {
	listing := func(rest string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<?xml version=\"1.0\"?><ListBucketResult><EncodingType>url</EncodingType>" + rest + "</ListBucketResult>"
	}
	for _, rest := range []string{
		listed, "", strings.Repeat(listed, 20),
		listed + "<IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken><NextMarker>a</NextMarker>",
		"<IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken>",
		"<IsTruncated>true</IsTruncated>", "<CommonPrefixes><Prefix>www/a/</Prefix></CommonPrefixes>",
		strings.Replace(listed, "index.html", "../../etc/passwd", 1), strings.Replace(listed, "index.html", "/etc/passwd", 1),
		strings.Replace(listed, "www/index.html", "other/index.html", 1), strings.Replace(listed, "index.html", "%2e%2e/x", 1),
		strings.Replace(listed, "index.html", "%zz", 1), strings.Replace(listed, ">3<", ">-3<", 1), strings.Replace(listed, ">3<", ">many<", 1),
		strings.Replace(listed, "2026-11-29T14:03:05Z", "soon", 1), "<Contents>",
	} {
		all = append(all, listing(rest))
	}
	failure := "<?xml version=\"1.0\"?>\n<Error><Code>CODE</Code><Message>secretcanary \x1b[31m</Message><Region>eu\nwest</Region></Error>"
	for _, code := range []string{"NoSuchKey", "AccessDenied", "SlowDown", "RequestTimeTooSkewed", "PermanentRedirect", "NotImplemented", "AKIDCANARY"} {
		for _, status := range []string{"200 OK", "301 Moved Permanently", "404 Not Found", "503 Slow Down"} {
			all = append(all, "HTTP/1.1 "+status+"\r\nDate: Sun, 29 Nov 2026 14:03:05 GMT\r\nRetry-After: 99999999999\r\n\r\n"+strings.Replace(failure, "CODE", code, 1))
		}
	}
	return append(all, "", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\n\r\n<!doctype html><title>Sign in</title>",
		"HTTP/1.1 200 OK\r\nETag: \"90015098\"\r\nContent-Length: 3\r\nLast-Modified: Sun, 29 Nov 2026 14:03:05 GMT\r\n\r\nabc",
		"HTTP/1.1 200 OK\r\nETag: \"900150983cd24fb0d6963f7d28e17f72\"\r\nContent-Length: 30\r\n\r\nabc",
		"HTTP/1.1 412 Precondition Failed\r\n\r\n", "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://store.example/\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc", "HTTP/1.1 200 OK\r\nETag: x\r\nContent-Length: -1\r\n\r\n",
	)
}

// FuzzAnswers lets a server answer as it likes. What comes of it is well-formed, below the
// folder of the site, and within limits; or an error in one line that shows no key.
func FuzzAnswers(f *testing.F) {
	for _, raw := range answers() {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, requests := answering(t, raw)
		asked := func(what string, limit int32, err error) {
			if n := requests.Swap(0); n > limit {
				t.Errorf("%s: %d requests", what, n)
			}
			isPlain(t, err)
		}
		all, err := b.List(t.Context())
		for _, o := range all {
			if err != nil || !fs.ValidPath(o.Path) || o.Size < 0 || o.MD5 != "" && !sumPattern.MatchString(o.MD5) {
				t.Errorf("it lists %+v, %v", o, err)
			}
		}
		asked("list", 4, err)
		const limit = 100
		data, _, err := b.Read(t.Context(), "index.html", limit)
		if len(data) > limit || err != nil && data != nil {
			t.Errorf("it reads %d bytes, %v", len(data), err)
		}
		asked("read", 2, err)
		tag, err := b.Write(t.Context(), "index.html", strings.NewReader("abc"), upload.Header{Size: 3, ContentType: "text/html"}, upload.Condition{Tag: "a"})
		if (tag == "") != (err != nil) {
			t.Errorf("it writes %q, %v", tag, err)
		}
		asked("write", 2, err)
		asked("remove", 1, b.Remove(t.Context(), "index.html"))
	})
}

// isPlain fails the test unless an error is one short line for people, without a key.
func isPlain(t *testing.T, err error) {
	t.Helper()
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return
	}
	text := err.Error()
	if e, ok := errors.AsType[*upload.Fixable](err); ok {
		text += e.Hint
	}
	if text == "" || len(text) > 1000 || strings.ContainsAny(text, "\r\n") {
		t.Errorf("the error %q", text)
	}
	for _, key := range []string{canaries.ID, canaries.Secret, canaries.Session} {
		if strings.Contains(text, key) {
			t.Errorf("the error %q shows a key", text)
		}
	}
}

// A listing that leads to itself, or to ever more pages with nothing in them, is an error.
func TestListingsEnd(t *testing.T) {
	for _, rest := range []string{"", listed} {
		b, requests := answering(t, []byte("HTTP/1.1 200 OK\r\n\r\n<ListBucketResult>"+rest+"<IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken></ListBucketResult>"))
		if _, err := b.List(t.Context()); !errors.Is(err, errEndless) || requests.Load() != 2 {
			t.Errorf("%q: %v after %d requests", rest, err, requests.Load())
		}
	}
	a := &answer{pages: maxPages}
	r, err := http.NewRequest(http.MethodGet, "http://store.example/record-site/?prefix=&marker=b", nil)
	if err != nil {
		t.Fatal(err)
	}
	if a.turnPage(r) {
		t.Error("a listing of too many pages goes on")
	}
}

// body counts how often it is closed.
type body struct {
	io.Reader
	closed atomic.Int32
}

func (b *body) Close() error {
	b.closed.Add(1)
	return nil
}

// What is sent is closed once, also where the store sends elsewhere: minio-go's bodies break
// when two close them at once.
func TestBodiesAreClosedOnce(t *testing.T) {
	for _, status := range []string{"200 OK", "301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"} {
		synctest.Test(t, func(t *testing.T) {
			b, _ := answering(t, []byte("HTTP/1.1 "+status+"\r\n\r\n"))
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "http://store.example/record-site/a", nil)
			if err != nil {
				t.Fatal(err)
			}
			sent := &body{Reader: strings.NewReader("abc")}
			r.Body, r.ContentLength = sent, 3
			resp, err := (&http.Client{Transport: b.http}).Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			synctest.Wait() // the transport closes it later
			if n := sent.closed.Load(); n != 1 {
				t.Errorf("%s: closed %d times", status, n)
			}
		})
	}
}
