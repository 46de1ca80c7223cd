package linkcheck

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"

	"annals/internal/cli/publicnet"
	"annals/internal/load/linkstate"
)

// classify returns the finding of a reply to the request for u, or the redirect.
// Broken means that a reader would fail too, for a reason that lies with the
// address: the page or the host no longer exists.
func (r *reply) classify(u *url.URL) (Finding, *redirect) {
	switch {
	case r.blocked != "":
		return unknown(r.blocked), nil
	case r.failure != nil:
		return classifyFailure(r.failure), nil
	case r.status < 300, r.status == http.StatusNotModified, r.status == http.StatusRequestedRangeNotSatisfiable:
		return Finding{Answer: linkstate.Well}, nil // an empty page has no first byte
	case r.status < 400:
		return r.classifyRedirect(u)
	case r.status == http.StatusNotFound, r.status == http.StatusGone:
		return broken(r.statusText()), nil
	}
	return unknown(r.statusText()), nil
}

func (r *reply) classifyRedirect(u *url.URL) (Finding, *redirect) {
	to, err := u.Parse(r.header.Get("Location"))
	if err != nil || r.header.Get("Location") == "" {
		return unknown(r.statusText() + " without an address"), nil
	}
	permanent := r.status == http.StatusMovedPermanently || r.status == http.StatusPermanentRedirect
	return Finding{}, &redirect{to: to, permanent: permanent}
}

func classifyFailure(err error) Finding {
	if e, ok := errors.AsType[*publicnet.RefusedError](err); ok {
		return unknown(e.Error())
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		if e.IsNotFound {
			return broken("no host of this name")
		}
		return unknown("the name of its host could not be looked up")
	}
	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return broken("the certificate is that of another site")
	}
	switch {
	case isUntrusted(err):
		return unknown("a certificate that is not trusted here")
	case isTimeout(err):
		return unknown("no answer in time")
	case isUnconnected(err):
		return unknown("no connection")
	}
	return unknown("an answer that cannot be understood")
}

func isUnconnected(err error) bool {
	e, ok := errors.AsType[*net.OpError](err)
	return ok && e.Op == "dial"
}

func isUntrusted(err error) bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](err)
	return ok
}

func isTimeout(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	e, ok := errors.AsType[net.Error](err)
	return ok && e.Timeout()
}
