package destination

import (
	"net/netip"
	"net/url"

	"annals/internal/diag"
)

// WhereKeys says where the keys of a store belong.
const WhereKeys = "take them out; they are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from a file: see \"annals help publishing\""

// Endpoint checks the address of an S3-compatible store, and returns its scheme and host.
func Endpoint(raw string) (string, error) {
	const hint = "write https:// and the name of the host, as the store's own pages give it for S3"
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return "", &diag.Problem{Code: diag.InvalidURL, Message: "this is no address of a store", Hint: hint}
	case u.User != nil:
		return "", &diag.Problem{Code: diag.Secret, Message: "an address holds no keys", Hint: WhereKeys}
	case u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "":
		return "", &diag.Problem{Code: diag.InvalidURL, Message: "the address of a store has no path", Hint: "the bucket and the folder stand in to = \"s3://BUCKET/FOLDER\""}
	case u.Scheme == "http" && !isLoopback(u.Hostname()):
		return "", &diag.Problem{Code: diag.InvalidURL, Message: "what is sent by http can be read and changed on the way", Hint: "write https://"}
	}
	return u.Scheme + "://" + u.Host, nil
}

func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
