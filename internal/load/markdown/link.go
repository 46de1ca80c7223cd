package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"annals/internal/diag"
	"annals/internal/weburl"
)

// link writes a link, or its text alone if the address is rejected.
func (r *renderer) link(n *ast.Link) {
	at := r.byteRangeOf(n.Destination, n.Pos())
	r.checkNoComment(n.Destination, at)
	r.checkTitle(n.Title, n.Pos())
	if !r.openLink(decode(n.Destination), decode(n.Title), at) {
		r.children(n)
		return
	}
	r.linkDepth++
	r.children(n)
	r.linkDepth--
	r.write("</a>")
	r.flushNotes()
}

// checkTitle checks the title of the link or image at the offset node, or the language
// of a block of code, which are shown but are no text.
func (r *renderer) checkTitle(title []byte, node int) {
	at := r.byteRangeOf(title, node)
	r.checkNoComment(title, at)
	r.warnHiddenReferences(title, at)
}

// openLink writes the opening tag. It returns false if the address is invalid,
// which it reports, or if the link is inside another link or an image.
func (r *renderer) openLink(address, title string, at byteRange) bool {
	rel := ""
	switch {
	case r.hasTooManyLinks(at):
		return false
	case address == "":
		r.problems.Error(r.diagRange(at), diag.BrokenLink, "the link has no address", "write it in the round brackets: [text](address)")
		return false
	case weburl.IsRelative(address):
		if r.linkDepth > 0 {
			return false
		}
		r.write("<a")
		r.addHole(holeHref, r.addLink(address, false, at))
	default:
		checked, err := weburl.Check(address)
		if err != nil {
			r.reportRefused(address, at, err)
			return false
		}
		if r.linkDepth > 0 {
			return false
		}
		if strings.HasPrefix(checked, "http") {
			rel = r.parser.rel
			if p := weburl.Tracking(checked); p != nil {
				r.problems.add(p.At(r.diagRange(at)))
			}
			r.body.Outside = append(r.body.Outside, OutsideLink{Address: checked, Span: r.spanInFile(at)})
		}
		r.write(`<a href="`)
		r.html = appendEscaped(r.html, checked)
		r.write(`"`)
	}
	r.writeAttribute("title", title)
	r.writeAttribute("rel", rel)
	r.write(">")
	return true
}

// hasTooManyLinks counts the link or image at the range, and reports whether it is
// beyond the limit.
func (r *renderer) hasTooManyLinks(at byteRange) bool {
	if r.links++; r.links <= maxLinks {
		return false
	}
	r.state.exceed(at, maxLinks, "links, pictures and addresses")
	return true
}

// writeAttribute writes an attribute unless it is empty.
func (r *renderer) writeAttribute(name, value string) {
	if value == "" {
		return
	}
	r.write(" ")
	r.write(name)
	r.write(`="`)
	r.html = appendEscaped(r.html, appendLiteral(nil, []byte(value)))
	r.write(`"`)
}

// addLink records a link inside the site and returns its index.
func (r *renderer) addLink(address string, isImage bool, at byteRange) int {
	target, fragment, _ := strings.Cut(address, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	r.body.Links = append(r.body.Links, Link{Target: target, Fragment: nfc(fragment), Image: isImage, Span: r.spanInFile(at)})
	return len(r.body.Links) - 1
}

// reportRefused reports an address that weburl rejected. Offsets from weburl are
// valid in the source only if the address has no escapes there.
func (r *renderer) reportRefused(address string, at byteRange, err error) {
	p := *diag.AsProblem(err, diag.UnsafeLink)
	if p.Code == diag.HiddenCharacter {
		r.refused = append(r.refused, at)
	}
	if p.Code != diag.PrivateAddress {
		p.Code = diag.UnsafeLink
	}
	if string(r.src[at.start:at.end]) != address {
		p.Length = 0
	}
	r.problems.add(p.At(r.diagRange(at)))
}

// autoLink writes a URL in angle brackets or a bare URL.
func (r *renderer) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	at := r.byteRangeOf(label, n.Pos())
	address := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	if !r.openLink(address, "", at) {
		r.writeLiteral(label)
		return
	}
	r.writeLiteral(visibleLabel(label))
	r.write("</a>")
}

// visibleLabel returns the text of a bare URL. A host of other scripts is in
// punycode, so that readers see where the link really leads.
func visibleLabel(label []byte) []byte {
	scheme, rest, ok := strings.Cut(string(label), "://")
	if !ok {
		return label
	}
	host, _, _ := strings.Cut(rest, "/")
	checked, err := weburl.Check(scheme + "://" + host)
	if err != nil || isASCII(host) {
		return label
	}
	return []byte(checked + rest[len(host):])
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7E })
}

// image writes an image of the site, or its description alone when the image
// comes from elsewhere.
func (r *renderer) image(n *ast.Image) {
	address := decode(n.Destination)
	at := r.byteRangeOf(n.Destination, n.Pos())
	r.checkNoComment(n.Destination, at)
	r.checkTitle(n.Title, n.Pos())
	alt := r.description(n)
	if strings.TrimSpace(alt) == "" {
		r.problems.Warn(r.diagRange(at), diag.MissingAlt, "the image has no description", "write what it shows in the square brackets: ![description](path)")
	}
	if !r.isOwnImage(address, at) {
		r.html = appendEscaped(r.html, alt)
		r.flushNotes()
		return
	}
	r.write("<img")
	r.addHole(holeSrc, r.addLink(address, true, at))
	r.write(` alt="`)
	r.html = appendEscaped(r.html, alt)
	r.write(`"`)
	r.writeAttribute("title", decode(n.Title))
	r.write(">")
	r.flushNotes()
}

// description returns the text of an image's description, which may have any
// markup. It adds the text to r.text but not to r.html.
func (r *renderer) description(n *ast.Image) string {
	html, holes, text := len(r.html), len(r.holes), len(r.text)
	r.linkDepth++
	r.children(n)
	r.linkDepth--
	r.html, r.holes = r.html[:html], r.holes[:holes]
	return string(r.text[text:])
}

func (r *renderer) isOwnImage(address string, at byteRange) bool {
	target, _, _ := strings.Cut(address, "#")
	switch {
	case r.hasTooManyLinks(at):
		return false
	case target == "":
		r.problems.Error(r.diagRange(at), diag.BrokenLink, "the image has no address", "write the path of its file in the round brackets: ![description](path)")
		return false
	case weburl.IsRelative(address):
		return true
	}
	if _, err := weburl.Check(address); err != nil {
		r.reportRefused(address, at, err)
		return false
	}
	r.problems.Error(r.diagRange(at), diag.RemoteImage, "the image is on another site", "save it in static/ and write the path of that file")
	return false
}
