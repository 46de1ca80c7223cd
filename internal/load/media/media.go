// Package media makes the files of a site fit to be published: pictures without the
// data that programs write beside them, and nothing that nobody has looked at.
//
// Its input is the name and the bytes of a file; its output is the bytes to publish,
// in pieces, most of which are parts of the input. Each kind of file is handled by
// the rule that kinds.go gives it:
//
//   - JPEG, PNG, GIF and WebP are followed part by part (jpeg.go, png.go, gif.go,
//     webp.go). The parts that make the picture are kept bit for bit, also a colour
//     profile without its texts (icc.go), the orientation (exif.go) and animation.
//     All others are dropped.
//   - SVG is read as XML (xml.go). Comments, metadata and what editors add are
//     dropped; what runs, or loads from elsewhere, is an error (svg.go, css.go).
//   - Texts, style sheets and fonts are published as they are, once they are what
//     their name says (text.go, sniff.go).
//   - Anything else is an error that says what the file holds (holds.go).
//
// The compressed points of a picture are copied bit for bit, to the last one where the
// format tells which that is: what somebody has hidden in them on purpose stays there. Cleaning a cleaned file changes nothing. The package
// is pure: it reads no file and depends on nothing but its input.
package media

import (
	"fmt"
	"path"
	"strings"

	"annals/internal/diag"
)

// MaxFile is the size of the largest file that is published.
const MaxFile = 64 << 20

// Clean returns the bytes of the file of the site at a path, as they may be
// published. What prevents that is reported, and the result is nil.
func Clean(file string, data []byte, report *diag.List) [][]byte {
	f := &cleaner{file: file, data: data, format: sniff(data), report: report}
	f.kind = kindOf(file)
	switch {
	case len(data) <= nothing && !f.kind.isActive && f.kind.format != formatText:
		f.warn(diag.BrokenFile, "the file is too short to hold anything, so nobody can open it", saveAgain)
		return f.whole()
	case f.kind.rule == nil:
		f.refuseUnknown()
		return nil
	}
	return f.kind.rule(f)
}

const (
	// nothing is the size of a file that is too short to say anything of anybody.
	nothing = 4

	saveAgain = "open the original in the program that made it and save it again"
)

// cleaner is one file that is being cleaned.
type cleaner struct {
	file   string // relative to the site
	data   []byte
	kind   kind
	format string // by its bytes; "" if unknown
	report *diag.List
}

// name is the path as config.toml names it, below static/.
func (f *cleaner) name() (name string, isStatic bool) { return strings.CutPrefix(f.file, "static/") }

// error reports a problem of the file as a whole.
func (f *cleaner) error(code diag.Code, message, hint string) {
	f.report.Error(diag.Range{Position: diag.Position{File: f.file}}, code, message, hint)
}

// warn reports what does not prevent publication.
func (f *cleaner) warn(code diag.Code, message, hint string) {
	f.report.Warn(diag.Range{Position: diag.Position{File: f.file}}, code, message, hint)
}

// asIsHint tells how a file is published as it is.
func (f *cleaner) asIsHint() string {
	if name, isStatic := f.name(); isStatic {
		return fmt.Sprintf("name it in config.toml under [static], in the list as_is = [%q]", name)
	}
	return fmt.Sprintf("name it in config.toml under [evidence], in the list as_is = [%q]", f.file)
}

// whole publishes the file as it is.
func (f *cleaner) whole() [][]byte { return [][]byte{f.data} }

// agrees reports whether the bytes are of the format that the name promises, and
// reports it if not.
func (f *cleaner) agrees(formats ...string) bool {
	for _, format := range formats {
		if f.format == format {
			return true
		}
	}
	switch {
	case f.format == "":
		f.error(diag.BrokenFile, fmt.Sprintf("the file does not begin as %s does", withArticle(f.kind.format)),
			saveAgain)
	case endingOf[f.format] == "":
		f.error(diag.WrongExtension, fmt.Sprintf("the name promises %s, but this is %s", withArticle(f.kind.format), withArticle(f.format)), "give it the name of what it is")
	default:
		f.error(diag.WrongExtension, fmt.Sprintf("the name promises %s, but this is %s", withArticle(f.kind.format), withArticle(f.format)),
			fmt.Sprintf("rename it to %s", strings.TrimSuffix(path.Base(f.file), path.Ext(f.file))+endingOf[f.format]))
	}
	return false
}

// picture returns the rule for pictures that walk follows.
func picture(walk func([]byte) (walked, error)) rule {
	return func(f *cleaner) [][]byte {
		if !f.agrees(f.kind.format) {
			return nil
		}
		found, err := walk(f.data)
		if err != nil {
			f.error(diag.BrokenFile, fmt.Sprintf("this %s cannot be read to its end, so nobody knows what it says beside the picture: %s", f.kind.format, err), saveAgain)
			return nil
		}
		if found.doubt != "" {
			f.warn(diag.BrokenFile, fmt.Sprintf("readers may not see this %s: %s", f.kind.format, found.doubt), saveAgain)
		}
		return found.parts
	}
}

// refuseUnknown reports a file of a kind that is not in the table.
func (f *cleaner) refuseUnknown() {
	ending := path.Ext(f.file)
	message := fmt.Sprintf("Annals does not know files whose name ends in %s, so it cannot tell what they say about people", ending)
	if f.format != "" {
		message = fmt.Sprintf("Annals does not know files whose name ends in %s; this one is %s", ending, withArticle(f.format))
	}
	f.error(diag.UncleanFile, message, "look at what it holds; to publish it, "+f.asIsHint())
}

// IsPicture reports whether browsers show a file of this name as a picture.
func IsPicture(name string) bool { return kindOf(name).isShown }

// IsActive reports whether a browser may run a file of this name, or load others that
// it names.
func IsActive(name string) bool { return kindOf(name).isActive }

// withArticle puts a or an before the name of a format.
func withArticle(format string) string {
	if format == "" {
		return "such a file"
	}
	article := "a "
	if strings.ContainsRune("AEIOUaeiou", rune(format[0])) || strings.HasPrefix(format, "SVG") || strings.HasPrefix(format, "MP") || strings.HasPrefix(format, "HTML") || strings.HasPrefix(format, "XML") || strings.HasPrefix(format, "RTF") {
		article = "an "
	}
	return article + format
}
