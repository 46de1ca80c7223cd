// Package media is the format of the evidence of entries: the pictures, papers and
// recordings in the folders beside them.
package media

import (
	"annals/internal/output"
	"annals/internal/site"
)

// Outputs lists the files of s.
func Outputs(s *site.Site) []output.Output {
	var all []output.Output
	for _, f := range s.Evidence {
		all = append(all, output.Output{Path: f.Address, From: f.Path, Renderer: f})
	}
	return all
}
