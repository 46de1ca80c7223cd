package assets

import (
	"fmt"
	"path"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/media"
)

// The sizes from which a file is large for readers on a phone, in bytes.
const (
	largePicture = 300 << 10
	largeFont    = 100 << 10
	largeSheet   = 100 << 10 // of a style sheet or script, for which every page waits
	largeFile    = 5 << 20   // of what readers choose to download
)

// checkSize warns of a file that makes readers wait, unless config.toml names it.
func (l *loader) checkSize(f *file, size int64) {
	name := below(f.from)
	limit, message, hint := int64(largeFile), "readers on a phone wait long for %s", "make it smaller, or say beside the link how large it is"
	switch {
	case media.IsPicture(name):
		limit, message = largePicture, "this picture has %s, for which readers on a phone wait long"
		hint = "save it 1,600 pixels wide or less, as .webp or as .jpg of quality 80"
	case slices.Contains([]string{".woff2", ".woff", ".ttf", ".otf"}, path.Ext(name)):
		limit, message = largeFont, "this font has %s, for which readers wait before they see a page in it"
		hint = "leave in it only the characters that you need: annals help themes"
	case isFingerprinted(name):
		limit, message = largeSheet, "this file has %s, for which every page waits"
		hint = "take out of it what no page uses, and put pictures into files of their own"
	}
	if size <= limit || names(l.o.Static.Large, name) {
		return
	}
	f.problem(diag.Warning, diag.LargeFile, fmt.Sprintf(message, diag.Size(size)),
		fmt.Sprintf("%s; if it is to be so large, name it in config.toml under [static], in the list large = [%q]", hint, name))
}
