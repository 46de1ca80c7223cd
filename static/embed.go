// Package static embeds the built-in theme's style sheets, scripts and
// pictures. It holds no code. A site replaces any of them with a file of the
// same name in its own static folder.
package static

import "embed"

// FS holds the files by their paths in this folder: "style.css".
//
//go:embed *.css *.js *.svg
var FS embed.FS
