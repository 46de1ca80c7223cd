package weburl

import (
	"errors"
	"strings"
	"testing"

	"annals/internal/diag"
)

var normalised = []struct{ name, raw, want string }{
	{"plain", "https://undocs.org/A/RES/73/180", "https://undocs.org/A/RES/73/180"},
	{"case of scheme and host", "HTTPS://UnDocs.ORG/A/RES", "https://undocs.org/A/RES"},
	{"default port", "https://un.org:443/x", "https://un.org/x"},
	{"default port of http", "http://un.org:80", "http://un.org"},
	{"other port", "http://un.org:08080/", "http://un.org:8080/"},
	{"empty port", "http://un.org:/x", "http://un.org/x"},
	{"trailing dot", "https://un.org./x", "https://un.org/x"},
	{"query and fragment", "https://un.org?a=b&c[]=d#e", "https://un.org?a=b&c[]=d#e"},
	{"Korean path", "https://un.org/인권", "https://un.org/%EC%9D%B8%EA%B6%8C"},
	{"quotes and brackets", `https://un.org/"><b>{|}^` + "`", "https://un.org/%22%3E%3Cb%3E%7B%7C%7D%5E%60"},
	{"codes stay", "https://un.org/a%20b%2f", "https://un.org/a%20b%2f"},
	{"stray percent sign", "https://un.org/100%", "https://un.org/100%25"},
	{"at sign in the path", "https://web.archive.org/@un.org", "https://web.archive.org/@un.org"},
	{"address in the path", "https://web.archive.org/web/2014/http://un.org/", "https://web.archive.org/web/2014/http://un.org/"},
	{"Korean host", "https://국가인권위원회.한국/x", "https://xn--o39a10aycw98iohawyp85f.xn--3e0b707e/x"},
	{"mixed scripts", "https://unіted.org", "https://xn--unted-o2e.org"},
	{"whole script in Cyrillic", "https://пример.рф", "https://xn--e1afmkfd.xn--p1ai"},
	{"full-width letters", "https://ｕｎ．ｏｒｇ/", "https://un.org/"},
	{"IPv4", "http://157.150.185.49/x", "http://157.150.185.49/x"},
	{"IPv6", "http://[2606:4700::0001]:8080/", "http://[2606:4700::1]:8080/"},
	{"underscore in host", "https://a_b.example.org", "https://a_b.example.org"},
	{"mail", "MailTo:civilsociety@OHCHR.org", "mailto:civilsociety@ohchr.org"},
	{"mail with subject", "mailto:a@b.org?subject=A%20B", "mailto:a@b.org?subject=A%20B"},
	{"two recipients", "mailto:a@b.org,c@d.org", "mailto:a@b.org,c@d.org"},
	{"telephone", "tel:+41-22-917-9000", "tel:+41-22-917-9000"},
}

func TestCheckNormalises(t *testing.T) {
	for _, test := range normalised {
		t.Run(test.name, func(t *testing.T) {
			got, err := Check(test.raw)
			if err != nil || got != test.want {
				t.Errorf("Check(%q) = %q, %v; want %q", test.raw, got, err, test.want)
			}
		})
	}
}

