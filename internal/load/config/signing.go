package config

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/publish/minisign"
)

// Signing says by which keys readers can check a copy of the site.
type Signing struct {
	Keys []minisign.PublicKey // the newest first, which signs
}

// signing is [signing].
type signing struct {
	Keys []*string `toml:"keys,required" example:"[\"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\"]" is:"public key"`
}

// signing reads [signing].
func (r *reader) signing() (s Signing) {
	if r.Signing == nil {
		return Signing{}
	}
	if r.Signing.Keys != nil && len(r.Signing.Keys) == 0 {
		r.valueError("signing.keys", diag.InvalidValue, "the list of keys is empty", `add the line that "annals key show" prints, or delete [signing]`)
	}
	for i, text := range r.Signing.Keys {
		if text == nil {
			continue
		}
		at := fmt.Sprintf("signing.keys[%d]", i)
		key, err := minisign.ParsePublicKey(*text)
		switch {
		case err != nil:
			r.valueError(at, diag.InvalidValue, err.Error(), `copy the key from what "annals key show" prints`)
		case slices.Contains(s.Keys, key):
			r.valueError(at, diag.InvalidValue, "this key is listed twice", "delete one of the two")
		default:
			s.Keys = append(s.Keys, key)
		}
	}
	return s
}
