package main

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func bodyOf(page *html.Node) *html.Node {
	for n := range elements(page, "body") {
		return n
	}
	return page
}

// elements yields the elements below root with a tag, or all for "*".
func elements(root *html.Node, tag string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (tag == "*" || n.Data == tag) && !yield(n) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// visibleText yields the texts of a page in a language, and the attributes that are
// read aloud or shown. It omits elements in another language and those for programs.
func visibleText(n *html.Node, lang string) iter.Seq[string] {
	return func(yield func(string) bool) { yieldVisibleText(n, lang, yield) }
}

func yieldVisibleText(n *html.Node, lang string, yield func(string) bool) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) == "" || yield(strings.TrimSpace(n.Data))
	}
	if n.Data == "script" || n.Data == "pre" || n.Data == "code" || attr(n, "lang") != "" && attr(n, "lang") != lang {
		return true
	}
	for _, a := range n.Attr {
		if isRead(n, a.Key) && !yield(a.Val) {
			return false
		}
	}
	for child := range n.ChildNodes() {
		if !yieldVisibleText(child, lang, yield) {
			return false
		}
	}
	return true
}

func isRead(n *html.Node, key string) bool {
	switch key {
	case "aria-label", "aria-description", "title", "alt", "placeholder":
		return true
	case "content":
		return slices.Contains([]string{"description", "og:title", "og:description", "og:site_name"}, attr(n, "name")+attr(n, "property"))
	}
	return false
}
