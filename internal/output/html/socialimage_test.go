package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/site"
	"annals/internal/sitetest"
)

// TestEntryPageNamesSocialImage holds that previews find the picture of an
// entry, with its size and what it shows, and that no other page names one.
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
		root, err := dom.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, meta := range elements(root, "meta") {
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
