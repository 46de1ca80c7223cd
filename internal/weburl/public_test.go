package weburl

import (
	"net/netip"
	"testing"

	"annals/internal/diag"
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
		if got := IsPublic(netip.MustParseAddr(test.address)); got != test.public {
			t.Errorf("%s: %v", test.address, got)
		}
	}
}

// TestPrivateAddressesAreNoLinks tries every spelling that a browser takes to the
// reader's own machine or network.
func TestPrivateAddressesAreNoLinks(t *testing.T) {
	for _, host := range []string{
		"localhost", "LOCALHOST", "localhost.", "localhost:1313", "app.localhost", "127.0.0.1", "127.255.1.9:8080", "0.0.0.0", "10.1.2.3", "172.20.0.1",
		"192.168.0.1", "169.254.169.254", "100.64.0.9", "255.255.255.255", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "ｌｏｃａｌｈｏｓｔ",
		"[::1]", "[::1]:80", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:c0a8:1]", "[fc00::1]", "[fd12::1]", "[fe80::1]", "[64:ff9b::7f00:1]",
		"wiki", "intranet:8080", "printer.local", "Mina-PC.local", "wiki.internal", "nas.lan", "router.home.arpa", "router.home", "git.corp", "x.localdomain",
		"127.0.0.1.nip.io", "localtest.me", "1.0.0.127.in-addr.arpa", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0177.0.0.1", "0", "127.0.0.1.",
	} {
		for _, address := range []string{"http://" + host + "/", "https://" + host, "HTTP://" + host + "/a?b#c"} {
			if got, err := Check(address); err == nil {
				t.Errorf("%s became %s", address, got)
			}
			if _, err := CheckHTTP(address); err == nil || diag.AsProblem(err, "").Hint == "" {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
	for _, mail := range []string{"mailto:root@localhost", "mailto:a@un.org,b@printer.local", "mailto:a@mailserver"} {
		if _, err := Check(mail); err == nil {
			t.Errorf("%s is accepted", mail)
		}
	}
}

func TestPublicAddressesAreLinks(t *testing.T) {
	for _, address := range []string{
		"https://un.org/", "http://157.150.185.49/", "http://[2606:4700::1111]/", "https://localhost.org/", "https://local.gov.uk/", "https://homes.un.org/",
		"https://internal.un.org/", "https://lan.com/", "https://un.org2/", "http://expyuzz4wqqyqhjn.onion/", "mailto:a@un.org", "https://web.archive.org/web/2020/http://localhost/",
	} {
		if _, err := Check(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestSiteMayBePrivateWhileItIsTriedOut(t *testing.T) {
	for _, address := range []string{"http://localhost:1313/", "http://192.168.0.7/record/", "https://wiki.internal/"} {
		if got, err := CheckSite(address); err != nil || got != address || !IsPrivate(got) {
			t.Errorf("CheckSite(%q) = %q, %v", address, got, err)
		}
	}
}
