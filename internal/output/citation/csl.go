package citation

import (
	"strconv"
	"strings"

	"annals/internal/jsonstr"
)

// AppendCSL appends the work as an item of CSL-JSON, of which a file has an array; one field
// per line. It is safe inside HTML: <, > and & are escaped.
func (w *Work) AppendCSL(dst []byte) []byte {
	b := buffer(dst)
	b.add("{\n  \"type\": \"", forms[w.Kind].csl, `"`)
	key := func(name string) { b.add(",\n  \"", name, `": `) }
	text := func(name, value string) {
		if value = oneLine(value); value != "" {
			key(name)
			b.addQuoted(value)
		}
	}
	date := func(name, value string) {
		if numbers := numericParts(value); numbers != nil {
			key(name)
			b.add(`{"date-parts":[[`, strings.Join(numbers, ","), "]]}")
		}
	}
	text("id", w.ID)
	text("title", w.Title)
	if names := w.authors(); len(names) > 0 {
		key("author")
		b.addNames(names)
	}
	text("container-title", w.Site)
	text("publisher", w.Publisher)
	date("issued", w.AsOf)
	date("event-date", w.Event)
	text("version", w.Version)
	text("number", w.Number)
	text("page", w.Pages)
	text("ISBN", w.ISBN)
	text("DOI", w.DOI)
	text("archive", w.Location)
	text("note", w.Note)
	text("URL", w.URL)
	date("accessed", w.Accessed)
	text("language", w.Lang)
	b.add("\n}")
	return b
}

// addNames adds an array of names.
func (b *buffer) addNames(names []string) {
	sign := "["
	for _, name := range names {
		b.add(sign)
		sign = ","
		if family, given, ok := person(name); ok {
			b.add(`{"family":`)
			b.addQuoted(family)
			b.add(`,"given":`)
			b.addQuoted(given)
		} else {
			b.add(`{"literal":`)
			b.addQuoted(name)
		}
		b.add("}")
	}
	b.add("]")
}

func (b *buffer) addQuoted(text string) { *b = jsonstr.AppendString(*b, text) }

// numericParts returns the parts of a date as JSON numbers, or nil if one is not
// numeric.
func numericParts(date string) []string {
	numbers := dateParts(date)
	for i, p := range numbers {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		numbers[i] = strconv.Itoa(n)
	}
	return numbers
}
