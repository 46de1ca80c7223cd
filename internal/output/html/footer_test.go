package html

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/sitepath"
)

const onionHost = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion"

// withMirrors returns record with an onion service and two mirrors, one of them
// in a folder.
func withMirrors() map[string]string {
	const more = "onion = \"http://" + onionHost + "/\"\nmirrors = [\"https://mirror.example.net/\", \"https://example.com/a%20b/\"]\n"
	return withFiles(record, map[string]string{"config.toml": more + record["config.toml"]})
}

// footerLinks returns the links of the list that the element with an id labels.
func footerLinks(root *dom.Node, id string) (names, addresses []string) {
	for _, list := range elements(root, "ul") {
		if by, _ := attr(list, "aria-labelledby"); by != id {
			continue
		}
		for _, a := range elements(list, "a") {
			href, _ := attr(a, "href")
			names, addresses = append(names, textOf(a)), append(addresses, href)
		}
	}
	return names, addresses
}

func TestPagesLinkToMirrorsAndOnion(t *testing.T) {
	f := formatOf(t, withMirrors())
	shown := 0
	for _, o := range f.outputs() {
		if !o.Page {
			continue
		}
		shown++
		root := parse(t, rendered(t, o))
		there := strings.TrimSuffix(o.Path, "404.html") // 404.html links to the home page
		if path.Base(there) == "index.html" {
			there = strings.TrimSuffix(there, "index.html")
		}
		there = sitepath.Escape(there)
		onion := "http://" + onionHost + "/" + there
		names, addresses := footerLinks(root, "foot-elsewhere")
		if diff := cmp.Diff([]string{"mirror.example.net", "example.com/a%20b", onionHost}, names); diff != "" {
			t.Errorf("%s (-want +got):\n%s", o.Path, diff)
		}
		if diff := cmp.Diff([]string{"https://mirror.example.net/" + there, "https://example.com/a%20b/" + there, onion}, addresses); diff != "" {
			t.Errorf("%s (-want +got):\n%s", o.Path, diff)
		}
		if diff := cmp.Diff([]string{onion}, metaContents(root, "onion-location")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", o.Path, diff)
		}
	}
	if shown < 30 {
		t.Errorf("only %d pages", shown)
	}
}

func TestMirrorLinksSendNoReferrer(t *testing.T) {
	f := formatOf(t, withMirrors())
	root := parsedPage(t, f, "search/index.html")
	for _, a := range elements(root, "a") {
		href, _ := attr(a, "href")
		if rel, _ := attr(a, "rel"); strings.Contains(href, "mirror.example.net") && rel != "external noopener noreferrer" {
			t.Errorf("the link to %s has rel %q", href, rel)
		}
	}
}

func TestSiteWithoutMirrorsLinksToNone(t *testing.T) {
	for name, text := range everyPage(t, formatOf(t, record)) {
		root := parse(t, text)
		if names, _ := footerLinks(root, "foot-elsewhere"); names != nil || metaContents(root, "onion-location") != nil {
			t.Errorf("%s names another address: %v", name, names)
		}
	}
}
