// Package templates embeds the built-in theme: what the pages of a site are
// made of, and the catalogues of interface texts in i18n, one file a language.
//
// It holds no code. A site overrides any of these files with one of the same
// name in its own templates folder.
package templates

import "embed"

// FS holds the files of this folder by their names here: "i18n/en.toml".
//
//go:embed *.html partials/*.html i18n/*.toml
var FS embed.FS
