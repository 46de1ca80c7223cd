package citation

import (
	"regexp"
	"strings"
	"sync"
)

// personal is a name in the form "Family, Given": what follows the only comma has no word
// in small letters, as the names of organizations with a comma do.
var personal = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([^,]*[^,\s])\s*,\s*((?:[^,\s\p{Ll}][^,\s]*)(?: [^,\s\p{Ll}][^,\s]*){0,2})$`)
})

// person splits a name; ok is false for one that is to stay whole.
func person(name string) (family, given string, ok bool) {
	if !strings.Contains(name, ",") {
		return "", "", false
	}
	m := personal().FindStringSubmatch(name)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// authors returns the authors of a work on one line each. A page of the record is by its
// publisher; a source that names nobody has none.
func (w *Work) authors() []string {
	all := make([]string, 0, len(w.Authors))
	for _, name := range w.Authors {
		if name = oneLine(name); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// risName returns the name as the authors' line of RIS has it, or "" for one that cannot
// stand there: readers split at a comma, and take the last word of a name without one for
// a family name. An organization gets a comma behind its name.
func risName(name string) string {
	switch family, given, ok := person(name); {
	case ok:
		return family + ", " + given
	case strings.Contains(name, ","):
		return ""
	}
	return name + ","
}

// bibtexName returns a name as one of a list of names. Braces keep that of an
// organization whole.
func bibtexName(name string) string {
	if family, given, ok := person(name); ok {
		return bibtexText(family) + ", " + bibtexText(given)
	}
	return "{" + bibtexText(name) + "}"
}
