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

// Dial makes a connection to an address "host:port".
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// Public makes connections to addresses of the public internet only. What it
// looks at is the number that the system is about to connect to, so that neither
// a name that leads home nor one that changes its mind after a first look
// (DNS rebinding) gets past it.
func Public(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{
		Timeout: 10 * time.Second,
		ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
			return refuseAddress(address)
		},
	}
	return d.DialContext(ctx, network, address)
}

// refusedError is an address that is not asked for.
type refusedError struct{ reason string }

func (e *refusedError) Error() string { return e.reason }

// usualPorts are those of web servers. Others may be those of programs that take
// a request for an order.
var webPorts = []string{"", "80", "443", "8080", "8443"}

// refuseURL tells why u must not be asked for, or "".
func refuseURL(u *url.URL) string {
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch {
	case u.Scheme != "http" && u.Scheme != "https", name == "":
		return "an address that is not of the web"
	case u.User != nil:
		return "an address with a user name in it"
	case strings.HasSuffix(name, ".onion"):
		return "an onion service, which only Tor can ask" // nor may its name be looked up: RFC 7686
	case !slices.Contains(webPorts, u.Port()):
		return "a port that web servers do not use"
	}
	return ""
}

// refuseAddress refuses "number:port" unless it is one of the public internet.
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

// The blocks of numbers that are not, or not surely, somebody else's public
// machine, after IANA's registries of special-purpose addresses.
var (
	notPublic = prefixes(
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
		"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"168.63.129.16/32", // a cloud's own services, at a public number
		"2001::/23",        // among them Teredo, which holds an IPv4 number
		"2001:db8::/32", "3fff::/20",
		"2002::/16", // 6to4, likewise
	)
	unicast6 = netip.MustParsePrefix("2000::/3") // all that is given out to networks
	nat64    = netip.MustParsePrefix("64:ff9b::/96")
)

func prefixes(texts ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		all[i] = netip.MustParsePrefix(text)
	}
	return all
}

// isPublic looks through the forms of IPv6 in which an IPv4 number travels.
func isPublic(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) { // how networks of IPv6 alone reach everything else
		last := a.As16()
		a = netip.AddrFrom4([4]byte(last[12:]))
	}
	if a.Is6() && !unicast6.Contains(a) {
		return false
	}
	return !slices.ContainsFunc(notPublic, func(p netip.Prefix) bool { return p.Contains(a) })
}
