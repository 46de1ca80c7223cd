package citation

import "strings"

// RIS returns the work as a RIS record: one field per line, the tag first.
func (w Work) RIS() string {
	var b strings.Builder
	b.Grow(w.sizeHint())
	field := func(tag, value string) {
		if value = oneLine(value); value != "" {
			write(&b, tag, "  - ", value, "\n")
		}
	}
	field("TY", "ELEC")
	field("TI", w.Title)
	field("AU", corporateName(w.Publisher))
	field("T2", w.Site)
	field("PB", w.Publisher)
	if date := dateParts(oneLine(w.AsOf)); len(date) > 0 {
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

// corporateName marks a name as one unit: without the trailing comma, RIS readers
// take its last word for a family name.
func corporateName(name string) string {
	if name = oneLine(name); name == "" {
		return ""
	}
	return name + ","
}
