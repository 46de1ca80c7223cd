package pipeline

// Top returns the path of the published site on its host, "/" or "/record/",
// percent-encoded. Links on 404.html, which is served at any path, begin with it.
func (s *Snapshot) Top() string {
	if s.loaded == nil || s.loaded.config == nil {
		return "/"
	}
	return s.loaded.config.BasePath()
}
