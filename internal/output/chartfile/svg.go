package chartfile

import (
	"slices"
	"strconv"

	"annals/internal/output/chart"
	"annals/internal/output/figure"
)

// svg is a drawing while it is written.
type svg struct {
	out  []byte
	lang string
}

// write appends pieces: texts as they are, numbers in digits.
func (w *svg) write(pieces ...any) {
	for _, p := range pieces {
		switch p := p.(type) {
		case string:
			w.out = append(w.out, p...)
		case int:
			w.out = strconv.AppendInt(w.out, int64(p), 10)
		}
	}
}

// escaped appends a text that is no markup.
func (w *svg) escaped(text string) { w.out = appendEscaped(w.out, text) }

// patterns are the fills that tell ballots apart without colour.
const patterns = `<defs><pattern id="p-abstain" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="p-abstain" width="7" height="7"/>` +
	`<path class="light" d="M0 7 7 0M-1 1 1-1M6 8 8 6"/></pattern>` +
	`<pattern id="p-no" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="p-no" width="6" height="6"/>` +
	`<circle class="spots" cx="1.5" cy="1.5" r=".9"/><circle class="spots" cx="4.5" cy="4.5" r=".9"/></pattern>` +
	`<pattern id="p-unvoted" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M-1 5 1 7M0 0 6 6M5-1 7 1"/></pattern></defs>
`

// svg returns the sheet as a drawing.
func (s *sheet) svg() []byte {
	w := &svg{lang: s.lang}
	w.write(`<svg xmlns="http://www.w3.org/2000/svg" width="`, s.width, `" height="`, s.height, `" viewBox="0 0 `, s.width, ` `, s.height,
		`" role="img" aria-labelledby="title" aria-describedby="desc" xml:lang="`, s.lang, `" lang="`, s.lang, `" direction="`, s.dir, "\">\n<title id=\"title\">")
	w.escaped(s.title)
	w.write("</title>\n<desc id=\"desc\">")
	w.escaped(s.about)
	w.write("</desc>\n<style>", style, "</style>\n", patterns, `<rect class="paper" width="`, s.width, `" height="`, s.height, "\"/>\n")
	for i := range s.lines {
		l := &s.lines[i]
		w.text(l.Text, l.style)
	}
	for _, k := range s.swatches {
		w.swatch(k)
	}
	w.write(`<path class="rule" d="M`, margin, ` `, s.footTop, `h`, s.width-2*margin, "\"/>\n", `<g transform="translate(`, margin, ` `, s.chartTop, ")\">\n")
	w.figure(s)
	w.write("</g>\n</svg>\n")
	return w.out
}

func (w *svg) swatch(k swatch) {
	if k.mark == "members" {
		w.write(`<path class="members" d="M`, k.X, ` `, k.Y+k.Height/2, `h`, k.Width, "\"/>\n")
		return
	}
	w.boxes([]chart.Box{k.Box}, "bar "+k.mark)
}

// figure writes the chart itself.
func (w *svg) figure(s *sheet) {
	f := s.figure
	rules := f.Rules
	for i := range f.Lanes {
		rules += "M0 " + strconv.Itoa(f.Lanes[i].Y) + "h" + strconv.Itoa(f.Width)
	}
	w.write(`<path class="rule" d="`, rules, "\"/>\n")
	w.group("scale", f.Scale)
	for _, l := range f.Layers {
		w.boxes(l.Boxes, "bar "+l.Ballot)
	}
	for _, l := range f.Layers {
		w.write("<g class=\"value\">")
		for _, t := range l.Numbers {
			w.text(t, "on-"+l.Ballot)
		}
		w.write("</g>\n")
	}
	if f.Members != "" && !f.Shares {
		w.write(`<path class="members" d="`, f.Members, "\"/>\n")
	}
	w.boxes(f.Unvoted, "unvoted")
	w.boxes(f.Unknown, "unknown")
	w.group("years", f.Years)
	w.group("counts", f.Texts)
	w.group("labels", f.Labels)
	for i := range f.Lanes {
		w.lane(s, &f.Lanes[i])
	}
}

func (w *svg) lane(s *sheet, l *figure.Lane) {
	w.group("organs", l.Lines, l.Name.Lang)
	w.write("<g class=\"dots\">\n")
	for i := range l.Dots {
		d := &l.Dots[i]
		switch {
		case d.Entry == nil:
			w.text(chart.Text{X: d.X, Y: d.Y + 4, Text: d.More}, "more")
		case d.Entry.Milestone:
			name := s.dotNames[d.Entry]
			w.write(`<circle class="milestone" cx="`, d.X, `" cy="`, d.Y, `" r="8"><title`)
			w.language(name.Lang)
			w.write(">")
			w.escaped(name.Text)
			w.write("</title></circle>\n")
		default:
			w.write(`<circle class="event" cx="`, d.X, `" cy="`, d.Y, "\" r=\"5\"/>\n")
		}
	}
	w.write("</g>\n")
}

// language names the language of an element that differs from that of the drawing.
func (w *svg) language(tag string) {
	if tag != "" && tag != w.lang {
		w.write(` xml:lang="`, tag, `" lang="`, tag, `"`)
	}
}

func (w *svg) group(class string, texts []chart.Text, lang ...string) {
	if len(texts) == 0 {
		return
	}
	w.write(`<g class="`, class, `"`)
	w.language(slices.Concat(lang, []string{""})[0])
	w.write(">")
	for _, t := range texts {
		w.text(t, "")
	}
	w.write("</g>\n")
}

func (w *svg) text(t chart.Text, class string) {
	w.write(`<text x="`, t.X, `" y="`, t.Y, `"`)
	if class != "" {
		w.write(` class="`, class, `"`)
	}
	w.write(">")
	w.escaped(t.Text)
	w.write("</text>\n")
}

func (w *svg) boxes(boxes []chart.Box, class string) {
	for _, b := range boxes {
		w.write(`<rect class="`, class, `" x="`, b.X, `" y="`, b.Y, `" width="`, b.Width, `" height="`, b.Height, "\"/>\n")
	}
}
