package permalinks

import (
	"fmt"
	"net/url"
	"strings"

	"annals/internal/diag"
)

// maxRobots is the largest robots.txt that is read.
const maxRobots = 64 << 10

// basePath reports a base_url with another path than that of the last run: the addresses
// of all pages change with it.
func (c *checker) basePath() (diag.Diagnostic, bool) {
	was, is := c.publishedBase(), c.next.Site.Config.BasePath()
	if was == "" || was == is || c.next.Moved || c.next.Site.Config.BaseURL == "" {
		return diag.Diagnostic{}, false
	}
	return warning(diag.Range{Position: diag.Position{File: "config.toml"}},
		fmt.Sprintf("the site was published below the address %s, and base_url now leads to %s, so that the address of every page is another", was, is),
		"write into base_url the path that it was; or have your server lead from the old addresses to the new ones, and build without --strict"), true
}

// publishedBase returns the path of the address at which the last run published, as its
// robots.txt tells; "" if that is not known.
func (c *checker) publishedBase() string {
	for line := range strings.Lines(string(c.old.Read("robots.txt", maxRobots))) {
		address, isSitemap := strings.CutPrefix(strings.TrimSpace(line), "Sitemap: ")
		u, err := url.Parse(address)
		if !isSitemap || err != nil {
			continue
		}
		if folder, ok := strings.CutSuffix(u.EscapedPath(), "sitemap.xml"); ok && strings.HasSuffix(folder, "/") {
			return folder
		}
	}
	return ""
}
