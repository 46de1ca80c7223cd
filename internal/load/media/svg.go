package media

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
)

// maxText is the size of the largest drawing.
const maxText = 16 << 20

// maxProblems is the number of mistakes that are reported of one file.
const maxProblems = 20

// svgCleaner reads an SVG picture and keeps what is drawn.
type svgCleaner struct {
	*cleaner
	reader   xmlReader
	out      pieces
	open     []scope
	isDone   bool // the outermost element has ended
	problems int
}

// cleanSVG drops comments, metadata, and the elements and attributes of editors. What
// runs or loads from elsewhere is an error with its position.
func cleanSVG(f *cleaner) [][]byte {
	if f.format != formatSVG && f.format != formatXML && f.format != formatHTML {
		f.agrees(formatSVG)
		return nil
	}
	if len(f.data) > maxText {
		f.error(diag.FileTooLarge, fmt.Sprintf("the drawing has %s; %s is the most", diag.Size(int64(len(f.data))), diag.Size(maxText)), "simplify it, or save it as PNG")
		return nil
	}
	f.data = bytes.TrimPrefix(f.data, []byte("\xEF\xBB\xBF"))
	s := &svgCleaner{cleaner: f, reader: xmlReader{data: f.data}, out: pieces{data: f.data}}
	if err := checkEncoding(f.data); err != nil {
		s.broken(err)
		return nil
	}
	for s.problems < maxProblems {
		t, err := s.reader.next()
		if err == nil {
			err = s.token(t)
		}
		if err != nil {
			s.broken(err)
			return nil
		}
		if t.kind == noToken {
			break
		}
	}
	if s.problems > 0 {
		return nil
	}
	return s.out.list
}

// at is the range between two offsets, to the end of the line at most.
func (f *cleaner) at(from, to int) diag.Range {
	before := f.data[:from]
	line := bytes.Count(before, []byte("\n")) + 1
	column := from - (bytes.LastIndexByte(before, '\n') + 1) + 1
	if end := bytes.IndexByte(f.data[from:to], '\n'); end >= 0 {
		to = from + end
	}
	return diag.Range{Position: diag.Position{File: f.file, Line: line, Column: column}, End: column + max(to-from, 1)}
}

// broken reports a place where the text is no XML.
func (f *cleaner) broken(err *xmlError) {
	at := min(err.at, len(f.data))
	f.report.Error(f.at(at, at), diag.BrokenFile, err.message, err.hint)
}

// refuse reports something that must not be published.
func (s *svgCleaner) refuse(from, to int, code diag.Code, message, hint string) {
	if s.problems++; s.problems > maxProblems {
		return
	}
	s.report.Error(s.at(from, to), code, message, hint)
}

// isLeft reports whether the innermost open element is left out.
func (s *svgCleaner) isLeft() bool { return len(s.open) > 0 && s.open[len(s.open)-1].isLeft }

// token keeps, drops or refuses one token.
func (s *svgCleaner) token(t token) *xmlError {
	switch t.kind {
	case startTag:
		return s.start(t)
	case endTag:
		return s.end(t)
	case charData:
		return s.chars(t)
	case instruction:
		s.instruction(t)
	case noToken:
		if !s.isDone {
			return &xmlError{t.from, "the picture is cut off: an element is not closed", "open it in a picture program and save it again"}
		}
	case doctype: // browsers never load the DTD
		if s.isDone || len(s.open) > 0 {
			return &xmlError{t.from, "a document type stands within the picture", "delete it"}
		}
	case comment:
	}
	return nil
}

// instruction keeps the declaration of XML, without what else stands in it. All
// others are dropped, but one that loads a style sheet is an error.
func (s *svgCleaner) instruction(t token) {
	switch {
	case strings.EqualFold(t.name, "xml-stylesheet"):
		s.refuse(t.from, t.to, diag.ForeignAddress, "this instruction loads a style sheet, which can load or run more", "delete it; put the styles into the picture")
	case t.name == "xml" && t.from == 0:
		declared := strings.ToLower(string(s.data[t.from:t.to]))
		if strings.Contains(declared, "encoding") && !strings.Contains(declared, "utf-8") && !strings.Contains(declared, "us-ascii") {
			s.refuse(t.from, t.to, diag.BrokenFile, "the picture is not in UTF-8", `save it with the encoding "UTF-8"`)
			return
		}
		s.out.insert([]byte(`<?xml version="1.0" encoding="UTF-8"?>`))
	}
}

