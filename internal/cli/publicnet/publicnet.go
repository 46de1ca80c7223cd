// Package publicnet connects to web servers of the public internet, and to nothing else. It
// is shared by the commands that speak to other machines.
//
// Its input is an address; its output a connection, or a *RefusedError. It makes no request.
package publicnet

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
			return checkAddress(address)
		},
	}
	return d.DialContext(ctx, network, address)
}

// RefusedError is an address to which no connection is made.
type RefusedError struct{ Reason string }

func (e *RefusedError) Error() string { return e.Reason }

// webPorts are the usual ports of web servers. Programs on other ports may take
// a request for a command.
var webPorts = []string{"", "80", "443", "8080", "8443"}

// Refuse returns why u must not be requested, or "". With viaTor, what resolves names is Tor,
// which alone knows onion services, and whose ways Public does not see.
func Refuse(u *url.URL, viaTor bool) string {
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch {
	case u.Scheme != "http" && u.Scheme != "https", name == "":
		return "an address that is not of the web"
	case u.User != nil:
		return "an address with a user name in it"
	case strings.HasSuffix(name, ".onion") && !viaTor: // not to be looked up in DNS: RFC 7686
		return "an onion service, which only Tor can ask"
	case weburl.IsPrivate(u.String()) && !strings.HasSuffix(name, ".onion"):
		return "an address that is not of the public internet"
	case !slices.Contains(webPorts, u.Port()):
		return "a port that web servers do not use"
	}
	return ""
}

// checkAddress returns an error unless "ip:port" is of the public internet.
func checkAddress(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("look at the address %q: %w", address, err)
	}
	if !weburl.IsPublic(at.Addr()) {
		return &RefusedError{"an address that is not of the public internet"}
	}
	return nil
}
