package media

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// tokenKind is the kind of a token of XML.
type tokenKind int

const (
	startTag tokenKind = iota
	endTag
	charData // text or CDATA
	comment
	instruction
	doctype
	noToken // the end of the file
)

// token is one token of XML, with its offsets.
type token struct {
	kind     tokenKind
	from, to int
	name     string // of an element or the target of an instruction, with its prefix
	attrs    []attribute
	isEmpty  bool   // <name/>
	text     string // of charData: as a reader of the document gets it
}

// attribute is one attribute of a start tag. from includes the space before it.
type attribute struct {
	name     string
	from, to int
	at       int    // of the name
	value    string // without references
}

// xmlError is a place where the text is no XML that every browser reads alike.
type xmlError struct {
	at      int
	message string
	hint    string
}

// xmlReader splits XML into tokens. It knows less than XML has: no entities but the
// five of the standard, UTF-8 alone, no declarations in a DTD.
type xmlReader struct {
	data []byte
	at   int
}

const maxAttributes = 1000

// checkEncoding checks that the bytes are text that XML may hold.
func checkEncoding(data []byte) *xmlError {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 || !isXMLRune(r) {
			return &xmlError{i, "the text is not UTF-8, or holds a character that XML does not allow", `save it with the encoding "UTF-8"`}
		}
		i += size
	}
	return nil
}

// isXMLRune reports whether XML 1.0 allows a character.
func isXMLRune(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r != 0xFFFE && r != 0xFFFF && r <= utf8.MaxRune && (r < 0xD800 || r > 0xDFFF)
}

// next returns the next token.
func (r *xmlReader) next() (token, *xmlError) {
	start := r.at
	if start >= len(r.data) {
		return token{kind: noToken, from: start, to: start}, nil
	}
	after := r.data[start:]
	switch {
	case after[0] != '<':
		end := bytes.IndexByte(after, '<')
		if end < 0 {
			end = len(after)
		}
		r.at += end
		text, err := decodeReferences(string(after[:end]), start)
		return token{kind: charData, from: start, to: r.at, text: text}, err
	case bytes.HasPrefix(after, []byte("<!--")):
		return r.until("-->", token{kind: comment, from: start}, 4)
	case bytes.HasPrefix(after, []byte("<![CDATA[")):
		t, err := r.until("]]>", token{kind: charData, from: start}, 9)
		if err == nil {
			t.text = string(r.data[start+9 : t.to-3])
		}
		return t, err
	case bytes.HasPrefix(after, []byte("<?")):
		t, err := r.until("?>", token{kind: instruction, from: start}, 2)
		if err == nil {
			target := r.data[start+2 : t.to-2]
			if end := bytes.IndexAny(target, " \t\r\n"); end >= 0 {
				target = target[:end]
			}
			t.name = string(target)
		}
		return t, err
	case bytes.HasPrefix(after, []byte("<!")):
		return r.doctype()
	}
	return r.tag()
}

// until reads to the end mark of a token; skip is the length of its beginning.
func (r *xmlReader) until(mark string, t token, skip int) (token, *xmlError) {
	end := bytes.Index(r.data[min(t.from+skip, len(r.data)):], []byte(mark))
	if end < 0 {
		return t, &xmlError{t.from, "this never ends: " + mark + " is missing", "close it"}
	}
	r.at = t.from + skip + end + len(mark)
	t.to = r.at
	return t, nil
}

// doctype reads a document type that names a DTD but declares nothing.
func (r *xmlReader) doctype() (token, *xmlError) {
	t := token{kind: doctype, from: r.at}
	body := r.data[r.at:]
	end := bytes.IndexByte(body, '>')
	if !bytes.HasPrefix(body, []byte("<!DOCTYPE")) || end < 0 {
		return t, &xmlError{r.at, "this is no part of a picture", "delete it"}
	}
	if open := bytes.IndexByte(body[:end], '['); open >= 0 {
		return t, &xmlError{r.at + open, "the document type declares entities, which can hide anything", "write out what they stand for; a picture can be saved as plain SVG"}
	}
	r.at += end + 1
	t.to = r.at
	return t, nil
}

// tag reads a start tag or an end tag.
func (r *xmlReader) tag() (token, *xmlError) {
	t := token{kind: startTag, from: r.at}
	r.at++
	if r.at < len(r.data) && r.data[r.at] == '/' {
		t.kind = endTag
		r.at++
	}
	if t.name = r.readName(); t.name == "" {
		return t, &xmlError{t.from, "a < begins no element", "write it as &lt;"}
	}
	for {
		before := r.at
		r.skipSpace()
		switch {
		case r.at >= len(r.data):
			return t, &xmlError{t.from, "this element never ends: > is missing", "close it"}
		case r.data[r.at] == '>':
			r.at++
			t.to = r.at
			return t, nil
		case t.kind == startTag && bytes.HasPrefix(r.data[r.at:], []byte("/>")):
			r.at += 2
			t.to, t.isEmpty = r.at, true
			return t, nil
		case t.kind == endTag || before == r.at || len(t.attrs) >= maxAttributes:
			return t, &xmlError{r.at, "the element is not spelled as XML asks", "look at what stands before this place"}
		}
		a, err := r.attribute(before)
		if err != nil {
			return t, err
		}
		t.attrs = append(t.attrs, a)
	}
}

// attribute reads name="value"; from is where the space before it begins.
func (r *xmlReader) attribute(from int) (attribute, *xmlError) {
	a := attribute{from: from, at: r.at}
	a.name = r.readName()
	r.skipSpace()
	if a.name == "" || r.at >= len(r.data) || r.data[r.at] != '=' {
		return a, &xmlError{a.at, "an attribute is not spelled as XML asks", `write it as name="value"`}
	}
	r.at++
	r.skipSpace()
	if r.at >= len(r.data) || r.data[r.at] != '"' && r.data[r.at] != '\'' {
		return a, &xmlError{a.at, "an attribute has no quotation marks", `write it as name="value"`}
	}
	quote := r.data[r.at]
	r.at++
	start := r.at
	end := bytes.IndexByte(r.data[start:], quote)
	if end < 0 || bytes.IndexByte(r.data[start:start+end], '<') >= 0 {
		return a, &xmlError{a.at, "the value of this attribute never ends", "close its quotation mark"}
	}
	r.at = start + end + 1
	a.to = r.at
	value, err := decodeReferences(string(r.data[start:start+end]), start)
	a.value = value
	return a, err
}

func (r *xmlReader) skipSpace() {
	for r.at < len(r.data) && strings.IndexByte(" \t\r\n", r.data[r.at]) >= 0 {
		r.at++
	}
}

// readName reads a name; letters beyond ASCII are taken on trust.
func (r *xmlReader) readName() string {
	start := r.at
	for r.at < len(r.data) {
		c := r.data[r.at]
		isLetter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0x80
		if !isLetter && (r.at == start || c != '-' && c != '.' && (c < '0' || c > '9')) {
			break
		}
		r.at++
	}
	return string(r.data[start:r.at])
}
