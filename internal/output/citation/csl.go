package citation

import (
	"strconv"
	"strings"

	"annals/internal/jsonstr"
)

// CSL returns the work as an item of CSL-JSON, of which a file has an array; one field per
// line. It is safe inside HTML: <, > and & are escaped.
func (w Work) CSL() string {
	var b strings.Builder
	b.Grow(w.sizeHint())
	write(&b, "{\n  \"type\": \"", forms[w.Kind].csl, `"`)
	key := func(name string) { write(&b, ",\n  \"", name, `": `) }
	text := func(name, value string) {
		if value = oneLine(value); value != "" {
			key(name)
			writeQuoted(&b, value)
		}
	}
	date := func(name, value string) {
		if numbers := numericParts(value); numbers != nil {
			key(name)
			write(&b, `{"date-parts":[[`, strings.Join(numbers, ","), "]]}")
		}
	}
	text("id", w.ID)
	text("title", w.Title)
	if names := w.authors(); len(names) > 0 {
		key("author")
		writeNames(&b, names)
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
	b.WriteString("\n}")
	return b.String()
}

// writeNames writes an array of names.
func writeNames(b *strings.Builder, names []string) {
	sign := byte('[')
	for _, name := range names {
		b.WriteByte(sign)
		sign = ','
		if family, given, ok := person(name); ok {
			b.WriteString(`{"family":`)
			writeQuoted(b, family)
			b.WriteString(`,"given":`)
			writeQuoted(b, given)
		} else {
			b.WriteString(`{"literal":`)
			writeQuoted(b, name)
		}
		b.WriteString("}")
	}
	b.WriteString("]")
}

func writeQuoted(b *strings.Builder, text string) {
	var buffer [256]byte
	b.Write(jsonstr.AppendString(buffer[:0], text))
}

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
