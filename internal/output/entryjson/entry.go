package entryjson

import (
	"slices"

	"annals/internal/jsonstr"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

// entry describes an entry. The keys are those of its front matter; id, url, languages,
// earliest and latest are made from them.
var entry = slices.Concat(
	object[*site.Entry]{
		{"id", "The name of the entry, which never changes.", textForm, true, str(func(e *site.Entry) string { return e.ID })},
		{"url", "The address of its page in the site's default language. Absent on a site without base_url.", addressForm, false, func(w *writer, e *site.Entry) {
			w.string(w.site.URL(e.Address()))
		}},
		{"languages", "The languages that the entry is written in.", listOf(languageForm), true, func(w *writer, e *site.Entry) {
			separator := byte('[')
			for tag := range languages(w.site, e) {
				w.out = jsonstr.AppendData(append(w.out, separator), tag)
				separator = ','
			}
			w.out = append(w.out, ']')
		}},
	},
	dates(true, func(e *site.Entry) edtf.Date { return e.Date }),
	object[*site.Entry]{
		{"time", "The time of the day, as 15:30 or 15:30+09:00.", textForm, false, str(func(e *site.Entry) string { return e.Time.String() })},
		{"type", "What kind of event it is: an id.", typeForm, true, term(func(e *site.Entry) *site.Term { return e.Type })},
		{"body", "The organ that acted: an id.", bodyForm, false, term(func(e *site.Entry) *site.Term { return e.Organ })},
		{"series", "The series of acts in which it is compared with others: an id. Without one it is compared with nothing.", seriesForm, false, series(func(e *site.Entry) *site.Series { return e.Series })},
		{"symbol", "Symbols of its documents.", listOf(textForm), false, symbols(func(e *site.Entry) []symbol.Symbol { return e.Symbols })},
		{"topics", "What it is about: ids.", listOf(topicForm), false, terms(func(e *site.Entry) []*site.Term { return e.Topics })},
		{"actors", "Who acted or was spoken of: ids.", listOf(actorForm), false, terms(func(e *site.Entry) []*site.Term { return e.Actors })},
		{"places", "Where it was: ids.", listOf(placeForm), false, terms(func(e *site.Entry) []*site.Term { return e.Places })},
		{"milestone", "True if the editors take it for one of the main events of the record. Otherwise absent.", trueForm, false, mark(func(e *site.Entry) bool { return e.Milestone })},
		{"added", "The day on which the entry joined the record.", dayForm, false, day(func(e *site.Entry) edtf.Day { return e.Added })},
		{"follows", "The entries that led to this one: ids.", listOf(textForm), false, func(w *writer, e *site.Entry) {
			w.list(len(e.Follows), func(i int) { w.out = jsonstr.AppendData(w.out, e.Follows[i].ID) })
		}},
		{"cosponsors", "The states that put the text forward.", cosponsors.form(), false, func(w *writer, e *site.Entry) {
			if c := &e.Cosponsors; c.Count != nil || len(c.States) > 0 {
				cosponsors.write(w, c)
			}
		}},
		{"vote", "How the text was acted upon.", decision.form(), false, func(w *writer, e *site.Entry) {
			if e.Vote != nil {
				decision.write(w, e.Vote)
			}
		}},
		{"stages", "Other stages of the same act, before or after.", listOf(stage.form()), false, parts(stage, func(e *site.Entry) []site.Stage { return e.Stages })},
		{"provisions", "What the text says, one sentence each, in the words of the record.", listOf(provision.form()), false, parts(provision, func(e *site.Entry) []site.Provision { return e.Provisions })},
		{"media", "Pictures, papers and recordings that belong to the entry.", listOf(media.form()), false, parts(media, func(e *site.Entry) []site.Media { return e.Media })},
		{"sources", "Where it can be looked up.", listOf(source.form()), false, parts(source, func(e *site.Entry) []site.Source { return e.Sources })},
		{"corrections", "What was wrong and was corrected, the oldest first.", listOf(correction.form()), false, parts(correction, func(e *site.Entry) []site.Correction { return e.Corrections })},
		{"texts", "The words of the entry, by language.", byLanguage(text.form()), true, writeTexts},
	},
)

var cosponsors = object[*site.Cosponsors]{
	{"count", "How many they are.", countForm, false, count(func(c *site.Cosponsors) *int { return c.Count })},
	{"states", "Those that are named, by the codes of today: of three letters, ISO 3166-1.", listOf(stateForm), false, texts(func(c *site.Cosponsors) []string { return c.States })},
}

var correction = object[*site.Correction]{
	{"date", "The day of the correction.", dayForm, true, day(func(c *site.Correction) edtf.Day { return c.Date })},
	{"text", "What was wrong, and what the entry says now.", wordsForm, true, words(func(c *site.Correction) lang.Text { return c.Text })},
}
