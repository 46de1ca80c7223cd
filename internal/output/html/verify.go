package html

import (
	"net/url"

	"annals/internal/output/html/view"
	"annals/internal/publish/sign/sshsig"
	"annals/internal/site"
)

// powerShell names the files that are not as listed; Windows has no program for lists of checksums.
const powerShell = `Get-Content -Encoding UTF8 manifest.sha256 | ForEach-Object { $sum, $file = $_ -split ' {2}', 2; ` +
	`if ((Get-FileHash -LiteralPath $file).Hash -ne $sum) { $file } }`

// verify builds the page on checking copies, of a site that names keys.
func (b *builder) verify() *view.Page {
	p := b.newListPage()
	cfg := b.site.Config
	keys := cfg.Signing.Keys
	v := &view.VerifyView{Key: keys[0].String(), Site: cfg.BaseURL, Namespace: sshsig.Manifest, PowerShell: powerShell}
	if base, err := url.Parse(cfg.BaseURL); err == nil {
		v.Host = base.Hostname()
	}
	v.Signer = sshsig.AllowedSigner(v.Host, sshsig.Manifest, keys[0].Ed25519())
	for _, k := range keys[1:] {
		v.Older = append(v.Older, k.String())
	}
	if cfg.Downloads.Zip {
		v.Zip = site.Zip
	}
	p.Verify = v
	return p
}
