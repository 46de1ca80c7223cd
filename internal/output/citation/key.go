package citation

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
)

// EntryID identifies an entry as a page in the language tag shows it; tag is "" for the
// site's default language.
func EntryID(id, tag string) string {
	if tag == "" {
		return id
	}
	return id + "." + tag
}

// SourceID identifies a source by what is unique to it, its address for example.
func SourceID(identity string) string { return "source-" + digest(identity) }

func digest(text string) string {
	const bytes = 6
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:bytes])
}

var (
	plainID  = regexp.MustCompile(`^[0-9]+/[a-z0-9-]+(?:\.[A-Za-z0-9-]+)?$`)
	sourceID = regexp.MustCompile(`^source-[0-9a-f]{12}$`)
)

// Key returns the citation key for an id, as BibTeX takes it: ASCII letters, digits, hyphens and full
// stops. Two works never share one, also for programs that know no case: what such
// letters cannot say is followed by a digest of it.
func Key(id string) string {
	switch {
	case sourceID.MatchString(id):
		return id
	case plainID.MatchString(id):
		return "entry-" + strings.Replace(id, "/", "-", 1)
	}
	parts := strings.FieldsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	return "entry-" + strings.Join(parts, "-") + "." + digest(id)
}
