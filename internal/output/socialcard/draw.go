package socialcard

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/output/picture"
	"annals/internal/record/lang"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// The inks: indexes into the palette of newPress, which has the built-in theme's
// colours.
const (
	ink picture.Ink = iota
	muted
	accent
	yes
	no
	abstain
)

func newPress(fonts picture.Fonts) *picture.Press {
	return picture.NewPress(fonts, Width, Height, rgb(0xfdfdfb),
		rgb(0x16202c), rgb(0x4b5866), rgb(0x8c2f1b), rgb(0x12436d), rgb(0xf46a25), rgb(0xa285d1))
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

// ballot is one part of a bar.
type ballot struct {
	vote.Ballot
	ink  picture.Ink
	text string // id of the interface text that counts it
}

// ballots are in the order of the figures on a card. States that did not vote are
// shown on the page only.
var ballots = [...]ballot{
	{vote.Yes, yes, "vote.yes_votes"},
	{vote.No, no, "vote.no_votes"},
	{vote.Abstain, abstain, "vote.abstentions"},
}

// barOrder is the order of the parts of a bar: abstentions in the middle.
var barOrder = [...]ballot{ballots[0], ballots[2], ballots[1]}

// The layout of a card, in pixels.
const (
	margin     = 72
	column     = Width - 2*margin
	ruleTop    = 64
	siteTop    = 88
	dateTop    = 172
	barTop     = 494
	barHeight  = 22
	barGap     = 4
	figureTop  = 530
	figureSize = 30
	swatch     = 20
	bottom     = Height - 60
)

// targetSize is the size in bytes that most cards stay below.
const targetSize = 30 << 10

// card is the image of an entry in a language.
type card struct {
	*Images
	entry *site.Entry
	lang  string
}

// Render draws the card.
func (c card) Render(w io.Writer) error {
	press := c.presses.Get().(*picture.Press)
	press.Clear()
	d := drawing{press: press, lang: c.lang, rtl: c.rightToLeft(c.lang)}
	if err := d.drawCard(c.text(c.entry, c.lang)); err != nil {
		return asProblem(err) // the press is not reused: a font error leaves it in an unknown state
	}
	if err := press.Encode(w, targetSize); err != nil {
		return err
	}
	c.presses.Put(press)
	return nil
}

func asProblem(err error) error {
	if !errors.Is(err, picture.ErrFont) {
		return err
	}
	return &diag.Problem{
		Code: diag.InvalidValue, Message: fmt.Sprintf("the card of this entry cannot be drawn: %v", err),
		Hint: "take another font for [cards] in config.toml",
	}
}

func (c *Images) rightToLeft(tag string) bool {
	if l, ok := c.site.Config.Language(tag); ok {
		return l.Dir == "rtl"
	}
	return lang.Direction(tag) == "rtl"
}

// drawing draws one card. Positions are measured from the left margin, or from the
// right one for a language written from right to left.
type drawing struct {
	press *picture.Press
	lang  string
	rtl   bool
}

func (d drawing) drawCard(w cardText) error {
	d.fill(0, ruleTop, 88, 6, accent)
	if _, err := d.drawText(singleLine(w.site, 30, column), 0, siteTop, muted); err != nil {
		return err
	}
	date, err := d.drawText(singleLine(w.date, 34, column), 0, dateTop, accent)
	if err != nil {
		return err
	}
	end := bottom
	if len(w.votes) > 0 {
		if err := d.drawFigures(w.votes); err != nil {
			return err
		}
		d.drawBar(w.votes)
		end = barTop - 24
	}
	top := dateTop + date.Height + 12
	title := picture.Block{Text: w.title, Sizes: []int{72, 66, 60, 54, 48, 42}, Leading: 124, Width: column, Height: end - top, MaxLines: 5}
	_, err = d.drawText(title, 0, top, ink)
	return err
}

// singleLine is a text on one line, up to 20 % smaller if it is too long.
func singleLine(text string, size, width int) picture.Block {
	return picture.Block{Text: text, Sizes: []int{size, size * 9 / 10, size * 8 / 10}, Leading: 140, Width: width, Height: 2 * size, MaxLines: 1}
}

// drawText sets a text and prints it at a distance from the start of the column.
func (d drawing) drawText(b picture.Block, from, top int, in picture.Ink) (*picture.Setting, error) {
	b.Lang, b.RightToLeft, b.KeepWords = d.lang, d.rtl, d.lang == "ko" || strings.HasPrefix(d.lang, "ko-")
	s, err := d.press.Set(b)
	if err != nil {
		return nil, err
	}
	return s, d.press.Print(s, d.x(from, 0), top, in)
}

// x returns the left edge of a box of this width at a distance from the start of the
// column.
func (d drawing) x(from, width int) int {
	if d.rtl {
		return Width - margin - from - width
	}
	return margin + from
}

func (d drawing) fill(from, top, width, height int, in picture.Ink) {
	d.press.Fill(d.x(from, width), top, width, height, in)
}

// drawFigures prints the numbers with their words, each after a swatch of its colour
// in the bar.
func (d drawing) drawFigures(votes []figure) error {
	from := 0
	for _, f := range votes {
		d.fill(from, figureTop+(figureSize*14/10-swatch)/2, swatch, swatch, f.ink)
		from += swatch + swatch/2
		s, err := d.drawText(singleLine(f.words, figureSize, column/len(votes)-2*swatch), from, figureTop, muted)
		if err != nil {
			return err
		}
		from += s.Width() + 2*swatch
	}
	return nil
}

// drawBar shows the figures as parts of one bar. There is none unless all figures are
// known, since the lengths would be wrong.
func (d drawing) drawBar(votes []figure) {
	total := 0
	for _, f := range votes {
		total += f.count
	}
	if len(votes) < len(ballots) || total == 0 {
		return
	}
	before := 0
	for _, b := range barOrder {
		n := votes[slices.IndexFunc(votes, func(f figure) bool { return f.ink == b.ink })].count
		if n == 0 {
			continue
		}
		from, to := before*(column+barGap)/total, (before+n)*(column+barGap)/total-barGap
		d.fill(from, barTop, max(to-from, 2), barHeight, b.ink)
		before += n
	}
}
