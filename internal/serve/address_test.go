package serve

import (
	"context"
	"testing"

	"annals/internal/pipeline"
)

// An address that the server sends to a browser never names another host.
func TestEscapedAddressesStayOnThisServer(t *testing.T) {
	for path, want := range map[string]string{
		"/2018/":                      "/2018/",
		"/a b/?#%":                    "/a%20b/%3F%23%25",
		"//evil.example/":             "/evil.example/",
		"///evil.example":             "/evil.example",
		`/\evil.example`:              "/%5Cevil.example",
		"/\t/evil.example":            "/%09/evil.example",
		"/\r\nLocation: x":            "/%0D%0ALocation:%20x",
		"javascript:alert(1)":         "/javascript:alert%281%29",
		"":                            "/",
		"/:preview/last/2018/유엔.html": "/:preview/last/2018/%EC%9C%A0%EC%97%94.html",
	} {
		if got := escapeAddress(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

func TestTabsAreSentToEscapedAddresses(t *testing.T) {
	s := New(pipeline.NewPreview(pipeline.Options{}), Options{})
	st := newState(&pipeline.Snapshot{}, nil, nil)
	for path, want := range map[string]string{
		`/:preview/last/\evil.example`:  "/%5Cevil.example",
		"/:preview/last/evil.example?x": "/evil.example%3Fx",
		"/:preview/last//evil.example/": "",
	} {
		if m := s.messageFor(context.Background(), st, &tab{path: path, version: "l1"}); m.Go != want {
			t.Errorf("%s: %q, want %q", path, m.Go, want)
		}
	}
}
