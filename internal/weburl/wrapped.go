package weburl

import (
	"net/url"
	"strings"

	"annals/internal/diag"
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

// unwrapped returns a warning if an address, in its normal form, is that of a service
// which passes readers on, with the address behind it as its hint; or nil.
func unwrapped(address string) *diag.Problem {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	query := u.Query()
	for _, w := range wrappers {
		if !isBelow(u.Hostname(), w.hosts) || !strings.HasPrefix(u.Path, w.path) {
			continue
		}
		for _, name := range w.parameters {
			if inner, err := CheckHTTP(query.Get(name)); err == nil {
				return &diag.Problem{
					Code: diag.TrackingAddress, Warning: true, Hint: "write " + plainest(inner),
					Message: "the address leads through " + u.Hostname() + ", which learns of every reader and may hold the name of whoever got the link",
				}
			}
		}
	}
	return nil
}

// plainest returns an address, in its normal form, without what tracks.
func plainest(address string) string {
	if p := Tracking(address); p != nil {
		return strings.TrimPrefix(p.Hint, "write ")
	}
	return address
}
