package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"

	"annals/internal/diag"
)

// reportComments reports the comments of which it cannot be decided where they begin
// and end.
func (r *renderer) reportComments() {
	report := func(at byteRange, message, hint string) {
		r.problems.Error(r.diagRange(at), diag.HTMLComment, message, hint)
	}
	for _, c := range r.state.unclosed {
		hint := "write --> where the note ends"
		if c.within == inParagraph {
			hint += ", before the next blank line, or begin a line of its own with <!--"
		}
		report(c.byteRange, "the comment that begins here has no end in "+c.within, hint+`; if no note is meant, write \<!--`)
	}
	for _, at := range r.state.nested {
		report(at, "a comment begins within a comment, and the first --> ends both: what follows would be shown to readers",
			"close the comment before this one, or delete this <!-- and the --> that belongs to it")
	}
	for _, at := range r.state.empty {
		report(at, "the comment ends where it begins, so what follows would be shown to readers",
			`write <!-- and a space before the note; if no note is meant, write \<!--`)
	}
	for _, at := range r.state.misspelt {
		report(at, "this begins no comment, so the note would be shown to readers",
			`write <!--, with two hyphens and no spaces, and --> at the end of the note; if no note is meant, write \<`)
	}
}

// checkCommentEnds reports each --> in running text, but for the ends of comments that
// are shown on purpose (\<!-- … -->). Behind a comment, it shows that the note was meant
// to end there.
func (r *renderer) checkCommentEnds(n *ast.Text) {
	at := n.Segment.Start - n.Segment.Padding
	for rest := n.Segment.Value(r.src); ; {
		i := bytes.Index(rest, []byte("--"))
		if i < 0 {
			return
		}
		switch before := r.src[:max(at+i, 0)]; {
		case bytes.HasSuffix(before, []byte(`\<!`)), bytes.HasSuffix(before, []byte("&lt;!")):
			r.shownComments++
		case !bytes.HasPrefix(rest[i:], commentClose), bytes.HasSuffix(before, []byte(`\`)):
		case r.shownComments > 0:
			r.shownComments--
		default:
			r.reportCommentEnd(at + i)
		}
		rest, at = rest[i+1:], at+i+1
	}
}

// reportCommentEnd reports a --> that ends no comment, unless it belongs to a beginning
// that is reported.
func (r *renderer) reportCommentEnd(at int) {
	if before, _ := slices.BinarySearch(r.state.doubtful, at); before > r.doubtfulEnds {
		r.doubtfulEnds++
		return
	}
	where := r.diagRange(byteRange{at, at + len(commentClose)})
	hint := `write <!-- where the note begins, and --> only where it ends; for an arrow, write →`
	if end := r.state.comments.firstEnd; end > 0 && end <= at {
		r.problems.Error(where, diag.HTMLComment, "this --> ends no comment: the note before it ended at its first -->, and what follows would be shown to readers", hint)
		return
	}
	r.problems.Warn(where, diag.HTMLComment, "this --> ends no comment: what stands before it is shown to readers", hint)
}

// checkNoComment reports a comment in a value that is shown as it is: the title of a
// link, an address, the language of a block of code.
func (r *renderer) checkNoComment(value []byte, at byteRange) {
	if bytes.Contains(value, commentOpen) {
		r.problems.Error(r.diagRange(at), diag.HTMLComment, "a comment is no comment here: readers would see it", "move it into the text, or delete it")
	}
}

// warnIndentedComment warns of a comment that is code because it is indented by four
// spaces, which is seldom meant.
func (r *renderer) warnIndentedComment(n *ast.CodeBlock) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		value := line.Value(r.src)
		if trimmed := bytes.TrimLeft(value, " \t"); bytes.HasPrefix(trimmed, commentOpen) {
			at := line.Start - line.Padding + len(value) - len(trimmed)
			r.problems.Warn(r.diagRange(byteRange{at, at + len(commentOpen)}), diag.HTMLComment,
				"four spaces before a comment make it code, which is shown to readers", "write fewer spaces; for code, put it between lines of ```")
			return
		}
	}
}
