package program

import "strings"

// printAction is {{value}}, with the escapers that html/template has appended.
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

// escaper is a chain of html/template's escapers, such as "urlfilter urlnormalizer
// attrescaper".
type escaper struct {
	own         escape
	takesMarkup bool              // own handles a template.HTML that contains tags
	std         func() stdEscaper // for values that own does not handle
}

// escape appends the escaped text to out.
type escape func(out []byte, text string, kind textKind) []byte

// ownEscapers maps chains to the escapers that are implemented here.
var ownEscapers = map[string]escaper{
	"html":                                {own: escapeNothing, takesMarkup: true}, // {{… | html}} by the author, to which html/template adds nothing
	"htmlescaper":                         {own: escapeText, takesMarkup: true},
	"rcdataescaper":                       {own: escapeAttr, takesMarkup: true},
	"attrescaper":                         {own: escapeAttr},
	"commentescaper":                      {own: escapeComment, takesMarkup: true},
	"urlfilter urlnormalizer attrescaper": {own: escapeURL, takesMarkup: true},
	"urlnormalizer attrescaper":           {own: escapeURLPart, takesMarkup: true},
	"urlescaper attrescaper":              {own: escapeURLQuery, takesMarkup: true},
}

// table maps each byte to what is printed instead, "" for the byte itself.
type table struct {
	of     [256]string
	isSelf [256]bool // nearly all bytes of a text
}

func newTable(of [256]string) *table {
	t := &table{of: of}
	for c, text := range of {
		t.isSelf[c] = text == ""
	}
	return t
}

// The @ of an address is written as an entity, which html/template does not do: services
// such as Cloudflare's Email Address Obfuscation otherwise rewrite each page that has one,
// and the copy of the site is no longer what was signed.
var (
	entities = newTable([256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;", '@': "&#64;"})

	// markupEntities is entities for a template.HTML: its & is not escaped again.
	markupEntities = newTable([256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;", '@': "&#64;"})
)

func (t *table) replace(out []byte, text string) []byte {
	done := 0
	for i := 0; i < len(text); i++ {
		if t.isSelf[text[i]] {
			continue
		}
		out = append(out, text[done:i]...)
		out = append(out, t.of[text[i]]...)
		done = i + 1
	}
	return append(out, text[done:]...)
}

func escapeText(out []byte, text string, kind textKind) []byte {
	if kind == markup {
		return append(out, text...)
	}
	return entities.replace(out, text)
}

func escapeAttr(out []byte, text string, kind textKind) []byte {
	if kind == markup {
		return markupEntities.replace(out, text)
	}
	return entities.replace(out, text)
}

func escapeNothing(out []byte, text string, _ textKind) []byte { return append(out, text...) }

func escapeComment(out []byte, _ string, _ textKind) []byte { return out }

// unsafeURL is what html/template prints instead of a URL with an unsafe scheme.
const unsafeURL = "#ZgotmplZ"

func escapeURL(out []byte, text string, kind textKind) []byte {
	if kind != address && !isSafe(text) {
		return append(out, unsafeURL...)
	}
	return escapeURLPart(out, text, kind)
}

// isSafe reports whether a URL is relative or has one of the schemes that
// html/template allows.
func isSafe(text string) bool {
	scheme, _, ok := strings.Cut(text, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

func escapeURLPart(out []byte, text string, _ textKind) []byte {
	return appendURL(out, text, urlParts)
}

func escapeURLQuery(out []byte, text string, kind textKind) []byte {
	if kind == address {
		return appendURL(out, text, urlParts)
	}
	return appendURL(out, text, urlQuery)
}

// urlParts and urlQuery map each byte of a URL in an attribute to its escaped form:
// urlParts for a whole URL, which keeps reserved characters, urlQuery for a value
// in its query.
var (
	urlParts = urlTable("!#$&*+,/:;=?@[]")
	urlQuery = urlTable("")
)

func urlTable(reserved string) *table {
	const hex = "0123456789abcdef"
	var of [256]string
	for c := range of {
		isPlain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-._~", rune(c))
		switch {
		case isPlain:
		case c < 0x80 && strings.ContainsRune(reserved, rune(c)):
			of[c] = entities.of[c]
		default:
			of[c] = string([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return newTable(of)
}

// appendURL escapes text by a table. With urlParts, existing %-escapes stay.
func appendURL(out []byte, text string, by *table) []byte {
	done := 0
	for i := 0; i < len(text); i++ {
		if by.isSelf[text[i]] || text[i] == '%' && by == urlParts && isEncoded(text[i+1:]) {
			continue
		}
		out = append(out, text[done:i]...)
		out = append(out, by.of[text[i]]...)
		done = i + 1
	}
	return append(out, text[done:]...)
}

func isEncoded(digits string) bool { return len(digits) >= 2 && isHex(digits[0]) && isHex(digits[1]) }

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
