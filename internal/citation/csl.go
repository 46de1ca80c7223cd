package citation

import (
	"encoding/json"
	"strconv"
	"strings"
)

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL returns the work as CSL-JSON: a list of one item, a line a field. It is
// safe within HTML: <, > and & are written as escapes.
func (w Work) CSL() string {
	lines := []string{`"type": "entry"`}
	field := func(name string, value any) {
		if text, err := json.Marshal(value); err == nil { // strings and numbers alone: never an error
			lines = append(lines, `"`+name+`": `+string(text))
		}
	}
	text := func(name, value string) {
		if value = oneLine(value); value != "" {
			field(name, value)
		}
	}
	date := func(name, value string) {
		if numbers := numbersOf(value); numbers != nil {
			field(name, cslDate{[][]int{numbers}})
		}
	}
	text("id", w.ID)
	text("title", w.Title)
	if publisher := oneLine(w.Publisher); publisher != "" {
		field("author", []cslName{{publisher}})
	}
	text("container-title", w.Site)
	text("publisher", w.Publisher)
	date("issued", w.AsOf)
	date("event-date", w.Event)
	text("note", w.Note)
	text("URL", w.URL)
	text("language", w.Lang)
	return "[{\n  " + strings.Join(lines, ",\n  ") + "\n}]\n"
}

// numbersOf returns nil for a date that is none.
func numbersOf(date string) []int {
	var numbers []int
	for _, p := range parts(date) {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		numbers = append(numbers, n)
	}
	return numbers
}
