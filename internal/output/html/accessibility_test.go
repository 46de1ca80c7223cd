package html

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"
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

// nameOf returns the accessible name of an element from its ARIA attributes.
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
					t.Errorf("%s: <time> has datetime %q for %q", name, machine, textOf(n))
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
