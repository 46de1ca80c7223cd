package view_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/guide"
	"annals/internal/output/html/view"
)

// The guide is the reference for authors of templates: it has a heading for every
// view type that a template can reach, with all fields and methods below.
func TestGuideNamesEveryFieldAndMethod(t *testing.T) {
	text, ok, err := guide.Read("templates")
	if err != nil || !ok {
		t.Fatalf("the topic templates: %v %v", ok, err)
	}
	documented := sections(text)
	types := views(reflect.TypeFor[view.Page](), nil)
	types = views(reflect.TypeFor[view.Card](), types)
	types = views(reflect.TypeFor[view.Redirect](), types)
	if len(types) < 30 {
		t.Errorf("only %d types of views were found", len(types))
	}
	for _, typ := range types {
		words, ok := documented[typ.Name()]
		if !ok {
			t.Errorf("annals help templates has no heading with %s", typ.Name())
			continue
		}
		for _, name := range members(typ) {
			if !words[name] {
				t.Errorf("annals help templates does not say that %s has %s", typ.Name(), name)
			}
		}
	}
}

// sections returns the words below each third-level heading, by each word of the
// heading.
func sections(text string) map[string]map[string]bool {
	word := regexp.MustCompile(`\w+`)
	all := map[string]map[string]bool{}
	for _, section := range strings.Split(text, "\n### ")[1:] {
		heading, body, _ := strings.Cut(section, "\n")
		body, _, _ = strings.Cut(body, "\n## ")
		words := map[string]bool{}
		for _, w := range word.FindAllString(body, -1) {
			words[w] = true
		}
		for _, name := range word.FindAllString(heading, -1) {
			all[name] = words
		}
	}
	return all
}

// views adds typ and every type of this package that its exported fields lead to.
func views(typ reflect.Type, known []reflect.Type) []reflect.Type {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	ours := typ.PkgPath() == reflect.TypeFor[view.Page]().PkgPath() && typ.Kind() == reflect.Struct
	if !ours || slices.Contains(known, typ) {
		return known
	}
	known = append(known, typ)
	for f := range typ.Fields() {
		if f.IsExported() {
			known = views(f.Type, known)
		}
	}
	return known
}

// members lists the fields and methods of a type without promoted ones.
func members(typ reflect.Type) []string {
	var names []string
	embedded := map[string]bool{"String": true} // printing needs no name
	for f := range typ.Fields() {
		switch {
		case f.Anonymous:
			inner := f.Type
			if inner.Kind() != reflect.Pointer {
				inner = reflect.PointerTo(inner)
			}
			for m := range inner.Methods() {
				embedded[m.Name] = true
			}
		case f.IsExported():
			names = append(names, f.Name)
		}
	}
	for m := range reflect.PointerTo(typ).Methods() {
		if !embedded[m.Name] {
			names = append(names, m.Name)
		}
	}
	return names
}
