package media

import (
	"strconv"
	"strings"
)

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// decodeReferences replaces the references to characters in a text at an offset. Any
// other entity is an error: it would have to be declared in a DTD.
func decodeReferences(s string, at int) (string, *xmlError) {
	if !strings.Contains(s, "&") {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		next := strings.IndexByte(s[i:], '&')
		if next < 0 {
			b.WriteString(s[i:])
			break
		}
		b.WriteString(s[i : i+next])
		i += next
		const longest = 12
		end := strings.IndexByte(s[i:min(len(s), i+longest)], ';')
		text := ""
		if end > 0 {
			text = reference(s[i+1 : i+end])
		}
		if text == "" {
			return "", &xmlError{at + i, "an & begins no character that XML knows", "write it as &amp;, or the character itself"}
		}
		b.WriteString(text)
		i += end + 1
	}
	return b.String(), nil
}

// reference returns the character of a reference without & and ;, "" for none.
func reference(name string) string {
	if text := entities[name]; text != "" {
		return text
	}
	number, isNumber := strings.CutPrefix(name, "#")
	if !isNumber {
		return ""
	}
	base := 10
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 21)
	if err != nil || !isXMLRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}

// escaper writes a text into XML, in an element or in double quotation marks.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;", "\r", "&#13;")

// elementEscaper leaves line ends and quotation marks of a text in an element alone.
var elementEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
