package stricttoml

import (
	"errors"
	"fmt"
	"slices"

	"github.com/BurntSushi/toml"

	"annals/internal/diag"
)

// Unmarshal reads TOML loosely, as BurntSushi/toml does. It is for tests
// of other packages; what people write for Annals goes through Decode.
func Unmarshal(data []byte, v any) error { return toml.Unmarshal(data, v) }

// values reads the values of doc, which is the text whole. A statement that BurntSushi refuses is
// explained, marked broken and blanked, and the rest is read again. The result
// is nil when no sense can be made of the text.
func decodeValues(doc *document, source string, report reporter) map[string]any {
	text := source
	if len(doc.blanks) > 0 {
		text = blankOut(source, doc.blanks)
	}
	for range maxFaults { // each costs one more reading
		values, err := decodeTOML(text)
		if err == nil {
			return values
		}
		at := parseErrorOffset(err, len(doc.src))
		i := doc.statementAt(at)
		if i < 0 {
			report(span{at, at + 1}, unreadable())
			return nil
		}
		report(explainRefusal(doc.src, doc.statements[i], at))
		text = blankOut(text, doc.drop(i))
	}
	return nil
}

// read has BurntSushi read text. A panic of the parser counts as a refusal:
// no text that someone wrote may stop the program.
func decodeTOML(text string) (values map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading TOML: %v", r)
		}
	}()
	var v any // an any receives the parser's own map, without a copy
	if _, err := toml.Decode(text, &v); err != nil {
		return nil, err
	}
	values, _ = v.(map[string]any)
	return values, nil
}

func parseErrorOffset(err error, size int) int {
	var fault toml.ParseError
	if !errors.As(err, &fault) {
		return 0
	}
	return max(0, min(fault.Position.Start, size-1))
}

// statementAt returns the index of the statement that holds the offset, or of
// the last one before it, or -1.
func (d *document) statementAt(at int) int {
	i, found := slices.BinarySearchFunc(d.statements, at, func(s statement, at int) int { return s.start - at })
	if found {
		return i
	}
	return i - 1
}

// drop marks statement i as broken, a header with all of its section, and
// returns what to blank.
func (d *document) drop(i int) []span {
	end := i + 1
	if d.statements[i].header {
		for end < len(d.statements) && !d.statements[end].header {
			end++
		}
	}
	var blanks []span
	for _, s := range d.statements[i:end] {
		s.node.broken = true
		blanks = append(blanks, s.span)
	}
	d.statements = slices.Delete(d.statements, i, end)
	return blanks
}

// blanked returns a copy of src with spaces in place of all but the newlines of
// the given stretches, so that every offset stays what it was.
func blankOut(src string, blanks []span) string {
	text := []byte(src)
	for _, b := range blanks {
		for i := b.start; i < b.end; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	return string(text)
}

// own copies a text of the parser's. All copies share one piece of memory, so that
// they hold on to nothing but one another.
func (f *filler) copyString(s string) string {
	start := f.copies.Len()
	f.copies.WriteString(s)
	return f.copies.String()[start:]
}

// plainValue turns what BurntSushi returns into the types that FromTOML and
// fields of type any receive.
func (f *filler) plainValue(v any) any {
	switch v := plainScalar(v).(type) {
	case string:
		return f.copyString(v)
	case map[string]any:
		table := make(map[string]any, len(v))
		for k, e := range v {
			table[f.copyString(k)] = f.plainValue(e)
		}
		return table
	case []map[string]any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = f.plainValue(e)
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = f.plainValue(e)
		}
		return list
	default:
		return v
	}
}

func unreadable() *diag.Problem {
	return &diag.Problem{
		Code:    diag.TOMLSyntax,
		Message: "this cannot be read as TOML",
		Hint:    `a line is written key = "value", or [table]`,
	}
}
