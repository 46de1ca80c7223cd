package weburl

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// exampleNames are the domains that are kept for examples and tests (RFC 2606, RFC
// 6761, RFC 9476): no site can ever be published there.
var exampleNames = []string{"example.org", "example.com", "example.net", "example.edu", "example", "test", "invalid", "localhost", "alt"}

// examplePrefixes are the networks that are kept for examples (RFC 5737, 3849, 9637).
var examplePrefixes = prefixes("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20")

func prefixes(texts ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		all[i] = netip.MustParsePrefix(text)
	}
	return all
}

// IsExample reports whether an address in its normal form, http, https or mailto, has
// a host that is kept for examples, as in a configuration that nobody has filled in.
func IsExample(address string) bool {
	host := hostOf(address)
	if at, err := netip.ParseAddr(host); err == nil {
		return slices.ContainsFunc(examplePrefixes, func(p netip.Prefix) bool { return p.Contains(at.Unmap()) })
	}
	return isBelow(host, exampleNames)
}

// hostOf returns the host of an address in its normal form, or "".
func hostOf(address string) string {
	if mail, isMail := strings.CutPrefix(address, "mailto:"); isMail {
		recipients, _, _ := strings.Cut(mail, "?")
		return recipients[strings.LastIndexByte(recipients, '@')+1:]
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// isBelow reports whether host is one of the names or below one.
func isBelow(host string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		rest, ok := strings.CutSuffix(host, name)
		return ok && (rest == "" || strings.HasSuffix(rest, "."))
	})
}
