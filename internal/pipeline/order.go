package pipeline

import (
	"slices"

	"annals/internal/publish"
	"annals/internal/site"
)

// order is the order in which a publication replaces the files of a site where it cannot
// replace them all at once: the kinds of output.Output by their group. What a page loads
// comes before it, what links to it after it.
var order = [...][]string{
	publish.Assets: {"static file", "evidence", "picture", "chart", "citation"},
	publish.Pages:  {string(site.KindEntry), string(site.KindWithdrawn), string(site.KindPlain), string(site.KindSafety), string(site.KindVerify)},
	publish.Lists: {
		string(site.KindHome), string(site.KindYear), string(site.KindVocabulary), string(site.KindTerm),
		string(site.KindSubjects), string(site.KindSubject), string(site.KindVotes), string(site.KindStates), string(site.KindState),
		string(site.KindSources), string(site.KindCorrections), string(site.KindNew), "redirect", "embed",
	},
	publish.Indexes: {
		string(site.KindSearch), "search index", "feed", "calendar", "table", "entry data", "bibliography", "text edition", "print edition", "book", zipKind, "data package", string(site.KindData), "sitemap", "headers", string(site.KindNotFound),
	},
}

// group returns the group of an output of a kind. A test knows that each kind has one.
func group(kind string) publish.Group {
	for g, kinds := range order {
		if slices.Contains(kinds, kind) {
			return publish.Group(g)
		}
	}
	return publish.Indexes
}
