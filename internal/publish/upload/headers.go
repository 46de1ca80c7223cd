package upload

import (
	"path"

	"annals/internal/mediatype"
	"annals/internal/sitepath"
)

// headersVersion is the version of the headers that files get. A destination with those of
// another version gets all files again: change it with them.
const headersVersion = 1

// What browsers and caches may keep. The second also asks services on the way to leave
// the bytes alone, which are those of the manifest.
const (
	keepForever = "public, max-age=31536000, immutable"
	askAgain    = "no-cache, no-transform"
)

func header(f File) Header {
	h := Header{ContentType: mediatype.Of(f.Path), CacheControl: askAgain, Size: f.Size}
	if path.Base(f.Path) == "feed.xml" {
		h.ContentType = "application/atom+xml; charset=utf-8"
	}
	if isFingerprinted(f.Path, f.Sum) {
		h.CacheControl = keepForever
	}
	return h
}

// isFingerprinted reports whether no other content gets the name of a file.
func isFingerprinted(name string, sum Sum) bool {
	return sitepath.HasFingerprint(name, sum) || sitepath.IsDerived(name)
}
