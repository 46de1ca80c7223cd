package cli_test

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/cli"
	"annals/internal/testing/keytest"
	"annals/internal/testing/s3test"
	"annals/internal/testing/webtest"
)

// shown is a site, the store that it is published to, and the server by which readers see it.
type shown struct {
	store    *s3test.Store
	web      *webtest.Web
	dir      string
	instead  map[string]string // what the server sends in place of files
	variable map[string]string
	hour     int
}

const signedConfig = `title = "Test"
base_url = "http://record.example/"
default_language = "en"
[languages.en]
name = "English"
[signing]
keys = ["KEY"]
[destinations.main]
to = "s3://record-site/www"
endpoint = "STORE"
`

// newShown makes a site whose key signs.
func newShown(t *testing.T) *shown {
	t.Helper()
	s := &shown{store: s3test.New(t), instead: map[string]string{}}
	key := keytest.New(t, 1)
	s.dir = siteIn(t, strings.NewReplacer("KEY", key.Public().String(), "STORE", s.store.URL).Replace(signedConfig))
	secret, err := key.Seal("", nil)
	if err != nil {
		t.Fatal(err)
	}
	s.variable = map[string]string{"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "ANNALS_SIGNING_KEY": string(secret)}
	s.web = webtest.New(map[string]http.Handler{"record.example": s})
	t.Cleanup(s.web.Close)
	return s
}

// ServeHTTP serves what is published.
func (s *shown) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	text, isOther := s.instead[path]
	if object, isThere := s.store.Objects()["www/"+path]; !isOther && isThere {
		text = object.Data
	} else if !isOther {
		http.NotFound(w, r)
		return
	}
	_, _ = io.WriteString(w, text)
}

// run runs the program at the site, an hour after the run before.
func (s *shown) run(t *testing.T, status int, args ...string) (printed string) {
	t.Helper()
	var out bytes.Buffer
	s.hour++
	now := time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC).Add(time.Duration(s.hour) * time.Hour)
	got := cli.Main(append(args, "--source", s.dir), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Now: func() time.Time { return now },
		Getenv: func(name string) string { return s.variable[name] }, Dial: s.web.Dial,
	})
	if got != status {
		t.Fatalf("%v: status %d, want %d: %s", args, got, status, out.String())
	}
	return out.String()
}

// write changes the only page of the site, builds it and signs it.
func (s *shown) write(t *testing.T, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, "content", "about.md"), []byte("+++\ntitle = \"About\"\n+++\n"+text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.run(t, 0, "build")
	s.run(t, 0, "sign")
}

func contains(t *testing.T, printed string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(printed, w) {
			t.Errorf("%q is not in\n%s", w, printed)
		}
	}
}

// A publication that is published once more is signed as the next one, and the history goes on
// from there.
func TestPublishAgainIsSigned(t *testing.T) {
	s := newShown(t)
	for i, text := range []string{"The first.", "The second."} {
		s.write(t, text)
		contains(t, s.run(t, 0, "publish", "main", "--verify"), "genuine       signed by", "publication "+[]string{"1", "2"}[i]+" of http://record.example/")
	}
	first := s.store.Objects()
	printed := s.run(t, 0, "publish", "main", "--again", "1", "--verify")
	contains(t, printed, "complete ", "(named in config.toml), publication 3 of http://record.example/", "history       3 publications, as signed", "; publication 3\n")
	now := s.store.Objects()
	contains(t, now["www/about.html"].Data, "The first.")
	lines := strings.Split(now["www/history.txt"].Data, "\n")
	if !strings.HasPrefix(now["www/history.txt"].Data, first["www/history.txt"].Data) || len(lines) != 4 || lines[0][1:] != lines[2][1:] {
		t.Errorf("the history is\n%s", now["www/history.txt"].Data)
	}
	kept, err := os.ReadFile(filepath.Join(s.dir, "content", "_history.txt"))
	if err != nil || string(kept) != now["www/history.txt"].Data {
		t.Errorf("the site keeps the history\n%s%v", kept, err)
	}

	// What was signed before does not take the history back.
	contains(t, s.run(t, 2, "publish", "main"), "hint: sign it anew with \"annals sign\", and publish again")
	s.run(t, 0, "sign")
	contains(t, s.run(t, 0, "publish", "main", "--verify"), "publication 4 of http://record.example/", "history       4 publications, as signed")

	// Without the key, nothing is sent.
	delete(s.variable, "ANNALS_SIGNING_KEY")
	s.store.Requests()
	contains(t, s.run(t, 2, "publish", "main", "--again", "1"), "publication 1 must be signed anew: ", "hint: set ANNALS_KEY to the file of the key")
	if asked := s.store.Requests(); len(asked) > 0 {
		t.Errorf("without the key it has asked %v", asked)
	}
}

// What readers get at the address is checked, and compared with what was published.
func TestPublishVerifies(t *testing.T) {
	s := newShown(t)
	s.write(t, "The first.")
	contains(t, s.run(t, 0, "publish", "main"), "hint: check it as readers do: annals verify http://record.example/")
	old := s.store.Objects()
	s.write(t, "The second.")
	for _, name := range []string{"manifest.sha256", "manifest.sha256.minisig", "about.html"} {
		s.instead[name] = old["www/"+name].Data
	}
	contains(t, s.run(t, 1, "publish", "main", "--verify"), "; publication 2\n", "not complete  another publication is there than the one that was published")
	clear(s.instead)
	s.instead["about.html"] = "rewritten"
	contains(t, s.run(t, 1, "publish", "main", "--verify"), "main has this very site already", "not complete ", "  changed     about.html\n")
	clear(s.instead)
	contains(t, s.run(t, 0, "publish", "main", "--verify"), "complete ", "genuine ")
	s.store.Requests()
	s.run(t, 0, "publish", "main", "--dry-run", "--verify")
	contains(t, s.run(t, 2, "publish", "main", "--verify", "--base-url", "http://127.0.0.1/"), "hint: leave out --verify")
	for _, request := range s.store.Requests() {
		if !strings.HasPrefix(request, "GET ") {
			t.Errorf("nothing was to be published: %s", request)
		}
	}
}
