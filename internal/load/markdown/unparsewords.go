package markdown

import (
	"bytes"
	"strings"
)

// inline writes words and what stands in them, up to and with a closing tag, or up to the
// tag of a block.
func (u *unparser) inline(closing string) {
	isStart := !u.isInTable && !u.isHeading // of a line
	for len(u.in) > 0 {
		if u.in[0] != '<' {
			end := bytes.IndexByte(u.in, '<')
			if end < 0 {
				end = len(u.in)
			}
			words := u.in[:end]
			u.in = u.in[end:]
			if u.isBeforeBlock() {
				words = bytes.TrimRight(words, "\n")
			}
			u.words(words, isStart)
			isStart = false
			continue
		}
		rest := u.in
		t, _ := u.next()
		name, isEnd := strings.CutPrefix(t.name, "/")
		if isEnd && name == closing {
			return
		}
		if !isInline(name) {
			u.in = rest
			return
		}
		u.mark(t)
		isStart = isStart && t.name == "br"
	}
}

// isBeforeBlock reports whether a block, or the end of one, is next.
func (u *unparser) isBeforeBlock() bool {
	if len(u.in) == 0 {
		return true
	}
	name := bytes.TrimPrefix(u.in[1:], []byte("/"))
	end := bytes.IndexAny(name, " >")
	return end >= 0 && !isInline(tagNames[string(name[:end])])
}

// mark writes what stands for a tag.
func (u *unparser) mark(t tag) {
	switch t.name {
	case "em":
		u.out = append(u.out, u.emphasisMark())
		u.emphasis++
	case "/em":
		u.emphasis--
		u.out = append(u.out, u.emphasisMark())
	case "strong", "/strong":
		u.out = append(u.out, "**"...)
	case "del", "/del":
		u.out = append(u.out, "~~"...)
	case "br":
		u.out = append(u.out, '\\')
	case "code":
		u.codeSpan(decoded(u.skipTo("</code>")))
	case "sup":
		number := string(u.skipTo("</sup>"))
		_, number, _ = strings.Cut(number, "#fn-")
		number, _, _ = strings.Cut(number, `"`)
		u.out = append(append(append(u.out, "[^"...), number...), ']')
	case "img":
		u.image(t)
	case "a":
		u.link(t)
	}
}

// emphasisMark is another one within emphasis.
func (u *unparser) emphasisMark() byte {
	if u.emphasis%2 == 1 {
		return '_'
	}
	return '*'
}

func (u *unparser) codeSpan(code string) {
	marks := strings.Repeat("`", longestRun(code, '`')+1)
	if u.isInTable {
		code = strings.ReplaceAll(code, "|", `\|`)
	}
	space := ""
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") && strings.Trim(code, " ") != "" {
		space = " "
	}
	u.out = append(append(append(append(append(u.out, marks...), space...), code...), space...), marks...)
}

// link writes a link whose opening tag has been read; one that leads nowhere is its words.
func (u *unparser) link(t tag) {
	if t.attribute("class") == "footnote-backref" {
		u.skipTo("</a>")
		return
	}
	address := t.attribute("href")
	if address == "" {
		u.inline("a")
		return
	}
	if before, _, _ := bytes.Cut(u.in, []byte("</a>")); isBare(address) && decoded(before) == address {
		u.skipTo("</a>")
		u.out = append(append(append(u.out, '<'), address...), '>')
		return
	}
	u.out = append(u.out, '[')
	u.inline("a")
	u.address(address, t.attribute("title"))
}

// isBare reports whether an address can stand between angle brackets as it is.
func isBare(address string) bool {
	return strings.HasPrefix(address, "http") && !strings.ContainsAny(address, "<>&\\\" \t\n")
}

func (u *unparser) image(t tag) {
	address, alt := t.attribute("src"), t.attribute("alt")
	if address == "" {
		u.escaped([]byte(alt), false)
		return
	}
	u.out = append(u.out, "!["...)
	u.escaped([]byte(alt), false)
	u.address(address, t.attribute("title"))
}

// address writes the end of a link or an image.
func (u *unparser) address(address, title string) {
	u.out = append(u.out, "]("...)
	if strings.ContainsAny(address, " ()<>\\&\"'*_`|~[]") || address == "" {
		u.out = append(append(append(u.out, '<'), escapeAddress.Replace(address)...), '>')
	} else {
		u.out = append(u.out, address...)
	}
	if title != "" {
		u.out = append(append(append(u.out, ` "`...), escapeTitle.Replace(title)...), '"')
	}
	u.out = append(u.out, ')')
}

var (
	escapeAddress = strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", `\&`, "|", `\|`)
	escapeTitle   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`, "|", `\|`, "\n", " ")
)
