package build

import "net/url"

// Top returns the path of the published site on its host, "/" or "/record/",
// percent-encoded: what the addresses on 404.html, a page without a place of its
// own, begin with.
func (s *Snapshot) Top() string {
	if s.loaded == nil || s.loaded.config == nil {
		return "/"
	}
	base, err := url.Parse(s.loaded.config.BaseURL)
	if err != nil || base.Path == "" {
		return "/"
	}
	return base.EscapedPath()
}
