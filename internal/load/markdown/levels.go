package markdown

// levels maps the levels of headings in the source to those in the HTML: 2 and
// deeper, because the page has an h1 of its own, and without gaps.
type levels struct {
	open []level // headings of the enclosing sections, outermost first
}

type level struct{ written, rendered int }

func (l *levels) next(written int) int {
	written = max(written, 2)
	for len(l.open) > 0 && l.open[len(l.open)-1].written >= written {
		l.open = l.open[:len(l.open)-1]
	}
	rendered := 2 + len(l.open)
	l.open = append(l.open, level{written, rendered})
	return rendered
}
