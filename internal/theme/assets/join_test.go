package assets_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
)

// What is the site's own comes after what is built in.
func TestSheetsOfKindsOfPages(t *testing.T) {
	sheets := fstest.MapFS{
		"style.css": {Data: []byte("p {}\n")}, "long.css": {Data: []byte("nav {}\n")}, "lists.css": {Data: []byte("li {}\n")},
	}
	for what, test := range map[string]struct {
		site map[string]string
		want []string
		text string // of lists.css
	}{
		"built in":   {nil, []string{"style", "lists"}, "nav {}\n\nli {}\n"},
		"own style":  {map[string]string{"static/style.css": "q {}", "static/site.css": "b {}"}, []string{"lists", "style", "site"}, "nav {}\n\nli {}\n"},
		"own part":   {map[string]string{"static/long.css": "main {}"}, []string{"style", "lists"}, "main {}\nli {}\n"},
		"both own":   {map[string]string{"static/style.css": "q {}", "static/lists.css": "i {}"}, []string{"style", "lists"}, "nav {}\n\ni {}"},
		"copy, list": {map[string]string{"static/style.css": "p {}\n", "static/lists.css": "i {}"}, []string{"style", "lists"}, "nav {}\n\ni {}"},
	} {
		t.Run(what, func(t *testing.T) {
			a, err := assets.Load(t.Context(), sheets, sitetest.Dir(t, test.site), assets.Options{}, new(diag.List))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, sheet := range a.Stylesheets("lists.css") {
				got = append(got, strings.Split(sheet, ".")[0])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if files := written(t, a); files["lists.css"] != test.text || files[name(t, a, "lists.css")] != test.text {
				t.Errorf("lists.css is %q, want %q", files["lists.css"], test.text)
			}
		})
	}
}
