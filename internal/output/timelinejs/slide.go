package timelinejs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"annals/internal/escape"
	"annals/internal/jsonobject"
	"annals/internal/output/citation"
	"annals/internal/output/span"
	"annals/internal/record/lang"
	"annals/internal/site"
)

// markup is a text in HTML.
type markup string

// slide is an event, or the title, which has no date.
type slide struct {
	isTitle        bool
	id             string
	at             span.Span
	date           markup // in words; "" where numbers say all
	headline, text markup
	group          markup
	picture        *picture
}

// picture is the picture of a slide.
type picture struct {
	url                  string
	alt, caption, credit markup
}

// title is the first slide: what the record is, and where.
func (t timeline) title() slide {
	s, l := t.site, t.locale
	text := paragraph(plain(s.Description(t.lang)))
	if s.PartOf > 0 {
		text += paragraph(plain(l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf)))
	}
	if s.Date.Year > 0 {
		text += paragraph(plain(l.T("footer.built", "date", l.Day(s.Date))))
	}
	return slide{isTitle: true, id: "title", headline: plain(s.Title(t.lang)), text: text + paragraph(link(s.URL(s.Path(t.lang, "index.html"))))}
}

// slide returns the slide of an entry.
func (t timeline) slide(e *site.Entry, at span.Span) slide {
	words, s := e.In(t.lang), t.site
	all := slide{
		id: citation.Key(e.ID), at: at, headline: plain(words.Title),
		text: paragraph(plain(words.Summary)) + paragraph(link(s.URL(s.Path(t.lang, e.Address())))),
	}
	if !at.Exact || at.From.Year < 1 {
		all.date = plain(t.locale.Date(e.Date))
	}
	if len(e.Topics) > 0 {
		all.group = plain(s.Config.Label(e.Topics[0].Term, t.lang))
	}
	for i := range e.Media {
		if m := &e.Media[i]; m.Is("image") && m.Warning.IsZero() {
			all.picture = t.picture(m)
			break
		}
	}
	return all
}

// picture returns a picture; nil on a site without an address.
func (t timeline) picture(m *site.Media) *picture {
	url := t.site.URL(m.File.Address)
	if url == "" {
		return nil
	}
	in := func(of lang.Text) markup {
		words, _ := of.In(t.lang, t.site.Config.DefaultLanguage)
		return plain(words)
	}
	return &picture{url, in(m.Alt), in(m.Caption), in(m.Credit)}
}

// object returns the slide as JSON.
func (s slide) object() jsonobject.Object {
	words := jsonobject.Object{{"headline", s.headline}, {"text", s.text}}
	if s.isTitle {
		return jsonobject.Object{{"unique_id", s.id}, {"text", words}}
	}
	all := jsonobject.Object{{"unique_id", s.id}, {"start_date", date(s.at.From)}}
	if s.at.To != (span.Point{}) {
		all = append(all, jsonobject.Member{Key: "end_date", Value: date(s.at.To)})
	}
	if s.date != "" {
		all = append(all, jsonobject.Member{Key: "display_date", Value: s.date})
	}
	if s.group != "" {
		all = append(all, jsonobject.Member{Key: "group", Value: s.group})
	}
	all = append(all, jsonobject.Member{Key: "text", Value: words})
	if p := s.picture; p != nil {
		all = append(all, jsonobject.Member{Key: "media", Value: jsonobject.Object{{"url", p.url}, {"alt", p.alt}, {"caption", p.caption}, {"credit", p.credit}}})
	}
	return append(all, jsonobject.Member{Key: "autolink", Value: false})
}

func date(p span.Point) jsonobject.Object {
	all := jsonobject.Object{{"year", p.Year}}
	if p.Month > 0 {
		all = append(all, jsonobject.Member{Key: "month", Value: p.Month})
	}
	if p.Day > 0 {
		all = append(all, jsonobject.Member{Key: "day", Value: p.Day})
	}
	return all
}

// columns are those of the spreadsheet. TimelineJS finds them by their names.
var columns = []string{
	"Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
	"Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
}

// row returns the slide as a row.
func (s slide) row() []string {
	p := s.picture
	if p == nil {
		p = &picture{}
	}
	kind, from, to := "", numbers(s.at.From), numbers(s.at.To)
	if s.isTitle {
		kind = "title"
	}
	return []string{
		from[0], from[1], from[2], "", to[0], to[1], to[2], "", cell(s.date), cell(s.headline), cell(s.text),
		p.url, cell(p.credit), cell(p.caption), "", cell(p.alt), kind, cell(s.group), "",
	}
}

func numbers(p span.Point) (all [3]string) {
	for i, n := range [...]int{p.Year, p.Month, p.Day} {
		if n != 0 || i == 0 && p != (span.Point{}) {
			all[i] = strconv.Itoa(n)
		}
	}
	return all
}

// The functions below are the only ones that make markup.

// escapes are what HTML gives a meaning. TimelineJS keeps no lines.
var escapes = func() *escape.Table {
	var ascii [128]string
	for c := range ' ' {
		ascii[c] = " "
	}
	for _, c := range "<>&\"'\x7f" {
		ascii[c] = reference(string(c))
	}
	return escape.NewTable(ascii, []escape.Rune{{Of: '\u0085', Text: " "}, {Of: '\u2028', Text: " "}, {Of: '\u2029', Text: " "}}, "\uFFFD")
}()

// reference returns how HTML can write a character besides as itself.
func reference(character string) string {
	r, _ := utf8.DecodeRuneInString(character)
	return fmt.Sprintf("&#%d;", r)
}

// plain returns a text as HTML.
func plain(text string) markup {
	return markup(strings.TrimSpace(string(escape.Append(escapes, nil, text))))
}

// paragraph returns a paragraph; nothing without a text.
func paragraph(inside markup) markup {
	if inside == "" {
		return ""
	}
	return "<p>" + inside + "</p>"
}

// link returns a link to an address of the site, which is its text; nothing without one.
func link(url string) markup {
	if url == "" {
		return ""
	}
	return `<a href="` + plain(url) + `">` + plain(url) + "</a>"
}

// formula is where a spreadsheet would start a formula: see package cell.
var formula = regexp.MustCompile(`(^[\s\p{Z}]*|[;\t\r\n])([=+\-@＝＋－＠])`)

// cell returns HTML as a cell that no spreadsheet takes for a formula, and that readers see
// as it was.
func cell(m markup) string {
	for text := string(m); ; {
		at := formula.FindStringSubmatchIndex(text)
		if at == nil {
			return text
		}
		text = text[:at[4]] + reference(text[at[4]:at[5]]) + text[at[5]:]
	}
}
