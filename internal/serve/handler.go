package serve

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"annals/internal/mediatype"
)

//go:embed assets
var assets embed.FS

// script lists the parts of live.js, which share one scope.
var script = []string{"assets/sources.js", "assets/bar.js", "assets/change.js", "assets/live.js"}

// route answers a request that has passed the guard.
func (s *Server) route(w http.ResponseWriter, r *http.Request) {
	// %2F is not a path separator.
	if strings.Contains(strings.ToLower(r.URL.RawPath), "%2f") {
		refuse(w, http.StatusNotFound, "The site has no file at this address.")
		return
	}
	switch r.URL.Path {
	case livePath:
		s.live(w, r)
	case scriptPath:
		s.script(w, r)
	case problemsStyle, barStyle:
		s.style(w, r)
	default:
		s.show(w, r)
	}
}

// show answers with a page or a file of the current site.
func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	st := s.waitState(r.Context())
	if st == nil {
		return
	}
	a := s.answer(s.ending, st, r.URL.Path)
	if a.redirect != "" {
		w.Header().Set("Location", withQuery(escapeAddress(a.redirect), r.URL.RawQuery))
		w.WriteHeader(http.StatusTemporaryRedirect)
		return
	}
	w.Header().Set("Content-Security-Policy", a.policy())
	if a.version != "" {
		s.workers.clear(w.Header(), r)
		a.body = append(bytes.Clone(a.body), liveTag(a.version)...)
	}
	a.write(w, r)
}

// escapeAddress escapes the path of an address on this server. It begins with one
// slash only: browsers take what follows two for a host.
func escapeAddress(path string) string {
	return (&url.URL{Path: "/" + strings.TrimLeft(path, "/")}).EscapedPath()
}

func withQuery(address, query string) string {
	if query == "" {
		return address
	}
	return address + "?" + query
}

// liveTag returns the script element that is added to every page. It comes after the
// last byte of the page, where every parser counts it as the end of the body. No
// script of the page has run by then, so live.js sees the page as it was sent.
func liveTag(version string) string {
	return fmt.Sprintf(`<script src="%s" data-version="%s"></script>`, scriptPath, version)
}

func (a answer) write(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.media)
	if a.status == http.StatusOK && a.version == "" {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.body)) // handles Range, for video and audio
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		// The browser may have closed the connection.
		_, _ = w.Write(a.body)
	}
}

// script answers with live.js, joined from its parts.
func (s *Server) script(w http.ResponseWriter, r *http.Request) {
	var all bytes.Buffer
	all.WriteString("(() => {\n'use strict';\nconst translations = " + s.scriptWords() + ";\n")
	for _, name := range script {
		part, err := assets.ReadFile(name)
		if err != nil {
			plain(http.StatusInternalServerError, err.Error()).write(w, r)
			return
		}
		all.Write(part)
	}
	all.WriteString("})();\n")
	answer{status: http.StatusOK, media: mediatype.Of(scriptPath), body: all.Bytes()}.write(w, r)
}

// said matches a text that the script shows: translate('…').
var said = regexp.MustCompile(`\btranslate\('([^']+)'`)

// scriptWords returns the texts of the script in the user's language, as an object of
// JSON whose names are the English texts.
func (s *Server) scriptWords() string {
	if s.o.Words == nil {
		return "{}"
	}
	texts := map[string]string{}
	for _, name := range script {
		part, _ := assets.ReadFile(name) // an error is reported where the part is written
		for _, m := range said.FindAllSubmatch(part, -1) {
			texts[string(m[1])] = s.o.Words.Format(string(m[1]))
		}
	}
	text, _ := json.Marshal(texts) // texts always encode
	return string(text)
}

func (s *Server) style(w http.ResponseWriter, r *http.Request) {
	data, err := assets.ReadFile("assets/" + strings.TrimPrefix(r.URL.Path, ownPrefix))
	if err != nil {
		plain(http.StatusInternalServerError, err.Error()).write(w, r)
		return
	}
	answer{status: http.StatusOK, media: mediatype.Of(r.URL.Path), body: data}.write(w, r)
}
