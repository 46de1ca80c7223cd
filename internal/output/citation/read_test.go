package citation_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"annals/internal/output/citation"
)

func bibtexOf(w citation.Work) string { return string(w.AppendBibTeX(nil)) }
func risOf(w citation.Work) string    { return string(w.AppendRIS(nil)) }
func cslOf(w citation.Work) string    { return string(w.AppendCSL(nil)) }

// readBibTeX parses one entry as BibTeX does: by counting braces, whether after a
// backslash or not. It returns the kind, the key and the fields.
func readBibTeX(text string) (kind, key string, fields map[string]string, err error) {
	rest, ok := strings.CutPrefix(text, "@")
	kind, rest, found := strings.Cut(rest, "{")
	if !ok || !found {
		return "", "", nil, fmt.Errorf("no entry begins in %q", text)
	}
	key, rest, _ = strings.Cut(rest, ",")
	fields = map[string]string{}
	for {
		rest = strings.TrimLeft(rest, " \n,")
		if after, closed := strings.CutPrefix(rest, "}"); closed {
			if strings.TrimSpace(after) != "" {
				return "", "", nil, fmt.Errorf("%q follows the entry", after)
			}
			return kind, key, fields, nil
		}
		name, after, isField := strings.Cut(rest, " = {")
		if !isField || strings.ContainsAny(name, "{}\\,\n ") {
			return "", "", nil, fmt.Errorf("no field begins in %q", rest)
		}
		end := closingBrace(after)
		if end < 0 {
			return "", "", nil, fmt.Errorf("the field %s does not end", name)
		}
		if _, twice := fields[name]; twice {
			return "", "", nil, fmt.Errorf("the field %s is repeated", name)
		}
		fields[name], rest = after[:end], after[end+1:]
	}
}

// closingBrace returns the index of the brace that closes a field, or -1.
func closingBrace(s string) int {
	depth := 1
	for i, c := range s {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// unescape reverses the escapes of a BibTeX field.
func unescape(field string) string {
	field = strings.TrimSuffix(strings.TrimPrefix(field, "{"), "}")
	return strings.NewReplacer(
		`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciitilde{}`, `~`, `\textasciicircum{}`, `^`,
		`\%`, `%`, `\&`, `&`, `\#`, `#`, `\_`, `_`, `\$`, `$`,
	).Replace(field)
}

// readRIS parses one record, one field per line.
func readRIS(text string) (map[string]string, error) {
	fields := map[string]string{}
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }) {
		tag, value, ok := strings.Cut(line, "  - ")
		before, twice := fields[tag]
		if twice && tag == "AU" { // a line for each author
			value, twice = before+"\n"+value, false
		}
		if !ok || len(tag) != 2 || twice {
			return nil, fmt.Errorf("no field: %q", line)
		}
		if _, ended := fields["ER"]; ended {
			return nil, fmt.Errorf("%q follows the record", line)
		}
		fields[tag] = value
	}
	if _, ended := fields["ER"]; !ended {
		return nil, fmt.Errorf("the record does not end")
	}
	return fields, nil
}

func readCSL(t *testing.T, text string) map[string]any {
	t.Helper()
	if strings.ContainsAny(text, "<>&") {
		t.Errorf("not safe within HTML: %s", text)
	}
	var item map[string]any
	if err := json.Unmarshal([]byte(text), &item); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return item
}
