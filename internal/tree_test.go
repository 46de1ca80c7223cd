package internal_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// floors are the rooms of internal/ from the top of the house to the ground, in
// the order in which ARCHITECTURE.md draws them. Imports run downwards: a package
// imports those of its own floor, by the table of layers, and of floors below.
var floors = []string{
	"release", "cli", "serve", "pipeline", "output", "theme", "site", "load", "publish", "record",
	"guide", "sitepath", "weburl", "near", "words", "diag", "par", "spill", "jsonobject", "jsonstr", "escape", "invisible", "script", "zipfile", "mediatype",
}

// tests is the room whose packages only tests import; it may use every floor.
const tests = "testing"

// firstFolder returns the first folder below internal/ that a package lies in, "" for a
// package that lies elsewhere.
func firstFolder(name string) string {
	rest, ok := strings.CutPrefix(name, "internal/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return first
}

func TestImportsRunDownThroughTheFloors(t *testing.T) {
	for _, p := range everywhere(t) {
		from := firstFolder(p.name())
		if from == "" || from == tests {
			continue
		}
		floor := slices.Index(floors, from)
		if floor < 0 {
			t.Errorf("%s lies on no floor of the house: enter internal/%s where it belongs", p.name(), from)
			continue
		}
		for _, imported := range p.Imports {
			name, ours := strings.CutPrefix(imported, module)
			to := firstFolder(name)
			if ours && to != "" && slices.Index(floors, to) < floor {
				t.Errorf("%s imports %s, which stands above it", p.name(), name)
			}
		}
	}
}

// TestPackagesOfOneUserLieBelowIt keeps the tree in the shape of the program: what
// serves one package alone is a folder of that package. Floors and formats are
// rooms of their own, whoever uses them, and so is what publishing consists of.
func TestPackagesOfOneUserLieBelowIt(t *testing.T) {
	users := map[string][]string{}
	for _, p := range everywhere(t) {
		for _, imported := range p.Imports {
			if name, ours := strings.CutPrefix(imported, module); ours && firstFolder(p.name()) != tests {
				users[name] = append(users[name], p.name())
			}
		}
	}
	for name, by := range users {
		within := firstFolder(name)
		isFloor := name == "internal/"+within
		isFormat := path.Dir(name) == "internal/output"
		isOfPublishing := path.Dir(name) == "internal/publish"
		if within == "" || within == tests || isFloor || isFormat || isOfPublishing || len(by) > 1 {
			continue
		}
		if !strings.HasPrefix(name, by[0]+"/") {
			t.Errorf("%s is used by %s alone and belongs below it", name, by[0])
		}
	}
}
