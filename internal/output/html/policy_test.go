package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/output"
)

func TestPolicyPrecedesLoadedResources(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			found := false
			for _, n := range elements(root, "meta", "link", "script", "img") {
				kind, _ := attr(n, "http-equiv")
				found = found || kind == "Content-Security-Policy"
				if n.Data != "meta" && !found {
					t.Errorf("%s: %s precedes the policy", name, n.Data)
				}
			}
		}
	}
}

func TestPolicyMatchesHeaders(t *testing.T) {
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			got := metaContents(root, "Content-Security-Policy")
			if isRedirect := metaContents(root, "refresh") != nil; isRedirect {
				// A redirect has neither script nor pictures: its policy allows less.
				if len(got) != 1 || !strings.HasPrefix(got[0], "default-src 'none'; style-src 'self'") {
					t.Errorf("%s: the policy is %q", name, got)
				}
				for part := range strings.SplitSeq(strings.Join(got, ""), "; ") {
					if !strings.Contains(output.Policy, part) {
						t.Errorf("%s allows more than the headers: %s", name, part)
					}
				}
				continue
			}
			if diff := cmp.Diff([]string{output.Policy}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
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
