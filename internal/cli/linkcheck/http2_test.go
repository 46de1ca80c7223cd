package linkcheck_test

import (
	"context"
	"crypto/x509"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"annals/internal/cli/linkcheck"
)

// The servers of the other tests speak HTTP/1.1; most of the web does not.
func TestHTTP2(t *testing.T) {
	var protocols []string
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protocols = append(protocols, r.Proto)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	const address = "https://example.com/page" // the name in the certificate
	report, err := linkcheck.Run(t.Context(), []string{address}, linkcheck.Options{
		Agent: agent, Roots: roots,
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		},
	})
	if err != nil || summary(report.Findings[address]) != "well" {
		t.Errorf("%v, %v", report, err)
	}
	if len(protocols) != 2 || protocols[0] != "HTTP/2.0" || protocols[1] != "HTTP/2.0" {
		t.Errorf("protocols %v", protocols)
	}
}
