package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// An entry's page has metadata for its social image; other pages have none.
func TestEntryPageNamesSocialImage(t *testing.T) {
	f := formatOf(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018", "", ""),
		"content/2018/b.md": sitetest.Entry("B", "2018", "", ""),
	})
	f.options.SocialImage = func(e *site.Entry, lang string) *view.SocialImage {
		if e.ID == "2018/b" {
			return nil
		}
		return &view.SocialImage{URL: "https://example.org/" + lang + "/a.png", Width: 1200, Height: 630, Alt: `A "title"`}
	}
	want := map[string]string{
		"2018/a.html": "https://example.org/en/a.png", "ko/2018/a.html": "https://example.org/ko/a.png",
	}
	for name, text := range everyPage(t, f) {
		got := map[string]string{}
		for _, meta := range elements(parse(t, text), "meta") {
			property, _ := attr(meta, "property")
			if property == "" {
				property, _ = attr(meta, "name")
			}
			if strings.HasPrefix(property, "og:image") || strings.HasPrefix(property, "twitter:") {
				got[property], _ = attr(meta, "content")
			}
		}
		var metadata map[string]string // none
		if image := want[name]; image != "" {
			metadata = map[string]string{
				"og:image": image, "og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630",
				"og:image:alt": `A "title"`, "twitter:card": "summary_large_image",
			}
		}
		if diff := cmp.Diff(metadata, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("there are no pages %v", want)
	}
}
