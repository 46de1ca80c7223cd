// Package jsonobject encodes JSON objects whose members keep their order, for texts that
// people read too, such as schemas.
//
// Its input is an Object, its output JSON in which <, > and & are written as they are: it
// is never a part of an HTML page. The package makes no copies of large values and is no
// place for the data of thousands of entries: these are appended by package jsonstr.
package jsonobject

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Object is a JSON object with ordered members.
type Object []Member

// Member is a member of an object. It is an alias, so that other packages can write
// {"type", "string"}.
type Member = struct {
	Key   string
	Value any
}

// MarshalJSON writes the members in order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := Marshal(m.Key)
		if err != nil {
			return nil, err
		}
		value, err := Marshal(m.Value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Marshal encodes v on one line, without escaping <, > and &.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode JSON: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// MarshalIndent is Marshal with a line for each member and a line break at the end.
func MarshalIndent(v any) ([]byte, error) {
	compact, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("encode JSON: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
