package serve

import (
	"fmt"
	"net/http"
)

// ServeHTTP refuses what cannot come from an editor's own browser, and answers
// the rest.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	setHeaders(h)
	switch {
	case !s.hosts.has(r.Host):
		refuse(w, http.StatusForbidden, foreignHost(r.Host))
	case refusesWorker(w, r):
	case s.opener.isFor(r):
		s.opener.ServeHTTP(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "The preview shows files and takes none.")
	case r.ContentLength != 0:
		h.Set("Connection", "close")
		refuse(w, http.StatusRequestEntityTooLarge, "The preview takes no content.")
	default:
		s.route(w, r)
	}
}

// foreignHost says why a Host header is refused, and what helps where the port is
// forwarded.
func foreignHost(host string) string {
	if _, err := ParseHost(host); err != nil {
		host = "NAME:PORT"
	}
	return `This is a preview, and it answers only to the address that it printed when it started.
If you reach it through a forwarded port (ssh, a container, a remote editor), start it with this address as well:

    annals serve --host-allowed ` + host + "\n"
}

// refuse answers with an error in plain text.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}
