package weburl

import (
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// hostProfile maps host names as browsers do: to lower case and normal width,
// never transitional.
var hostProfile = idna.New(
	idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false), idna.StrictDomainName(false), idna.VerifyDNSLength(true),
)

// checkHTTP checks what follows "http:" or "https:". The address of a site, unlike a
// link, may be private.
func checkHTTP(scheme, rest string, isSite bool) (string, error) {
	rest, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return "", problem("two slashes are missing after \""+scheme+":\"", "write "+scheme+"://"+strings.TrimLeft(rest, "/"))
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	authority, tail := rest[:end], rest[end:]
	if strings.ContainsRune(authority, '@') {
		return "", problem("the address holds a user name before its host", "leave out everything from // up to and including @")
	}
	host, port, err := splitPort(authority)
	if err != nil {
		return "", err
	}
	if host, err = normalHost(host); err != nil {
		return "", err
	}
	if err := checkPublic(host); err != nil && !isSite {
		return "", err
	}
	if port != "" && port != defaultPort(scheme) {
		host += ":" + port
	}
	return scheme + "://" + host + encode(tail), nil
}

// isNormal is the fast path for most URLs: it reports whether raw is certainly an
// https URL that checkHTTP would return unchanged.
func isNormal(raw string) bool {
	rest, ok := strings.CutPrefix(raw, "https://")
	if !ok || len(raw) > maxLength {
		return false
	}
	host, path, _ := strings.Cut(rest, "/")
	return isPlainHost(host) && isEncoded(path) && !isPrivateHost(host)
}

// isPlainHost reports whether host has only lower-case ASCII letters, digits and
// single hyphens inside its labels, so that IDNA mapping and the rules for numeric
// hosts leave it unchanged.
func isPlainHost(host string) bool {
	const maxHost, maxLabel = 253, 63
	start := 0
	for i := range len(host) {
		switch c := host[i]; {
		case 'a' <= c && c <= 'z', isDigit(c):
		case c != '-' && c != '.' || i == start || host[i-1] == '-':
			return false
		case c == '.':
			if i-start > maxLabel {
				return false
			}
			start = i + 1
		}
	}
	last := host[start:]
	return last != "" && len(last) <= maxLabel && len(host) <= maxHost && !strings.HasSuffix(last, "-") && !isDigit(last[0])
}

func defaultPort(scheme string) string {
	if scheme == "http" {
		return "80"
	}
	return "443"
}

// splitPort cuts the port off an authority. Colons in brackets belong to an
// IPv6 address.
func splitPort(authority string) (host, port string, err error) {
	colon := strings.LastIndexByte(authority, ':')
	if colon < 0 || colon < strings.LastIndexByte(authority, ']') {
		return authority, "", nil
	}
	host, port = authority[:colon], authority[colon+1:]
	if port == "" {
		return host, "", nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 {
		return "", "", problem("the port \""+port+"\" is not a number from 1 to 65535", "leave out the colon and what follows it, up to the next slash")
	}
	return host, strconv.FormatUint(n, 10), nil
}

// normalHost returns a host in lower case and ASCII. Names in other scripts
// become punycode, single-script and mixed alike, so that a look-alike is visible.
func normalHost(host string) (string, error) {
	if host == "" {
		return "", problem("the address has no host", "write the name of the site after //")
	}
	if strings.HasPrefix(host, "[") {
		return normalIPv6(host)
	}
	name, err := hostProfile.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil || !isHostName(name) {
		return "", problem("\""+host+"\" is not the name of a host", "copy the address from the browser once more")
	}
	if looksNumeric(name) && !isIPv4(name) {
		return "", problem("\""+host+"\" is a number and not the name of a host", "write the name of the site")
	}
	return name, nil
}

func normalIPv6(host string) (string, error) {
	inner := strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	addr, err := netip.ParseAddr(inner)
	if err != nil || !addr.Is6() || addr.Zone() != "" || len(host) != len(inner)+2 {
		return "", problem("\""+host+"\" is not the name of a host", "write the name of the site")
	}
	return "[" + addr.String() + "]", nil
}

func isHostName(name string) bool {
	for i := range len(name) {
		if c := name[i]; !isLetter(c) && !isDigit(c) && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return name != ""
}

// looksNumeric reports whether a browser would parse the name as an IPv4 address,
// in whatever spelling (2130706433, 0x7f.1).
func looksNumeric(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	if digits, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}

func isIPv4(name string) bool {
	addr, err := netip.ParseAddr(name)
	return err == nil && addr.Is4()
}
