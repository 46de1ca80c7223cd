package frontmatter

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"annals/internal/diag"
)

func hintOf(err error) string {
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		return p.Hint
	}
	return ""
}

// isTable reports whether a value has a [header] of its own.
func isTable(v any) bool {
	switch v := v.(type) {
	case Facts:
		return true
	case []any:
		for _, item := range v {
			if _, ok := item.(Facts); !ok {
				return false
			}
		}
		return len(v) > 0
	}
	return false
}

func writeTable(b *strings.Builder, key string, v any) {
	list, isList := v.([]any)
	if !isList {
		list = []any{v}
	}
	for _, item := range list {
		if isList {
			fmt.Fprintf(b, "\n[[%s]]\n", key)
		} else {
			fmt.Fprintf(b, "\n[%s]\n", key)
		}
		seen := map[string]bool{}
		for _, fact := range item.(Facts) {
			if !seen[fact.Key] {
				b.WriteString(name(fact.Key) + " = " + inline(fact.Value) + "\n")
			}
			seen[fact.Key] = true
		}
	}
}

// inline returns a value on one line.
func inline(v any) string {
	switch v := v.(type) {
	case Literal:
		return string(v)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = inline(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	case Facts:
		var pairs []string
		seen := map[string]bool{}
		for _, fact := range v {
			if !seen[fact.Key] {
				pairs = append(pairs, name(fact.Key)+" = "+inline(fact.Value))
			}
			seen[fact.Key] = true
		}
		return "{ " + strings.Join(pairs, ", ") + " }"
	}
	text, _ := v.(string)
	return quoted(text)
}

// name returns a key, in quotes where it needs them.
func name(key string) string {
	if key == "" || strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		return quoted(key)
	}
	return key
}

// quoted returns a text in straight quotes.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
