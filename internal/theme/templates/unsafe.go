package templates

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"annals/internal/diag"
)

var (
	actionPattern = regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{\{.*?\}\}`)

	// nonPrinting matches actions that print nothing.
	nonPrinting = regexp.MustCompile(`^\{\{-?\s*(?:/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*\s*(?:,\s*\$\w+\s*)?:?=)`)
)

// mask replaces the actions of a template, byte by byte, so that it can be tokenized
// as HTML: actions that print by x, others by blanks. Line breaks are kept.
func mask(text string) []byte {
	return actionPattern.ReplaceAllFunc([]byte(text), func(a []byte) []byte {
		fill := byte('x')
		if nonPrinting.Match(a) {
			fill = ' '
		}
		masked := bytes.Repeat([]byte{fill}, len(a))
		for i, c := range a {
			if c == '\n' {
				masked[i] = '\n'
			}
		}
		return masked
	})
}

// reportUnsafe reports markup that the pages' Content-Security-Policy forbids: inline
// scripts, inline styles, resources of other hosts. A browser would ignore it
// silently. It also reports an unclosed tag, for which html/template has no
// position.
func reportUnsafe(f file, report *diag.List) {
	masked := mask(f.text)
	z := html.NewTokenizer(bytes.NewReader(masked))
	for at := 0; ; {
		kind := z.Next()
		length := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			if at < len(masked) {
				report.Error(rangeOf(f, masked, at, len(masked)-at), diag.TemplateSyntax, "this tag is never closed", "look for a missing quotation mark or >")
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			if message, hint := violation(z.Token()); message != "" {
				report.Error(rangeOf(f, masked, at, length), diag.TemplateUnsafe, message, hint)
			}
		}
		at += length
	}
}

const (
	scriptHint = "put the script into a file of static/"
	sheetHint  = "give the element a class and write the rule in a style sheet of static/"
)

// violation returns what is not allowed about a tag, or "".
func violation(t html.Token) (message, hint string) {
	attrs := map[string]string{}
	for _, a := range t.Attr {
		attrs[a.Key] = a.Val
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "style":
			return "an inline style would be ignored: the pages' policy forbids it", sheetHint
		case strings.HasPrefix(a.Key, "on"):
			return "the attribute " + a.Key + " would be ignored: the pages' policy forbids inline script", scriptHint
		case isScript(a.Val):
			return "an address that is a script would be ignored: the pages' policy forbids it", scriptHint
		case slices.Contains(fetchingAttrs[t.Data], a.Key) && isRemote(a.Val) && isFetched(t.Data, attrs["rel"]):
			return "a page must not load anything from another host", "put the file into static/ and name it with .Asset"
		}
	}
	switch {
	case t.Data == "style":
		return "an inline style would be ignored: the pages' policy forbids it", sheetHint
	case t.Data == "script" && attrs["src"] == "" && !slices.Contains(dataTypes, attrs["type"]):
		return "an inline script would be ignored: the pages' policy forbids it", scriptHint
	case t.Data == "base" && (attrs["target"] == "" || attrs["href"] != ""):
		return "a base element would break every relative address", "take it out"
	}
	return "", ""
}

// dataTypes are the types of script elements that are data and never run.
var dataTypes = []string{"application/ld+json", "application/json"}

// fetchingAttrs lists the attributes whose URL a browser fetches by itself or
// submits a form to.
var fetchingAttrs = map[string][]string{
	"script": {"src"}, "link": {"href"}, "img": {"src", "srcset"}, "iframe": {"src"}, "embed": {"src"}, "object": {"data"},
	"video": {"src", "poster"}, "audio": {"src"}, "source": {"src", "srcset"}, "track": {"src"}, "input": {"src"},
	"form": {"action"}, "image": {"href", "xlink:href"}, "use": {"href", "xlink:href"},
}

// isFetched returns false for link elements that only refer to another page.
func isFetched(tag, rel string) bool {
	words := strings.Fields(strings.ToLower(rel))
	return tag != "link" || len(words) == 0 || slices.ContainsFunc(words, func(r string) bool {
		return !slices.Contains([]string{"canonical", "alternate", "license", "author", "me", "help"}, r)
	})
}

func isRemote(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	return strings.HasPrefix(address, "//") || strings.Contains(address, "http:") || strings.Contains(address, "https:")
}

func isScript(address string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(address)), "javascript:")
}

func rangeOf(f file, text []byte, at, length int) diag.Range {
	line := 1 + bytes.Count(text[:at], []byte("\n"))
	column := at - bytes.LastIndexByte(text[:at], '\n')
	if i := bytes.IndexByte(text[at:at+length], '\n'); i >= 0 {
		length = i
	}
	return diag.Range{Position: diag.Position{File: f.path(), Line: line, Column: column}, End: column + length}
}