// rejected are URLs with a part of the message that each is rejected with.
var rejected = []struct{ name, raw, message string }{
	{"nothing", "", "empty"},
	{"no scheme", "www.un.org", "does not begin"},
	{"no scheme but a port", "un.org:443/x", "does not begin"},
	{"protocol-relative", "//un.org/x", "does not begin"},
	{"script", "javascript:alert(1)", "not allowed"},
	{"script in capitals", "JaVaScRiPt:alert(1)", "not allowed"},
	{"script behind a space", " javascript:alert(1)", "space"},
	{"script split by a tab", "java\tscript:alert(1)", "hidden character (U+0009)"},
	{"script split by a newline", "java\nscript:alert(1)", "hidden character (U+000A)"},
	{"script split by NUL", "java\x00script:alert(1)", "hidden character (U+0000)"},
	{"script split by a soft hyphen", "java\u00ADscript:alert(1)", "hidden character"},
	{"script behind a control character", "\x01javascript:alert(1)", "hidden character"},
	{"script with an entity", "java&#115;cript:alert(1)", "does not begin"},
	{"script with an encoded colon", "javascript%3Aalert(1)", "does not begin"},
	{"full-width letters in the scheme", "ｈｔｔｐｓ://un.org", "does not begin"},
	{"data", "data:text/html,x", "not allowed"},
	{"vbscript", "vbscript:x", "not allowed"},
	{"file", "file:///etc/passwd", "not allowed"},
	{"blob", "blob:https://un.org/x", "not allowed"},
	{"view-source", "view-source:https://un.org", "not allowed"},
	{"ftp", "ftp://un.org", "not allowed"},
	{"user name", "https://un.org@evil.example/", "user name"},
	{"user name and password", "https://un.org:80@evil.example/", "user name"},
	{"user name after a code", "https://un.org%2f@evil.example/", "user name"},
	{"backslash", `https:\\un.org`, "backslash"},
	{"backslash before the host ends", `https://evil.example\@un.org`, "backslash"},
	{"one slash", "https:/un.org", "two slashes"},
	{"no slash", "https:un.org", "two slashes"},
	{"no host", "https:///x", "no host"},
	{"only a port", "https://:443/", "no host"},
	{"code in the host", "https://un%2eorg/", "not the name of a host"},
	{"space in the path", "https://un.org/a b", "space"},
	{"no-break space", "https://un.org/a\u00A0b", "space"},
	{"bidi override", "https://un.org/\u202Efdp.exe", "hidden character (U+202E)"},
	{"zero width space", "https://un\u200B.org/", "hidden character (U+200B)"},
	{"tag character", "https://un.org/\U000E0041", "hidden character"},
	{"Hangul filler", "https://un.org/\u3164", "hidden character"},
	{"broken UTF-8", "https://un.org/\xff", "UTF-8"},
	{"port 0", "https://un.org:0/", "port"},
	{"port of letters", "https://un.org:x/", "port"},
	{"port too high", "https://un.org:65536/", "port"},
	{"signed port", "https://un.org:+80/", "port"},
	{"number for a host", "http://2130706433/", "number"},
	{"hexadecimal number", "http://0x7f.0x1/", "number"},
	{"short IPv4", "http://127.1/", "number"},
	{"IPv4 with leading zeros", "http://0177.0.0.1/", "number"},
	{"unclosed bracket", "http://[::1/", "not the name of a host"},
	{"IPv6 with a zone", "http://[fe80::1%25eth0]/", "not the name of a host"},
	{"empty label", "https://un..org/", "not the name of a host"},
	{"invalid punycode", "https://xn--a.org/", "not the name of a host"},
	{"too long", "https://un.org/" + strings.Repeat("a", maxLength), "bytes long"},
	{"mail without a domain", "mailto:someone", "e-mail"},
	{"mail without a name", "mailto:@un.org", "e-mail"},
	{"mail that adds headers", "mailto:a@b.org?subject=x%0D%0ABcc:c@d.org", "line break"},
	{"mail with slashes", "mailto://a@b.org", "e-mail"},
	{"telephone of letters", "tel:alert(1)", "telephone"},
	{"telephone without digits", "tel:+", "telephone"},
}

func TestCheckRejects(t *testing.T) {
	for _, test := range rejected {
		t.Run(test.name, func(t *testing.T) {
			got, err := Check(test.raw)
			if err == nil {
				t.Fatalf("Check(%q) = %q, want an error", test.raw, got)
			}
			p, ok := errors.AsType[*diag.Problem](err)
			if !ok || !strings.Contains(p.Message, test.message) || p.Hint == "" {
				t.Errorf("Check(%q) error = %#v, want a problem with %q and a hint", test.raw, err, test.message)
			}
		})
	}
}
