package serve

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/output"
	"annals/internal/pipeline"
)

// openServer is a server that opens files by noting their names.
func openServer(opened *[]string, failure error) *Server {
	s := New(pipeline.NewPreview(pipeline.Options{}), Options{
		Folder: "/site", Editor: Editor{isSystem: true},
		Open: func(_ context.Context, file string) error { *opened = append(*opened, file); return failure },
	})
	s.hosts = hosts{testHost: true}
	return s
}

// ask returns the answer to a request to open a file, changed by change.
func ask(s *Server, body string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "http://"+testHost+openPath, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(tokenHeader, s.opener.token)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const aboutJSON = `{"file":"content/about.md"}`

func TestOnlyThePreviewOpensFiles(t *testing.T) {
	set := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, test := range []struct {
		what   string
		body   string
		change func(*http.Request)
		status int
	}{
		{"as the preview does", aboutJSON, nil, 204},
		{"with a charset", aboutJSON, set("Content-Type", "application/json; charset=utf-8"), 204},
		{"another host", aboutJSON, func(r *http.Request) { r.Host = "evil.example" }, 403},
		{"without a token", aboutJSON, set(tokenHeader, ""), 403},
		{"another token", aboutJSON, set(tokenHeader, "AAAAAAAAAAAAAAAAAAAAAAAAAA"), 403},
		{"another site", aboutJSON, set("Sec-Fetch-Site", "cross-site"), 403},
		{"another port", aboutJSON, set("Sec-Fetch-Site", "same-site"), 403},
		{"another origin", aboutJSON, func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "http://evil.example") }, 403},
		{"a sandboxed file", aboutJSON, func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "null") }, 403},
		{"a form", "file=content/about.md", set("Content-Type", "application/x-www-form-urlencoded"), 415},
		{"text", aboutJSON, set("Content-Type", "text/plain"), 415},
		{"no type", aboutJSON, func(r *http.Request) { r.Header.Del("Content-Type") }, 415},
		{"GET", aboutJSON, func(r *http.Request) { r.Method = http.MethodGet }, 413},
		{"PUT", aboutJSON, func(r *http.Request) { r.Method = http.MethodPut }, 405},
		{"a worker", aboutJSON, set("Service-Worker", "script"), 403},
		{"another path", aboutJSON, func(r *http.Request) { r.URL.Path = "/" }, 405},
		{"no JSON", "content/about.md", nil, 400},
		{"another key", `{"file":"content/about.md","line":1}`, nil, 400},
		{"two", aboutJSON + aboutJSON, nil, 400},
		{"a list", `["content/about.md"]`, nil, 400},
		{"too long", `{"file":"` + strings.Repeat("a", maxOpenBody) + `"}`, nil, 400},
	} {
		var opened []string
		w := ask(openServer(&opened, nil), test.body, test.change)
		want := test.status == http.StatusNoContent
		if w.Code != test.status || slices.Equal(opened, []string{"content/about.md"}) != want || !want && len(opened) > 0 {
			t.Errorf("%s: %d, want %d; opened %q", test.what, w.Code, test.status, opened)
		}
		if w.Header().Get("Content-Security-Policy") != output.FilePolicy || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", test.what, w.Header())
		}
	}
}

func TestOnlyTextsAreOpened(t *testing.T) {
	for file, status := range map[string]int{
		"config.toml": 204, "content/about.md": 204, "content/2018/유엔.ko.md": 204, "content/_index.md": 204,
		"": 403, "content/2018/x.votes.csv": 403, "static/map.svg": 403, "static/x.md": 403, "templates/base.html": 403, "content/2018/photo.jpg": 403,
		"content/x.desktop": 403, "content/x.html": 403, "README.md": 403, "content": 403, "content/": 403, "content/../static/x.md": 403, "content/../../x.md": 403,
		"/etc/passwd": 403, "/content/x.md": 403, "content//x.md": 403, "./config.toml": 403, `content\\x.md`: 403, "file:///x.md": 403, "-x.md": 403, "content/x.md\\u0000": 403,
	} {
		var opened []string
		if w := ask(openServer(&opened, nil), `{"file":"`+file+`"}`, nil); w.Code != status || len(opened) > 0 != (status == 204) {
			t.Errorf("%q: %d, want %d; opened %q", file, w.Code, status, opened)
		}
	}
}

func TestFilesAreOpenedOneAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var opened []string
		s := openServer(&opened, nil)
		for range 50 {
			ask(s, aboutJSON, nil)
			time.Sleep(openPause / 10)
		}
		if len(opened) != 5 {
			t.Errorf("%d files were opened", len(opened))
		}
	})
}

func TestFailureToOpenIsReported(t *testing.T) {
	var opened []string
	w := ask(openServer(&opened, errors.New("no program")), aboutJSON, nil)
	if w.Code != http.StatusInternalServerError || w.Body.String() != "no program\n" {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
}

// Without --editor system the server takes no request that does anything.
func TestNothingIsOpenedUnasked(t *testing.T) {
	for _, editor := range []Editor{{}, {template: editors[0].template}} {
		s := New(pipeline.NewPreview(pipeline.Options{}), Options{Editor: editor, Open: func(context.Context, string) error {
			t.Error("a file is opened")
			return nil
		}})
		s.hosts = hosts{testHost: true}
		if w := ask(s, aboutJSON, nil); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%d", w.Code)
		}
		if s.opener.token != "" {
			t.Error("there is a token")
		}
	}
}
