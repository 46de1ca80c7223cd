package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seal signs the published folder, as far as this package knows.
func seal(t testing.TB, dst string, o Options, fault func(op, path string) error) error {
	t.Helper()
	signed, err := os.ReadFile(filepath.Join(dst, ManifestName))
	must(t, err)
	s, err := open(t.Context(), dst, o, fault)
	if err != nil {
		return err
	}
	return s.Seal(signed, []Sealed{{HistoryName, []byte("1\n")}, {SSHName, signed}, {MinisignName, signed}})
}

func TestSignaturesStandBesideNoOtherManifest(t *testing.T) {
	for name, o := range map[string]Options{"exchange": {}, "in place": inPlace} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			dst := filepath.Join(dir, "public")
			put := func(files tree) Report {
				r, err := putWith(t.Context(), dst, files, o, nil)
				must(t, err)
				return r
			}
			put(tree{"index.html": "1"})
			must(t, seal(t, dst, o, nil))
			signed := readTree(t, dst)
			if signed[MinisignName] != signed[ManifestName] || signed[HistoryName] != "1\n" {
				t.Fatalf("the folder is %q", signed)
			}
			checkNames(t, dir, "public")

			if r := put(tree{"index.html": "1"}); len(r.Notes) > 0 || r.Foreign != 3 {
				t.Errorf("the same site: %+v", r)
			}
			must(t, os.WriteFile(filepath.Join(dst, "index.html"), []byte("edited"), 0o644))
			put(tree{"index.html": "1"})
			if diff := cmp.Diff(signed, readTree(t, dst)); diff != "" {
				t.Errorf("the same manifest, the file repaired: %s", diff)
			}

			r := put(tree{"index.html": "2"})
			got := readTree(t, dst)
			if got[MinisignName]+got[SSHName] != "" || got[HistoryName] != "1\n" || r.Foreign != 1 || len(r.Notes) != 1 {
				t.Errorf("another site: %q, %+v", got, r)
			}
		})
	}
}

func TestAtEveryFaultASignatureIsOfItsManifest(t *testing.T) {
	for name, o := range map[string]Options{"exchange": {}, "in place": inPlace} {
		for n := 1; ; n++ {
			dst := filepath.Join(t.TempDir(), "public")
			_, err := putWith(t.Context(), dst, tree{"a.css": "1", "index.html": "1"}, o, nil)
			must(t, err)
			must(t, seal(t, dst, o, nil))
			count := 0
			_, err = putWith(t.Context(), dst, tree{"a.css": "2", "index.html": "2"}, o, func(string, string) error {
				if count++; count >= n {
					return errors.New("fault")
				}
				return nil
			})
			got := readTree(t, dst)
			for _, signature := range signatureNames {
				if got[signature] != "" && got[signature] != got[ManifestName] {
					t.Fatalf("%s, fault %d: %s is of another manifest", name, n, signature)
				}
			}
			if err == nil && count < n {
				break
			}
		}
	}
}

func TestSealRefuses(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"index.html": "1"})
	s, err := Open(t.Context(), dst, Options{})
	must(t, err)
	if err := s.Seal([]byte("of another site"), []Sealed{{MinisignName, nil}}); !errors.Is(err, ErrChanged) {
		t.Errorf("another manifest: %v", err)
	}
	signed, err := os.ReadFile(filepath.Join(dst, ManifestName))
	must(t, err)
	for _, name := range []string{ManifestName, "index.html", "../x"} {
		s, err := Open(t.Context(), dst, Options{})
		must(t, err)
		if err := s.Seal(signed, []Sealed{{name, nil}}); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if diff := cmp.Diff(withManifest(tree{"index.html": "1"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	for _, name := range ReservedNames() {
		if _, err := putWith(t.Context(), dst, tree{name: "mine"}, Options{}, nil); err == nil {
			t.Errorf("a site may have a file %s", name)
		}
	}
}
