package html

import (
	"slices"
	"strings"

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

// voteWords says which words an act has in place of those of the United Nations.
type voteWords struct {
	kind  string // of the entry: a site has words of its own for it, or not
	other bool   // the act is not one of the United Nations
}

// wordsOf returns the words for the votes of an entry or one of its stages. An entry
// whose symbols are all of other systems is not of the United Nations, nor is one
// without symbols in a record that has other systems only.
func (ed *edition) wordsOf(e *site.Entry, symbols []symbol.Symbol) voteWords {
	w := voteWords{}
	if e.Type != nil {
		w.kind = e.Type.ID
	}
	if len(symbols) == 0 {
		symbols = e.Symbols
	}
	if len(symbols) > 0 {
		w.other = !slices.ContainsFunc(symbols, isUN)
	} else {
		w.other = ed.noneUN
	}
	return w
}

// isOtherRecord reports whether a site has symbols, and none of the United Nations.
func isOtherRecord(s *site.Site) bool {
	some := false
	for _, e := range s.Entries {
		if slices.ContainsFunc(e.Symbols, isUN) {
			return false
		}
		some = some || len(e.Symbols) > 0
	}
	return some
}

// text returns the text of an act: the site's for the type, else the one for its
// issuer.
func (w voteWords) text(l *locale.Locale, key string) string {
	if own := "site.vote." + w.kind + "." + key; w.kind != "" && l.Has(own) {
		return l.T(own)
	}
	if w.other && l.Has("vote_other."+key) {
		return l.T("vote_other." + key)
	}
	return l.T("vote." + key)
}

// action returns how the act of an entry was taken, in words.
func (ed *edition) action(e *site.Entry) string {
	return actionText(ed.locale, ed.wordsOf(e, nil), e.Vote.Method, e.Vote.Outcome)
}

// actionText returns method and outcome in words: "Adopted by recorded vote".
func actionText(l *locale.Locale, w voteWords, method vote.Method, outcome vote.Outcome) string {
	switch {
	case method == vote.Consensus && (outcome == "" || outcome == vote.Adopted):
		return w.text(l, "consensus")
	case outcome == vote.Withdrawn, outcome != "" && !method.HasTally():
		return w.text(l, string(outcome))
	case outcome != "":
		return w.text(l, string(outcome)+"_"+string(method))
	case method != "":
		return w.text(l, string(method))
	}
	return ""
}
