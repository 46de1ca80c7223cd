package serve

import (
	"net/http"
	"strings"

	"annals/internal/output"
)

// The Content-Security-Policy of an answer. One that is no page has filePolicy:
// nothing in it runs, whatever it is and whoever shows it. Scripts and styles that a
// page loads follow the policy of the page, so it does not keep them from working.
const (
	filePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

	// mediaPolicy is that of sound and film. Browsers play them in a document of their
	// own, which loads the file again: from a sandbox it may not. No script may run.
	mediaPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; frame-ancestors 'none'"

	// ownPolicy is that of the server's own pages, which show unchecked text of files.
	ownPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// policy returns the policy of an answer.
func (a answer) policy() string {
	kind, _, _ := strings.Cut(a.media, "/")
	switch {
	case a.version == "" && (kind == "audio" || kind == "video"):
		return mediaPolicy
	case a.version == "":
		return filePolicy
	case a.file == "":
		return ownPolicy
	}
	return output.PolicyHeader
}

// setHeaders sets the headers of every answer: refusals, redirects and web sockets
// as well. Only the policy of an answer of the site replaces one of them.
func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-DNS-Prefetch-Control", "off")
	// Browsers must show the current page, after Back too.
	h.Set("Cache-Control", "no-store")
}
