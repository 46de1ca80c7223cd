package serve

import (
	"net/http"
	"strings"

	"annals/internal/output"
)

// ownPolicy is the Content-Security-Policy of the server's own pages, which show
// unchecked text of files.
const ownPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// policy returns the policy of an answer.
func (a answer) policy() string {
	kind, _, _ := strings.Cut(a.media, "/")
	switch {
	case a.version == "" && (kind == "audio" || kind == "video"):
		return output.MediaPolicy
	case a.version == "":
		return output.FilePolicy
	case a.file == "":
		return ownPolicy
	}
	return output.PolicyHeader
}

// setHeaders sets the headers of every answer: refusals, redirects and web sockets
// as well. Only the policy of an answer of the site replaces one of them.
func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", output.FilePolicy)
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-DNS-Prefetch-Control", "off")
	// Browsers must show the current page, after Back too.
	h.Set("Cache-Control", "no-store")
}
