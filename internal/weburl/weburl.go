// Package weburl decides which addresses of the outside world a site may link
// to. It is the one allow list of the whole program: http, https, mailto and
// tel. Every other scheme is refused, however it is disguised.
//
// Input is an address as a person wrote it, after the syntax around it
// (Markdown, TOML) has been decoded. Output is the same address normalised:
// ASCII only, scheme and host in lower case, hosts of other scripts in
// punycode so that no look-alike passes for another host, unsafe characters
// percent-encoded. An address that cannot be trusted comes back as a
// *diag.Problem that says what is wrong and how to mend it.
//
// The package never opens a connection and never repairs by guessing: what is
// not clear is refused.
package weburl

import (
	"strings"

	"annals/internal/diag"
)

// maxLength is the longest address accepted, in bytes. Servers and browsers
// begin to disagree beyond it.
const maxLength = 2048

// Check returns an address for people (http, https, mailto or tel) in its
// normal form. An error is a *diag.Problem.
func Check(raw string) (string, error) {
	if isNormal(raw) {
		return raw, nil
	}
	scheme, rest, err := split(raw)
	if err != nil {
		return "", err
	}
	switch scheme {
	case "http", "https":
		return checkHTTP(scheme, rest)
	case "mailto":
		return checkMail(rest)
	case "tel":
		return checkPhone(rest)
	}
	return "", badScheme(scheme, "links may begin with https://, http://, mailto: or tel:")
}

// CheckHTTP is Check for http and https only, as sources and archives need. An
// error is a *diag.Problem.
func CheckHTTP(raw string) (string, error) {
	if isNormal(raw) {
		return raw, nil
	}
	scheme, rest, err := split(raw)
	if err != nil {
		return "", err
	}
	if scheme != "http" && scheme != "https" {
		return "", badScheme(scheme, "write an address that begins with https:// or http://")
	}
	return checkHTTP(scheme, rest)
}

// split refuses what no address may hold and cuts raw after its scheme, which
// it returns in lower case.
func split(raw string) (scheme, rest string, err error) {
	if err := checkCharacters(raw); err != nil {
		return "", "", err
	}
	scheme, rest, ok := cutScheme(raw)
	if !ok {
		return "", "", problem("the address has no scheme", "begin it with https://")
	}
	return strings.ToLower(scheme), rest, nil
}

// cutScheme cuts raw at the colon that ends its scheme. A colon behind the
// first slash, question mark or hash belongs to the path.
func cutScheme(raw string) (scheme, rest string, ok bool) {
	end := strings.IndexAny(raw, ":/?#")
	if end < 1 || raw[end] != ':' {
		return "", "", false
	}
	for i := range end {
		if c := raw[i]; !isLetter(c) && (i == 0 || !isDigit(c) && !strings.ContainsRune("+-.", rune(c))) {
			return "", "", false
		}
	}
	return raw[:end], raw[end+1:], true
}

func problem(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.InvalidURL, Message: message, Hint: hint}
}

func badScheme(scheme, hint string) *diag.Problem {
	p := problem("an address that begins with \""+scheme+":\" is not allowed", hint)
	p.Length = len(scheme) + 1
	return p
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
