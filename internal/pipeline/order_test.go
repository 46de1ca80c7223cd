package pipeline

import (
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/output"
	"annals/internal/output/picture"
	"annals/internal/publish"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

// The bytes of an output depend on the site alone, not on which outputs were
// rendered before it, or at the same time, or at all.
func TestBytesDoNotDependOnOrder(t *testing.T) {
	for name, folder := range map[string]string{
		"in Arabic": "../../cmd/annals/testdata/arabic", "many entries": sitetest.Folder(t, sitetest.Many(80)),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "in Arabic" {
				t.Skip("one site shows what runs at the same time")
			}
			l := loadedFrom(t, folder)
			addFont(t, l)
			outputs := outputsOf(t, l)
			want := renderedSite(t, outputs, 1)
			if len(want) != len(outputs) {
				t.Fatalf("%d outputs made %d files", len(outputs), len(want))
			}
			reversed := outputsOf(t, l)
			slices.Reverse(reversed)
			compareSites(t, "in reverse", want, renderedSite(t, reversed, 1))
			compareSites(t, "once more, in reverse", want, renderedSite(t, reversed, 1))
			random := rand.New(rand.NewPCG(2018, 12))
			for _, plan := range [][]output.Output{outputsOf(t, l), outputs} {
				random.Shuffle(len(plan), func(i, j int) { plan[i], plan[j] = plan[j], plan[i] })
				compareSites(t, "in random order", want, renderedSite(t, plan, 4))
			}
			kinds := map[string]bool{}
			for i, o := range outputsOf(t, l) {
				if kinds[o.Kind] && i%97 > 0 {
					continue
				}
				kinds[o.Kind] = true
				alone := renderedSite(t, outputsOf(t, l)[i:i+1], 1)
				compareSites(t, "alone", map[string]string{o.Path: want[o.Path]}, alone)
			}
		})
	}
}

// A kind without a group would be published in a wrong order.
func TestEachKindHasItsGroup(t *testing.T) {
	for _, folder := range []string{"../../cmd/annals/testdata/arabic", "../.."} {
		l := loadedFrom(t, folder)
		addFont(t, l)
		for _, o := range outputsOf(t, l) {
			if !slices.ContainsFunc(order[:], func(kinds []string) bool { return slices.Contains(kinds, o.Kind) }) {
				t.Errorf("%s is of the kind %q, which has no group", o.Path, o.Kind)
			}
			if g := group(o.Kind); o.Page && o.Kind == "entry" && g != publish.Pages || o.Kind == "static file" && g != publish.Assets {
				t.Errorf("%s is in the group %d", o.Path, g)
			}
		}
	}
}

// addFont lets a site have cards, if the font is installed.
func addFont(t *testing.T, l *loaded) {
	t.Helper()
	path := sharedtest.FindFont(sharedtest.ArabicFont)
	if path == "" {
		return
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	font, err := picture.ParseFont(raw)
	if err != nil {
		t.Fatal(err)
	}
	l.config.Cards, l.theme.fonts = &config.Cards{}, picture.Fonts{font}
}

// renderedSite renders outputs in their order, on a number of goroutines.
func renderedSite(t *testing.T, outputs []output.Output, jobs int) map[string]string {
	t.Helper()
	var store memStore
	var problems diag.List
	err := render(t.Context(), outputs, Options{Jobs: jobs}, &problems, store.put)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return store.files
}

func compareSites(t *testing.T, order string, want, got map[string]string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if want[path] != got[path] {
			t.Errorf("rendered %s, %s differs", order, path)
		}
	}
}
