// Package webtest provides an in-memory web for tests: servers by host name,
// reached through pipes, so that tests use no network and can run in virtual time
// (package testing/synctest).
//
// Its input is handlers by host name; its output is a Dial function that connects
// to them, with plain HTTP or, for ports that end in 443, with TLS and certificates
// of its own authority.
package webtest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Web is a set of servers. Its fields must be set before the first Dial.
type Web struct {
	Sites map[string]http.Handler // by host name
	Raw   map[string]func(net.Conn)

	CertificateNames map[string]string        // the name in a host's certificate; default: the host
	ExpiredFor       map[string]time.Duration // how long ago a host's certificate expired; default: it is valid

	authority *tls.Certificate
	roots     *x509.CertPool

	mu      sync.Mutex
	servers map[string]*server
}

// server is the server of a host, behind its listener.
type server struct {
	http.Server
	*Listener
}

// New returns a web of sites. It panics if it cannot generate a key.
func New(sites map[string]http.Handler) *Web {
	w := &Web{Sites: sites, servers: map[string]*server{}, roots: x509.NewCertPool()}
	authority, err := newCertificate(nil, "Authority", time.Now().Add(time.Hour*24*365))
	if err != nil {
		panic(err)
	}
	w.authority = authority
	w.roots.AddCert(authority.Leaf)
	return w
}

// Close stops all servers.
func (w *Web) Close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range w.servers {
		s.Server.Close()
	}
}

// Roots returns the authority of the certificates.
func (w *Web) Roots() *x509.CertPool { return w.roots }

// Dial connects to a server, or fails like an unknown host name.
func (w *Web) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	name, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	raw, isRaw := w.Raw[name]
	handler, ok := w.Sites[name]
	if !ok && !isRaw {
		return nil, &net.OpError{Op: "dial", Net: network, Err: &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}}
	}
	here, end := net.Pipe()
	var there net.Conn = newBufferedConn(end)
	if isRaw {
		go raw(there)
		return here, nil
	}
	if strings.HasSuffix(port, "443") {
		there = tls.Server(there, &tls.Config{GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			return w.certificate(name)
		}})
	}
	if err := w.listenerOf(name, handler).connect(ctx, there); err != nil {
		here.Close()
		there.Close()
		return nil, err
	}
	return here, nil
}

func (w *Web) certificate(name string) (*tls.Certificate, error) {
	shown := name
	if other, ok := w.CertificateNames[name]; ok {
		shown = other
	}
	end := time.Now().Add(time.Hour)
	if age, ok := w.ExpiredFor[name]; ok {
		end = time.Now().Add(-age)
	}
	return newCertificate(w.authority, shown, end)
}

func (w *Web) listenerOf(name string, handler http.Handler) *Listener {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.servers[name]
	if s == nil {
		s = &server{http.Server{Handler: handler, ErrorLog: log.New(io.Discard, "", 0)}, NewListener()}
		w.servers[name] = s
		go s.Serve(s.Listener)
	}
	return s.Listener
}

// newCertificate makes a certificate, or that of an authority if parent is nil.
func newCertificate(parent *tls.Certificate, name string, end time.Time) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: end.Add(-2 * time.Hour * 24 * 365), NotAfter: end,
		IsCA: parent == nil, BasicConstraintsValid: true,
	}
	issuer, signer := form, any(key)
	if parent != nil {
		issuer, signer = parent.Leaf, parent.PrivateKey
	}
	der, err := x509.CreateCertificate(rand.Reader, form, issuer, &key.PublicKey, signer)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(der)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, err
}

// bufferedConn is an end of a pipe whose Write does not wait for a reader. Without
// it, both ends may write and none read, as at the end of a failed TLS handshake.
type bufferedConn struct {
	net.Conn
	mu     sync.Mutex
	queue  chan []byte
	closed bool
}

func newBufferedConn(c net.Conn) *bufferedConn {
	e := &bufferedConn{Conn: c, queue: make(chan []byte, 1024)}
	go func() {
		defer c.Close()
		for data := range e.queue {
			_, _ = c.Write(data) // fails when the other end has gone
		}
	}()
	return e
}

func (e *bufferedConn) Write(data []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return 0, net.ErrClosed
	}
	e.queue <- slices.Clone(data)
	return len(data), nil
}

// Close closes the pipe once everything is written.
func (e *bufferedConn) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.closed {
		e.closed = true
		close(e.queue)
	}
	return nil
}
