package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"annals/internal/sitepath"
)

// The size of a manifest that is read back is limited by the files in its folder.
const (
	minManifestLimit = 1 << 20
	manifestLineSize = 2*sha256.Size + 3 // without the path
)

// manifestLimit returns the size that a manifest of a folder with these files can have,
// and more.
func manifestLimit(found []item) int64 {
	limit := int64(minManifestLimit)
	for _, f := range found {
		limit += 4 * int64(manifestLineSize+len(f.path))
	}
	return limit
}

type sum = [sha256.Size]byte

// manifest lists what the last run published: path → checksum.
type manifest map[string]sum

var (
	errNoManifest  = errors.New("there is no " + ManifestName)
	errBadManifest = errors.New(ManifestName + " is not the list of a site's files")

	errLongManifest = errors.New(ManifestName + " is far too long for a list of these files")
)

// parseManifest accepts only what formatManifest writes: the file may come from
// anywhere.
func parseManifest(raw []byte) (manifest, error) {
	if raw == nil {
		return nil, errNoManifest
	}
	m := make(manifest, bytes.Count(raw, []byte("\n")))
	for line := range strings.Lines(string(raw)) {
		name, s, ok := parseLine(line)
		if _, twice := m[name]; twice || !ok {
			return nil, errBadManifest
		}
		m[name] = s
	}
	return m, nil
}

// Listed is one file of a manifest.
type Listed struct {
	Path string
	Sum  [sha256.Size]byte
}

// ParseManifest reads the manifest of a copy of a site, in its order. It takes only what
// Commit writes.
func ParseManifest(raw []byte) ([]Listed, error) {
	var all []Listed
	for line := range strings.Lines(string(raw)) {
		name, s, ok := parseLine(line)
		if !ok || line != fmt.Sprintf("%x  %s\n", s, name) || isReserved(name) || len(all) > 0 && all[len(all)-1].Path >= name {
			return nil, errBadManifest
		}
		all = append(all, Listed{Path: name, Sum: s})
	}
	if all == nil {
		return nil, errBadManifest
	}
	return all, nil
}

func parseLine(line string) (name string, s sum, ok bool) {
	line, ended := strings.CutSuffix(line, "\n")
	digest, name, separated := strings.Cut(line, "  ")
	n, err := hex.Decode(s[:], []byte(digest)[:min(len(digest), 2*len(s))])
	ok = ended && separated && err == nil && n == len(s) && len(digest) == 2*len(s)
	return name, s, ok && name != ManifestName && sitepath.Check(name) == nil
}

// formatManifest returns the manifest of the files, which are sorted by path.
func formatManifest(files []file) []byte {
	var b bytes.Buffer
	for _, f := range files {
		writeLine(&b, f.path, f.sum)
	}
	return b.Bytes()
}

// format returns the text of the list, sorted by path.
func (m manifest) format() []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m)) {
		writeLine(&b, name, m[name])
	}
	return b.Bytes()
}

func writeLine(b *bytes.Buffer, name string, sum sum) {
	b.Write(hex.AppendEncode(b.AvailableBuffer(), sum[:]))
	b.WriteString("  ")
	b.WriteString(name)
	b.WriteByte('\n')
}
