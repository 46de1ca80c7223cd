// Package assets is the format of the files that are published unchanged: the
// style sheet, the scripts, and what a site has in static/.
package assets

import (
	"annals/internal/output"
	"annals/internal/theme/assets"
)

// Outputs lists the files.
func Outputs(a *assets.Assets) []output.Output {
	files := a.Files()
	all := make([]output.Output, len(files))
	for i, f := range files {
		all[i] = output.Output{Path: f.Path, From: f.From, Renderer: f}
	}
	return all
}
