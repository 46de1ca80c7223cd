package site

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/near"
	"annals/internal/record/state"
	"annals/internal/sitepath"
)

// A link such as /topics/food leads to a page that Annals makes: of a term, a year, a
// state, a list. It has no extension, and begins with a slash.

// namedPage returns the address of the page that a link names, or "".
func (r *resolver) namedPage(link, address string) string {
	if !strings.HasPrefix(link, "/") || path.Ext(address) != "" {
		return ""
	}
	for _, page := range slices.Concat(pageAddresses(address), pageAddresses(stateOfToday(address))) {
		if taken, ok := r.book.pages[sitepath.Fold(page)]; ok && taken.file == "" {
			return taken.path
		}
	}
	return ""
}

// stateOfToday returns the address of a state under the code that it has today:
// states/MMR for states/BUR. Any other address stays.
func stateOfToday(address string) string {
	code, ok := strings.CutPrefix(address, "states/")
	if s, known := state.Lookup(strings.ToUpper(code)); ok && known {
		return "states/" + state.Heir(s.Code)
	}
	return address
}

// nearPage returns a hint for a link to a page that Annals does not make: the page with
// the nearest name, or those in the same folder, such as the terms of a vocabulary. It is
// "" if there is nothing to say.
func (r *resolver) nearPage(address string) string {
	if path.Ext(address) != "" || r.suggester.remaining <= 0 {
		return ""
	}
	r.suggester.remaining--
	names := r.madePages()
	folder, name, below := strings.Cut(address, "/")
	if _, ok := names[folder]; !ok || !below {
		if folder = near.Word(folder, slices.Sorted(maps.Keys(names))); folder == "" {
			return ""
		}
	}
	if !below {
		return fmt.Sprintf("did you mean /%s?", folder)
	}
	const maxListed = 12
	switch similar := nearName(folder, name, names[folder]); {
	case similar != "":
		return fmt.Sprintf("did you mean /%s/%s?", folder, similar)
	case len(names[folder]) == 0:
		return ""
	case len(names[folder]) <= maxListed:
		return fmt.Sprintf("there are: /%s/%s", folder, strings.Join(names[folder], ", /"+folder+"/"))
	}
	return fmt.Sprintf("the page /%s lists what there is", folder)
}

// nearName returns the name of a page in a folder that is meant by another; states have
// many names.
func nearName(folder, name string, names []string) string {
	if code := state.Suggest(name); folder == "states" && slices.Contains(names, state.Heir(code)) {
		return state.Heir(code)
	}
	return near.Word(name, names)
}

// madePages returns the names of the pages that Annals makes, by their folder. A folder
// that has a page of its own is there in any case.
func (r *resolver) madePages() map[string][]string {
	names := map[string][]string{}
	for _, page := range r.book.pages {
		folder, name, below := strings.Cut(strings.TrimSuffix(page.path, ".html"), "/")
		switch {
		case page.file != "" || folder == sitepath.IndexPage || strings.Contains(name, "/"):
		case !below || name == sitepath.IndexPage:
			names[folder] = append(names[folder], []string{}...)
		default:
			names[folder] = append(names[folder], name)
		}
	}
	for _, list := range names {
		slices.Sort(list)
	}
	return names
}
