package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"annals/internal/diag"
)

// Marks that mark nothing are shown as they were typed. What editors are likely to have
// wanted is told; what people write in prose ([sic], 5 * 3 * 2) is not.

// literal is a mark that a parser found to mark nothing.
type literal struct {
	at            byteRange
	message, hint string
}

func (f *parseState) addLiteral(at byteRange, message, hint string) {
	f.literals = append(f.literals, literal{at, message, hint})
}

func (r *renderer) reportLiterals() {
	for _, l := range r.state.literals {
		r.warnLiteral(l.at, l.message, l.hint)
	}
}

// warnLiteral warns of marks that mark nothing, unless the text is beyond a limit, where
// marks are text.
func (r *renderer) warnLiteral(at byteRange, message, hint string) {
	if r.state.what != "" {
		return
	}
	r.problems.Warn(r.diagRange(at), diag.LiteralMarkup, message, hint)
}

// checkWords warns of failed headings and links in a piece of running text.
func (r *renderer) checkWords(n *ast.Text, words []byte) {
	start := n.Segment.Stop - len(words)
	if beginsLine(n) {
		r.checkHeading(words, start)
	}
	for i := 0; i < len(words); i++ {
		next := bytes.IndexByte(words[i:], ']')
		if next < 0 {
			return
		}
		i += next
		if at := start + i; at >= r.literalUntil && !isEscaped(words, i) {
			r.checkBracket(n, at)
		}
	}
}

// beginsLine reports whether a text is the first of a line of a paragraph.
func beginsLine(n *ast.Text) bool {
	if kind := n.Parent().Kind(); kind != ast.KindParagraph && kind != ast.KindTextBlock {
		return false
	}
	before := n.PreviousSibling()
	if before == nil {
		return true
	}
	words, ok := before.(*ast.Text)
	return ok && (words.SoftLineBreak() || words.HardLineBreak())
}

// failedHeading matches two to six signs without a space behind them, or with one that
// only looks like it. A single sign may be a number or a hashtag.
var failedHeading = regexp.MustCompile("^(?:#{2,6}[^#\\s]|#{1,6}[\u00A0\u2003\u3000]|＃{1,6}[ \u3000])")

func (r *renderer) checkHeading(words []byte, at int) {
	if len(words) == 0 || words[0] != '#' && words[0] != "＃"[0] || !failedHeading.Match(words) {
		return
	}
	marks := words[:len(words)-len(bytes.TrimLeft(words, "#＃"))]
	level := strings.Repeat("#", utf8.RuneCount(marks))
	r.warnLiteral(byteRange{at, at + len(marks)}, "this is no heading: readers see "+string(marks),
		fmt.Sprintf(`write %s and a blank before the words; if the signs themselves are meant, write \%s`, level, level))
}

// far is how many bytes around a bracket are looked at.
const far = 300

// checkBracket warns if the closing bracket at the offset at was to be part of a link.
func (r *renderer) checkBracket(n *ast.Text, at int) {
	open := openingBracket(r.src, at)
	if open >= 0 && isEscaped(r.src, open) {
		return
	}
	rest := r.src[at+1:]
	switch {
	case bytes.HasPrefix(rest, []byte("(")):
		r.failedLink(open, at)
	case open < 0:
	case bytes.HasPrefix(rest, []byte("[")):
		if next, ok := n.NextSibling().(*ast.Text); at+1 < n.Segment.Stop || ok && next.Segment.Start == at+1 {
			r.failedReference(open, at)
		}
	default:
		r.detachedLink(open, at)
	}
}

// openingBracket returns the offset of the [ that belongs to the ] at the offset at, -1 if
// there is none in its paragraph.
func openingBracket(src []byte, at int) int {
	depth := 0
	for i := at - 1; i >= 0 && i > at-far; i-- {
		switch {
		case src[i] == ']':
			depth++
		case src[i] == '[' && depth == 0:
			return i
		case src[i] == '[':
			depth--
		case src[i] == '\n' && i > 0 && src[i-1] == '\n':
			return -1
		}
	}
	return -1
}

// inBrackets returns what stands in the round brackets at the beginning of s, which end
// on the same line.
func inBrackets(s, opening, closing []byte) (inner []byte, ok bool) {
	s = s[len(opening):min(len(s), far)]
	if end := bytes.IndexByte(s, '\n'); end >= 0 {
		s = s[:end]
	}
	depth := 0
	for i := range s {
		switch {
		case bytes.HasPrefix(s[i:], opening):
			depth++
		case bytes.HasPrefix(s[i:], closing) && depth == 0:
			return s[:i], true
		case bytes.HasPrefix(s[i:], closing):
			depth--
		}
	}
	return nil, false
}

