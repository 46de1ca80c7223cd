package weburl

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"annals/internal/diag"
)

// privateNames are the domains whose names mean something within one network only, or
// lead back to the machine that asks: RFC 6761, RFC 6762, RFC 8375, ICANN's list of
// names that are never delegated, and public services that answer with local addresses.
var privateNames = []string{
	"localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "home.arpa", "corp", "private", "mail", "workgroup",
	"in-addr.arpa", "ip6.arpa", "localtest.me", "lvh.me", "vcap.me", "nip.io", "sslip.io", "xip.io",
}

// Address blocks that are not, or not certainly, public machines of others,
// from IANA's registries of special-purpose addresses.
var (
	notPublic = prefixes(
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
		"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"168.63.129.16/32", // services of Azure at a public address
		"2001::/23",        // includes Teredo, which embeds an IPv4 address
		"2001:db8::/32", "3fff::/20",
		"2002::/16", // 6to4, likewise
	)
	unicast6 = netip.MustParsePrefix("2000::/3") // all addresses assigned to networks
	nat64    = netip.MustParsePrefix("64:ff9b::/96")
)

// IsPublic reports whether an IP address is one of the public internet. It also checks
// IPv4 addresses that are embedded in IPv6 addresses.
func IsPublic(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) { // how IPv6-only networks reach IPv4
		last := a.As16()
		a = netip.AddrFrom4([4]byte(last[12:]))
	}
	if a.Is6() && !unicast6.Contains(a) {
		return false
	}
	return !slices.ContainsFunc(notPublic, func(p netip.Prefix) bool { return p.Contains(a) })
}

// IsPrivate reports whether an address in its normal form leads to the machine or the
// network of whoever opens it: readers see nothing there, or something of their own.
func IsPrivate(address string) bool { return isPrivateHost(hostOf(address)) }

// isPrivateHost is IsPrivate for a host in its normal form.
func isPrivateHost(host string) bool {
	if host == "" {
		return false
	}
	if last := host[len(host)-1]; last == ']' || isDigit(last) || strings.Contains(host, ":") {
		if at, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
			return !IsPublic(at)
		}
	}
	return !strings.Contains(host, ".") || isBelow(host, privateNames)
}

// checkPublic rejects a private host, in its normal form.
func checkPublic(host string) error {
	if !isPrivateHost(host) {
		return nil
	}
	return &diag.Problem{
		Code: diag.PrivateAddress, Message: fmt.Sprintf("%q is no address of the public internet: it leads readers to their own machine or network", host),
		Hint: "write the public address, or delete this one",
	}
}
