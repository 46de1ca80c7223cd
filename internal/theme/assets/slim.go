package assets

import "regexp"

var (
	comment = regexp.MustCompile(`(?s:/\*.*?\*/ ?)|(?m:^\s*//.*$)`)
	indent  = regexp.MustCompile(`\s*\n\s*`)
)

// slim returns a built-in style sheet or script without its comments and indentation,
// which are a tenth of what a compressed sheet weighs and a fifth of a script. It reads
// no strings: in those of the built-in files nothing begins like a comment. What a site
// wrote itself is published as it is.
func slim(name string, data []byte) []byte {
	if !isFingerprinted(name) {
		return data
	}
	return indent.ReplaceAll(comment.ReplaceAll(data, nil), []byte("\n"))
}
