package publicnet

import (
	"context"
	"errors"
	"net"
	"net/url"
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
		if _, ok := errors.AsType[*RefusedError](err); !ok {
			t.Errorf("%s: %v", home, err)
		}
		listener.Close()
	}
	// The IP address that a name resolves to is checked.
	_, err := Public(context.Background(), "tcp", "localhost:80")
	if _, ok := errors.AsType[*RefusedError](err); !ok {
		t.Errorf("localhost: %v", err)
	}
	if err := checkAddress("no address"); err == nil {
		t.Error("an invalid address is let through")
	}
}

func TestRefuse(t *testing.T) {
	for address, want := range map[string][2]bool{ // refused, and refused with Tor
		"https://example.org/":      {false, false},
		"http://example.org:8080/":  {false, false},
		"http://example.org:22/":    {true, true},
		"ftp://example.org/":        {true, true},
		"https://a@example.org/":    {true, true},
		"http://aaaa.onion/":        {true, false},
		"http://127.0.0.1/":         {true, true},
		"http://localhost/":         {true, true},
		"http://[::ffff:10.0.0.1]/": {true, true},
		"https:///":                 {true, true},
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]bool{Refuse(u, false) != "", Refuse(u, true) != ""}; got != want {
			t.Errorf("%s: refused %v, want %v", address, got, want)
		}
	}
}
