package serve

import (
	"fmt"
	"net"
	"net/http"
	"strings"
)

// hostsOf lists the valid Host headers of this server. Any site can point its
// own name at 127.0.0.1 and then read drafts as if they were its own files (DNS
// rebinding); its requests still carry that name.
func hostsOf(address net.Addr) map[string]bool {
	_, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return nil
	}
	hosts := map[string]bool{}
	for _, name := range []string{loopback, "localhost", "::1"} {
		hosts[net.JoinHostPort(name, port)] = true
		if port == "80" {
			hosts[strings.TrimSuffix(net.JoinHostPort(name, port), ":80")] = true
		}
	}
	return hosts
}

// ServeHTTP refuses what cannot come from an editor's own browser, and answers
// the rest.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	setHeaders(h)
	switch {
	case !s.hosts[strings.ToLower(r.Host)]:
		refuse(w, http.StatusForbidden, "This is the preview of a site on one machine. It answers only to the address that it printed when it started.")
	case refusesWorker(w, r):
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

// refuse answers with an error in plain text.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}
