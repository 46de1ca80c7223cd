package html

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

func TestPagesDeclareLanguageAndDirection(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			want := [2]string{"en", "ltr"}
			switch folder, _, _ := strings.Cut(name, "/"); folder {
			case "ko":
				want[0] = "ko"
			case "ar":
				want = [2]string{"ar", "rtl"}
			}
			tag, _ := attr(elements(root, "html")[0], "lang")
			dir, _ := attr(elements(root, "html")[0], "dir")
			if got := [2]string{tag, dir}; got != want {
				t.Errorf("%s is in %v, want %v", name, got, want)
			}
		}
	}
}

// english is texts of record that pages of other languages show in English.
var english = []string{
	"A report <on> everything", "It said so & more.", "At some time", "When exactly is not known.", "Another vote", "Again.",
	"Without a vote", "Nobody asked for a vote.", "A year of reports.", "An introduction.", "Released", "A claim.", "Armenia", "Switzerland",
}

func TestForeignTextIsMarked(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			for n := range root.Descendants() {
				if n.Type != dom.TextNode || slices.Contains([]string{"title", "script"}, n.Parent.Data) || insideID(n, "cite") {
					continue
				}
				text := strings.TrimSpace(n.Data)
				want := ""
				switch {
				case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }):
					want = "ko"
				case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }):
					want = "ar"
				case slices.Contains(english, text):
					want = "en"
				}
				if got := languageOf(n); want != "" && got != want {
					t.Errorf("%s: %q is marked as %s", name, text, got)
				}
			}
		}
	}
}

func TestNoInterfaceTextIsMissing(t *testing.T) {
	for name, text := range everyPage(t, formatOf(t, record)) {
		if strings.ContainsAny(text, "⟦⟧") || strings.Contains(text, "ZgotmplZ") {
			t.Errorf("%s shows an interface text that does not exist, or an address that was refused", name)
		}
		if placeholder := regexp.MustCompile(`>[^<=]*\{[a-z_]+\}`).FindString(text); placeholder != "" {
			t.Errorf("%s: nothing fills %s", name, placeholder)
		}
	}
}

// alternatesOf returns the addresses of a page's alternates by language.
func alternatesOf(root *dom.Node) map[string]string {
	all := map[string]string{}
	for _, l := range elements(root, "link") {
		if tag, ok := attr(l, "hreflang"); ok {
			all[tag], _ = attr(l, "href")
		}
	}
	return all
}

func canonicalOf(root *dom.Node) string {
	for _, l := range elements(root, "link") {
		if rel, _ := attr(l, "rel"); rel == "canonical" {
			href, _ := attr(l, "href")
			return href
		}
	}
	return ""
}

func TestAlternatesAreReciprocal(t *testing.T) {
	for f, pages := range shortAndLong(t) {
		byAddress := map[string]*dom.Node{}
		for name, root := range pages {
			byAddress[f.site.URL(name)] = root
		}
		for name, root := range pages {
			own, canonical := alternatesOf(root), canonicalOf(root)
			if canonical != "" && byAddress[canonical] == nil {
				t.Errorf("%s: there is no page at its canonical address %s", name, canonical)
			}
			if canonical != f.site.URL(name) {
				if len(own) > 0 {
					t.Errorf("%s is no page of its own, but names %v", name, own)
				}
				continue
			}
			if len(own) > 0 && own[languageOf(elements(root, "body")[0])] != canonical {
				t.Errorf("%s does not name itself in %v", name, own)
			}
			for tag, address := range own {
				if other := byAddress[address]; other == nil || !cmp.Equal(alternatesOf(other), own) {
					t.Errorf("%s has the alternate %s (%s), which does not link back", name, address, tag)
				}
			}
		}
	}
}
