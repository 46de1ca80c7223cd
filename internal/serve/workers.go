package serve

import (
	"net/http"
	"slices"
	"sync"
)

// A service worker answers in place of the server, for every site that is ever
// served at the same address and port, and may send what it sees elsewhere. The
// preview lets none in (refusesWorker, and worker-src of the policies), and makes
// browsers remove those that another program on the port has left behind: by a
// header here, and in live.js.

// clearWorkers is the value of Clear-Site-Data that removes workers. It empties the
// storage of the address, too, in which the preview keeps nothing of value.
const clearWorkers = `"storage"`

// workerDestinations are the values of Sec-Fetch-Dest of scripts of workers.
var workerDestinations = []string{"serviceworker", "sharedworker", "worker"}

// refusesWorker refuses a request for the script of a worker, and reports whether
// it was one. Browsers also ask for the script of a worker that is there already:
// the answer removes it.
func refusesWorker(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Service-Worker") == "" && !slices.Contains(workerDestinations, r.Header.Get("Sec-Fetch-Dest")) {
		return false
	}
	w.Header().Set("Clear-Site-Data", clearWorkers)
	refuse(w, http.StatusForbidden, "The preview lets no worker in: it would go on answering for every site that is shown at this address.")
	return true
}

// maxBrowsers limits the browsers that are remembered.
const maxBrowsers = 16

// workers remembers which browsers were made to remove workers: each once a run,
// since it takes browsers a moment. The zero value is ready for use.
type workers struct {
	mu      sync.Mutex
	removed map[string]bool // by User-Agent
}

// clear makes the browser of a request remove workers, with its first page.
func (ws *workers) clear(h http.Header, r *http.Request) {
	browser := r.UserAgent()
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if ws.removed[browser] {
		return
	}
	if ws.removed == nil || len(ws.removed) >= maxBrowsers {
		ws.removed = map[string]bool{}
	}
	ws.removed[browser] = true
	h.Set("Clear-Site-Data", clearWorkers)
}
