package citation

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// CSL returns the work as CSL-JSON: a list of one item, a line a field. It is
// safe within HTML: <, > and & are written as escapes.
func (w Work) CSL() string {
	var b strings.Builder
	b.Grow(w.room())
	b.WriteString("[{\n  \"type\": \"entry\"")
	key := func(name string) { write(&b, ",\n  \"", name, `": `) }
	text := func(name, value string) {
		if value = oneLine(value); value != "" {
			key(name)
			writeQuoted(&b, value)
		}
	}
	date := func(name, value string) {
		if numbers := numbersOf(value); numbers != nil {
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
	if isPlain(text) {
		write(b, `"`, text, `"`)
		return
	}
	data, err := json.Marshal(text)
	if err != nil {
		panic("citation: a text always encodes: " + err.Error())
	}
	b.Write(data)
}

// isPlain reports a text that JSON, and HTML around it, take as it is.
func isPlain(text string) bool {
	for _, r := range text {
		switch r {
		case '"', '\\', '<', '>', '&', '\u2028', '\u2029', utf8.RuneError:
			return false
		}
		if r < ' ' {
			return false
		}
	}
	return true
}

// numbersOf returns the numbers of a date as JSON has them; nil for a date that
// is none.
func numbersOf(date string) []string {
	numbers := parts(date)
	for i, p := range numbers {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		numbers[i] = strconv.Itoa(n)
	}
	return numbers
}