// chars keeps a text. That of a style element is written when the element ends.
func (s *svgCleaner) chars(t token) *xmlError {
	switch {
	case len(s.open) == 0:
		if strings.TrimSpace(t.text) != "" {
			return &xmlError{t.from, "a text stands outside the picture", "delete it"}
		}
		s.out.keep(t.from, t.to)
	case s.isLeft():
	case s.open[len(s.open)-1].style != nil:
		s.open[len(s.open)-1].style.add(t, s.data)
	default:
		if bytes.ContainsAny([]byte(t.text), `/\`) && s.namesFolder(t.text) {
			s.refuseFolder(t.from, t.to)
		}
		s.out.keep(t.from, t.to)
	}
	return nil
}

// start handles a start tag.
func (s *svgCleaner) start(t token) *xmlError {
	outer := outermost()
	if n := len(s.open); n > 0 {
		outer = s.open[n-1]
	} else if s.isDone {
		return &xmlError{t.from, "a second picture stands in the file", "delete it"}
	}
	if len(s.open) >= maxDepth {
		return &xmlError{t.from, fmt.Sprintf("elements are nested more than %d deep", maxDepth), "group them less"}
	}
	el, err := outer.open(t)
	if err != nil {
		return err
	}
	_, local := splitName(t.name)
	if len(s.open) == 0 && (local != "svg" || el.space != spaceSVG && el.space != "") {
		s.refuse(t.from, t.to, diag.WrongExtension, "the name promises an SVG picture, but the file does not begin with the element svg", "give it the name of what it is")
	}
	if outer.style != nil {
		return &xmlError{t.from, "an element stands within a style sheet", "delete it"}
	}
	s.judge(t, &el, local)
	if !el.isLeft {
		s.keepTag(t, el, local)
		if local == "style" && !t.isEmpty {
			el.style = &styleText{}
		}
	}
	if t.isEmpty {
		s.isDone = len(s.open) == 0
		return nil
	}
	s.open = append(s.open, el)
	return nil
}

// activeElements are elements that run, or that bring in a document of another kind.
var activeElements = []string{
	"script", "foreignobject", "handler", "listener", "iframe", "frame", "embed", "object", "applet", "link", "meta", "base", "form", "portal", "video", "audio",
}

// drawn lists the elements of SVG 1.1, SVG 2 and SVG Tiny 1.2 that may decide about what is
// drawn, or say what that is. Browsers pass over all others, with what stands in them.
var drawn = elements(`a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform animation
	circle clipPath color-profile cursor defs desc discard ellipse
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
	feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
	fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
	font font-face font-face-format font-face-name font-face-src font-face-uri g glyph glyphRef hatch hatchpath hkern
	image line linearGradient marker mask mesh meshgradient meshpatch meshrow missing-glyph mpath path pattern polygon polyline
	radialGradient rect set solidColor solidcolor stop style svg switch symbol tbreak text textArea textPath title tref tspan
	use view vkern`)

func elements(names string) map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(names) {
		all[name] = true
	}
	return all
}

// judge decides whether an element is kept, left out, or an error.
func (s *svgCleaner) judge(t token, el *scope, local string) {
	language, isActive := activeSpaces[el.space]
	isDrawn := el.space == spaceSVG || el.space == ""
	switch {
	case el.isRefused:
	case isActive:
		el.isLeft, el.isRefused = true, true
		s.refuse(t.from, t.to, diag.ActiveFile, fmt.Sprintf("the element %s is %s, which can run in a reader's browser", t.name, language), "delete it")
	case slices.Contains(activeElements, strings.ToLower(local)) && isDrawn:
		el.isLeft, el.isRefused = true, true
		s.refuse(t.from, t.to, diag.ActiveFile, fmt.Sprintf("the element %s can run in a reader's browser", t.name), "delete it, and what stands in it")
	case !isDrawn || !drawn[local]:
		el.isLeft = true
	}
}

// end handles an end tag.
func (s *svgCleaner) end(t token) *xmlError {
	n := len(s.open)
	if n == 0 || s.open[n-1].name != t.name {
		return &xmlError{t.from, fmt.Sprintf("this closes %s, which is not the element that is open", t.name), "open the picture in a picture program and save it again"}
	}
	el := s.open[n-1]
	s.open = s.open[:n-1]
	s.isDone = n == 1
	if el.isLeft {
		return nil
	}
	if el.style != nil {
		s.style(el.style)
	}
	s.out.keep(t.from, t.to)
	return nil
}
