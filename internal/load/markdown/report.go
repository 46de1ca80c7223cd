package markdown

import "annals/internal/diag"

// reportState reports the problems that the parsers recorded.
func (r *renderer) reportState() {
	for _, s := range r.state.brokenRefs {
		mark := string(r.src[s.start:s.end])
		r.problems.Error(r.diagRange(s), diag.BrokenFootnote, "the footnote "+mark+" has no text",
			"write \""+mark+": …\" at the beginning of a line, outside lists and quotations; write \\"+mark+" if no footnote is meant")
	}
	for _, s := range r.state.duplicateNotes {
		r.problems.Error(r.diagRange(s), diag.BrokenFootnote, "the footnote "+string(r.src[s.start:s.end])+" has two texts", "give one of them another name")
	}
	for _, n := range r.state.noteOrder {
		if n.number == 0 {
			mark := string(r.src[n.label.start:n.label.end])
			r.problems.Warn(r.diagRange(n.label), diag.UnusedFootnote, "nothing refers to the footnote "+mark, "write "+mark+" where it belongs, or delete its text")
		}
	}
	r.reportAttributes()
	r.reportLiterals()
	r.reportFences()
	r.reportComments()
	r.warnHidden()
	if r.state.what != "" {
		r.problems.Error(r.diagRange(r.state.at), diag.TextTooDeep, "the text has "+r.state.what,
			"make it simpler: fewer levels, shorter paragraphs, smaller tables, or several texts")
	}
}
