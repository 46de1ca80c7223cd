package citation

import (
	"strconv"
	"strings"

	"annals/internal/jsonstr"
)

// CSL returns the work as CSL-JSON: an array of one item, one field per line. It is
// safe inside HTML: <, > and & are escaped.
func (w Work) CSL() string {
	var b strings.Builder
	b.Grow(w.sizeHint())
	b.WriteString("[{\n  \"type\": \"entry\"")
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
	if publisher := oneLine(w.Publisher); publisher != "" {
		key("author")
		b.WriteString(`[{"literal":`)
		writeQuoted(&b, publisher)
		b.WriteString("}]")
	}
	text("container-title", w.Site)
	text("publisher", w.Publisher)
	date("issued", w.AsOf)
	date("event-date", w.Event)
	text("note", w.Note)
	text("URL", w.URL)
	text("language", w.Lang)
	b.WriteString("\n}]\n")
	return b.String()
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
