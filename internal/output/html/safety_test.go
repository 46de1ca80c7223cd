package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

// inAllLanguages returns a site in every language of the theme.
func inAllLanguages() map[string]string {
	const more = "[languages.es]\nname = \"español\"\n[languages.fr]\nname = \"français\"\n[languages.ru]\nname = \"русский\"\n[languages.zh]\nname = \"中文\"\n"
	return withFiles(record, map[string]string{"config.toml": record["config.toml"] + more})
}

func TestSafetyIsWrittenInEveryLanguage(t *testing.T) {
	f := formatOf(t, inAllLanguages())
	english := sentences(parsedPage(t, f, "safety.html"))
	if len(english) < 20 {
		t.Errorf("the page says little: %q", english)
	}
	for _, tag := range []string{"ar", "es", "fr", "ko", "ru", "zh"} {
		root := parsedPage(t, f, tag+"/safety.html")
		got := sentences(root)
		if len(got) != len(english) {
			t.Errorf("%s has %d paragraphs and headings, not %d", tag, len(got), len(english))
		}
		for _, s := range got {
			if slices.Contains(english, s) {
				t.Errorf("%s is not translated: %s", tag, s)
			}
		}
		if hreflangs := len(elements(root, "link")); hreflangs < 8 {
			t.Errorf("%s names %d other addresses of the page", tag, hreflangs)
		}
	}
}

// sentences returns the headings and paragraphs of the main part of a page.
func sentences(root *dom.Node) (all []string) {
	for _, main := range elements(root, "main") {
		for _, n := range elements(main, "h1", "h2", "p") {
			all = append(all, textOf(n))
		}
	}
	return all
}

func TestEveryPageLinksToSafety(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			if metaContents(root, "refresh") != nil {
				continue
			}
			for _, foot := range elements(root, "footer") {
				if !slices.ContainsFunc(elements(foot, "a"), func(a *dom.Node) bool {
					href, _ := attr(a, "href")
					return href == "safety.html" || strings.HasSuffix(href, "/safety.html")
				}) {
					t.Errorf("the foot of %s does not link to safety.html", name)
				}
			}
		}
	}
}

func TestSafetyNamesOtherAddresses(t *testing.T) {
	alone := textOf(elements(parsedPage(t, formatOf(t, record), "safety.html"), "main")[0])
	if strings.Contains(alone, ".onion") || strings.Contains(alone, "following addresses") {
		t.Error("the page names other addresses, of which there are none")
	}
	main := elements(parsedPage(t, formatOf(t, withMirrors()), "ko/safety.html"), "main")[0]
	var got []string
	for _, a := range elements(main, "a") {
		if href, _ := attr(a, "href"); strings.HasPrefix(href, "http") {
			got = append(got, href)
		}
	}
	want := []string{"https://mirror.example.net/ko/safety.html", "https://example.com/a%20b/ko/safety.html", "http://" + onionHost + "/ko/safety.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestOwnPageOnSafetyReplacesBuiltIn(t *testing.T) {
	own := "+++\ntitle = \"Before you read\"\n+++\nTake care.\n"
	f := formatOf(t, withFiles(record, map[string]string{"content/safety.md": own}))
	if got := textOf(parsedPage(t, f, "safety.html")); !strings.Contains(got, "Take care.") || strings.Contains(got, "private window") {
		t.Errorf("safety.html is not the site's own: %s", got)
	}
	var names []string
	for _, a := range elements(elements(parsedPage(t, f, "index.html"), "footer")[0], "a") {
		if href, _ := attr(a, "href"); href == "safety.html" {
			names = append(names, textOf(a))
		}
	}
	if diff := cmp.Diff([]string{"Before you read"}, names); diff != "" {
		t.Errorf("the foot (-want +got):\n%s", diff)
	}
}
