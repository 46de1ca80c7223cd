package facts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
)

// provision is what a text says, in the form in which facts and entries are compared.
type provision struct {
	entry, subject, text, place string
	isNew                       string // "yes", "no" or "unknown"
}

// The places in a text that was read, in the evidence of a provision: "text of
// A/RES/72/188, para. 3", "text in GitHub … .json (728f084), preamble and para. 13".
var (
	textRead = regexp.MustCompile(`^text (?:in|of) [^;]*?(?:\.json(?: \(\w+\))?|A/RES/\d+/\d+)(?: \(GitHub[^)]*\))?(?: \(\w+\) data[^,]*)?, `)
	place    = regexp.MustCompile(`^(?:preamble(?: and )?)?(?:paras?\. \d+(?: \([a-z]+\))*(?:(?:, | and |-)(?:\d+(?: \([a-z]+\))*|\([a-z]+\)))*)?`)
)

// placeOf returns where a text says it, if that was seen: as it stands behind a
// quotation, else in the evidence.
func placeOf(row map[string]string) string {
	if m := inBrackets.FindStringSubmatch(row["provision_en"]); m != nil && m[1] != "" {
		return m[1]
	}
	read := textRead.FindString(row["evidence"])
	if read == "" {
		return ""
	}
	return place.FindString(strings.TrimPrefix(row["evidence"], read))
}

// inBrackets is the reference behind a quotation, which an entry has as its symbol and as
// the place of the provision.
var inBrackets = regexp.MustCompile(` ?\(A/RES/[\d/]+(?:, (para\. \d+))?\)`)

func provisionsOfFacts(t *testing.T) []provision {
	var all []provision
	for _, row := range sharedtest.Records(t, "facts/provisions.csv") {
		text := inBrackets.ReplaceAllString(row["provision_en"], "")
		all = append(all, provision{entryOfRow[row["id"]], row["subject"], text, placeOf(row), row["first_time"]})
	}
	return all
}

func provisionsOf(e *site.Entry) []provision {
	var all []provision
	for i := range e.Provisions {
		p := &e.Provisions[i]
		one := provision{entry: e.ID, subject: p.Subject.ID, text: inLanguage(p.Text, "en"), place: inLanguage(p.Place, "en"), isNew: "unknown"}
		if p.New != nil {
			one.isNew = map[bool]string{true: "yes", false: "no"}[*p.New]
		}
		all = append(all, one)
	}
	return all
}

// Both ways: each provision of the facts is in its entry, and no entry has another one.
func TestProvisionsMatchFacts(t *testing.T) {
	want := provisionsOfFacts(t)
	var got []provision
	for _, e := range loadSite(t).Entries {
		got = append(got, provisionsOf(e)...)
	}
	for _, p := range want {
		if !slices.Contains(got, p) {
			t.Errorf("provisions.csv has, and the entry has not: %+v", p)
		}
	}
	for _, p := range got {
		if !slices.Contains(want, p) {
			t.Errorf("provisions.csv has not: %+v", p)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d provisions, want %d", len(got), len(want))
	}
}

// Each is told in Korean too, and names the source that it rests on.
func TestProvisionsAreWhole(t *testing.T) {
	for _, e := range loadSite(t).Entries {
		for i := range e.Provisions {
			p := &e.Provisions[i]
			if !slices.ContainsFunc([]rune(inLanguage(p.Text, "ko")), isHangul) {
				t.Errorf("%s: provision %d on %s has no Korean text", e.File, i+1, p.Subject.ID)
			}
			if !p.Place.IsZero() && inLanguage(p.Place, "ko") == "" {
				t.Errorf("%s: the place of provision %d on %s is in no Korean", e.File, i+1, p.Subject.ID)
			}
			if p.Source == 0 {
				t.Errorf("%s: provision %d on %s names no source", e.File, i+1, p.Subject.ID)
			}
		}
	}
}

// inLanguage returns the text in a language, which may be written without its tag in the
// site's default language; "" if there is none.
func inLanguage(text lang.Text, tag string) string {
	words, in := text.In(tag, "en")
	if in != tag {
		return ""
	}
	return words
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }
