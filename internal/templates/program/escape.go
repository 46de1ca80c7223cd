package program

import "strings"

// printing is an action that prints: a value, and the escapers that html/template
// has put behind it.
type printAction struct {
	value   expr
	escaper *escaper
	cache   typeCache[printer]
}

func (p *printAction) run(s *state) flow {
	v := p.value.eval(s)
	if p.escaper.own != nil {
		if text, kind := p.text(v); kind != markup || p.escaper.takesMarkup || strings.IndexByte(text, '<') < 0 {
			s.out = p.escaper.own(s.out, text, kind)
			return next
		}
	}
	s.out = p.escaper.std().append(s.out, v.boxed())
	return next
}

// escaper is a chain of html/template's escapers, such as urlfilter,
// urlnormalizer, attrescaper: written again here, or else borrowed.
type escaper struct {
	own         escape
	takesMarkup bool              // own can do a template.HTML with elements in it
	std         func() stdEscaper // for what own cannot do
}

// escape appends a text to out as its place in the page needs it.
type escape func(out []byte, text string, is textKind) []byte

// ownEscapers are by the names of the chain.
var ownEscapers = map[string]escaper{
	"html":                                {own: escapeNothing, takesMarkup: true}, // {{… | html}}, which html/template leaves in place of its own
	"htmlescaper":                         {own: escapeText, takesMarkup: true},
	"rcdataescaper":                       {own: escapeAttr, takesMarkup: true},
	"attrescaper":                         {own: escapeAttr},
	"commentescaper":                      {own: escapeComment, takesMarkup: true},
	"urlfilter urlnormalizer attrescaper": {own: escapeURL, takesMarkup: true},
	"urlnormalizer attrescaper":           {own: escapeURLPart, takesMarkup: true},
	"urlescaper attrescaper":              {own: escapeURLQuery, takesMarkup: true},
}

var (
	entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

	// kept is entities for a template.HTML, whose own entities stay.
	markupEntities = [256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}
)

func replace(out []byte, text string, table *[256]string) []byte {
	done := 0
	for i := 0; i < len(text); i++ {
		if entity := table[text[i]]; entity != "" {
			out = append(out, text[done:i]...)
			out = append(out, entity...)
			done = i + 1
		}
	}
	return append(out, text[done:]...)
}

func escapeText(out []byte, text string, kind textKind) []byte {
	if kind == markup {
		return append(out, text...)
	}
	return replace(out, text, &entities)
}

func escapeAttr(out []byte, text string, kind textKind) []byte {
	if kind == markup {
		return replace(out, text, &markupEntities)
	}
	return replace(out, text, &entities)
}

func escapeNothing(out []byte, text string, _ textKind) []byte { return append(out, text...) }

func escapeComment(out []byte, _ string, _ textKind) []byte { return out }

// refused is what html/template prints in place of an address that could do
// harm.
const unsafeURL = "#ZgotmplZ"

func escapeURL(out []byte, text string, kind textKind) []byte {
	if kind != address && !isSafe(text) {
		return append(out, unsafeURL...)
	}
	return escapeURLPart(out, text, kind)
}

// isSafe reports a relative address, or one of a kind that starts nothing but a
// visit or a letter.
func isSafe(text string) bool {
	scheme, _, ok := strings.Cut(text, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

func escapeURLPart(out []byte, text string, _ textKind) []byte {
	return appendURL(out, text, &urlParts)
}

func escapeURLQuery(out []byte, text string, kind textKind) []byte {
	if kind == address {
		return appendURL(out, text, &urlParts)
	}
	return appendURL(out, text, &urlQuery)
}

// urlParts and urlQuery hold what stands for each byte of an address within an
// attribute: of a whole one, where what has a meaning there keeps it, or of a
// value in its query.
var (
	urlParts = urlTable("!#$&*+,/:;=?@[]")
	urlQuery = urlTable("")
)

func urlTable(reserved string) (table [256]string) {
	const hex = "0123456789abcdef"
	for c := range table {
		isPlain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-._~", rune(c))
		switch {
		case isPlain:
		case c < 0x80 && strings.ContainsRune(reserved, rune(c)):
			table[c] = entities[c]
		default:
			table[c] = string([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return table
}

// appendURL leaves what is encoded already as it is, unless the table is that of
// queries.
func appendURL(out []byte, text string, table *[256]string) []byte {
	done := 0
	for i := 0; i < len(text); i++ {
		replacement := table[text[i]]
		if replacement == "" || text[i] == '%' && table == &urlParts && isEncoded(text[i+1:]) {
			continue
		}
		out = append(out, text[done:i]...)
		out = append(out, replacement...)
		done = i + 1
	}
	return append(out, text[done:]...)
}

func isEncoded(digits string) bool { return len(digits) >= 2 && isHex(digits[0]) && isHex(digits[1]) }

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
