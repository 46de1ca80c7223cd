package citation

import "strings"

// RIS returns the work as a record of RIS: one line a field, the tag first.
func (w Work) RIS() string {
	var b strings.Builder
	b.Grow(w.room())
	field := func(tag, value string) {
		if value = oneLine(value); value != "" {
			write(&b, tag, "  - ", value, "\n")
		}
	}
	field("TY", "ELEC")
	field("TI", w.Title)
	field("AU", corporate(w.Publisher))
	field("T2", w.Site)
	field("PB", w.Publisher)
	if date := parts(oneLine(w.AsOf)); len(date) > 0 {
		field("PY", date[0])
		field("DA", strings.Join(date, "/"))
	}
	field("N1", w.Note)
	field("UR", w.URL)
	field("LA", w.Lang)
	field("ID", w.ID)
	b.WriteString("ER  - \n")
	return b.String()
}

// corporate marks a name as a whole: without the comma at its end a reader of
// RIS takes the last word of it for a family name.
func corporate(name string) string {
	if name = oneLine(name); name == "" {
		return ""
	}
	return name + ","
}
