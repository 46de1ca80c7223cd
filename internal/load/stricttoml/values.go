package stricttoml

import (
	"errors"
	"fmt"
	"slices"

	"github.com/BurntSushi/toml"

	"annals/internal/diag"
)

// Unmarshal decodes TOML without strict checks, as BurntSushi/toml does. It is
// for tests of other packages; production code uses Decode.
func Unmarshal(data []byte, v any) error { return toml.Unmarshal(data, v) }

// Values decodes TOML whatever its keys: texts, numbers, truth values, dates and times as
// FromTOML receives them. It is nil for what is no TOML. The text must have passed Decode.
func Values(src []byte) map[string]any {
	values, err := decodeTOML(string(src))
	if err != nil {
		return nil
	}
	plain, _ := new(filler).plainValue(values).(map[string]any)
	return plain
}

// decodeValues decodes the values of doc, whose text is source: as simpleValues does, or
// else with BurntSushi/toml. A statement that this parser rejects is explained, marked
// broken and blanked, and the rest is decoded again. The result is nil if the text cannot
// be decoded.
func decodeValues(doc *document, source string, report reporter) map[string]any {
	if values, ok := doc.simpleValues(); ok {
		return values
	}
	text := source
	if len(doc.blanks) > 0 {
		text = blankOut(source, doc.blanks)
	}
	for range maxFaults { // each fault costs one more pass
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

// decodeTOML decodes text with BurntSushi/toml. A panic of the parser becomes an
// error: no input may stop the program.
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

// statementAt returns the index of the statement that contains the offset, or of
// the last one before it, or -1.
func (d *document) statementAt(at int) int {
	i, found := slices.BinarySearchFunc(d.statements, at, func(s statement, at int) int { return s.start - at })
	if found {
		return i
	}
	return i - 1
}

// drop marks statement i as broken, a header with its whole section, and returns
// the spans to blank.
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

// blankOut returns a copy of src in which the given spans are spaces, except for
// newlines, so that no offset changes.
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

// copyString copies a string of the parser's. All copies share one allocation, so
// that decoded values do not retain the source text.
func (f *filler) copyString(s string) string {
	start := f.copies.Len()
	f.copies.WriteString(s)
	return f.copies.String()[start:]
}

// plainValue converts a value of BurntSushi/toml to the types that FromTOML and
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
