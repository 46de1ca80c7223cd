package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// The first port to try, and how many after it if it is in use.
const (
	DefaultPort = 1313
	morePorts   = 20
)

// loopback is the address to listen on unless the editor chooses another: the preview
// shows drafts.
var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

// ParseAddress parses an address of this machine to listen on. The error is a
// *diag.Problem.
func ParseAddress(s string) (netip.Addr, error) {
	if s == "localhost" {
		return loopback, nil
	}
	if at, err := netip.ParseAddrPort(s); err == nil {
		return netip.Addr{}, &diag.Problem{Message: "the port is set by a flag of its own", Hint: fmt.Sprintf("write --listen %s --port %d", at.Addr(), at.Port())}
	}
	ip, err := netip.ParseAddr(s)
	if inner, isIPv6 := strings.CutPrefix(s, "["); isIPv6 {
		if at, err := netip.ParseAddr(strings.TrimSuffix(inner, "]")); err == nil {
			return netip.Addr{}, &diag.Problem{Message: "the brackets are for addresses of pages", Hint: fmt.Sprintf("write --listen %s", at)}
		}
	}
	if err != nil || ip.Zone() != "" || ip.Is4In6() {
		return netip.Addr{}, &diag.Problem{Message: "this is no IP address of this computer", Hint: "write 0.0.0.0 for all that it has"}
	}
	return ip, nil
}

// PortError is the error of a port that cannot be listened on.
type PortError struct {
	Port int
	Err  error // the reason given by the system
}

// Error names the port.
func (e *PortError) Error() string { return fmt.Sprintf("port %d cannot be used: %v", e.Port, e.Err) }

// Unwrap returns the reason.
func (e *PortError) Unwrap() error { return e.Err }

// Listen opens the port on Options.Address; 0 means any free port. The error is a
// *PortError.
func (s *Server) Listen(ctx context.Context, port int) error {
	ip := s.o.Address
	if !ip.IsValid() {
		ip = loopback
	}
	network := "tcp4"
	if ip.Is6() {
		network = "tcp"
	}
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, network, net.JoinHostPort(ip.String(), strconv.Itoa(port)))
	if err != nil {
		return &PortError{port, rootCause(err)}
	}
	if tcp, ok := l.Addr().(*net.TCPAddr); ok {
		port = tcp.Port
	}
	s.listener, s.address = l, netip.AddrPortFrom(ip, uint16(port))
	s.hosts = hostsAt(s.address, s.o.Hosts)
	return nil
}

// ListenNear opens DefaultPort or, if that is in use, the next free one.
func (s *Server) ListenNear(ctx context.Context) error {
	for port := DefaultPort; port <= DefaultPort+morePorts; port++ {
		if err := s.Listen(ctx, port); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return s.Listen(ctx, 0)
}

// Address returns the address at which this machine opens the preview, such as
// "127.0.0.1:1313".
func (s *Server) Address() string {
	switch ip := s.address.Addr(); {
	case ip.IsUnspecified():
		return netip.AddrPortFrom(loopback, s.address.Port()).String()
	default:
		return s.address.String()
	}
}

// rootCause returns the innermost error: the caller describes the context
// better.
func rootCause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// discardLogger discards what http.Server logs about errors of clients.
func discardLogger() *log.Logger { return log.New(io.Discard, "", 0) }
