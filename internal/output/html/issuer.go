package html

import (
	"slices"
	"strings"

	"annals/internal/output/wording"
	"annals/internal/site"
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
	case !slices.ContainsFunc(e.Symbols, wording.IsUN):
		return ed.locale.T("notice.own_translation")
	case slices.Contains(officialLanguages, base):
		return ed.locale.T("notice.translated_title")
	}
	return ed.locale.T("notice.no_official_title")
}
