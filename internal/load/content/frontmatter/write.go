package frontmatter

import (
	"fmt"
	"strconv"
	"strings"

	"annals/internal/load/stricttoml"
)

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
		for _, line := range item.(Facts).lines() {
			b.WriteString(line + "\n")
		}
	}
}

// lines returns each key with its value; of several of a name the first.
func (f Facts) lines() (all []string) {
	seen := map[string]bool{}
	for _, fact := range f {
		if !seen[fact.Key] {
			all = append(all, stricttoml.Join("", fact.Key)+" = "+inline(fact.Value))
		}
		seen[fact.Key] = true
	}
	return all
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
		return "{ " + strings.Join(v.lines(), ", ") + " }"
	}
	text, _ := v.(string)
	return stricttoml.Quote(text)
}
