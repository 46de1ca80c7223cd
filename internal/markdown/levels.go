package markdown

// levels turns the levels of headings as written into levels as rendered: 2
// and deeper, because the page has an h1 of its own, and without leaps.
type levels struct {
	open []level // headings around this place, outermost first
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
