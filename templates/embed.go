// Package templates embeds the built-in theme's templates and its catalogues of
// interface texts, i18n/<tag>.toml. It holds no code. A site overrides any of these
// files with one of the same name in its own templates folder.
package templates

import "embed"

// FS holds the files by their paths in this folder: "i18n/en.toml".
//
//go:embed *.html partials/*.html i18n/*.toml
var FS embed.FS