// failedLink reports [words](address) that is no link.
func (r *renderer) failedLink(open, at int) {
	start := open
	if start < 0 {
		start = at
	}
	words, what := string(r.src[start:at+1]), "link"
	if start > 0 && r.src[start-1] == '!' {
		start--
		words, what = "!"+words, "picture"
	}
	inner, ok := inBrackets(r.src[at+1:], []byte("("), []byte(")"))
	end := at + 2
	if ok {
		end = at + len(inner) + 3
	}
	r.literalUntil = end
	message := "this is no " + what + ": readers see the brackets"
	switch address := strings.TrimSpace(string(inner)); {
	case !ok:
		r.warnLiteral(byteRange{start, end}, message, "write ) behind the address, on the same line; if no "+what+` is meant, write \[`)
	case strings.ContainsAny(address, " \t"):
		r.warnLiteral(byteRange{at + 2, end - 1}, message+", because of the blank in the address", "write "+words+"("+withoutBlanks(address)+")")
	case open < 0:
		r.warnLiteral(byteRange{start, end}, message, "write [ before the words of the link; if none is meant, write \\]")
	case bytes.Contains(r.src[open:at], []byte("](")):
		r.warnLiteral(byteRange{at, end}, "a link cannot stand within another: readers see the brackets", "end the one before the other begins")
	default:
		r.warnLiteral(byteRange{start, end}, message, "write "+what+"s as [words](address), with < and > around an address that holds brackets")
	}
}

// withoutBlanks returns an address with blanks, and the title behind it, as it must be
// written.
func withoutBlanks(address string) string {
	const quotes = "\"'“”„«»‘’「」"
	path, title := address, ""
	if i := strings.IndexAny(address, quotes); i > 0 && address[i-1] == ' ' {
		path, title = strings.TrimSpace(address[:i]), strings.Trim(address[i:], quotes+" ")
	} else if first, rest, _ := strings.Cut(address, " "); isAddress(first) && !strings.ContainsAny(rest, "./") {
		path, title = first, strings.TrimSpace(rest)
	}
	switch {
	case strings.Contains(path, "://"):
		path = strings.ReplaceAll(path, " ", "%20")
	case strings.ContainsAny(path, " \t"):
		path = "<" + strings.Trim(path, "<>") + ">"
	}
	if title == "" {
		return path
	}
	return path + ` "` + strings.ReplaceAll(title, `"`, "") + `"`
}

// address matches what leads somewhere.
var address = regexp.MustCompile(`(?i)^(?:https?://|mailto:|\.{0,2}/|#)[^\s()]+$|^[^\s()]+\.(?:md|html?|pdf|png|jpe?g|gif|webp|svg|csv|json)(?:#\S*)?$`)

func isAddress(s string) bool { return address.MatchString(s) }

// failedReference reports [words][name] without an address for the name.
func (r *renderer) failedReference(open, at int) {
	label, _, ok := bytes.Cut(r.src[at+2:min(at+far, len(r.src))], []byte("]"))
	words := string(r.src[open+1 : at])
	switch name := string(label); {
	case !ok || strings.HasPrefix(name, "^") || strings.HasPrefix(words, "^") || strings.Contains(name, "\n\n"):
	case open > 0 && isWordByte(r.src[open-1]): // a[i][j]
	case words == name, isRemark(words) || name != "" && isRemark(name):
	default:
		end := at + 2 + len(label) + 1
		r.literalUntil = end
		if strings.TrimSpace(name) == "" {
			name = words
		}
		r.warnLiteral(byteRange{open, end}, fmt.Sprintf("there is no address for [%s]: readers see the brackets", name),
			fmt.Sprintf(`write the address in round brackets, [%s](address), or on a line of its own, [%s]: address; if no link is meant, write \[`, words, name))
	}
}

// remark matches what people put in square brackets.
var remark = regexp.MustCompile(`(?i)^[\s\d.…,–-]*$|^sic[.!?]?$`)

func isRemark(words string) bool { return remark.MatchString(words) }

// detachedLink reports [words] (address), and brackets of full width.
func (r *renderer) detachedLink(open, at int) {
	rest := r.src[at+1:]
	const blanks = " \t\n\u00A0"
	shown, opening, closing, why := bytes.TrimLeft(rest[:min(len(rest), far)], blanks), "(", ")", "a blank stands between ] and ("
	if len(shown) > 0 {
		shown = rest[min(len(rest), far)-len(shown):]
	}
	if wide := "（"; bytes.HasPrefix(shown, []byte(wide)) {
		opening, closing, why = wide, "）", "the brackets around the address are of full width"
	} else if len(shown) == len(rest) || bytes.Count(rest[:len(rest)-len(shown)], []byte("\n")) > 1 || !bytes.HasPrefix(shown, []byte("(")) {
		return
	}
	inner, ok := inBrackets(shown, []byte(opening), []byte(closing))
	words := string(r.src[open+1 : at])
	if !ok || !isAddress(string(inner)) || isRemark(words) {
		return
	}
	end := at + 1 + len(rest) - len(shown) + len(opening) + len(inner) + len(closing)
	r.literalUntil = end
	r.warnLiteral(byteRange{open, end}, "this is no link, because "+why, fmt.Sprintf(`write [%s](%s); if no link is meant, write \[`, words, inner))
}
