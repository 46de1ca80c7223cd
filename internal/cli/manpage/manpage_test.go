package manpage_test

import (
	"strings"
	"testing"

	"annals/internal/cli/manpage"
)

// No text becomes a request of roff or anything but itself.
func TestTextStaysText(t *testing.T) {
	hostile := ".so /etc/passwd\n'de x\nback\\slash \\fB -- ' ` ^ ~ \"quoted\"\n\n  indented  text\n.nf"
	page := manpage.Page{
		Name: "annals-x", Day: "2026-11-30", Program: `A "b"`, Summary: ".x\ny", Synopsis: ".x",
		Parts: []manpage.Part{{Title: ".x\n.y", Text: hostile, Items: []manpage.Item{{Term: ".x", Text: hostile}}}},
	}
	want := `.TH ANNALS\-X 1 2026-11-30 "A \(dqb\(dq" "Annals"
.SH NAME
annals\-x \- \&.x y
.SH SYNOPSIS
\fB\&.x\fR
.SH \&.X .Y
\&.so /etc/passwd
\(aqde x
back\eslash \efB \-\- \(aq \(ga \(ha \(ti \(dqquoted\(dq
.PP
.nf
  indented  text
\&.nf
.fi
.TP
\fB\&.x\fR
\&.so /etc/passwd
\(aqde x
back\eslash \efB \-\- \(aq \(ga \(ha \(ti \(dqquoted\(dq

  indented  text
\&.nf
`
	if got := string(page.Source()); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func FuzzSource(f *testing.F) {
	f.Add(".so x\n\\\n'")
	f.Fuzz(func(t *testing.T, text string) {
		page := manpage.Page{Parts: []manpage.Part{{Text: text, Items: []manpage.Item{{Text: text, Term: text}}}}}
		for line := range strings.SplitSeq(string(page.Source()), "\n") {
			request, _, _ := strings.Cut(line, " ")
			switch request {
			case ".TH", ".SH", ".PP", ".TP", ".nf", ".fi":
			default:
				if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
					t.Errorf("a text has become the request %q", line)
				}
			}
		}
	})
}
