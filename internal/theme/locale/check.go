package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
	"annals/internal/record/edtf"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// ownTexts is the prefix of ids that a site may choose freely.
const ownTexts = "site."

// check compares a catalogue with the built-in English one, which defines the ids
// and their placeholders.
func (c *catalogue) check(english *catalogue, report *diag.List) {
	known := slices.Sorted(maps.Keys(english.messages))
	for _, id := range slices.Sorted(maps.Keys(c.messages)) {
		original := english.messages[id]
		switch {
		case original != nil:
			c.checkPlaceholders(id, original, report)
		case !strings.HasPrefix(id, ownTexts):
			report.Error(c.keys.Key(keyPath(id)), diag.UnknownKey, fmt.Sprintf("there is no interface text %q", id),
				near.Hint(id, known, "texts for templates of your own belong in [messages.site]"))
		}
	}
	words := c.Dates.Or(english.Dates)
	for _, flaw := range words.Check() {
		*report = append(*report, c.keys.Diagnostic("dates."+flaw.Key, flaw.Problem.Code, flaw.Problem))
	}
}

func (c *catalogue) checkPlaceholders(id string, original *i18n.Message, report *diag.List) {
	known := placeholders(original)
	if hasPluralForms(original) {
		known = append(known, "{count}")
	}
	for _, p := range placeholders(c.messages[id]) {
		if !slices.Contains(known, p) {
			report.Error(c.keys.Value(keyPath(id)), diag.InvalidValue, fmt.Sprintf("nothing fills %s in %s", p, id), placeholdersHint(known))
		}
	}
}

func placeholdersHint(known []string) string {
	if len(known) == 0 {
		return "this text has no places in braces"
	}
	return "its places are " + strings.Join(slices.Compact(slices.Sorted(slices.Values(known))), ", ")
}

func hasPluralForms(m *i18n.Message) bool {
	return m.Zero+m.One+m.Two+m.Few+m.Many != ""
}

func placeholders(m *i18n.Message) []string {
	all := placeholder.FindAllString(strings.Join([]string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other}, " "), -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// missingIDs returns the ids that fall back to English, sorted.
func missingIDs(messages map[string]*i18n.Message, words edtf.Words, english *catalogue) []string {
	var ids []string
	for id := range english.messages {
		if messages[id] == nil {
			ids = append(ids, id)
		}
	}
	for _, flaw := range words.Check() {
		if flaw.Problem.Code == diag.MissingKey {
			ids = append(ids, "dates."+flaw.Key)
		}
	}
	slices.Sort(ids)
	return ids
}
