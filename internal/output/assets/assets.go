// Package assets is the format of the files of static/: the style sheet, the scripts,
// pictures, and what else a site offers.
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
