package linkcheck

import (
	"context"
	"errors"
	"net"
	"testing"
)

func TestPublicRefusesLoopback(t *testing.T) {
	for _, home := range []string{"127.0.0.1:0", "[::1]:0"} {
		listener, err := net.Listen("tcp", home)
		if err != nil {
			if home == "[::1]:0" {
				continue // no IPv6 here
			}
			t.Fatal(err)
		}
		c, err := Public(context.Background(), "tcp", listener.Addr().String())
		if err == nil {
			c.Close()
		}
		if _, ok := errors.AsType[*refusedError](err); !ok {
			t.Errorf("%s: %v", home, err)
		}
		listener.Close()
	}
	// The IP address that a name resolves to is checked.
	_, err := Public(context.Background(), "tcp", "localhost:80")
	if _, ok := errors.AsType[*refusedError](err); !ok {
		t.Errorf("localhost: %v", err)
	}
	if err := refuseAddress("no address"); err == nil {
		t.Error("an invalid address is let through")
	}
}
