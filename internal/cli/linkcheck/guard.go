package linkcheck

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Dial connects to an address "host:port".
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// Public connects to addresses of the public internet only. It checks the IP
// address that the system is about to connect to, so neither a name that
// resolves to a private address nor one that changes between two lookups (DNS
// rebinding) gets past it.
func Public(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{
		Timeout: 10 * time.Second,
		ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
			return refuseAddress(address)
		},
	}
	return d.DialContext(ctx, network, address)
}

// refusedError is an address to which no connection is made.
type refusedError struct{ reason string }

func (e *refusedError) Error() string { return e.reason }

// webPorts are the usual ports of web servers. Programs on other ports may take
// a request for a command.
var webPorts = []string{"", "80", "443", "8080", "8443"}

// refuseURL returns why u must not be requested, or "".
func refuseURL(u *url.URL) string {
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch {
	case u.Scheme != "http" && u.Scheme != "https", name == "":
		return "an address that is not of the web"
	case u.User != nil:
		return "an address with a user name in it"
	case strings.HasSuffix(name, ".onion"): // not to be looked up in DNS: RFC 7686
		return "an onion service, which only Tor can ask"
	case !slices.Contains(webPorts, u.Port()):
		return "a port that web servers do not use"
	}
	return ""
}

// refuseAddress returns an error unless "ip:port" is of the public internet.
func refuseAddress(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("look at the address %q: %w", address, err)
	}
	if !isPublic(at.Addr()) {
		return &refusedError{"an address that is not of the public internet"}
	}
	return nil
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

func prefixes(texts ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		all[i] = netip.MustParsePrefix(text)
	}
	return all
}

// isPublic reports whether an address is public. It also checks IPv4 addresses
// that are embedded in IPv6 addresses.
func isPublic(a netip.Addr) bool {
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
