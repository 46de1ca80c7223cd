package verify_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"annals/internal/cli/verify"
	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/testing/keytest"
)

// recorder is a copy that writes down what is asked for.
type recorder struct {
	http.Handler
	mu       sync.Mutex
	paths    []string
	agents   map[string]bool
	inFlight int
	parallel int
}

func (l *recorder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	if l.agents == nil {
		l.agents = map[string]bool{}
	}
	l.paths = append(l.paths, r.URL.Path)
	l.agents[r.UserAgent()] = true
	l.inFlight++
	l.parallel = max(l.parallel, l.inFlight)
	l.mu.Unlock()
	time.Sleep(time.Millisecond)
	l.Handler.ServeHTTP(w, r)
	l.mu.Lock()
	l.inFlight--
	l.mu.Unlock()
}

func TestGenuineCopyOnTheWeb(t *testing.T) {
	copied := signed(t, pages(), 3)
	delete(copied, "_headers") // which hosts use up
	delete(copied, "_redirects")
	l := &recorder{Handler: copied}
	r, err := check(t, l, verify.Options{Where: address + "verify.html?x#y"})
	if err != nil || !r.IsComplete() || r.Differs() || r.Statement.Publication != 3 || r.History.Last().Number != 3 || r.Checked != len(pages()) {
		t.Errorf("%v\n%+v", err, r)
	}
	if l.parallel > 4 || len(l.agents) != 1 {
		t.Errorf("%d requests at a time, %d agents", l.parallel, len(l.agents))
	}
	for agent := range l.agents {
		if !strings.HasPrefix(agent, "Mozilla/5.0 ") || strings.Contains(strings.ToLower(agent), "annals") {
			t.Errorf("the server is told %q", agent)
		}
	}
	if slices.IsSorted(l.paths[5:]) {
		t.Error("the files are asked for in the order of the list")
	}
	l = &recorder{Handler: copied}
	if r, err = check(t, l, verify.Options{Sample: 3}); err != nil || r.Checked != 3 || len(l.paths) > 3+5 || r.Differs() {
		t.Errorf("a sample: %v, %d requests, %+v", err, len(l.paths), r)
	}
}

// hostile serves a genuine copy but for some paths.
func hostile(t *testing.T, change func(w http.ResponseWriter, r *http.Request, name string) (done bool)) http.Handler {
	copied := signed(t, pages(), 1)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !change(w, r, strings.TrimPrefix(r.URL.Path, "/site/")) {
			copied.ServeHTTP(w, r)
		}
	})
}

func TestEndlessMirrors(t *testing.T) {
	block := make([]byte, 1<<20)
	endless := func(which string) http.Handler {
		return hostile(t, func(w http.ResponseWriter, r *http.Request, name string) bool {
			for name == which && r.Context().Err() == nil {
				if _, err := w.Write(block); err != nil {
					break
				}
			}
			return name == which
		})
	}
	r, err := check(t, endless("feed.xml"), verify.Options{})
	if err != nil || len(r.Unread) != 1 || !strings.Contains(r.Unread[0].Reason, "longer than it may be") {
		t.Errorf("a file: %v\n%+v", err, r)
	}
	r, err = check(t, endless("feed.xml"), verify.Options{Limit: 4 << 20})
	if err != nil || len(r.Unread) == 0 || !strings.Contains(r.Unread[0].Reason, "--limit") || r.IsComplete() {
		t.Errorf("the whole: %v\n%+v", err, r)
	}
	if r, err = check(t, endless(publish.MinisignName), verify.Options{}); err != nil || r.NotGenuine == "" {
		t.Errorf("a signature: %v\n%+v", err, r)
	}
}

func TestManifestsThatCannotBeTrusted(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	for name, manifest := range map[string]string{
		"leaves the copy": hash + "  ../../etc/passwd\n",
		"is absolute":     hash + "  /etc/passwd\n",
		"of Windows":      hash + "  ..\\x\n",
		"a drive":         hash + "  C:/x\n",
		"not sorted":      hash + "  b\n" + hash + "  a\n",
		"twice":           hash + "  a\n" + hash + "  a\n",
		"no manifest":     "<html>Not found</html>\n",
		"empty":           "",
		"of itself":       hash + "  " + publish.ManifestName + "\n",
		"of a signature":  hash + "  " + publish.MinisignName + "\n",
	} {
		copied := signed(t, pages(), 1)
		copied[publish.ManifestName] = manifest
		l := &recorder{Handler: copied}
		r, err := check(t, l, verify.Options{})
		if err != nil || r.NoList == "" || !r.Differs() || len(l.paths) != 1 {
			t.Errorf("%s: %v, %d requests\n%+v", name, err, len(l.paths), r)
		}
	}
}

func TestAddressesThatAreNotAsked(t *testing.T) {
	for _, where := range []string{"http://127.0.0.1/", "http://localhost/x", "ftp://record.example/", "http://[::1]/", "https://me@record.example/", "http://aaaa.onion/", "http://record.example:22/"} {
		if _, err := check(t, site{}, verify.Options{Where: where}); !isPlace(err) {
			t.Errorf("%s: %v", where, err)
		}
	}
	for _, proxy := range []string{"http://127.0.0.1:9050", "socks5h://127.0.0.1", "9050", "socks5h://127.0.0.1:9050/x"} {
		if _, err := check(t, site{}, verify.Options{Proxy: proxy}); !isPlace(err) {
			t.Errorf("--proxy %s: %v", proxy, err)
		}
	}
	if _, err := check(t, site{}, verify.Options{Where: "http://nowhere.example/"}); err == nil || isPlace(err) {
		t.Errorf("a host that is not there: %v", err)
	}
}

func TestCopiesOfOthers(t *testing.T) {
	forged := signed(t, pages(), 1)
	forged[publish.MinisignName] = strings.Replace(forged[publish.MinisignName], "publication=1", "publication=2", 1)
	cut := signed(t, pages(), 5)
	cut[publish.HistoryName] = strings.Join(strings.SplitAfter(cut[publish.HistoryName], "\n")[:4], "")
	unsigned := signed(t, pages(), 1)
	delete(unsigned, publish.MinisignName)
	for name, test := range map[string]struct {
		copied site
		keys   []minisign.PublicKey
		want   string
	}{
		"another key":      {signed(t, pages(), 1), []minisign.PublicKey{keytest.New(t, 2).Public()}, "another key signed this copy"},
		"a changed number": {forged, nil, "the signature is not of these bytes"},
		"no signature":     {unsigned, nil, "there is no signature"},
		"a cut history":    {cut, nil, "history.txt is not the one that was signed"},
	} {
		r, err := check(t, test.copied, verify.Options{Keys: test.keys})
		if err != nil || !strings.Contains(r.NotGenuine+r.BadHistory, test.want) || !r.Differs() || !r.IsComplete() {
			t.Errorf("%s: %v\n%+v", name, err, r)
		}
	}
}
