package stricttoml

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
)

// name explains an invalid key.
func (f fault) name(name string, assign int) (span, *diag.Problem) {
	if name == "" {
		return f.line(), syntaxError("there is no key before the =", `write key = "value"`)
	}
	at := span{f.start, f.start + len(strings.TrimRight(string(f.src[f.start:assign]), " \t"))}
	bare := strings.Map(dropQuote, name)
	if f.table != nil && f.table.want == WantTable {
		if p := f.unknownName(bare); p != nil {
			return at, p
		}
	}
	return at, syntaxError("a key may hold only the letters a to z, digits, - and _", fmt.Sprintf("put any other key in straight quotes: %s = …", quotedKey(bare)))
}

// unknownName explains a key that could not be one of the table even in quotes; nil for a
// dotted key whose first part may hold keys of any name.
func (f fault) unknownName(name string) *diag.Problem {
	first, _, dotted := strings.Cut(name, ".")
	if known := f.table.byName[strings.TrimSpace(first)]; dotted && known != nil {
		return nil
	}
	p := &diag.Problem{Code: diag.UnknownKey, Message: fmt.Sprintf("unknown key %q", name)}
	switch similar := f.table.similar(name); {
	case similar != "" && f.in != nil && f.in.child(similar) != nil:
		p.Hint = fmt.Sprintf("did you mean %q? It stands here already, so delete this line", similar)
	case similar != "":
		p.Hint = fmt.Sprintf("did you mean %q?", similar)
	case f.table.byName["params"] != nil:
		p.Hint = fmt.Sprintf("keys are English words, such as %s; one of your own stands below [params], in quotes: %q = …", f.table.fields[0].name, name)
	default:
		p.Hint = "known here: " + strings.Join(f.table.names(), ", ")
	}
	return p
}

// quotedKey puts those parts of a dotted key in quotes that need it.
func quotedKey(name string) string {
	path := ""
	for part := range strings.SplitSeq(name, ".") {
		path = Join(path, strings.TrimSpace(part))
	}
	return path
}

// surplus explains a value that something stands behind: a comma at the end of the line,
// several values without brackets, a remark without a #. Its hints are lines that are right.
func (f fault) surplus(name string, value int) (span, *diag.Problem) {
	line := string(bytes.TrimRight(f.src[value:f.end], " \t\r"))
	assign := name + " = "
	if rest := strings.TrimRight(line, " \t,;،、；"); rest != line && parses("x = "+rest) {
		return span{value + len(rest), value + len(line)}, syntaxError("nothing stands behind a value", "write "+assign+rest)
	}
	field := f.field(name)
	comma := strings.IndexAny(line, ",;")
	if comma > 0 && parses("x = ["+line+"]") && (field == nil || field.takesList()) {
		return span{value, value + len(line)}, syntaxError("several values stand in square brackets", "write "+assign+"["+line+"]")
	}
	if comma > 0 && field != nil && strings.ContainsAny(line, `"'`) && parses("x = ["+line+"]") {
		return span{value, value + len(line)}, syntaxError(fmt.Sprintf("%q takes one value", name), "write "+assign+joined(line))
	}
	if comma > 0 && field != nil && field.takesList() && !strings.ContainsAny(line, "[]\"'#{}") {
		items := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' })
		for i := range items {
			items[i] = Quote(strings.TrimSpace(items[i]))
		}
		return span{value, value + len(line)}, syntaxError("several values stand in square brackets, each in quotes", "write "+assign+"["+strings.Join(items, ", ")+"]")
	}
	if field == nil {
		return span{}, nil
	}
	return f.remark(assign, value, line, field)
}

// joined returns the texts of a list as one text in quotes.
func joined(line string) string {
	values, _ := decodeTOML("x = [" + line + "]")
	var texts []string
	list, _ := values["x"].([]any)
	for _, v := range list {
		texts = append(texts, fmt.Sprint(v))
	}
	return Quote(strings.Join(texts, ", "))
}

// remark explains a number, a date or a truth value that words stand behind.
func (f fault) remark(assign string, value int, line string, field *plan) (span, *diag.Problem) {
	first, rest, found := strings.Cut(line, " ")
	if !found || strings.HasPrefix(strings.TrimSpace(rest), "#") || !parses("x = "+first) || first[0] == '"' || first[0] == '\'' {
		if field.scalar() == WantBool && parses("x = "+Quote(line)) {
			if word := near.Word(line, []string{"true", "false"}); word != "" && word != line {
				return span{value, value + len(line)}, syntaxError(fmt.Sprintf("%s is neither true nor false", line), "write "+assign+word)
			}
		}
		return span{}, nil
	}
	if w := field.scalar(); w != WantInteger && w != WantFloat && w != WantBool && !isDay(first) {
		return span{}, nil
	}
	at := value + len(line) - len(rest)
	return span{at, value + len(line)}, syntaxError("words stand behind the value", "write "+assign+first+" # "+strings.TrimSpace(rest))
}

// custom explains a value without quotes in the words of its type; nil if the type takes it
// in quotes, or has none of its own.
func (f fault) custom(assign string, value int) (span, *diag.Problem) {
	field := f.field(strings.TrimSuffix(assign, " = "))
	for field != nil && field.want == WantPointer {
		field = field.elem
	}
	if field == nil || field.want != WantCustom {
		return span{}, nil
	}
	token, _, _ := strings.Cut(string(f.src[value:f.end]), " #")
	token = strings.TrimRight(token, " \t\r")
	err := reflect.New(field.typ).Interface().(fromTOML).FromTOML(token)
	p, ok := errors.AsType[*diag.Problem](err)
	if !ok {
		return span{}, nil
	}
	written := p.Instead
	if written == "" && p.Code == diag.WrongType {
		return span{}, nil
	}
	if written != "" {
		if !takes(field, written) {
			written = Quote(written)
		}
		p.Hint = "write " + assign + written
	}
	return span{value, value + len(token)}, withoutRange(p)
}

// takes reports whether a value that is written so, without quotes, is one of a type that
// decodes itself.
func takes(field *plan, written string) bool {
	if !parses("x = " + written) {
		return false
	}
	tree, err := decodeTOML("x = " + written)
	if err != nil {
		return false
	}
	return reflect.New(field.typ).Interface().(fromTOML).FromTOML(plainScalar(tree["x"])) == nil
}

// field returns the plan of a key of the table, or nil.
func (f fault) field(name string) *plan {
	if f.table == nil {
		return nil
	}
	if f.table.want == WantMap {
		return f.table.elem
	}
	if known := f.table.byName[name]; known != nil {
		return known.plan
	}
	return nil
}
