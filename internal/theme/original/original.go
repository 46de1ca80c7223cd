// Package original says which built-in file a file of the site is a copy of, and
// whether that has changed since.
//
// A copy tells it in a comment on its first line, which Mark writes and Changed reads:
// the name of the built-in file, the version of Annals, and the beginning of the
// SHA-256 of the built-in file's bytes. The package is pure and knows no folder.
package original

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"

	"annals/internal/diag"
)

// sumLength is the number of hexadecimal digits that a mark has of the SHA-256.
const sumLength = 16

// comments are how a comment begins and ends, by the ending of the file's name.
var comments = map[string][2]string{
	".html": {"{{- /* ", " */ -}}"}, ".css": {"/* ", " */"}, ".js": {"/* ", " */"}, ".toml": {"# ", ""}, ".svg": {"<!-- ", " -->"},
}

// markPattern matches what a mark says, whatever comment it stands in.
var markPattern = regexp.MustCompile(`^.{0,10}copy of the built-in (\S+), Annals (\S+), sha256:([0-9a-f]{16})\b`)

// Mark returns a copy of a built-in file, name, with the line that says so.
func Mark(name, version string, data []byte) []byte {
	c, ok := comments[path.Ext(name)]
	if !ok {
		return data
	}
	line := fmt.Sprintf("%scopy of the built-in %s, Annals %s, sha256:%s%s\n", c[0], name, version, Sum(data), c[1])
	return append([]byte(line), data...)
}

// Sum returns the number of a built-in file that a mark has.
func Sum(data []byte) string {
	sum := sha256.Sum256(lines(data))
	return hex.EncodeToString(sum[:])[:sumLength]
}

// lines returns a text with LF line endings.
func lines(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }

// Cut returns a file without the line of its mark.
func Cut(data []byte) []byte {
	if markPattern.Match(data) {
		_, rest, _ := bytes.Cut(data, []byte("\n"))
		return rest
	}
	return data
}

// Check warns if the file of the site is a copy of a built-in file that has changed
// since; name and data are those of the built-in one.
func Check(file string, copied []byte, name string, data []byte, report *diag.List) {
	found := markPattern.FindSubmatchIndex(copied)
	if found == nil || string(copied[found[2]:found[3]]) != name {
		return
	}
	sum, version := string(copied[found[6]:found[7]]), copied[found[4]:found[5]]
	if sum == Sum(data) {
		return
	}
	at := diag.Range{Position: diag.Position{File: file, Line: 1, Column: found[6] + 1}, End: found[7] + 1}
	report.Warn(at, diag.OriginalChanged, fmt.Sprintf("the built-in %s has changed since this copy was made of it, by Annals %s", name, version),
		fmt.Sprintf("see how the two differ with: annals theme diff %s; bring over what you want, and write %s here", name, Sum(data)))
}
