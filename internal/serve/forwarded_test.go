package serve_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/coder/websocket"
)

// Behind a forwarded port browsers know the preview by another name.
func TestAllowedHostsAreAnswered(t *testing.T) {
	d := newTestPreview(t, site(), "localhost:8080", "preview.example")
	for host, want := range map[string]int{
		d.address: 200, "localhost:8080": 200, "LOCALHOST:8080": 200, "preview.example": 200,
		"localhost:8081": 403, "127.0.0.1:8080": 403, "evil.example": 403, "preview.example:8080": 403, "x.preview.example": 403,
	} {
		if response := d.parse("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"); response.StatusCode != want {
			t.Errorf("host %s: %d, want %d", host, response.StatusCode, want)
		}
	}
}

func TestRefusalNamesTheFlag(t *testing.T) {
	d := newTestPreview(t, site())
	for host, want := range map[string]string{
		"localhost:8080":           "\n    annals serve --host-allowed localhost:8080\n",
		"Name-1313.host.example":   "\n    annals serve --host-allowed Name-1313.host.example\n",
		"a,b":                      "\n    annals serve --host-allowed NAME:PORT\n",
		"":                         "\n    annals serve --host-allowed NAME:PORT\n",
		"x\u001b[31m.example:8080": "400 Bad Request",
	} {
		if got := d.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"); !strings.Contains(got, want) {
			t.Errorf("host %q: %q", host, got)
		}
	}
}

// A program that forwards the port may leave the Host of the browser, or replace it
// by that of the preview; Origin is always the browser's.
func TestOriginsOfTabs(t *testing.T) {
	d := newTestPreview(t, site(), "localhost:8080", "preview.example", "[fd00::1]:8080")
	for _, test := range []struct {
		host, origin string
		want         int
	}{
		{d.address, "http://" + d.address, http.StatusSwitchingProtocols},
		{d.address, "", http.StatusSwitchingProtocols},
		{"localhost:8080", "http://localhost:8080", http.StatusSwitchingProtocols},
		{d.address, "http://localhost:8080", http.StatusSwitchingProtocols},
		{d.address, "https://preview.example", http.StatusSwitchingProtocols},
		{d.address, "http://[fd00::1]:8080", http.StatusSwitchingProtocols},
		{d.address, "http://f:8080", http.StatusForbidden},
		{d.address, "http://localhost:8081", http.StatusForbidden},
		{d.address, "https://evil.example", http.StatusForbidden},
		{d.address, "https://preview.example.evil.example", http.StatusForbidden},
		{d.address, "null", http.StatusForbidden},
		{"localhost:8080", "http://" + d.address, http.StatusForbidden},
		{"evil.example", "http://evil.example", http.StatusForbidden},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), hangTimeout)
		conn, response, err := websocket.Dial(ctx, "ws://"+d.address+"/:preview/live?path=/&version=p", &websocket.DialOptions{
			Host: test.host, HTTPHeader: http.Header{"Origin": {test.origin}},
		})
		if response == nil || response.StatusCode != test.want {
			t.Errorf("host %s, origin %s: %v, want %d (%v)", test.host, test.origin, response, test.want, err)
		}
		if err == nil {
			_ = conn.CloseNow()
		}
		cancel()
	}
}
