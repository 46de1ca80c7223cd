package html

import (
	"slices"
	"strings"

	"annals/internal/load/config"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// officialLanguages are those in which the United Nations publishes its documents.
var officialLanguages = []string{"ar", "en", "es", "fr", "ru", "zh"}

// titleNote returns who translated the title of an entry about a document. What the
// United Nations publish is said of their documents alone.
func (ed *edition) titleNote(e *site.Entry) string {
	base, _, _ := strings.Cut(ed.lang, "-")
	switch {
	case len(e.Symbols) == 0:
		return ""
	case !slices.ContainsFunc(e.Symbols, isUN):
		return ed.locale.T("notice.own_translation")
	case slices.Contains(officialLanguages, base):
		return ed.locale.T("notice.translated_title")
	}
	return ed.locale.T("notice.no_official_title")
}

func isUN(s symbol.Symbol) bool { return s.System() == symbol.UN }

// voteWords says which words an act has.
type voteWords struct {
	kind string      // of the entry: a site has words of its own for it, or not
	verb config.Verb // what was done with the text
}

// wordsOf returns the words for the votes of an entry or one of its stages: those of the
// verb of its type. Without one, an act of the United Nations is adopted, any other
// decided. An entry whose symbols are all of other systems is not of the United Nations,
// nor is one without symbols in a record that has other systems only.
func (ed *edition) wordsOf(e *site.Entry, symbols []symbol.Symbol) voteWords {
	w := voteWords{verb: config.Adopted}
	if e.Type != nil {
		w.kind = e.Type.ID
	}
	if len(symbols) == 0 {
		symbols = e.Symbols
	}
	other := ed.noneUN
	if len(symbols) > 0 {
		other = !slices.ContainsFunc(symbols, isUN)
	}
	switch {
	case e.Type != nil && e.Type.Verb != "":
		w.verb = e.Type.Verb
	case other:
		w.verb = config.Decided
	}
	return w
}

// wordsOfAll returns the words for many acts: those of their verb, if they
// have the same.
func (ed *edition) wordsOfAll(acts []*site.Act) voteWords {
	var all voteWords
	for _, a := range acts {
		switch w := ed.wordsOf(a.Entry, a.Symbols()); {
		case all.verb == "":
			all = w
		case all.verb != w.verb:
			return voteWords{verb: config.Decided}
		case all.kind != w.kind:
			all.kind = ""
		}
	}
	return all
}

// isOtherRecord reports whether a site has symbols of other systems, and none of the
// United Nations.
func isOtherRecord(s *site.Site) bool {
	some := s.Config.Symbols.HasSystems()
	for _, e := range s.Entries {
		if slices.ContainsFunc(e.Symbols, isUN) {
			return false
		}
		some = some || len(e.Symbols) > 0
	}
	return some
}

// text returns the text of an act: the site's for the type, else the one for its verb.
func (w voteWords) text(l *locale.Locale, key string) string {
	for _, id := range [...]string{"site.vote." + w.kind + "." + key, "vote_" + string(w.verb) + "." + key} {
		if l.Has(id) {
			return l.T(id)
		}
	}
	return l.T("vote." + key)
}

// actionText returns a decision in words: "Adopted by recorded vote", "Amendment rejected
// (recorded vote)".
func actionText(l *locale.Locale, w voteWords, d *vote.Decision) string {
	switch {
	case d.Question != "" && d.Question != vote.OfText && d.Question != vote.OfProcedure:
		return questionText(l, d)
	case d.Method == vote.Consensus && (d.Outcome == "" || d.Outcome == vote.Adopted):
		return w.text(l, "consensus")
	case d.Outcome == vote.Withdrawn, d.Outcome == vote.NoAction, d.Outcome != "" && !d.Method.HasTally():
		return w.text(l, word(d.Outcome))
	case d.Question == vote.OfProcedure && d.Outcome != "":
		return w.text(l, word(d.Outcome)+"_procedural")
	case d.Question == vote.OfProcedure:
		return w.text(l, "procedural")
	case d.Outcome != "":
		return w.text(l, word(d.Outcome)+"_"+word(d.Method))
	case d.Method != "":
		return w.text(l, word(d.Method))
	}
	return ""
}

// questionText returns the decision on a part of a text, a motion or a candidate.
func questionText(l *locale.Locale, d *vote.Decision) string {
	id := "question." + word(d.Question)
	if d.Outcome != "" {
		id += "_" + word(d.Outcome)
	}
	if d.Method == "" {
		return l.T(id)
	}
	return l.T("question.by", "text", l.T(id), "method", l.T("question.by_"+word(d.Method)))
}

// word returns a word of front matter as a part of the id of an interface text.
func word[T ~string](of T) string { return strings.ReplaceAll(string(of), "-", "_") }
