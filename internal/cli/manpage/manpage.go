// Package manpage writes manual pages for the program man, in the macros man(7).
//
// Its input are the plain texts of a page, as a terminal shows them; its output is the
// source of the page. It has the one escaper of roff. It knows no command, and reads no
// clock: the day is given.
package manpage

import (
	"fmt"
	"regexp"
	"strings"
)

// Page is a page of section 1, of a command.
type Page struct {
	Name     string // annals-build
	Day      string // of which the page is: 2026-11-30
	Program  string // with its version
	Summary  string // what the command does, in a line
	Synopsis string // how it is typed
	Parts    []Part
	SeeAlso  []string // names of other pages of section 1
}

// Part is a section of a page: a text, a list, or the one and then the other.
type Part struct {
	Title string
	Text  string // paragraphs; one with lines that are indented or in columns stays as it is
	Items []Item
}

// Item explains one word.
type Item struct{ Term, Text string }

// Source returns the page in roff.
func (p Page) Source() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 %s \"%s\" \"Annals\"\n", escape(strings.ToUpper(p.Name)), p.Day, escape(p.Program))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", escape(p.Name), escape(p.Summary))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n", bold(p.Synopsis))
	for _, part := range p.Parts {
		fmt.Fprintf(&b, ".SH %s\n", escape(strings.ToUpper(part.Title)))
		writeText(&b, part.Text)
		for _, item := range part.Items {
			fmt.Fprintf(&b, ".TP\n%s\n%s\n", bold(item.Term), lines(item.Text))
		}
	}
	if len(p.SeeAlso) > 0 {
		b.WriteString(".SH SEE ALSO\n")
		for i, name := range p.SeeAlso {
			fmt.Fprintf(&b, "%s(1)%s\n", bold(name), map[bool]string{true: ",", false: ""}[i < len(p.SeeAlso)-1])
		}
	}
	return []byte(b.String())
}

// columns matches a line that is not to be filled.
var columns = regexp.MustCompile(`(?m)^ |\S {3}`)

// writeText writes paragraphs.
func writeText(b *strings.Builder, text string) {
	first := true
	for paragraph := range strings.SplitSeq(strings.Trim(text, "\n"), "\n\n") {
		if paragraph == "" {
			continue
		}
		if !first {
			b.WriteString(".PP\n")
		}
		first = false
		if columns.MatchString(paragraph) {
			fmt.Fprintf(b, ".nf\n%s\n.fi\n", lines(paragraph))
		} else {
			b.WriteString(lines(paragraph) + "\n")
		}
	}
}

func bold(text string) string { return `\fB` + escape(text) + `\fR` }

// lines escapes a text of several lines, of which none becomes a request.
func lines(text string) string {
	all := strings.Split(strings.Trim(text, "\n"), "\n")
	for i, line := range all {
		all[i] = escape(line)
	}
	return strings.Join(all, "\n")
}

// special are the characters that roff reads as something else: as a command, or as the
// typographic sign that looks alike and that no shell knows.
var special = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`, "\n", " ", "\r", " ", "\x00", "")

// escape writes one line of text.
func escape(line string) string {
	escaped := special.Replace(line)
	if strings.HasPrefix(escaped, ".") {
		return `\&` + escaped
	}
	return escaped
}
