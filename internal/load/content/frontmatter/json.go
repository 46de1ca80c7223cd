package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
)

// findJSON reads an object with which a text begins, between fences or bare.
func findJSON(text []byte, skipped int) (Block, bool) {
	object, fenced := bytes.CutPrefix(text, []byte("---json\n"))
	d := json.NewDecoder(bytes.NewReader(object[:min(len(object), maxBytes)]))
	d.UseNumber()
	value, err := readJSON(d, 0)
	facts, ok := value.(Facts)
	if err != nil || !ok {
		return Block{}, false
	}
	end := len(text) - len(object) + int(d.InputOffset())
	if fenced {
		if at := bytes.Index(text[end:], []byte("\n---")); at >= 0 {
			end += at + 1
		}
	}
	return Block{"JSON", skipped + bytes.Count(text[:end], []byte("\n")) + 1, facts}, true
}

var errDeep = errors.New("nested too deeply")

const maxDepth = 12

func readJSON(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, errDeep
	}
	switch token := token.(type) {
	case json.Number:
		return Literal(token), nil
	case json.Delim:
		if token == '[' {
			return readList(d, depth)
		}
		return readObject(d, depth)
	}
	return token, nil
}

func readList(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		value, err := readJSON(d, depth+1)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.Token()
	return list, err
}

func readObject(d *json.Decoder, depth int) (any, error) {
	facts := Facts{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		value, err := readJSON(d, depth+1)
		if err != nil {
			return nil, err
		}
		if value != nil {
			facts = append(facts, Fact{name, value})
		}
	}
	_, err := d.Token()
	return facts, err
}
