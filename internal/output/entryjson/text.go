package entryjson

import (
	"iter"

	"annals/internal/jsonstr"
	"annals/internal/site"
)

// text describes the words of an entry in one language.
var text = object[*site.Text]{
	{"title", "The title.", textForm, true, str(func(t *site.Text) string { return t.Title })},
	{"summary", "The summary.", textForm, false, str(func(t *site.Text) string { return t.Summary })},
	{"text", "The text in Markdown, as readers see it: without notes to editors. Links within the site are absolute; on a site without base_url they begin at its top folder.", textForm, false, writeMarkdown},
	{"plain", "The text without markup: a line for each block, footnotes last.", textForm, false, writePlain},
	{"reviewed", "False if nobody has reviewed the translation yet. Otherwise absent.", falseForm, false, func(w *writer, t *site.Text) {
		if t.Unreviewed {
			w.out = append(w.out, "false"...)
		}
	}},
}

// languages yields the languages that an entry is written in, in the order of the site.
func languages(s *site.Site, e *site.Entry) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, tag := range s.Tags() {
			if e.Has(tag) && !yield(tag) {
				return
			}
		}
	}
}

func writeTexts(w *writer, e *site.Entry) {
	separator := byte('{')
	for tag := range languages(w.site, e) {
		w.out = append(jsonstr.AppendData(append(w.out, separator), tag), ':')
		text.write(w, e.In(tag))
		separator = ','
	}
	if separator == ',' {
		w.out = append(w.out, '}')
	}
}

// writeMarkdown appends the text as Markdown.
func writeMarkdown(w *writer, t *site.Text) {
	var err error
	w.words, w.html, err = t.Body.AppendMarkdown(w.words[:0], w.html, func(i int) string {
		href := w.site.Href(t, i, top, t.Lang)
		if href == "" || href[0] == '#' {
			return href
		}
		return w.site.Config.BaseURL + href
	})
	if err != nil {
		w.err = err
		return
	}
	if len(w.words) > 0 {
		w.out = jsonstr.AppendData(w.out, w.words)
	}
}

// top is a page in the top folder, from which addresses are relative to that.
const top = "index.html"

func writePlain(w *writer, t *site.Text) {
	words, err := t.Body.AppendText(w.words[:0])
	if err != nil {
		w.err = err
		return
	}
	if w.words = words; len(words) > 0 {
		w.out = jsonstr.AppendData(w.out, words)
	}
}
