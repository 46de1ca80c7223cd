package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"annals/internal/cli/verify"
	"annals/internal/load/config"
	"annals/internal/publish"
	"annals/internal/publish/sign"
	"annals/internal/publish/upload"
)

// address returns where readers find the site, or "".
func (p *publication) address(cfg *config.Config) string {
	return cmp.Or(p.flags.build.baseURL, cfg.BaseURL)
}

// checkAddress returns an error if what was asked for needs another address of the site than it
// has: nothing is built or sent then.
func (p *publication) checkAddress(cfg *config.Config) error {
	f, address := p.flags, p.address(cfg)
	if f.again > 0 && p.mustSign(cfg) && address == "" {
		return errNoAddress
	}
	if !f.verify || p.to.IsLocal() {
		return nil
	}
	if address == "" {
		return &usageError{"the published site cannot be checked: it has no address", "add base_url to config.toml"}
	}
	if place, ok := errors.AsType[*verify.PlaceError](verify.CheckAddress(address)); ok {
		return &usageError{place.Message, "leave out --verify"}
	}
	return nil
}

// mustSign reports whether the site must be signed.
func (p *publication) mustSign(cfg *config.Config) bool {
	return len(cfg.Signing.Keys) > 0 && !p.flags.unsigned && !p.flags.dryRun
}

// signatures returns what signs the site. A publication that is published once more is signed
// anew, because a signature belongs to one publication.
func (p *publication) signatures(ctx context.Context, cfg *config.Config, site upload.Site) ([]publish.Sealed, error) {
	f := p.flags
	switch {
	case !p.mustSign(cfg):
		return site.Signatures, nil
	case len(site.Signatures) > 0:
		return site.Signatures, p.checkHistory(site.Signatures)
	case f.again == 0:
		return nil, &usageError{"the site is not signed, though config.toml names keys that sign", `sign it with "annals sign", and publish again; or --unsigned`}
	}
	history, err := p.readHistory()
	if err != nil {
		return nil, err
	}
	signed, _, err := p.signManifest(ctx, cfg, p.address(cfg), site.Manifest, len(site.Files), history, signFlags{})
	if usage, ok := errors.AsType[*usageError](err); ok {
		return nil, &usageError{fmt.Sprintf("publication %d must be signed anew: %s", f.again, usage.message), "set ANNALS_KEY to the file of the key, or publish it with --unsigned"}
	}
	return signed, err
}

// checkHistory returns an error for a site that was signed before the newest publication of its
// history: readers would find that the history was taken back.
func (p *publication) checkHistory(signed []publish.Sealed) error {
	own, err := p.readHistory()
	if err != nil {
		return err
	}
	for _, f := range signed {
		if f.Name != publish.HistoryName {
			continue
		}
		history, err := sign.ParseHistory(f.Data)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		if history.Lacks(own) != "" {
			message := fmt.Sprintf("the site was signed as publication %d, and its history has gone on since", history.Last().Number)
			return &usageError{message, `sign it anew with "annals sign", and publish again`}
		}
	}
	return nil
}

// afterwards checks what was published, as readers can, or says how.
func (p *publication) afterwards(ctx context.Context, cfg *config.Config, manifest []byte) error {
	where := p.address(cfg)
	if p.to.IsLocal() {
		where = p.to.Path
	}
	switch {
	case p.flags.dryRun:
		return nil
	case p.flags.verify:
		return p.checkCopy(ctx, where, cfg.Signing.Keys, "named in config.toml", verifyFlags{limit: verify.DefaultLimit >> 20, manifest: manifest})
	case where != "" && !p.global.quiet:
		p.printLine(p.styles().hint("hint:"), fmt.Sprintf("check it as readers do: annals verify %s", where))
	}
	return nil
}
