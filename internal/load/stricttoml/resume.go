package stricttoml

import "bytes"

// resume returns the offset at which parsing continues after the statement that
// begins at start and could not be parsed beyond at: a line that is certainly a
// statement of its own, or the end of src if no line is certain, as after an
// unclosed text in triple quotes.
func resume(src []byte, start, at int) int {
	end := lineEnd(src, at)
	bad := src[start:end]
	if bytes.Contains(bad, []byte(`"""`)) || bytes.Contains(bad, []byte(`'''`)) {
		return len(src)
	}
	next := min(lineEnd(src, start)+1, len(src))
	opening := openingDelimiter(src, start)
	if opening == 0 {
		return next
	}
	for next < len(src) {
		end := lineEnd(src, next)
		line := src[next:end]
		if isHeaderLine(line) || opening != '{' && isKeyLine(line) {
			return next
		}
		next = min(end+1, len(src))
	}
	return len(src)
}

// openingDelimiter returns the bracket or quote that opens the value of the
// statement at start, or 0 if the value ends with its line.
func openingDelimiter(src []byte, start int) byte {
	line := src[start:lineEnd(src, start)]
	assign := bytes.IndexByte(line, '=')
	if assign < 0 {
		return 0
	}
	value := bytes.TrimLeft(line[assign+1:], " \t")
	if len(value) == 0 {
		return 0
	}
	switch c := value[0]; {
	case c == '[', c == '{':
		return c
	case (c == '"' || c == '\'') && closingQuote(value, 0) < 0:
		return c
	}
	return 0
}

// isHeaderLine reports whether a line is a [table] or [[list]] header, and not an
// element of a list.
func isHeaderLine(line []byte) bool {
	line = stripComment(line)
	if len(line) < 3 || line[0] != '[' || line[len(line)-1] != ']' {
		return false
	}
	name := bytes.Trim(line, "[]")
	return len(name) > 0 && countBareKey(name) > 0 && !bytes.ContainsAny(name, "[],=")
}

// isKeyLine reports whether a line begins with a bare key and an equals sign.
func isKeyLine(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	n := countBareKey(line)
	if n == 0 {
		return false
	}
	rest := bytes.TrimLeft(line[n:], " \t")
	return len(rest) > 0 && (rest[0] == '=' || rest[0] == '.')
}

// countBareKey returns how many bytes at the beginning of s form a bare key.
func countBareKey(s []byte) int {
	n := 0
	for n < len(s) && isBareKeyByte(s[n]) {
		n++
	}
	return n
}

func isBareKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func stripComment(line []byte) []byte {
	if i := bytes.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	return bytes.TrimSpace(line)
}
