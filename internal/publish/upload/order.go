package upload

import (
	"path"
	"regexp"
	"strings"

	"annals/internal/mediatype"
	"annals/internal/publish"
)

// step is the position of a file in the order of a publication. No file of a step is
// written before those of the step before it are all there.
type step int

// The steps, in their order. What is new comes before all that links to it: also before
// changed pages, which link to new lists.
const (
	assets step = iota
	newPages
	newLists
	newIndexes
	pages
	lists
	indexes
	steps // their number
)

// stepOf returns the step of a file by its path, which is all that is known of the files
// of a finished site.
func stepOf(name string, isNew bool) step {
	s := indexes
	switch media := mediatype.Of(name); {
	case mediatype.IsHTML(name):
		s = pageStep(name)
	case strings.HasPrefix(name, "search/") || strings.Contains(name, "/search/"):
	case path.Ext(name) == ".bib" || path.Ext(name) == ".ris":
		return assets
	case isAsset(media):
		return assets
	}
	if isNew {
		return s - pages + newPages
	}
	return s
}

// inYear matches the page of an entry, and redirects to one.
var inYear = regexp.MustCompile(`^(?:[^/]+/)?\d{4}/[^/]+$`)

func pageStep(name string) step {
	switch base := path.Base(name); {
	case base == "404.html" || strings.HasSuffix("/"+name, "/search/index.html") || strings.HasSuffix("/"+name, "/data/index.html"):
		return indexes
	case base == "index.html":
		return lists
	case inYear.MatchString(name) || strings.Count(name, "/") == 0:
		return pages
	}
	return lists
}

// isAsset reports whether pages load files of a media type, or show them.
func isAsset(media string) bool {
	kind, sub, _ := strings.Cut(media, "/")
	switch kind {
	case "image", "font", "audio", "video":
		return true
	}
	switch sub, _, _ = strings.Cut(sub, ";"); sub {
	case "css", "javascript", "vtt", "pdf", "wasm", "manifest+json":
		return true
	}
	return false
}

// groupOf returns the group of a file in a folder, where nothing is seen before the end or
// each file is replaced in its turn.
func groupOf(name string) publish.Group {
	switch stepOf(name, false) {
	case assets:
		return publish.Assets
	case pages:
		return publish.Pages
	case lists:
		return publish.Lists
	}
	return publish.Indexes
}

// isPacked reports whether a file is compressed by its own format.
func isPacked(name string) bool {
	kind, sub, _ := strings.Cut(mediatype.Of(name), "/")
	return kind == "audio" || kind == "video" || kind == "image" && sub != "svg+xml" || kind == "font" && sub != "ttf" && sub != "otf" ||
		sub == "zip" || sub == "epub+zip" || sub == "pdf"
}
