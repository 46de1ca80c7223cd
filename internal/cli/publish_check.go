package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"annals/internal/cli/verify"
	"annals/internal/load/config"
	"annals/internal/publish"
	"annals/internal/publish/upload"
)

// signatures returns what signs the site. A publication that is published once more is signed
// anew, because a signature belongs to one publication.
func (p *publication) signatures(ctx context.Context, cfg *config.Config, site upload.Site) ([]publish.Sealed, error) {
	f := p.flags
	switch {
	case len(cfg.Signing.Keys) == 0 || len(site.Signatures) > 0 || f.unsigned || f.dryRun:
		return site.Signatures, nil
	case f.again == 0:
		return nil, &usageError{"the site is not signed, though config.toml names keys that sign", `sign it with "annals sign", and publish again; or --unsigned`}
	}
	address := cmp.Or(f.build.baseURL, cfg.BaseURL)
	if address == "" {
		return nil, errNoAddress
	}
	history, err := p.readHistory()
	if err != nil {
		return nil, err
	}
	signed, _, err := p.signManifest(ctx, cfg, address, site.Manifest, len(site.Files), history, signFlags{})
	if usage, ok := errors.AsType[*usageError](err); ok {
		return nil, &usageError{fmt.Sprintf("publication %d must be signed anew: %s", f.again, usage.message), "set ANNALS_KEY to the file of the key, or publish it with --unsigned"}
	}
	return signed, err
}

// afterwards checks what was published, as readers can, or says how.
func (p *publication) afterwards(ctx context.Context, cfg *config.Config) error {
	where := cmp.Or(p.flags.build.baseURL, cfg.BaseURL)
	if p.to.IsLocal() {
		where = p.to.Path
	}
	switch {
	case p.flags.dryRun:
		return nil
	case p.flags.verify && where == "":
		return &usageError{"the published site cannot be checked: it has no address", "add base_url to config.toml"}
	case p.flags.verify:
		return p.checkCopy(ctx, where, cfg.Signing.Keys, "named in config.toml", verifyFlags{limit: verify.DefaultLimit >> 20})
	case where != "" && !p.global.quiet:
		p.printLine(p.styles().hint("hint:"), fmt.Sprintf("check it as readers do: annals verify %s", where))
	}
	return nil
}
