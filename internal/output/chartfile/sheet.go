package chartfile

import (
	"strings"

	"annals/internal/output/chart"
	"annals/internal/output/figure"
	"annals/internal/record/license"
	"annals/internal/site"
)

// sheet is a chart with all that stands around it, laid out. Positions are units of the
// drawing from its top left corner.
type sheet struct {
	figure        *figure.Figure
	lang, dir     string
	width, height int
	title, about  string
	lines         []label  // around the chart
	swatches      []swatch // of the key
	chartTop      int
	footTop       int                          // of the line above the foot
	dotNames      map[*site.Entry]figure.Words // of milestones
}

// label is a line of text; X is its start, Y its baseline.
type label struct {
	chart.Text
	style string // "heading", "read", "key" or "foot"
}

// swatch is a mark of the key.
type swatch struct {
	chart.Box
	mark string
}

// The layout, in units.
const (
	margin      = 24
	headingSize = 22
	readSize    = 14
	keySize     = 14
	footSize    = 12
	lineHeight  = 140 // percent of the size
	swatchWidth = 22
	swatchTall  = 14
	narrow      = 54 // width of a narrow character, in percent of the size
)

var sizes = map[string]int{"heading": headingSize, "read": readSize, "key": keySize, "foot": footSize}

// sheet lays a chart out.
func (c *Charts) sheet(of figure.Subject, tag string) *sheet {
	l := c.locales[tag]
	ed := figure.Edition{Site: c.site, Lang: tag, Locale: l, Wording: c.wording}
	f := ed.Draw(of)
	f.Unnumber()
	s := &sheet{figure: f, lang: tag, dir: "ltr", width: f.Width + 2*margin, title: ed.Heading(of).Text, dotNames: map[*site.Entry]figure.Words{}}
	if f.Frame.Mirrored {
		s.dir = "rtl"
	}
	read := strings.TrimSpace(f.Text + " " + f.LanesText)
	y := s.write(margin, "heading", s.title, 4)
	y = s.write(y+4, "read", read, 6)
	y = s.layOutKey(y + 10)
	s.chartTop = y + 6
	s.footTop = s.chartTop + f.Height + 10
	y = s.write(s.footTop+8, "foot", c.source(of, tag), 4)
	y = s.write(y, "foot", c.terms(tag), 4)
	s.height = y + margin - 8
	s.about = s.describe(read)
	for i := range f.Lanes {
		for j := range f.Lanes[i].Dots {
			d := &f.Lanes[i].Dots[j]
			if d.Entry != nil && d.Entry.Milestone {
				t := d.Entry.In(tag)
				s.dotNames[d.Entry] = figure.Words{Text: l.T("chart.named", "name", l.Date(d.Entry.Date), "text", t.Title), Lang: t.Lang}
			}
		}
	}
	return s
}

// source says where the chart is from.
func (c *Charts) source(of figure.Subject, tag string) string {
	l := c.locales[tag]
	text := l.T("chart.source", "site", isolated(c.site.Title(tag)))
	parts := []string{text}
	if url := c.site.URL(c.site.Path(tag, of.Page())); url != "" {
		parts = append(parts, isolated(url))
	}
	if c.site.Date.Year > 0 {
		parts = append(parts, l.T("footer.built", "date", l.Day(c.site.Date)))
	}
	return strings.Join(parts, " · ")
}

// terms is on which terms the data may be used, "" if nothing is said.
func (c *Charts) terms(tag string) string {
	l, of := c.locales[tag], c.site.Config.DataLicense
	words, _ := of.In(tag, c.site.Config.DefaultLanguage)
	if words == "" {
		return ""
	}
	text := l.T("footer.license") + ": " + isolated(words)
	if known, ok := license.Find(of.Strings()); ok && known.URL != "" && known.URL != words {
		text += " · " + isolated(known.URL)
	}
	return text
}

// isolated returns a text that keeps its direction among others of another one.
func isolated(text string) string { return "\u2068" + text + "\u2069" }

// write adds the lines of a text from y down, and returns where they end.
func (s *sheet) write(y int, style, text string, maxLines int) int {
	size := sizes[style]
	for _, line := range chart.Wrap(text, (s.width-2*margin)*100/(size*narrow), maxLines) {
		s.lines = append(s.lines, label{Text: chart.Text{X: s.x(margin), Y: y + size, Text: line}, style: style})
		y += size * lineHeight / 100
	}
	return y
}

// x returns the x of a point at a distance from the start side.
func (s *sheet) x(from int) int {
	if s.dir == "rtl" {
		return s.width - from
	}
	return from
}

// layOutKey adds the key from y down, and returns where it ends.
func (s *sheet) layOutKey(y int) int {
	from := margin
	for i, k := range s.figure.Key {
		width := swatchWidth + 6 + chart.Width(k.Name)*keySize*narrow/100
		if i > 0 && from+width > s.width-margin {
			from, y = margin, y+keySize*lineHeight/100
		}
		box := chart.Box{X: s.x(from), Y: y + 2, Width: swatchWidth, Height: swatchTall}
		if s.dir == "rtl" {
			box.X -= swatchWidth
		}
		s.swatches = append(s.swatches, swatch{box, k.Mark})
		s.lines = append(s.lines, label{Text: chart.Text{X: s.x(from + swatchWidth + 6), Y: y + keySize, Text: k.Name}, style: "key"})
		from += width + 20
	}
	if len(s.figure.Key) > 0 {
		y += keySize * lineHeight / 100
	}
	return y
}

// describe returns the chart in words: how to read it, and a line for each column.
func (s *sheet) describe(read string) string {
	lines := []string{read}
	for i := range s.figure.Axis {
		if y := &s.figure.Axis[i]; len(y.Acts) > 0 || y.Year != nil && len(s.figure.Layers) == 0 {
			lines = append(lines, s.figure.WithYear(i, s.figure.Describe(i)))
		}
	}
	return strings.Join(lines, "\n")
}

// texts returns all that is printed.
func (s *sheet) texts() []string {
	var all []string
	for i := range s.lines {
		all = append(all, s.lines[i].Text.Text)
	}
	f := s.figure
	groups := [][]chart.Text{f.Scale, f.Texts, f.Years, f.Labels}
	for _, l := range f.Layers {
		groups = append(groups, l.Numbers)
	}
	for i := range f.Lanes {
		l := &f.Lanes[i]
		groups = append(groups, l.Lines)
		for j := range l.Dots {
			d := &l.Dots[j]
			groups = append(groups, []chart.Text{{Text: d.More}})
		}
	}
	for _, group := range groups {
		for _, t := range group {
			all = append(all, t.Text)
		}
	}
	return all
}
