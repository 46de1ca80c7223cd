package weburl

import (
	"net/url"
	"strings"
)

// wrapper is an address of a service that passes readers on to the address in one of
// its parameters: it learns of every click, and whose message the link came from.
type wrapper struct {
	hosts      []string
	path       string // what the path begins with
	parameters []string
}

var wrappers = []wrapper{
	{[]string{"safelinks.protection.outlook.com"}, "/", []string{"url"}}, // holds the recipient's e-mail address
	{[]string{"l.facebook.com", "lm.facebook.com", "l.messenger.com", "l.instagram.com"}, "/", []string{"u"}},
	{[]string{"facebook.com"}, "/flx/warn", []string{"u"}},
	{[]string{"google.com", "google.co.kr", "google.co.uk"}, "/url", []string{"q", "url"}},
	{[]string{"youtube.com"}, "/redirect", []string{"q"}},
	{[]string{"slack-redir.net"}, "/link", []string{"url"}},
	{[]string{"vk.com"}, "/away.php", []string{"to"}},
	{[]string{"linkedin.com"}, "/redir/redirect", []string{"url"}},
	{[]string{"steamcommunity.com"}, "/linkfilter", []string{"url", "u"}},
	{[]string{"duckduckgo.com"}, "/l/", []string{"uddg"}},
	{[]string{"out.reddit.com"}, "/", []string{"url"}},
	{[]string{"deref-mail.com", "deref-gmx.net", "deref-web.de"}, "/", []string{"redirectUrl"}},
}

// unwrapped returns the address to which a service passes its readers on, and whether
// an address, on this host, is that of one.
func unwrapped(host, address string) (inner string, ok bool) {
	for _, w := range wrappers {
		if !isBelow(host, w.hosts) {
			continue
		}
		u, err := url.Parse(address)
		if err != nil || !strings.HasPrefix(u.Path, w.path) {
			continue
		}
		query := u.Query()
		for _, name := range w.parameters {
			if inner, err := CheckHTTP(query.Get(name)); err == nil {
				return inner, true
			}
		}
	}
	return "", false
}
