package markdown

import (
	"bytes"
	"strings"
)

// code writes a block of code between fences that it does not contain.
func (u *unparser) code() {
	t, _ := u.next()
	code := entities.Replace(string(u.skipTo("</code></pre>")))
	fence := strings.Repeat("`", max(3, longestRun(code, '`')+1))
	language := strings.TrimPrefix(t.attribute("class"), "language-")
	if strings.Contains(language, "`") {
		fence = strings.Repeat("~", max(3, longestRun(code, '~')+1))
	}
	u.begin()
	u.out = append(append(u.out, fence...), escapeInfo.Replace(language)...)
	for line := range strings.Lines(code) {
		u.out = append(u.out, '\n')
		if line = strings.TrimSuffix(line, "\n"); line == "" {
			u.out = append(u.out, bytes.TrimRight(u.prefix, " ")...)
			continue
		}
		u.out = append(append(u.out, u.prefix...), line...)
	}
	u.line()
	u.out = append(u.out, fence...)
}

var escapeInfo = strings.NewReplacer(`\`, `\\`, "&", `\&`)

// longestRun returns the length of the longest run of c.
func longestRun(s string, c byte) int {
	longest := 0
	for i := 0; i < len(s); i++ {
		if n := runLength([]byte(s[i:]), c); n > 0 {
			longest = max(longest, n)
			i += n
		}
	}
	return longest
}

// table writes a table. The tag of the region around it has been read.
func (u *unparser) table() {
	u.begin()
	u.isInTable = true
	var delimiters []string
	rows := 0
	for len(u.in) > 0 {
		u.in = bytes.TrimLeft(u.in, "\n")
		t, isTag := u.next()
		if !isTag || t.name == "/section" {
			break
		}
		switch t.name {
		case "tr":
			if rows++; rows > 1 {
				u.line()
			}
			u.out = append(u.out, '|')
		case "th", "td":
			if t.name == "th" {
				delimiters = append(delimiters, delimiter[t.attribute("class")])
			}
			u.out = append(u.out, ' ')
			u.inline(t.name)
			u.out = append(u.out, " |"...)
		case "/thead":
			u.line()
			u.out = append(append(append(u.out, "| "...), strings.Join(delimiters, " | ")...), " |"...)
		}
	}
	u.isInTable = false
}

// delimiter is what stands below the head of a column, by its class.
var delimiter = map[string]string{"": "---", "align-left": ":--", "align-center": ":-:", "align-right": "--:"}

// definitions writes a list of terms and their definitions.
func (u *unparser) definitions() {
	wasTight := u.isTight
	last := ""
	for len(u.in) > 0 {
		u.in = bytes.TrimLeft(u.in, "\n")
		t, isTag := u.next()
		if !isTag || t.name == "/dl" {
			break
		}
		switch t.name {
		case "dt":
			if last == "dt" {
				u.line()
			} else {
				u.begin()
			}
			u.inline(t.name)
		case "dd":
			isTight := !bytes.HasPrefix(u.in, []byte("\n"))
			u.isTight = isTight
			u.begin()
			u.isTight = wasTight
			u.container(": ", "  ", t.name, isTight)
		}
		last = t.name
	}
}

// footnotes writes the footnotes. The tag of their section has been read.
func (u *unparser) footnotes() {
	for len(u.in) > 0 {
		u.in = bytes.TrimLeft(u.in, "\n")
		t, isTag := u.next()
		if !isTag || t.name == "/section" {
			break
		}
		if t.name == "li" {
			u.begin()
			u.container("[^"+strings.TrimPrefix(t.attribute("id"), "fn-")+"]: ", "    ", "li", false)
		}
	}
}
