package serve

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/mediatype"
	"annals/internal/pipeline"
)

// ownPrefix is the prefix of the server's own paths. No site can have a file
// there: a name with a colon is refused in every path of a site.
const ownPrefix = "/:preview/"

const (
	problemsPath = ownPrefix + "problems"
	lastPath     = ownPrefix + "last/" // followed by the address of a page: the page of the last good site
	livePath     = ownPrefix + "live"
	scriptPath   = ownPrefix + "live.js"
)

// answer is the response to a request.
type answer struct {
	status int
	file   string // of the site; "" for the server's own pages
	media  string
	body   []byte

	// version differs between answers with different bytes. Its first letter is the
	// kind of page. It is "" for what is not a page, and is not kept up to date.
	version string

	redirect string // the address to redirect to; all other fields are empty then
}

// The kinds of pages: the first letter of a version.
const (
	sitePage     = 'p'
	missingPage  = 'm' // the site's 404.html
	lastPage     = 'l' // a page of the last good site
	problemsPage = 'e'
)

func (a answer) kind() byte {
	if a.version == "" {
		return 0
	}
	return a.version[0]
}

// sum returns a short digest of data.
func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:8])
}

// answer returns the answer for an address in a state. address is the decoded path
// of a request.
func (s *Server) answer(ctx context.Context, st *state, address string) answer {
	if address == problemsPath {
		return s.problemsAnswer(st, http.StatusOK, "")
	}
	if before, ok := strings.CutPrefix(address, strings.TrimSuffix(lastPath, "/")); ok && strings.HasPrefix(before, "/") {
		return s.lastGoodAnswer(ctx, st, before)
	}
	if strings.HasPrefix(address, ownPrefix) {
		return plain(http.StatusNotFound, s.o.Words.Text("There is nothing here."))
	}
	if st.isBroken() {
		return s.brokenAnswer(ctx, st, address)
	}
	file, found := find(st.site, address)
	switch {
	case !found && isFolder(st.site, file):
		return answer{redirect: address + "/"}
	case !found:
		return s.notFoundAnswer(ctx, st)
	case !isPage(st.site, file):
		return s.fileAnswer(ctx, st.site, file)
	}
	p := st.render(ctx, file)
	if p.err != nil || p.problems.HasErrors() {
		return s.problemsAnswer(st, http.StatusInternalServerError, address)
	}
	return answer{status: http.StatusOK, file: file, media: mediatype.Of(file), body: p.body, version: string(sitePage) + p.sum}
}

// find returns the file of the site at an address, and whether it exists. If the
// site is published in a folder of its host, addresses with that folder are
// found too: its 404.html has such links.
func find(site *pipeline.Snapshot, address string) (file string, found bool) {
	file = fileAt(address)
	if site.Has(file) {
		return file, true
	}
	top := strings.TrimSuffix(site.Top(), "/")
	if below, ok := strings.CutPrefix(address, top); ok && top != "" && strings.HasPrefix(below, "/") {
		if inner := fileAt(below); site.Has(inner) {
			return inner, true
		}
	}
	return file, false
}

// fileAt returns the file that hosts serve at an address.
func fileAt(address string) string {
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// isPage reports whether a file is a page of the site. An HTML file of static/ is
// none: it is not kept up to date, and nothing in it runs.
func isPage(site *pipeline.Snapshot, file string) bool {
	return mediatype.IsHTML(file) && site.IsPage(file)
}

func isFolder(site *pipeline.Snapshot, file string) bool { return site.Has(file + "/index.html") }

// notFoundAnswer is the answer for an address without a file: the site's
// 404.html.
func (s *Server) notFoundAnswer(ctx context.Context, st *state) answer {
	const file = "404.html"
	if !isPage(st.site, file) {
		return plain(http.StatusNotFound, s.o.Words.Text("The site has no page at this address."))
	}
	p := st.render(ctx, file)
	if p.err != nil || p.problems.HasErrors() {
		return s.problemsAnswer(st, http.StatusInternalServerError, "/"+file)
	}
	return answer{status: http.StatusNotFound, file: file, media: mediatype.Of(file), body: p.body, version: string(missingPage) + p.sum}
}

// brokenAnswer is the answer while the site has errors. Pages show the errors;
// other files come from the last good site, for pages that are still open.
func (s *Server) brokenAnswer(ctx context.Context, st *state, address string) answer {
	if ext := path.Ext(address); ext == "" || strings.HasSuffix(address, "/") || mediatype.IsHTML(address) {
		return s.problemsAnswer(st, http.StatusInternalServerError, address)
	}
	if st.last != nil {
		if file, found := find(st.last, address); found {
			return s.fileAnswer(ctx, st.last, file)
		}
	}
	return plain(http.StatusNotFound, s.o.Words.Text("The site has errors, and no such file was there before."))
}

// lastGoodAnswer is the answer for a page of the last good site. Once the errors
// are fixed, it redirects to the page itself.
func (s *Server) lastGoodAnswer(ctx context.Context, st *state, address string) answer {
	if strings.HasPrefix(address, "//") { // browsers would read it as a host name
		return plain(http.StatusNotFound, s.o.Words.Text("There is nothing here."))
	}
	if st.last == nil || strings.HasPrefix(address, ownPrefix) {
		return answer{redirect: address}
	}
	if !st.isBroken() && s.answer(ctx, st, address).kind() != problemsPage {
		return answer{redirect: address}
	}
	file, found := find(st.last, address)
	switch {
	case !found && isFolder(st.last, file):
		return answer{redirect: strings.TrimSuffix(lastPath, "/") + address + "/"}
	case !found:
		return plain(http.StatusNotFound, s.o.Words.Text("The last good site had no file at this address."))
	}
	a := s.fileAnswer(ctx, st.last, file)
	if a.status == http.StatusOK && isPage(st.last, file) {
		a.version = string(lastPage) + sum(a.body)
	}
	return a
}

// fileAnswer is the answer for a file as it is published.
func (s *Server) fileAnswer(ctx context.Context, site *pipeline.Snapshot, file string) answer {
	var problems diag.List
	data, err := site.Render(ctx, file, &problems)
	switch {
	case err != nil:
		return plain(http.StatusInternalServerError, err.Error())
	case problems.HasErrors():
		return plain(http.StatusInternalServerError, fmt.Sprintf("%s: %s", problems[0].File, s.o.Words.Text(problems[0].Message)))
	}
	s.files.add(file, data)
	return answer{status: http.StatusOK, file: file, media: mediatype.Of(file), body: data}
}

func plain(status int, text string) answer {
	return answer{status: status, media: "text/plain; charset=utf-8", body: []byte(text + "\n")}
}
