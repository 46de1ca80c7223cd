package media

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"annals/internal/diag"
)

// keepTag writes a start tag without the attributes of editors.
func (s *svgCleaner) keepTag(t token, el scope, local string) {
	at := t.from
	for _, a := range t.attrs {
		value, isKept := s.attribute(a, t, el, local)
		switch {
		case !isKept:
			s.out.keep(at, a.from)
			at = a.to
		case value != a.value:
			s.out.keep(at, a.from)
			s.out.insert([]byte(" " + a.name + `="` + escaper.Replace(value) + `"`))
			at = a.to
		}
	}
	s.out.keep(at, t.to)
}

// attribute returns the value of an attribute to publish, and whether it is kept.
func (s *svgCleaner) attribute(a attribute, t token, el scope, local string) (string, bool) {
	if _, ok := declaration(a.name); ok {
		return a.value, a.value == spaceSVG || a.value == spaceXLink || a.value == spaceXML || a.value == ""
	}
	prefix, name := splitName(a.name)
	name = strings.ToLower(name)
	space := el.spaces[prefix]
	switch {
	case strings.HasPrefix(name, "on") && (prefix == "" || space == spaceSVG):
		s.refuse(a.at, a.to, diag.ActiveFile, fmt.Sprintf("the attribute %s runs a script", a.name), "delete it")
		return "", false
	case name == "base" && prefix == "xml":
		s.refuse(a.at, a.to, diag.ForeignAddress, "the attribute xml:base changes where all addresses lead", "delete it")
		return "", false
	case prefix == "xml":
		return a.value, name == "space" || name == "lang" || name == "id"
	case prefix != "" && space != spaceXLink:
		return "", false
	case prefix == "" && strings.HasPrefix(name, "data-"):
		return "", false
	case space == spaceXLink && prefix != "" && name != "href":
		return a.value, name == "title" || name == "show" || name == "actuate" || name == "type"
	case name == "href" || name == "src" || name == "action" || name == "formaction":
		return s.address(a, local)
	case name == "attributename":
		s.animated(a)
		return a.value, true
	}
	return s.plainValue(a), true
}

// animated refuses an animation of an address or of a script.
func (s *svgCleaner) animated(a attribute) {
	_, name := splitName(strings.ToLower(strings.TrimSpace(a.value)))
	if name == "href" || name == "src" || strings.HasPrefix(name, "on") {
		s.refuse(a.at, a.to, diag.ActiveFile, "the animation changes an address or a script", "delete it")
	}
}

// address judges an attribute that is an address.
func (s *svgCleaner) address(a attribute, element string) (string, bool) {
	kind, address := classify(a.value)
	isImage := strings.EqualFold(element, "image") || strings.EqualFold(element, "feImage")
	switch {
	case kind == addressData && isImage && mediaType(address) != mediaSVG:
		clean, err := cleanData(address)
		if err != nil {
			s.refuse(a.at, a.to, diag.BrokenFile, fmt.Sprintf("the picture within this picture cannot be cleaned: %s", err), "put a JPEG or PNG in its place")
			return "", false
		}
		return clean, true
	case kind != addressLocal:
		s.refuseAddress(a.at, a.to, kind, address)
		return "", false
	case s.namesFolder(address):
		s.refuseFolder(a.at, a.to)
	}
	return a.value, true
}

// refuseAddress reports an address that leads elsewhere.
func (s *svgCleaner) refuseAddress(from, to int, kind addressKind, address string) {
	code, message, hint := addressProblem(kind, address)
	s.refuse(from, to, code, message, hint)
}

// addressProblem says what is wrong with an address.
func addressProblem(kind addressKind, address string) (code diag.Code, message, hint string) {
	switch kind {
	case addressScript:
		return diag.ActiveFile, "this address runs a script", "delete it"
	case addressData:
		return diag.ActiveFile, fmt.Sprintf("this address holds a file of its own, of the kind %q, which nobody can check", short(mediaType(address))), "put the shapes themselves, or a JPEG or PNG in its place"
	case addressRooted:
		return diag.ForeignAddress, fmt.Sprintf("%s begins with a slash, so it is another file on each computer", short(address)), "write the path from this file's folder, or delete it"
	}
	return diag.ForeignAddress, fmt.Sprintf("%s leads away from the site, and its server learns who looks at the picture", short(address)), "delete it, or put what it names into the file"
}

// short returns the beginning of a long text for a message.
func short(s string) string {
	const longest = 60
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return s
}

// plainValue judges any other attribute: its value may be a style.
func (s *svgCleaner) plainValue(a attribute) string {
	if s.namesFolder(a.value) {
		s.refuseFolder(a.at, a.to)
	}
	if !strings.ContainsAny(a.value, `(\@`) && !strings.Contains(a.value, "/*") {
		return a.value
	}
	clean, problems := scanStyle(a.value, true)
	for _, p := range problems[:min(len(problems), maxProblems)] {
		s.refuseStyle(a.at, a.to, p)
	}
	if a.name != "style" && !strings.Contains(clean, "base64,") {
		return a.value // only in a style is /* a comment
	}
	return clean
}

// computersFolder finds the names of folders that tell whose computer a file was on.
var computersFolder = regexp.MustCompile(`(?i)(^|[\s"'(=:/])(/home/[^/\s]|/users/[^/\s]|/root/|/media/[^/\s]|[a-z]:\\[^\\\s]|\\\\[a-z0-9])`)

func (s *svgCleaner) namesFolder(text string) bool {
	return strings.ContainsAny(text, `/\`) && computersFolder.MatchString(text)
}

func (s *svgCleaner) refuseFolder(from, to int) {
	s.refuse(from, to, diag.UncleanFile, "this names a folder of somebody's computer", "delete it")
}

func (s *svgCleaner) refuseStyle(from, to int, p styleProblem) {
	if p.err != nil {
		s.refuse(from, to, diag.BrokenFile, fmt.Sprintf("the picture within this picture cannot be cleaned: %s", p.err), "put a JPEG or PNG in its place")
		return
	}
	s.refuseAddress(from, to, p.kind, p.address)
}

// styleText is the text of a style element, collected from its parts.
type styleText struct {
	text  strings.Builder
	parts []stylePart
}

// stylePart is where a part of the text stands in the file.
type stylePart struct{ at, from, to, source int }

func (s *styleText) add(t token, data []byte) {
	source := t.from
	if bytes.HasPrefix(data[t.from:], []byte("<![CDATA[")) {
		source += len("<![CDATA[")
	}
	s.parts = append(s.parts, stylePart{s.text.Len(), t.from, t.to, source})
	s.text.WriteString(t.text)
}

// source returns the offset in the file of an offset in the text; where references
// stand before it, only nearly.
func (s *styleText) source(at int) int {
	found := 0
	for _, p := range s.parts {
		if p.at <= at {
			found = min(p.source+at-p.at, p.to)
		}
	}
	return found
}

// style writes the style sheet of the picture without comments.
func (s *svgCleaner) style(st *styleText) {
	if len(st.parts) == 0 {
		return
	}
	text := st.text.String()
	clean, problems := scanStyle(text, true)
	for _, p := range problems[:min(len(problems), maxProblems)] {
		from := st.source(p.from)
		s.refuseStyle(from, max(from, st.source(p.to)), p)
	}
	if s.namesFolder(clean) {
		s.refuseFolder(st.parts[0].from, st.parts[0].to)
	}
	if clean == text && len(st.parts) == 1 {
		s.out.keep(st.parts[0].from, st.parts[0].to)
		return
	}
	s.out.insert([]byte(elementEscaper.Replace(clean)))
}
