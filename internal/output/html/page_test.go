package html

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/output/data"
	"annals/internal/output/searchindex"
)

// What follows holds every page of the record in its three languages, as the
// built-in theme prints it, to what each page promises.

func TestHeadingsFormAnOutline(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			level := 0
			for _, h := range elements(root, "h1", "h2", "h3", "h4", "h5", "h6") {
				next := int(h.Data[1] - '0')
				if next > level+1 || (next == 1) != (level == 0) {
					t.Errorf("%s: h%d %q follows h%d", name, next, textOf(h), level)
				}
				if textOf(h) == "" {
					t.Errorf("%s: an empty h%d", name, next)
				}
				level = next
			}
			if level == 0 {
				t.Errorf("%s has no heading", name)
			}
		}
	}
}

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

// languageOf returns the language that an element or text is marked with.
func languageOf(n *dom.Node) string {
	for ; n != nil; n = n.Parent {
		if tag, ok := attr(n, "lang"); ok {
			return tag
		}
	}
	return ""
}

// English texts of the record that are shown on pages of other languages.
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

// within reports whether a text stands in the part of the page with an id; how
// to cite an entry is one text, in which its title is a part.
func insideID(n *dom.Node, id string) bool {
	for ; n != nil; n = n.Parent {
		if got, _ := attr(n, "id"); got == id {
			return true
		}
	}
	return false
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

// alternatesOf returns the addresses of a page's versions by language.
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
					t.Errorf("%s names %s in %s, which does not answer", name, address, tag)
				}
			}
		}
	}
}

var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self' file:"

func TestPolicyPrecedesLoadedResources(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			found := false
			for _, n := range elements(root, "meta", "link", "script", "img") {
				if kind, _ := attr(n, "http-equiv"); kind != "Content-Security-Policy" {
					if n.Data != "meta" && !found {
						t.Errorf("%s: %s stands before the policy", name, n.Data)
					}
					continue
				}
				found = true
				got, _ := attr(n, "content")
				if got != policy && !(strings.Contains(name, "old/") && strings.HasPrefix(got, "default-src 'none'; style-src 'self'")) {
					t.Errorf("%s: the policy is %s", name, got)
				}
			}
			if !found {
				t.Errorf("%s has no policy", name)
			}
		}
	}
}

func TestPagesHaveNoInlineScriptOrStyle(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			for n := range root.Descendants() {
				for _, a := range n.Attr {
					if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
						t.Errorf("%s: %s has %s=%q", name, n.Data, a.Key, a.Val)
					}
				}
				kind, _ := attr(n, "type")
				src, _ := attr(n, "src")
				if n.Type == dom.ElementNode && (n.Data == "style" || n.Data == "script" && src == "" && kind != "application/ld+json") {
					t.Errorf("%s holds a %s element", name, n.Data)
				}
			}
		}
	}
}

func TestInternalLinksResolve(t *testing.T) {
	for f, pages := range shortAndLong(t) {
		files := map[string]bool{"feed.xml": true, "feed.json": true}
		for _, o := range f.languages[0].assets.Outputs() {
			files[o.Path] = true
		}
		for _, o := range slices.Concat(data.Outputs(f.site), searchindex.Outputs(f.site, nil, 1)) {
			files[o.Path] = true
		}
		for _, topic := range f.site.Topics.Terms {
			files["topics/"+topic.ID+".xml"], files["topics/"+topic.ID+".json"] = true, true
		}
		ids := map[string]map[string]bool{}
		for name, root := range pages {
			files[name], ids[name] = true, map[string]bool{}
			for n := range root.Descendants() {
				if id, ok := attr(n, "id"); ok {
					if ids[name][id] {
						t.Errorf("%s: the id %s stands twice", name, id)
					}
					ids[name][id] = true
				}
			}
		}
		for name, root := range pages {
			for n := range root.Descendants() {
				for _, key := range []string{"href", "src"} {
					address, ok := attr(n, key)
					rel, _ := attr(n, "rel")
					if !ok || n.Data == "link" && (rel == "canonical" || rel == "alternate" && strings.HasPrefix(address, "https:")) {
						continue
					}
					if problem := linkProblem(name, address, files, ids); problem != "" {
						t.Errorf("%s: %q %s", name, address, problem)
					}
				}
			}
		}
	}
}

