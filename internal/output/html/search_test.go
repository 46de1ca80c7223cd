package html

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

// selectOptions returns the values of each select element, by the element's name.
func selectOptions(t *testing.T, root *dom.Node) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for n := range root.Descendants() {
		if n.Data != "select" {
			continue
		}
		name, _ := attr(n, "name")
		for o := range n.Descendants() {
			if o.Data == "option" {
				value, ok := attr(o, "value")
				if !ok {
					value = textOf(o)
				}
				all[name] = append(all[name], value)
			}
		}
	}
	return all
}

func searchPage(t *testing.T, f *format, ed *edition) *dom.Node {
	t.Helper()
	return parsedPage(t, f, f.site.Path(ed.lang, "search/index.html"))
}

func TestSearchLimitsOfferUsedValues(t *testing.T) {
	f := formatOf(t, record)
	for _, ed := range f.editions {
		got := selectOptions(t, searchPage(t, f, ed))
		for kind, v := range map[string][]string{
			"types": usedTerms(f, "types"), "bodies": usedTerms(f, "bodies"), "topics": usedTerms(f, "topics"),
		} {
			want := append([]string{""}, v...)
			if len(v) < 2 {
				want = nil
			}
			if diff := cmp.Diff(want, got[kind]); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", ed.lang, kind, diff)
			}
		}
		years := []string{""}
		for _, y := range f.site.Years {
			years = append(years, y.ID)
		}
		if !slices.Equal(got["from"], years) || !slices.Equal(got["to"], years) {
			t.Errorf("%s: from %v, to %v, want %v", ed.lang, got["from"], got["to"], years)
		}
	}
}

func usedTerms(f *format, vocabulary string) []string {
	var ids []string
	for _, v := range f.site.Vocabularies() {
		for _, t := range v.Terms {
			if v.Name == vocabulary && len(t.Entries) > 0 {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

func TestSearchOffersLanguagesOfUntranslatedEntries(t *testing.T) {
	f := formatOf(t, record)
	for _, ed := range f.editions {
		shown := map[string]bool{}
		for _, e := range f.site.Entries {
			shown[e.In(ed.lang).Lang] = true
		}
		got := selectOptions(t, searchPage(t, f, ed))["language"]
		if (len(shown) > 1) != (got != nil) || got != nil && len(got) != len(shown)+1 {
			t.Errorf("%s: the choices are %v, the texts are in %v", ed.lang, got, shown)
		}
	}
}

func TestSearchPageWorksWithoutScript(t *testing.T) {
	f := formatOf(t, record)
	root := searchPage(t, f, f.editions[0])
	explained, links := false, 0
	for n := range root.Descendants() {
		explained = explained || n.Data == "noscript"
		if n.Data == "a" {
			links++
		}
	}
	if !explained || links < len(f.site.Years) {
		t.Errorf("explained: %v, %d links", explained, links)
	}
}

func TestPagesHaveSearchForm(t *testing.T) {
	f := formatOf(t, record)
	for _, o := range f.outputs() {
		if !o.Page {
			continue
		}
		page := rendered(t, o)
		root := parse(t, page)
		var action string
		for n := range root.Descendants() {
			if class, _ := attr(n, "class"); n.Data == "form" && class == "seek" {
				action, _ = attr(n, "action")
			}
		}
		isSearch := false
		for n := range root.Descendants() {
			class, _ := attr(n, "class")
			isSearch = isSearch || n.Data == "body" && class == "kind-search"
		}
		if (action == "") != isSearch {
			t.Errorf("%s: the form has the action %q", o.Path, action)
		}
	}
}
