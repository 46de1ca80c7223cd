package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"mime"
	"net/http"
	"sync"
	"time"

	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// openPath takes the one request that does something: it opens a text of the site in
// the program that the system has for it. Only pages of the preview know the token,
// which they get over their web socket.
const openPath = ownPrefix + "open"

const (
	tokenHeader = "Annals-Token"
	maxOpenBody = 4 << 10

	// openPause is the pause between two files that are opened. A script of a page could
	// ask for it, too.
	openPause = time.Second
)

// opener opens files for pages of the preview.
type opener struct {
	open  Open // nil: not offered
	token string
	cross http.CrossOriginProtection

	mu   sync.Mutex
	next time.Time // when the next file may be opened
}

func newOpener(open Open) *opener {
	if open == nil {
		return &opener{}
	}
	return &opener{open: open, token: rand.Text()}
}

// opens reports whether a file of the site may be opened: texts and the
// configuration. Of anything else nobody knows which program the system has for it,
// and what that does with it; a spreadsheet calculates what it reads.
func (o *opener) opens(file string) bool {
	_, isText := layout.Cut(file)
	return o.open != nil && (isText && sitepath.Check(file) == nil || file == settings)
}

// isFor reports whether a request asks for a file to be opened.
func (o *opener) isFor(r *http.Request) bool {
	return o.open != nil && r.Method == http.MethodPost && r.URL.Path == openPath
}

// ServeHTTP answers a request that isFor.
func (o *opener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	isToken := subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(o.token)) == 1
	switch {
	case o.cross.Check(r) != nil || !isToken:
		refuse(w, http.StatusForbidden, "Only the preview itself opens files.")
		return
	case err != nil || media != "application/json":
		refuse(w, http.StatusUnsupportedMediaType, "The name of the file is expected as JSON.")
		return
	}
	var asked struct {
		File string `json:"file"`
	}
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxOpenBody))
	body.DisallowUnknownFields()
	if err := body.Decode(&asked); err != nil || body.More() {
		refuse(w, http.StatusBadRequest, "The name of one file is expected.")
		return
	}
	o.answer(w, r, asked.File)
}

func (o *opener) answer(w http.ResponseWriter, r *http.Request, file string) {
	if !o.opens(file) {
		refuse(w, http.StatusForbidden, "The preview opens texts of the site and "+settings+", and no other files. Copy the path.")
		return
	}
	if !o.begin(time.Now()) {
		refuse(w, http.StatusTooManyRequests, "A file is just being opened.")
		return
	}
	if err := o.open(r.Context(), file); err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// begin reports whether a file may be opened now.
func (o *opener) begin(now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if now.Before(o.next) {
		return false
	}
	o.next = now.Add(openPause)
	return true
}
