// Package headers is the format of _headers, the file from which Netlify and
// Cloudflare Pages read the HTTP headers of a site. Other hosts ignore it or
// serve it like any file; the guide's topic "hosting" has the same headers for
// Caddy and nginx, and a test compares them with this package.
//
// The headers add what meta elements cannot: no framing, no MIME sniffing, no
// referrer, no device features. If base_url is https, they include HSTS.
//
// Hosts differ in how they combine a header that two rules set, and some join the
// values, so no header is in two rules that match one file, with one exception: of two
// policies that are joined, browsers obey both. Cache-Control is set
// for fingerprinted files only; both hosts send max-age=0, must-revalidate for all
// others by default. They also know the media types of all files. They have no
// common placeholder for the page in a value, so Onion-Location stays in the pages'
// meta element.
package headers

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"annals/internal/load/config"
	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/sitepath"
	"annals/internal/theme/assets"
)

// Header is one HTTP header.
type Header struct{ Name, Value string }

// deniedFeatures are browser features that a page of text never needs.
const deniedFeatures = "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid " +
	"idle-detection magnetometer microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial usb " +
	"xr-spatial-tracking"

// Immutable is the Cache-Control of fingerprinted files.
const Immutable = "public, max-age=31536000, immutable"

// HSTS is Strict-Transport-Security for one year. It does not include subdomains, about which
// nothing is known here.
func HSTS() Header { return Header{"Strict-Transport-Security", "max-age=31536000"} }

// activeTypes are the extensions of files, other than pages, of which browsers show a
// document that can hold scripts. They have output.FilePolicy.
func activeTypes() []string { return []string{"svg", "xht", "xhtml", "xml"} }

// Common returns the headers that every page has on every host. All files may be shown by
// other sites, as feed readers show pictures: there is nothing in them that is not public.
func Common() []Header {
	return []Header{
		{"Content-Security-Policy", output.PolicyHeader},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Referrer-Policy", "no-referrer"},
		{"X-DNS-Prefetch-Control", "off"},
		{"Permissions-Policy", strings.Join(strings.Fields(deniedFeatures), "=(), ") + "=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
	}
}

// maxRules is the number of rules that Cloudflare Pages reads.
const maxRules = 100

// FileName is the path at which hosts read the headers. A file of that name in
// static/ replaces the generated one.
const FileName = "_headers"

// Outputs lists _headers.
func Outputs(s *site.Site, assets *assets.Assets) []output.Output {
	if slices.Contains(assets.Names(), FileName) {
		return nil
	}
	return []output.Output{{Path: FileName, Renderer: file{s.Config.BaseURL, assets}}}
}

// file is the file _headers of a site at an address.
type file struct {
	baseURL string
	assets  *assets.Assets
}

// Render writes the rules.
func (f file) Render(w io.Writer) error {
	basePath := "/" // base path on the host: rules of a site in a folder include it
	if u, err := url.Parse(f.baseURL); err == nil && u.Path != "" {
		basePath = u.EscapedPath()
	}
	all := Common()
	if strings.HasPrefix(f.baseURL, "https:") && !config.IsOnion(f.baseURL) {
		all = append(all, HSTS())
	}
	var b strings.Builder
	b.WriteString("# For Netlify and Cloudflare Pages. Other hosts: annals help hosting\n\n" + basePath + "*\n")
	for _, h := range all {
		fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
	}
	for _, ext := range activeTypes() {
		fmt.Fprintf(&b, "\n%s*.%s\n  Content-Security-Policy: %s\n", basePath, ext, output.FilePolicy)
	}
	names, err := fingerprinted(f.assets)
	if err != nil {
		return fmt.Errorf("write %s: %w", FileName, err)
	}
	for _, name := range names[:min(len(names), maxRules-1-len(activeTypes()))] {
		fmt.Fprintf(&b, "\n%s\n  Cache-Control: %s\n", basePath+sitepath.Escape(name), Immutable)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// fingerprinted lists the published names of files whose name has a hash of their
// content.
func fingerprinted(assets *assets.Assets) ([]string, error) {
	var names []string
	for _, name := range assets.Names() {
		published, err := assets.Name(name)
		if err != nil {
			return nil, err
		}
		if published != name {
			names = append(names, published)
		}
	}
	return names, nil
}
