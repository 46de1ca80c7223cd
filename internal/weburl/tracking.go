package weburl

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"annals/internal/diag"
)

// trackers are the parameters with which services mark a link that is passed on: they
// tell the site who shared it, and where. trackerPrefixes are the beginnings of whole
// families of them.
var (
	trackers = []string{
		"fbclid", "fb_action_ids", "fb_source", "mibextid", // Facebook
		"gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl", // Google
		"igsh", "igshid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "epik", "rdt_cid", "sccid", "qclid",
		"ref_src", "ref_url", "__twitter_impression", // Twitter
		"mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", // newsletters
		"s_cid", "cmpid", "ns_campaign", "ns_source", "ns_mchannel", "icid", "xtor", "_openstat", "wickedid", "irclickid", "sc_cid", "spm", "guccounter", "guce_referrer", "guce_referrer_sig",
		"wt.mc_id", "gad_source", "gad_campaignid", "rb_clickid",
	}
	trackerPrefixes = []string{"utm_", "mtm_", "matomo_", "pk_campaign", "pk_kwd", "pk_source", "hsa_", "__hs", "at_campaign", "at_medium", "at_custom", "at_link", "at_ptr"}
)

// hostTrackers are parameters that mean this on some hosts only.
var hostTrackers = []struct{ hosts, parameters []string }{
	{[]string{"youtube.com", "youtu.be", "spotify.com"}, []string{"si", "feature", "pp"}},
	{[]string{"twitter.com", "x.com"}, []string{"s", "t"}},
	{[]string{"tiktok.com"}, []string{"_r", "_t", "is_from_webapp", "sender_device"}},
}

// Tracking returns a warning if an address, in its normal form, has parameters that
// tell who passed it on, or leads through a service that counts its readers, with the
// plain address as its hint; or nil. The address of an archived copy is that of the
// page as it was archived, and is left alone.
func Tracking(address string) *diag.Problem {
	plain, why := withoutTracking(address)
	if why == "" {
		return nil
	}
	return &diag.Problem{Code: diag.TrackingAddress, Warning: true, Message: why, Hint: "write " + plain}
}

// withoutTracking returns the address without what tracks, and in a sentence what that
// is, "" for nothing.
func withoutTracking(address string) (plain, why string) {
	if !strings.HasPrefix(address, "http") || !strings.ContainsAny(address, "?#") {
		return address, ""
	}
	before, fragment, hasFragment := strings.Cut(address, "#")
	path, query, hasQuery := strings.Cut(before, "?")
	if strings.Contains(path[len("https://"):], "://") {
		return address, ""
	}
	host := hostOf(address)
	if inner, ok := unwrapped(host, address); ok {
		inner, _ = withoutTracking(inner)
		return inner, "the address leads through " + host + ", which learns of every reader and may hold the name of whoever got the link"
	}
	query, found := withoutTrackers(host, query)
	route, parameters, isRoute := strings.Cut(fragment, "?") // of an application: #/page?utm_source=x
	if !isRoute {
		route, parameters = "", fragment
	}
	parameters, more := withoutTrackers(host, parameters)
	if fragment = route + parameters; isRoute && parameters != "" {
		fragment = route + "?" + parameters
	}
	if found = append(found, more...); len(found) == 0 {
		return address, ""
	}
	if hasQuery && query != "" {
		path += "?" + query
	}
	if hasFragment && fragment != "" {
		path += "#" + fragment
	}
	return path, fmt.Sprintf("the address tells the other site where its reader comes from, or who passed it on (%s)", strings.Join(found, ", "))
}

// withoutTrackers removes the parameters that track from a query, and returns the names
// of those that it removed.
func withoutTrackers(host, query string) (rest string, found []string) {
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, _, isPair := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(name); err == nil {
			name = decoded
		}
		if isPair && isTracker(host, name) {
			found = append(found, name)
		} else {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&"), found
}

func isTracker(host, name string) bool {
	lower := strings.ToLower(strings.TrimPrefix(name, "amp;")) // copied from HTML
	if slices.Contains(trackers, lower) || slices.ContainsFunc(trackerPrefixes, func(p string) bool { return strings.HasPrefix(lower, p) }) {
		return true
	}
	for _, h := range hostTrackers {
		if isBelow(host, h.hosts) && slices.Contains(h.parameters, lower) {
			return true
		}
	}
	return false
}
