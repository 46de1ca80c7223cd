package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/output"
	"annals/internal/site"
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
				// A redirect connects to nothing: its policy allows less.
				if len(got) != 1 || !strings.HasPrefix(got[0], "default-src 'none'; script-src 'self'; style-src 'self'") {
					t.Errorf("%s: the policy is %q", name, got)
				}
				for part := range strings.SplitSeq(strings.Join(got, ""), "; ") {
					if !strings.Contains(output.Policy, part) {
						t.Errorf("%s allows more than the headers: %s", name, part)
					}
				}
				continue
			}
			if strings.Contains(name, site.EmbedFolder+"/") {
				if diff := cmp.Diff([]string{output.EmbedPolicy}, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
				continue
			}
			if diff := cmp.Diff([]string{output.Policy}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}

// Some browsers look up the names of all hosts that a page links to, and follow hints
// to prepare for other pages. Neither is an HTTP request that a policy could stop.
func TestPagesPrepareNoConnections(t *testing.T) {
	rels := []string{"alternate", "canonical", "icon", "stylesheet"}
	for _, pages := range shortAndLong(t) {
		for name, root := range pages {
			if diff := cmp.Diff([]string{"off"}, metaContents(root, "x-dns-prefetch-control")); diff != "" {
				t.Errorf("%s: x-dns-prefetch-control (-want +got):\n%s", name, diff)
			}
			early := true // before the meta element
			for _, n := range elements(root, "meta", "a", "link", "script") {
				kind, _ := attr(n, "http-equiv")
				early = early && kind != "x-dns-prefetch-control"
				rel, _ := attr(n, "rel")
				script, _ := attr(n, "type")
				_, pings := attr(n, "ping")
				switch {
				case early && n.Data != "meta":
					t.Errorf("%s: %s precedes x-dns-prefetch-control", name, n.Data)
				case n.Data == "link" && !slices.Contains(rels, rel), script == "speculationrules", pings:
					t.Errorf("%s: %s %v is a hint to connect or to load", name, n.Data, n.Attr)
				}
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
