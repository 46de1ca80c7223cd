package weburl

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"annals/internal/diag"
)

// Resolver is the address of the service that leads from a DOI to the work.
const Resolver = "https://doi.org/"

var (
	doiLabel  = regexp.MustCompile(`(?i)^\s*(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi(?:\s*:\s*|\s+))\s*(?:doi:)?`)
	doiSyntax = regexp.MustCompile(`^10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+$`)
)

// DOI returns a digital object identifier without the address of a resolver or the word
// "doi" before it: it begins with "10.". An error is a *diag.Problem.
func DOI(raw string) (string, error) {
	before := doiLabel.FindString(raw)
	doi := strings.TrimSpace(raw[len(before):])
	if strings.Contains(before, "/") { // what was an address is encoded
		doi, _, _ = strings.Cut(doi, "?")
		doi, _, _ = strings.Cut(doi, "#")
		if plain, err := url.PathUnescape(doi); err == nil {
			doi = plain
		}
	}
	if !doiSyntax.MatchString(doi) {
		hint := `write what stands behind doi.org/, such as "10.1017/s0020589300061340"`
		if _, _, err := split(raw); err == nil && before == "" {
			hint = "this is an address: call the line url"
		}
		return "", &diag.Problem{Code: diag.InvalidDOI, Message: fmt.Sprintf("%q is no DOI: it has the form 10.1234/and-a-name", raw), Hint: hint}
	}
	if _, err := Check(DOIAddress(doi)); err != nil {
		return "", err
	}
	if err := checkCharacters(doi); err != nil {
		return "", err
	}
	return doi, nil
}

// doiEscaper encodes what would end the path of an address.
var doiEscaper = strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23")

// DOIAddress returns the address that leads to the work with a DOI.
func DOIAddress(doi string) string {
	return Resolver + encode(doiEscaper.Replace(doi))
}
