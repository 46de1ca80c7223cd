package pipeline

import "net/url"

// Top returns the path of the published site on its host, "/" or "/record/",
// percent-encoded. Links on 404.html, which is served at any path, begin with it.
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
