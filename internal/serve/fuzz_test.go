package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

// Every address is answered with a file of the site, a page of the server's own,
// or an error, and never with a redirect to another host.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{
		"/", "/index.html", "/2018", "/2018/vote.html", "/:preview/problems", "/:preview/last/", "/:preview/last//evil.example", "/../config.toml",
		"//2018", "/record/2018/", "/:preview/last/:preview/last/x", "/\\evil.example", "/\x00", "/유엔.html", "/:preview/", "",
	} {
		f.Add(s)
	}
	good, broken := fuzzStates(f)
	f.Fuzz(func(t *testing.T, address string) {
		s := New(nil, Options{})
		for _, st := range []*state{good, broken} {
			a := s.answer(t.Context(), st, address)
			site := st.site
			if st.isBroken() {
				site = st.last
			}
			switch {
			case a.redirect != "":
				if !strings.HasPrefix(address, ownPrefix) && a.redirect != address+"/" || strings.HasPrefix(a.redirect, "//") {
					t.Errorf("%q leads to %q", address, a.redirect)
				}
			case a.file != "" && !site.Has(a.file):
				t.Errorf("%q gets %q, which is no file of the site", address, a.file)
			case a.file == "" && a.status == http.StatusOK && address != problemsPath:
				t.Errorf("%q gets %q", address, a.body)
			case a.status == 0 || a.media == "":
				t.Errorf("%q gets no answer", address)
			}
			s.edits(st, address)
		}
	})
}

// fuzzStates returns the states of a site without errors, and of the same site
// with an error.
func fuzzStates(f *testing.F) (good, broken *state) {
	f.Helper()
	const file = "content/2018/vote.md"
	folder := sitetest.Folder(f, map[string]string{"config.toml": sitetest.Config, file: sitetest.Entry("Vote", "2018-12-17", "", "")})
	preview := pipeline.NewPreview(pipeline.Options{Source: folder})
	first, err := preview.Update(f.Context(), pipeline.Changes{All: true})
	if err != nil || !first.Whole() {
		f.Fatal(err, first.Diagnostics())
	}
	if err := os.WriteFile(filepath.Join(folder, file), []byte("no entry"), 0o644); err != nil {
		f.Fatal(err)
	}
	second, err := preview.Update(f.Context(), pipeline.Changes{Paths: []string{file}})
	if err != nil || second.Whole() {
		f.Fatal(err, "no error")
	}
	return newState(first, nil, nil), newState(second, first, nil)
}
