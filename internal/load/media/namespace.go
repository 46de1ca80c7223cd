package media

import (
	"maps"
	"strings"
)

// The namespaces that matter.
const (
	spaceSVG   = "http://www.w3.org/2000/svg"
	spaceXLink = "http://www.w3.org/1999/xlink"
	spaceXML   = "http://www.w3.org/XML/1998/namespace"
)

// activeSpaces are namespaces whose elements and attributes browsers act on.
var activeSpaces = map[string]string{
	"http://www.w3.org/1999/xhtml":                                  "HTML",
	"http://www.w3.org/1998/Math/MathML":                            "MathML",
	"http://www.w3.org/1999/XSL/Transform":                          "XSL",
	"http://www.w3.org/2001/xml-events":                             "XML events",
	"http://www.w3.org/2001/XInclude":                               "XInclude",
	"http://www.mozilla.org/xbl":                                    "XBL",
	"http://www.w3.org/ns/xbl":                                      "XBL",
	"http://www.w3.org/2004/xbl":                                    "XBL",
	"http://www.w3.org/2002/xforms":                                 "XForms",
	"http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul": "XUL",
}

const (
	maxDepth  = 256 // as in browsers' parsers
	maxSpaces = 64
)

// scope is one open element.
type scope struct {
	name      string            // as it is written
	space     string            // its namespace
	spaces    map[string]string // prefix → namespace, shared with the parent where nothing is declared
	isLeft    bool              // it is left out of the published file
	isRefused bool              // it was reported, with all that stands in it
	style     *styleText        // what a style element holds
}

// open returns the scope of a start tag within outer.
func (outer scope) open(t token) (scope, *xmlError) {
	s := scope{name: t.name, spaces: outer.spaces, isLeft: outer.isLeft, isRefused: outer.isRefused}
	isShared := true
	seen := map[string]bool{}
	for _, a := range t.attrs {
		if seen[a.name] {
			return s, &xmlError{a.at, "the attribute " + a.name + " stands here twice", "delete one of the two"}
		}
		seen[a.name] = true
		prefix, isDeclaration := declaration(a.name)
		if !isDeclaration {
			continue
		}
		if isShared {
			s.spaces, isShared = maps.Clone(outer.spaces), false
		}
		if s.spaces[prefix] = a.value; len(s.spaces) > maxSpaces {
			return s, &xmlError{a.at, "too many namespaces are declared", "save the picture as plain SVG"}
		}
	}
	prefix, _ := splitName(t.name)
	space, ok := s.spaces[prefix]
	if !ok && prefix != "" {
		return s, &xmlError{t.from + 1, "the prefix " + prefix + ": is declared nowhere", "declare it, or delete the element"}
	}
	s.space = space
	return s, nil
}

// outermost is the scope around the first element.
func outermost() scope {
	return scope{spaces: map[string]string{"xml": spaceXML}}
}

// declaration returns the prefix that an attribute declares, "" for the default.
func declaration(name string) (prefix string, ok bool) {
	if name == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(name, "xmlns:")
}

// splitName splits a name into its prefix, "" for none, and the local name.
func splitName(name string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		return prefix, local
	}
	return "", name
}
