package permalinks

import (
	"path"
	"slices"
	"strings"

	"annals/internal/site"
)

// isWithdrawn reports whether a file was of an entry that is withdrawn now, or may be gone
// because it is: a list whose only entry it was.
func (c *checker) isWithdrawn(file, neutral string) bool {
	for _, w := range c.next.Site.Withdrawn {
		if strings.HasPrefix(neutral, w.ID+"/") || !isPage(file) && strings.HasPrefix(neutral, w.ID+".") {
			return true
		}
	}
	folder := folderOf(neutral)
	isList := path.Base(neutral) == "index.html" || slices.Contains(generatedFolders, folder) || folder == "data"
	return isList && c.isNewlyWithdrawn()
}

// isNewlyWithdrawn reports whether the last run published an entry that is withdrawn now.
func (c *checker) isNewlyWithdrawn() bool {
	return slices.ContainsFunc(c.next.Site.Withdrawn, func(w *site.Withdrawal) bool {
		_, published := c.publishedFacts()[w.ID]
		return published
	})
}
