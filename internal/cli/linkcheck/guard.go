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

	"annals/internal/weburl"
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
	if !weburl.IsPublic(at.Addr()) {
		return &refusedError{"an address that is not of the public internet"}
	}
	return nil
}
