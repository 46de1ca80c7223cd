package serve

import (
	"net/netip"
	"testing"

	"annals/internal/diag"
)

func TestHostsAt(t *testing.T) {
	for _, test := range []struct {
		at      string
		allowed []string
		valid   []string
		invalid []string
	}{
		{
			"127.0.0.1:1313", nil,
			[]string{"127.0.0.1:1313", "localhost:1313", "LOCALHOST:1313", "[::1]:1313"},
			[]string{"", "127.0.0.1", "localhost", "0.0.0.0:1313", "localhost:8080", "evil.example", "evil.example:1313"},
		},
		{
			"127.0.0.1:1313",
			[]string{"localhost:8080", "name-1313.host.example", "other.example:443", "[fd00::1]:8080"},
			[]string{"127.0.0.1:1313", "localhost:8080", "NAME-1313.host.example", "other.example:443", "other.example", "[fd00::1]:8080"},
			[]string{"localhost", "localhost:80", "127.0.0.1:8080", "name-1313.host.example:8080", "x.name-1313.host.example", "fd00::1:8080"},
		},
		{"127.0.0.2:1313", nil, []string{"127.0.0.2:1313", "localhost:1313"}, []string{"127.0.0.3:1313"}},
		{"127.0.0.1:80", nil, []string{"127.0.0.1", "localhost:80", "localhost", "[::1]"}, []string{"::1", "evil.example"}},
		{"0.0.0.0:1313", nil, []string{"127.0.0.1:1313", "localhost:1313"}, []string{"0.0.0.0:1313", "192.168.1.5:1313"}},
		{"[::]:1313", []string{"192.168.1.5:1313"}, []string{"[::1]:1313", "192.168.1.5:1313"}, []string{"[::]:1313", "192.168.1.6:1313"}},
		{"192.168.1.5:1313", nil, []string{"192.168.1.5:1313"}, []string{"127.0.0.1:1313", "localhost:1313", "192.168.1.5"}},
		{"[fd00::1]:1313", nil, []string{"[fd00::1]:1313"}, []string{"fd00::1:1313", "[fd00::2]:1313"}},
	} {
		hs := hostsAt(netip.MustParseAddrPort(test.at), test.allowed)
		for _, host := range test.valid {
			if !hs.has(host) {
				t.Errorf("at %s with %v: %q is refused", test.at, test.allowed, host)
			}
		}
		for _, host := range test.invalid {
			if hs.has(host) {
				t.Errorf("at %s with %v: %q is valid", test.at, test.allowed, host)
			}
		}
	}
}

func TestParseHost(t *testing.T) {
	for s, want := range map[string]string{
		"localhost:8080": "localhost:8080", "Name.Example": "name.example", "192.168.1.5:1313": "192.168.1.5:1313", "[::1]:8080": "[::1]:8080",
		"my_box:1": "my_box:1", "xn--bcher-kva.example": "xn--bcher-kva.example", "[fd00::1]": "[fd00::1]",
	} {
		if got, err := ParseHost(s); err != nil || got != want {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
	for _, s := range []string{
		"", ":8080", "*", "*:8080", "*.example", "localhost:", "localhost:0", "localhost:70000", "localhost:x", "http://localhost:8080/", "localhost:8080/",
		"a b", "a@b", "a,b", "bücher.example", "::1", "[::1", "::1]:80", "[1.2.3.4]:80", "[fe80::1%eth0]:80", "a..b", "-a", "a\nb", "a\x00", "[a]", "a?", "a#", `a\b`,
	} {
		if got, err := ParseHost(s); err == nil {
			t.Errorf("%q is taken for %q", s, got)
		} else if p := diag.AsProblem(err, diag.InvalidValue); p.Message == "" || p.Hint == "" {
			t.Errorf("%q: %+v", s, p)
		}
	}
}

func TestParseAddress(t *testing.T) {
	for s, want := range map[string]string{"localhost": "127.0.0.1", "127.0.0.1": "127.0.0.1", "0.0.0.0": "0.0.0.0", "::": "::", "192.168.1.5": "192.168.1.5"} {
		if got, err := ParseAddress(s); err != nil || got.String() != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "*", "0", "all", "0.0.0.0:1313", "[::]:1313", "[::]", "fe80::1%eth0", "::ffff:1.2.3.4", "name.example", "http://0.0.0.0"} {
		if got, err := ParseAddress(s); err == nil {
			t.Errorf("%q is taken for %v", s, got)
		} else if p := diag.AsProblem(err, diag.InvalidValue); p.Message == "" || p.Hint == "" {
			t.Errorf("%q: %+v", s, p)
		}
	}
}
