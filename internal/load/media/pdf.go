package media

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

const (
	maxUnpacked = 32 << 20 // of all object streams of a document
	maxObject   = 1 << 20  // of one object that is looked at
	maxPages    = 1 << 20
)

var (
	pdfBegin     = []byte("obj")
	pdfEndObject = []byte("endobj")
)

// pdfSyntax is what is looked for in documents.
type pdfSyntax struct {
	root, pages, count, isPages, isObjStm, first, stream *regexp.Regexp
}

// pdfForms are compiled when the first document is read: most sites have none.
var pdfForms = sync.OnceValue(func() *pdfSyntax {
	return &pdfSyntax{
		root:     regexp.MustCompile(`/Root[\x00\t\n\f\r ]+([0-9]{1,9})[\x00\t\n\f\r ]+[0-9]{1,5}[\x00\t\n\f\r ]+R`),
		pages:    regexp.MustCompile(`/Pages[\x00\t\n\f\r ]+([0-9]{1,9})[\x00\t\n\f\r ]+[0-9]{1,5}[\x00\t\n\f\r ]+R`),
		count:    regexp.MustCompile(`/Count[\x00\t\n\f\r ]+([0-9]{1,9})`),
		isPages:  regexp.MustCompile(`/Type[\x00\t\n\f\r ]*/Pages\b`),
		isObjStm: regexp.MustCompile(`/Type[\x00\t\n\f\r ]*/ObjStm\b`),
		first:    regexp.MustCompile(`/First[\x00\t\n\f\r ]+([0-9]{1,9})`),
		stream:   regexp.MustCompile(`stream\r?\n`),
	}
})

// pdfBlanks stand between words.
const pdfBlanks = "\x00\t\n\f\r "

// pdf is a document as far as its objects are concerned.
type pdf struct {
	objects  map[int][]byte // by number; of several with one number the last
	unpacked []byte         // what was compressed of them
}

// readPDF finds the objects of a document, also those in compressed streams. It follows
// no table of references: damaged documents have wrong ones, and this reads what is there.
// An object ends where the next one begins, if not before.
func readPDF(data []byte) *pdf {
	p := &pdf{objects: map[int][]byte{}}
	for number, rest, found := nextObject(data); found; {
		next, after, more := nextObject(rest)
		p.add(number, rest[:len(rest)-len(after)])
		number, rest, found = next, after, more
	}
	return p
}

// nextObject returns the number of the first object of data, and what stands behind the
// words with which it begins: 12 0 obj.
func nextObject(data []byte) (number int, rest []byte, found bool) {
	for at := 0; ; {
		i := bytes.Index(data[at:], pdfBegin)
		if i < 0 {
			return 0, nil, false
		}
		head := data[:at+i]
		at += i + len(pdfBegin)
		rest = data[at:]
		if number, found = objectNumber(head); found && (len(rest) == 0 || !isWordByte(rest[0])) {
			return number, rest, true
		}
	}
}

// objectNumber returns the number of an object before the last word with which it begins.
func objectNumber(head []byte) (number int, ok bool) {
	head, _, ok = cutLastNumber(head, 5)
	if ok {
		head, number, ok = cutLastNumber(head, 9)
	}
	return number, ok && (len(head) == 0 || strings.IndexByte(pdfBlanks+">", head[len(head)-1]) >= 0)
}

// cutLastNumber cuts off a number of at most so many digits at the end of a text, with
// the blanks behind it, of which it has some.
func cutLastNumber(text []byte, limit int) (before []byte, number int, ok bool) {
	trimmed := bytes.TrimRight(text, pdfBlanks)
	before = bytes.TrimRight(trimmed, "0123456789")
	digits := trimmed[len(before):]
	if len(trimmed) == len(text) || len(digits) == 0 || len(digits) > limit {
		return nil, 0, false
	}
	number, _ = strconv.Atoi(string(digits))
	return before, number, true
}

func isWordByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// add adds an object of which the body is known.
func (p *pdf) add(number int, body []byte) {
	body, _, _ = bytes.Cut(body, pdfEndObject)
	head := body
	stream := pdfForms().stream.FindIndex(body)
	if stream != nil {
		head = body[:stream[0]]
	}
	p.objects[number] = head[:min(len(head), maxObject)]
	if stream != nil && pdfForms().isObjStm.Match(head) {
		p.unpack(head, body[stream[1]:])
	}
}

// unpack adds the objects of a stream of objects.
func (p *pdf) unpack(head, packed []byte) {
	first := pdfForms().first.FindSubmatch(head)
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if first == nil || err != nil || len(p.unpacked) >= maxUnpacked {
		return
	}
	text, _ := io.ReadAll(io.LimitReader(z, int64(maxUnpacked-len(p.unpacked)))) // as far as it can be read
	p.unpacked = append(append(p.unpacked, text...), '\n')
	start, _ := strconv.Atoi(string(first[1]))
	if start > len(text) {
		return
	}
	numbers := bytes.Fields(text[:start])
	for i := 0; i+1 < len(numbers); i += 2 {
		number, err := strconv.Atoi(string(numbers[i]))
		offset, err2 := strconv.Atoi(string(numbers[i+1]))
		if err != nil || err2 != nil || offset < 0 || start+offset > len(text) {
			return
		}
		end := len(text)
		if i+3 < len(numbers) {
			if next, err := strconv.Atoi(string(numbers[i+3])); err == nil && next >= offset && start+next <= len(text) {
				end = start + next
			}
		}
		p.objects[number] = text[start+offset : end]
	}
}

// Pages returns how many pages a PDF document has; 0 if it does not tell, or if data is
// none.
func Pages(data []byte) int {
	if sniff(data) != formatPDF {
		return 0
	}
	p := readPDF(data)
	roots := pdfForms().root.FindAllSubmatch(data, -1)
	if len(roots) == 0 {
		return 0
	}
	catalog := p.objects[number(roots[len(roots)-1])]
	tree := p.objects[number(pdfForms().pages.FindSubmatch(catalog))]
	if !pdfForms().isPages.Match(tree) {
		return 0
	}
	if n := number(pdfForms().count.FindSubmatch(tree)); n < maxPages {
		return n
	}
	return 0
}

// number returns the number in the first group of a match; 0 without a match.
func number(match [][]byte) int {
	if match == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(match[1]))
	return n
}
