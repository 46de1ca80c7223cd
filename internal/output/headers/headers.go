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
// policies that are joined, browsers obey both. The pages that other sites may show in a
// frame need more: what forbids it everywhere is taken away, then set anew. Cloudflare
// Pages does so. Netlify skips the lines that take away; where it joins the values, no
// site can show the pages, which is the safe side to err on. Cache-Control is set
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
	"annals/internal/output/figure"
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

// frames are the headers of all files that forbid frames.
func frames() []string { return []string{"Content-Security-Policy", "X-Frame-Options"} }

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
	f := file{baseURL: s.Config.BaseURL, assets: assets}
	if len(figure.All(s)) > 0 {
		for _, tag := range s.Tags() {
			f.embeds = append(f.embeds, s.Path(tag, site.EmbedFolder))
		}
	}
	return []output.Output{{Path: FileName, Renderer: f}}
}

// file is the file _headers of a site at an address.
type file struct {
	baseURL string
	assets  *assets.Assets
	embeds  []string // folders of pages that other sites may show in a frame
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
	for _, folder := range f.embeds {
		fmt.Fprintf(&b, "\n%s/*\n", basePath+sitepath.Escape(folder))
		for _, name := range frames() {
			fmt.Fprintf(&b, "  ! %s\n", name)
		}
		fmt.Fprintf(&b, "  Content-Security-Policy: %s\n", output.EmbedPolicyHeader)
	}
	names, err := fingerprinted(f.assets)
	if err != nil {
		return fmt.Errorf("write %s: %w", FileName, err)
	}
	for _, name := range names[:min(len(names), max(maxRules-1-len(activeTypes())-len(f.embeds), 0))] {
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
