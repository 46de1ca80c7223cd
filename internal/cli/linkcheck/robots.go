package linkcheck

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// maxCrawlDelay limits a Crawl-delay: a longer one would make a check of one
// host take days.
const maxCrawlDelay = 10 * time.Second

// robots holds the rules of a robots.txt for one program (RFC 9309). The zero
// value allows everything.
type robots struct {
	rules []rule
	delay time.Duration // between requests; 0: not set
}

// rule is an Allow or Disallow line.
type rule struct {
	pattern string
	allow   bool
}

// parseRobots parses the rules for an agent such as "annals/1.0 (…)": those of
// all groups that name it, otherwise those of all groups for *.
func parseRobots(text []byte, agent string) *robots {
	token := productToken(agent)
	var own, all robots
	isNamed, forAll, closed, hasOwn := false, false, true, false
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\uFEFF"))) {
		for part := range strings.SplitSeq(string(line), "\r") { // a lone CR also ends a line
			key, value, ok := cutLine(part)
			if !ok {
				continue
			}
			if key == "user-agent" {
				if closed {
					isNamed, forAll, closed = false, false, false
				}
				name := productToken(value)
				isNamed = isNamed || name == token && token != ""
				forAll = forAll || strings.HasPrefix(value, "*")
				hasOwn = hasOwn || isNamed
				continue
			}
			closed = closed || key == "allow" || key == "disallow"
			if isNamed {
				own.add(key, value)
			}
			if forAll {
				all.add(key, value)
			}
		}
	}
	if hasOwn {
		return &own
	}
	return &all
}

// cutLine splits "Key: value # remark".
func cutLine(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), ok
}

// productToken returns the product token at the start of an agent, in lower case.
func productToken(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return strings.ToLower(agent)
}

func (r *robots) add(key, value string) {
	switch key {
	case "allow", "disallow":
		if value != "" { // an empty Disallow forbids nothing
			r.rules = append(r.rules, rule{pattern: normalizeEscapes(value), allow: key == "allow"})
		}
	case "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			r.delay = time.Duration(min(seconds, maxCrawlDelay.Seconds()) * float64(time.Second))
		}
	}
}

// allow reports whether u may be requested: the longest matching pattern
// decides; of two equally long ones, the one that allows.
func (r *robots) allow(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = normalizeEscapes(path)
	allowed, longest := true, -1
	for _, line := range r.rules {
		n := len(line.pattern)
		if (n > longest || n == longest && line.allow) && matches(line.pattern, path) {
			allowed, longest = line.allow, n
		}
	}
	return allowed
}

// matches reports whether a path starts with a pattern: * matches anything, $ at
// the end of the pattern the end of the path.
func matches(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !anchored || path == ""
}

// normalizeEscapes returns a path in the form in which patterns are compared:
// unreserved characters as they are, others as percent codes in upper case.
func normalizeEscapes(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c == '%' && i+2 < len(path) {
			if code, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c = byte(code)
				i += 2
				if !isUnreserved(c) {
					writeCode(&b, c)
					continue
				}
			}
		}
		if c > ' ' && c < 0x7F {
			b.WriteByte(c)
			continue
		}
		writeCode(&b, c)
	}
	return b.String()
}

func writeCode(b *strings.Builder, c byte) {
	const digits = "0123456789ABCDEF"
	b.Write([]byte{'%', digits[c>>4], digits[c&15]})
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
