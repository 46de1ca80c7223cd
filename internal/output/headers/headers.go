// Package headers is the format of _headers, the file in which Netlify and
// Cloudflare Pages look for the HTTP headers of a site. Other hosts ignore it or
// serve it as any file; the guide's topic "hosting" has the same headers for
// Caddy and nginx, and a test holds them to this package.
//
// The headers say what the meta elements of pages cannot: no frame around the
// site, no guessing of types, no address handed on, no use of a device. On a
// site whose base_url is https they also ask browsers never to come back
// without encryption.
//
// What the file leaves out, it leaves out for a reason. Hosts differ in what they
// make of a header that two rules set, and some join the values, so no header
// stands in two rules that could meet: fingerprinted files may be kept for ever,
// and how long all others are kept is what both hosts say by themselves
// (max-age=0, must-revalidate). They know the media types of all files as well.
// They have no common way to name the page in a value, so that the way to the
// onion service stays in the pages' meta element.
package headers

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"annals/internal/config"
	"annals/internal/output"
	"annals/internal/permalink"
	"annals/internal/site"
	"annals/internal/static"
)

// Header is one HTTP header.
type Header struct{ Name, Value string }

// denied are the features of browsers that a page of text never needs.
const deniedFeatures = "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid " +
	"idle-detection magnetometer microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial usb " +
	"xr-spatial-tracking"

// Forever is how long a file may be kept whose name tells its content.
const Forever = "public, max-age=31536000, immutable"

// Encrypted asks browsers for https, a year long. It speaks for this host alone:
// what else its owner has under the domain is not known here.
func Encrypted() Header { return Header{"Strict-Transport-Security", "max-age=31536000"} }

// Always returns the headers of every file on every host.
func Always() []Header {
	return []Header{
		{"Content-Security-Policy", output.Policy + "; frame-ancestors 'none'"},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", strings.Join(strings.Fields(deniedFeatures), "=(), ") + "=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
}

// maxRules is how many rules Cloudflare Pages reads.
const maxRules = 100

// FileName is where the hosts look for the headers. A site that has such a file
// in static/ is taken at its word.
const FileName = "_headers"

// Outputs lists _headers.
func Outputs(s *site.Site, assets *static.Assets) []output.Output {
	if slices.Contains(assets.Names(), FileName) {
		return nil
	}
	return []output.Output{{Path: FileName, Render: func(w io.Writer) error { return write(w, s.Config.BaseURL, assets) }}}
}

func write(w io.Writer, base string, assets *static.Assets) error {
	root := "/" // as the host sees the site: the rules of a site in a folder name that folder
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		root = u.EscapedPath()
	}
	all := Always()
	if strings.HasPrefix(base, "https:") && !config.IsOnion(base) {
		all = append(all, Encrypted())
	}
	var b strings.Builder
	b.WriteString("# For Netlify and Cloudflare Pages. Other hosts: annals help hosting\n\n" + root + "*\n")
	for _, h := range all {
		fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
	}
	names, err := fingerprinted(assets)
	if err != nil {
		return fmt.Errorf("write %s: %w", FileName, err)
	}
	for _, name := range names[:min(len(names), maxRules-1)] {
		fmt.Fprintf(&b, "\n%s\n  Cache-Control: %s\n", root+permalink.Escape(name), Forever)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// fingerprinted lists the files whose name changes with their content.
func fingerprinted(assets *static.Assets) ([]string, error) {
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
