package config

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/near"
	"annals/internal/record/lang"
	"annals/internal/record/license"
)

// license checks the terms at a key of the file. Terms of a site's own are allowed, but
// programs that look for what they may use do not know them.
func (r *reader) license(key string, terms lang.Text) lang.Text {
	r.text(key, terms)
	if !r.keys.Has(key) || terms.IsZero() || r.reported(key) {
		return terms
	}
	if _, known := license.Find(terms.Strings()); !known {
		words := terms.Strings()[0]
		r.warn(key, diag.UnknownLicense, fmt.Sprintf("programs do not know the licence %q", words),
			near.Hint(words, license.Names(), `write one that they know, such as "CC BY 4.0" or "CC0 1.0"; or add the address of its text: "Our terms, https://…"`))
	}
	return terms
}
