package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// An entry's page has metadata for its social image; other pages have none.
func TestEntryPageNamesSocialImage(t *testing.T) {
	f := formatOf(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018", "", ""),
		"content/2018/b.md": sitetest.Entry("B", "2018", "", ""),
	})
	f.socialImage = func(e *site.Entry, lang string) *SocialImage {
		if e.ID == "2018/b" {
			return nil
		}
		return &SocialImage{URL: "https://example.org/" + lang + "/a.png", Width: 1200, Height: 630, Alt: `A "title"`}
	}
	want := map[string]string{
		"og:image": "https://example.org/ko/a.png", "og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630",
		"og:image:alt": `A "title"`, "twitter:card": "summary_large_image",
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
		switch name {
		case "ko/2018/a.html":
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		case "2018/a.html":
		default:
			if len(got) > 0 {
				t.Errorf("%s names a picture: %v", name, got)
			}
		}
	}
}