// leads says what is wrong with an address on the page name, or "".
func linkProblem(name, address string, files map[string]bool, ids map[string]map[string]bool) string {
	u, err := url.Parse(address)
	switch {
	case err != nil || address == "":
		return "is no address"
	case u.Scheme != "":
		return ""
	}
	to := name
	if u.Path != "" {
		to = path.Join(path.Dir(name), u.Path)
	}
	if path.Base(name) == "404.html" && u.Path != "" {
		var ok bool
		if to, ok = strings.CutPrefix(u.Path, "/record/"); !ok {
			return "does not begin at the top of the host"
		}
	} else if strings.HasPrefix(u.Path, "/") {
		return "is not relative"
	}
	for _, tag := range []string{"ko/", "ar/"} {
		if feed := strings.TrimPrefix(to, tag); path.Ext(feed) == ".xml" || path.Ext(feed) == ".json" {
			to = feed
		}
	}
	switch {
	case !files[to]:
		return "leads nowhere"
	case u.Fragment != "" && !ids[to][u.Fragment]:
		return "names no place there"
	}
	return ""
}

func TestLandmarksAndLinksHaveNames(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			labels := map[string]bool{}
			for _, n := range elements(root, "nav", "section", "svg", "table", "a", "button", "summary", "img") {
				label := nameOf(t, root, n)
				_, focusable := attr(n, "tabindex")
				hidden, _ := attr(n, "aria-hidden")
				switch {
				case n.Data == "nav" && labels[label]:
					t.Errorf("%s: two navigations are called %q", name, label)
				case n.Data == "nav":
					labels[label] = true
					fallthrough
				case n.Data == "section" && focusable, n.Data == "svg" && hidden != "true":
					if label == "" {
						t.Errorf("%s: a %s has no name", name, n.Data)
					}
				case n.Data == "table":
					if captions := elements(n, "caption"); len(captions) != 1 && !isText(n) {
						t.Errorf("%s: a table has %d captions", name, len(captions))
					}
				case n.Data == "a" || n.Data == "button" || n.Data == "summary":
					if textOf(n) == "" && label == "" {
						t.Errorf("%s: a %s without words", name, n.Data)
					}
				case n.Data == "img":
					if _, ok := attr(n, "alt"); !ok {
						t.Errorf("%s: a picture without a description", name)
					}
				}
			}
		}
	}
}

// nameOf returns what a screen reader calls an element that is named by itself.
func nameOf(t *testing.T, root, n *dom.Node) string {
	if label, ok := attr(n, "aria-label"); ok {
		return label
	}
	id, ok := attr(n, "aria-labelledby")
	if !ok {
		return ""
	}
	for d := range root.Descendants() {
		if got, _ := attr(d, "id"); got == id {
			return textOf(d)
		}
	}
	t.Errorf("aria-labelledby names %s, which is not there", id)
	return ""
}

// isText reports whether an element is part of an editor's text.
func isText(n *dom.Node) bool {
	for ; n != nil; n = n.Parent {
		if class, _ := attr(n, "class"); slices.Contains(strings.Fields(class), "prose") {
			return true
		}
	}
	return false
}

func TestTableHeadersHaveScope(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			for _, n := range elements(root, "th") {
				scope, _ := attr(n, "scope")
				if want := map[string]string{"thead": "col", "tbody": "row"}[n.Parent.Parent.Data]; scope != want && !isText(n) {
					t.Errorf("%s: the header %q has the scope %q, want %q", name, textOf(n), scope, want)
				}
			}
		}
	}
}

func TestTimeElementsAreMachineReadable(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		form := regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
		seen := 0
		for name, root := range pages {
			for _, n := range elements(root, "time") {
				seen++
				if machine, ok := attr(n, "datetime"); !ok || !form.MatchString(machine) {
					t.Errorf("%s: <time> says %q for %q", name, machine, textOf(n))
				}
			}
		}
		if seen < 20 {
			t.Errorf("%d times only", seen)
		}
		for _, n := range elements(pages["2019/some-time.html"], "time") {
			if strings.Contains(textOf(n), "about 2019") {
				t.Errorf("a date without a form of its own is a time: %q", textOf(n))
			}
		}
	}
}
