package serve

import (
	"maps"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// hosts is the set of valid Host headers of a server, in small letters. Any site can
// point its own name at 127.0.0.1 and then read drafts as if they were its own files
// (DNS rebinding); its requests still carry that name.
type hosts map[string]bool

// hostsAt returns the valid Host headers of a server at an address, besides those
// that the editor allows.
func hostsAt(at netip.AddrPort, allowed []string) hosts {
	ip, names := at.Addr(), []string{}
	if !ip.IsUnspecified() {
		names = append(names, ip.String())
	}
	if ip.IsUnspecified() || ip.IsLoopback() {
		names = append(names, loopback.String(), "localhost", netip.IPv6Loopback().String())
	}
	hs := hosts{}
	for _, name := range names {
		if strings.Contains(name, ":") {
			name = "[" + name + "]"
		}
		hs.add(name + ":" + strconv.Itoa(int(at.Port())))
	}
	maps.Copy(hs, hostsOf(allowed))
	return hs
}

// add adds a host. Browsers leave out the usual port of http and of https.
func (hs hosts) add(host string) {
	hs[host] = true
	for _, usual := range []string{":80", ":443"} {
		if name, ok := strings.CutSuffix(host, usual); ok {
			hs[name] = true
		}
	}
}

// has reports whether a Host header is valid.
func (hs hosts) has(host string) bool { return hs[strings.ToLower(host)] }

// originPatterns returns the hosts as patterns of package path, for web sockets.
func originPatterns(allowed []string) []string {
	var patterns []string
	for host := range hostsOf(allowed) {
		patterns = append(patterns, strings.NewReplacer("[", `\[`, "]", `\]`).Replace(host))
	}
	slices.Sort(patterns)
	return patterns
}

func hostsOf(allowed []string) hosts {
	hs := hosts{}
	for _, host := range allowed {
		hs.add(host)
	}
	return hs
}

var (
	hostName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$`)
	hostPort = regexp.MustCompile(`^(.*?)(?::([0-9]+))?$`)
)

// ParseHost parses the host of an address at which the preview is opened, as
// browsers send it: NAME:PORT, or NAME where the port is the usual one. The error is
// a *diag.Problem.
func ParseHost(s string) (string, error) {
	host := strings.ToLower(s)
	if _, after, ok := strings.Cut(host, "://"); ok {
		return "", &diag.Problem{Message: "this is an address; the name and the port are enough", Hint: "write " + strings.TrimRight(after, "/")}
	}
	parts := hostPort.FindStringSubmatch(host)
	name, port := host, ""
	if parts != nil {
		name, port = parts[1], parts[2]
	}
	if strings.Contains(name, "*") {
		return "", &diag.Problem{Message: "every name is allowed by itself, without *: any site could use a name that a pattern allows", Hint: "repeat the flag for each name"}
	}
	if n, err := strconv.ParseUint(port, 10, 16); port != "" && (err != nil || n == 0) {
		return "", &diag.Problem{Message: port + " is no port", Hint: "write a number from 1 to 65535"}
	}
	inner, isBracketed := strings.CutPrefix(name, "[")
	if ip, err := netip.ParseAddr(strings.TrimSuffix(inner, "]")); isBracketed && err == nil && ip.Is6() && ip.Zone() == "" {
		return host, nil
	}
	if !hostName.MatchString(name) || strings.Contains(name, "..") {
		return "", &diag.Problem{Message: "this is no name and port", Hint: "write what stands in the address bar between // and the next /, such as localhost:8080"}
	}
	return host, nil
}
