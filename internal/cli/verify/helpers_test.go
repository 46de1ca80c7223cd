package verify_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/cli/verify"
	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
	"annals/internal/testing/keytest"
	"annals/internal/testing/webtest"
)

const address = "http://record.example/site/"

// site is a copy: its files by their paths.
type site map[string]string

// pages are the files of the site of these tests.
func pages() site {
	s := site{"style.css": "h1 {}", "_headers": "/*", "_redirects": "/a /b 410!", "feed.xml": "<feed/>"}
	for i := range 30 {
		s[fmt.Sprintf("2018/%d & 한국.html", i)] = fmt.Sprintf("<p>%d</p>", i)
	}
	return s
}

// signed returns the site with its manifest and the signatures of publication n.
func signed(t testing.TB, files site, n int) site {
	t.Helper()
	var manifest strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&manifest, "%x  %s\n", sha256.Sum256([]byte(files[name])), name)
	}
	var h sign.History
	for i := 1; i <= n; i++ {
		sum := sha256.Sum256([]byte{byte(i)})
		if i == n {
			sum = sha256.Sum256([]byte(manifest.String()))
		}
		var err error
		if h, err = h.With("2026-11-29", len(files), sum); err != nil {
			t.Fatal(err)
		}
	}
	sealed, err := sign.Files(keytest.New(t, 1), []byte(manifest.String()), h, "https://example.org/")
	if err != nil {
		t.Fatal(err)
	}
	all := maps.Clone(files)
	all[publish.ManifestName] = manifest.String()
	for _, f := range sealed {
		all[f.Name] = string(f.Data)
	}
	return all
}

// ServeHTTP serves the site below /site/.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := s[strings.TrimPrefix(r.URL.Path, "/site/")]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	_, _ = w.Write([]byte(text))
}

// check verifies the copy at the address, which h serves, in virtual time.
func check(t *testing.T, h http.Handler, o verify.Options) (report verify.Report, err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := webtest.New(map[string]http.Handler{"record.example": h, "other.example": h})
		if o.Where == "" {
			o.Where = address
		}
		if o.Keys == nil {
			o.Keys = []minisign.PublicKey{keytest.New(t, 1).Public()}
		}
		o.Dial, o.Random = w.Dial, bytes.NewReader(bytes.Repeat([]byte{7}, 32))
		report, err = verify.Run(t.Context(), o)
		w.Close()
		time.Sleep(time.Minute) // handlers that slept have ended
	})
	return report, err
}

// isPlace reports whether an error says that a place is none.
func isPlace(err error) bool {
	_, ok := errors.AsType[*verify.PlaceError](err)
	return ok
}
