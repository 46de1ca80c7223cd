package media

import (
	"bytes"
	"fmt"
	"strings"

	"annals/internal/diag"
)

// xmlDocument is a document of XML, whatever it is about.
type xmlDocument struct {
	*cleaner
	open  []scope
	found int
}

// cleanXML publishes a document of XML as it is, unless a browser would run or draw a
// part of it.
func cleanXML(f *cleaner) [][]byte {
	if f.format != formatXML && f.format != formatSVG && f.format != formatHTML && f.format != "" {
		f.agrees(formatXML)
		return nil
	}
	whole := f.whole()
	f.data = bytes.TrimPrefix(f.data, []byte("\xEF\xBB\xBF"))
	d := &xmlDocument{cleaner: f, open: []scope{outermost()}}
	if err := checkEncoding(f.data); err != nil {
		f.broken(err)
		return nil
	}
	for r := (xmlReader{data: f.data}); d.found < maxProblems; {
		t, err := r.next()
		if err == nil {
			err = d.token(t)
		}
		if err != nil {
			f.broken(err)
			return nil
		}
		if t.kind == noToken {
			break
		}
	}
	if d.found > 0 {
		return nil
	}
	return whole
}

func (d *xmlDocument) refuse(t token, message string) {
	d.found++
	d.report.Error(d.at(t.from, t.to), diag.ActiveFile, message, "delete it; if it is meant so, "+d.asIsHint())
}

// token judges one token.
func (d *xmlDocument) token(t token) *xmlError {
	innermost := d.open[len(d.open)-1]
	switch t.kind {
	case startTag:
		el, err := innermost.open(t)
		if err != nil {
			return err
		}
		language, isActive := activeSpaces[el.space]
		if el.space == spaceSVG {
			language, isActive = "SVG", true
		}
		if isActive && !el.isRefused {
			el.isRefused = true
			d.refuse(t, fmt.Sprintf("the element %s is %s, which can run in a reader's browser", t.name, language))
		}
		if t.isEmpty {
			return nil
		}
		if d.open = append(d.open, el); len(d.open) > maxDepth {
			return &xmlError{t.from, fmt.Sprintf("elements are nested more than %d deep", maxDepth), d.asIsHint()}
		}
	case endTag:
		if len(d.open) == 1 || innermost.name != t.name {
			return &xmlError{t.from, fmt.Sprintf("this closes %s, which is not the element that is open", t.name), "look at what stands before this place"}
		}
		d.open = d.open[:len(d.open)-1]
	case instruction:
		if strings.EqualFold(t.name, "xml-stylesheet") {
			d.refuse(t, "this instruction loads a style sheet, which can run script")
		}
	case charData, comment, doctype, noToken:
	}
	return nil
}
