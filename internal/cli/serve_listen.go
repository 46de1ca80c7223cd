package cli

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"syscall"

	"annals/internal/serve"
)

// hostList is a flag that may be repeated, of hosts of the preview.
type hostList struct{ value *[]string }

func (f hostList) String() string { return strings.Join(*f.value, ", ") }
func (f hostList) Type() string   { return "NAME:PORT" }

func (f hostList) Set(s string) error {
	host, err := serve.ParseHost(s)
	if err != nil {
		return err
	}
	*f.value = append(*f.value, host)
	return nil
}

// listenAddress is a flag whose value is an address of this computer.
type listenAddress struct{ value *netip.Addr }

func (f listenAddress) String() string { return "" }
func (f listenAddress) Type() string   { return "ADDRESS" }

func (f listenAddress) Set(s string) error {
	ip, err := serve.ParseAddress(s)
	if err != nil {
		return err
	}
	*f.value = ip
	return nil
}

// isOpen reports whether other computers can reach the preview.
func (f *serveFlags) isOpen() bool { return f.listen.IsValid() && !f.listen.IsLoopback() }

// listen opens the port and prints the addresses.
func (a *app) listen(ctx context.Context, server *serve.Server, f *serveFlags, isChosen bool) error {
	var err error
	if isChosen {
		err = server.Listen(ctx, f.port)
	} else {
		err = server.ListenNear(ctx)
	}
	if errors.Is(err, syscall.EADDRNOTAVAIL) {
		return &usageError{fmt.Sprintf("--listen %s: this computer has no such address", f.listen), "write 0.0.0.0 for all that it has"}
	}
	if e, ok := errors.AsType[*serve.PortError](err); ok && isChosen {
		return &usageError{e.Error(), "end the program that uses it, choose another with --port, or leave --port out: a free one is then taken"}
	}
	if err != nil {
		return err
	}
	a.warnOfOthers(f)
	if a.global.quiet {
		return nil
	}
	note := ""
	if !isChosen && !strings.HasSuffix(server.Address(), fmt.Sprintf(":%d", serve.DefaultPort)) {
		note = fmt.Sprintf(" (port %d is in use)", serve.DefaultPort)
	}
	for _, host := range f.hosts {
		note += fmt.Sprintf(", and at %s where that is forwarded here", host)
	}
	return a.printf("preview at http://%s/%s; Ctrl-C ends it", server.Address(), note)
}

// warnOfOthers warns, even with --quiet, that other computers can see the preview.
func (a *app) warnOfOthers(f *serveFlags) {
	if !f.isOpen() {
		return
	}
	a.printLine(a.styles().warning("warning:"), fmt.Sprintf("with --listen %s everybody who can reach this computer can read what is not published yet, drafts and embargoed entries as well; nothing is encrypted, and nobody is asked for a password", f.listen))
	if f.listen.IsUnspecified() && len(f.hosts) == 0 {
		a.printLine(a.styles().hint("hint:"), "a browser elsewhere is answered once its address is allowed, such as --host-allowed 192.168.1.5:1313")
	}
}
