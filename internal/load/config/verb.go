package config

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
)

// Verb says what is done with the acts of a type: resolutions are adopted, judgments
// delivered, laws passed. It chooses the words for their outcome.
type Verb string

// The verbs. Without one, the acts of the United Nations are adopted, others decided.
const (
	Adopted   Verb = "adopted"
	Decided   Verb = "decided"
	Delivered Verb = "delivered"
	Passed    Verb = "passed"
)

// Verbs returns all verbs.
func Verbs() []Verb { return []Verb{Adopted, Decided, Delivered, Passed} }

// kind is one [types.<id>].
type kind struct {
	term
	Verb *string `toml:"verb" example:"\"adopted\"" is:"verb"`
}

func (r *reader) types() *Vocabulary {
	v := vocabulary(r, "types", r.Types)
	for _, t := range v.terms {
		if verb := r.Types[t.ID].Verb; verb != nil {
			t.Verb = r.verb(stricttoml.Join("types", t.ID)+".verb", Verb(*verb))
		}
	}
	return v
}

func (r *reader) verb(path string, verb Verb) Verb {
	if slices.Contains(Verbs(), verb) {
		return verb
	}
	r.valueError(path, diag.InvalidValue, fmt.Sprintf("%q is none of the verbs for what is done with a text", verb),
		near.Hint(strings.ToLower(string(verb)), Verbs(), `write "adopted", "decided", "delivered" or "passed"; for others, templates/i18n/ has words of the site's own`))
	return ""
}
