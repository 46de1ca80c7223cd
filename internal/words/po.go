package words

import (
	"fmt"
	"strconv"
	"strings"
)

// entry is a message of a catalogue: the English format, and its translation, or
// "" if it has none yet.
type entry struct {
	id, text string
	note     string // the comment above it
}

// parse reads a catalogue in the form of GNU gettext: msgid and msgstr, of one or
// several strings each, below comments. Entries that are marked fuzzy have no
// translation. The first entry, whose msgid is empty, is the header.
func parse(name, src string) (entries []entry, err error) {
	var e entry
	var into *string
	isFuzzy := false
	add := func() {
		if isFuzzy {
			e.text = ""
		}
		if e.id != "" {
			entries = append(entries, e)
		}
		e, into, isFuzzy = entry{}, nil, false
	}
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimSpace(line)
		rest := line
		switch {
		case line == "":
			continue
		case strings.HasPrefix(line, "#"):
			if into != nil {
				add()
			}
			isFuzzy = isFuzzy || strings.HasPrefix(line, "#,") && strings.Contains(line, "fuzzy")
			e.note += line + "\n"
			continue
		case strings.HasPrefix(line, "msgid "):
			if into != nil {
				add()
			}
			into, rest = &e.id, strings.TrimPrefix(line, "msgid ")
		case strings.HasPrefix(line, "msgstr "):
			into, rest = &e.text, strings.TrimPrefix(line, "msgstr ")
		}
		s, err := strconv.Unquote(rest)
		if err != nil || into == nil {
			return nil, fmt.Errorf("%s:%d: this is no line of a catalogue", name, n)
		}
		*into += s
	}
	add()
	return entries, nil
}
