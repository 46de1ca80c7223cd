package linkcheck

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
)

var publicAddresses = []struct {
	address string
	public  bool
}{
	{"0.0.0.0", false},
	{"0.1.2.3", false},
	{"10.0.0.1", false},
	{"100.64.0.1", false},
	{"100.100.100.200", false}, // cloud metadata
	{"100.128.0.1", true},
	{"127.0.0.1", false},
	{"127.255.255.254", false},
	{"169.254.169.254", false}, // metadata of most clouds
	{"172.15.255.255", true},
	{"172.16.0.1", false},
	{"172.31.255.255", false},
	{"172.32.0.1", true},
	{"192.0.0.192", false}, // cloud metadata
	{"192.0.2.1", false},
	{"192.88.99.1", false},
	{"192.168.1.1", false},
	{"168.63.129.16", false},
	{"198.18.0.1", false},
	{"198.51.100.1", false},
	{"203.0.113.1", false},
	{"224.0.0.1", false},
	{"239.255.255.250", false},
	{"240.0.0.1", false},
	{"255.255.255.255", false},
	{"8.8.8.8", true},
	{"157.150.185.49", true},
	{"::", false},
	{"::1", false},
	{"::ffff:127.0.0.1", false},
	{"::ffff:10.0.0.1", false},
	{"::ffff:8.8.8.8", true},
	{"::127.0.0.1", false}, // IPv4-compatible
	{"64:ff9b::7f00:1", false},
	{"64:ff9b::a9fe:a9fe", false},
	{"64:ff9b::808:808", true},
	{"64:ff9b:1::808:808", false},
	{"100::1", false},
	{"2001::1", false}, // Teredo
	{"2001:db8::1", false},
	{"2002:7f00:1::", false}, // 6to4
	{"2002:808:808::1", false},
	{"2606:4700::1111", true},
	{"2001:4860:4860::8888", true},
	{"3fff::1", false},
	{"5f00::1", false},
	{"fc00::1", false},
	{"fd00:ec2::254", false}, // metadata over IPv6
	{"fe80::1", false},
	{"fe80::1%eth0", false},
	{"fec0::1", false},
	{"ff02::1", false},
	{"2606:4700::1111%eth0", false},
}

func TestIsPublic(t *testing.T) {
	for _, test := range publicAddresses {
		if got := isPublic(netip.MustParseAddr(test.address)); got != test.public {
			t.Errorf("%s: %v", test.address, got)
		}
	}
}

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
