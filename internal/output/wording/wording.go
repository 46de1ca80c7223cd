// Package wording puts what was decided, and what is known of sources and states, into the
// words that formats for readers share.
//
// Its input is the record and the interface texts of a language; its output is plain text,
// such as "Adopted by recorded vote", with the language that it is in where that may be
// another one. It makes no markup and never translates.
package wording

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/record/symbol"
	"annals/internal/record/timeofday"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Act says which words an act has.
type Act struct {
	Type string      // of the entry: a site has words of its own for it, or not
	Verb config.Verb // what was done with the text
}

// Record knows of all symbols of a record what decides on the words of one act.
type Record struct {
	noneUN bool // the record has documents, and none of the United Nations
}

// Of returns what decides on the words for the acts of s.
func Of(s *site.Site) Record {
	some := s.Config.Symbols.HasSystems()
	for _, e := range s.Entries {
		if slices.ContainsFunc(e.Symbols, IsUN) {
			return Record{}
		}
		some = some || len(e.Symbols) > 0
	}
	return Record{noneUN: some}
}

// IsUN reports whether a document is one of the United Nations.
func IsUN(s symbol.Symbol) bool { return s.System() == symbol.UN }

// Act returns the words for the votes of an entry or one of its stages: those of the
// verb of its type. Without one, an act of the United Nations is adopted, any other
// decided. An entry whose symbols are all of other systems is not of the United Nations,
// nor is one without symbols in a record that has other systems only.
func (r Record) Act(e *site.Entry, symbols []symbol.Symbol) Act {
	a := Act{Verb: config.Adopted}
	if e.Type != nil {
		a.Type = e.Type.ID
	}
	if len(symbols) == 0 {
		symbols = e.Symbols
	}
	other := r.noneUN
	if len(symbols) > 0 {
		other = !slices.ContainsFunc(symbols, IsUN)
	}
	switch {
	case e.Type != nil && e.Type.Verb != "":
		a.Verb = e.Type.Verb
	case other:
		a.Verb = config.Decided
	}
	return a
}

// Acts returns the words for many acts: those of their verb, if they have the same.
func (r Record) Acts(acts []*site.Act) Act {
	var all Act
	for _, one := range acts {
		switch a := r.Act(one.Entry, one.Symbols()); {
		case all.Verb == "":
			all = a
		case all.Verb != a.Verb:
			return Act{Verb: config.Decided}
		case all.Type != a.Type:
			all.Type = ""
		}
	}
	return all
}

// Text returns the text of an act: the site's for the type, else the one for its verb.
func (a Act) Text(l *locale.Locale, key string) string {
	for _, id := range [...]string{"site.vote." + a.Type + "." + key, "vote_" + string(a.Verb) + "." + key} {
		if l.Has(id) {
			return l.T(id)
		}
	}
	return l.T("vote." + key)
}

// Decision returns a decision in words: "Adopted by recorded vote", "Amendment rejected
// (recorded vote)".
func (a Act) Decision(l *locale.Locale, d *vote.Decision) string {
	switch {
	case d.Question != "" && d.Question != vote.OfText && d.Question != vote.OfProcedure:
		return question(l, d)
	case d.Method == vote.Consensus && (d.Outcome == "" || d.Outcome == vote.Adopted):
		return a.Text(l, "consensus")
	case d.Outcome == vote.Withdrawn, d.Outcome == vote.NoAction, d.Outcome != "" && !d.Method.HasTally():
		return a.Text(l, word(d.Outcome))
	case d.Question == vote.OfProcedure && d.Outcome != "":
		return a.Text(l, word(d.Outcome)+"_procedural")
	case d.Question == vote.OfProcedure:
		return a.Text(l, "procedural")
	case d.Outcome != "":
		return a.Text(l, word(d.Outcome)+"_"+word(d.Method))
	case d.Method != "":
		return a.Text(l, word(d.Method))
	}
	return ""
}

// question returns the decision on a part of a text, a motion or a candidate.
func question(l *locale.Locale, d *vote.Decision) string {
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

// PlaceID returns the id of the interface text that says where a source is found, or
// where a testimony is kept.
func PlaceID(s *site.Source) string {
	if s.Medium == content.MediumTestimony {
		return "source.kept"
	}
	return "source.location"
}

// SymbolsID returns the id of the interface text that names a number of symbols.
func SymbolsID(number int) string {
	if number == 1 {
		return "entry.symbol"
	}
	return "entry.symbols"
}

// CountID returns the id of the interface text that counts ballots.
func CountID(b vote.Ballot) string {
	switch b {
	case vote.Yes:
		return "vote.yes_votes"
	case vote.No:
		return "vote.no_votes"
	case vote.Abstain:
		return "vote.abstentions"
	}
	return "vote.not_voting"
}

// Tally returns the known figures of yes, no and abstentions, in this order:
// "88 yes, 21 no, 60 abstentions".
func Tally(l *locale.Locale, t vote.Tally) string {
	var buf [3]string
	parts := buf[:0]
	for _, b := range []vote.Ballot{vote.Yes, vote.No, vote.Abstain} {
		if n, known := t.Get(b); known {
			parts = append(parts, l.N(CountID(b), n))
		}
	}
	return strings.Join(parts, l.T("page.list_separator"))
}

// Rules returns what decided besides the numbers, a sentence each.
func Rules(l *locale.Locale, d *vote.Decision) []string {
	var all []string
	switch {
	case d.Needed.Votes > 0:
		all = append(all, l.N("rule.votes", d.Needed.Votes))
	case d.Needed.Share != "":
		all = append(all, l.T("rule."+word(d.Needed.Share)))
	}
	if d.Veto {
		all = append(all, l.T("rule.veto"))
	}
	if d.CastingVote {
		all = append(all, l.T("rule.casting_vote"))
	}
	return all
}

// Time returns the time of an event as it is written in its source.
func Time(t timeofday.Time) string {
	words := t.Clock()
	if offset := t.Offset(); offset != "" {
		words += " UTC" + offset // as in every language
	}
	return words
}

// Pages returns the pages of a source in words: "p. 12", "pp. 12–14".
func Pages(l *locale.Locale, pages string) string {
	message := "source.pages"
	if _, err := strconv.Atoi(pages); err == nil {
		message = "source.page"
	}
	return l.T(message, "pages", pages)
}
