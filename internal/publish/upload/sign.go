package upload

import (
	"context"
	"fmt"

	"annals/internal/publish"
)

// signatures are the files that sign a manifest.
var signatures = []string{publish.MinisignName, publish.SSHName}

// sign writes the files that belong to the new manifest, and removes those that belong to
// the old one: no signature stands beside a manifest that it does not sign, but for the
// moment before the new manifest is there.
func (r *run) sign(ctx context.Context, b *before, p *Plan, at *stage) error {
	at.phase = signing
	written := map[string]bool{}
	for _, signed := range r.site.Signatures {
		written[signed.Name] = true
		if _, err := r.putOwn(ctx, signed.Name, signed.Data, Condition{}); err != nil {
			return err
		}
	}
	for _, path := range signatures {
		if _, isThere := b.objects[path]; !isThere || written[path] || !p.isNew {
			continue
		}
		if err := r.try(ctx, func() error { return r.store.Remove(ctx, path) }); err != nil {
			return fmt.Errorf("remove %s: %w", path, err)
		}
	}
	return nil
}

// lacksSignature reports whether a site that is signed is published without.
func (r *run) lacksSignature(b *before) bool {
	for _, signed := range r.site.Signatures {
		object, isThere := b.objects[signed.Name]
		if !isThere || object.Size != int64(len(signed.Data)) {
			return true
		}
	}
	return false
}
