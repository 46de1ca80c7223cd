// Package weburl validates and normalises external URLs. It is the only allow
// list of the program: http, https, mailto and tel, on hosts of the public internet.
// Every other scheme is rejected, however it is disguised, and every host that is one
// for some machines only.
//
// Input is a URL as an editor wrote it, after the surrounding syntax (Markdown,
// TOML) has been decoded. Output is the same URL normalised: ASCII only, scheme
// and host in lower case, hosts of other scripts in punycode so that no
// look-alike passes for another host, unsafe characters percent-encoded. A URL
// that is rejected comes back as a *diag.Problem with a hint how to fix it.
//
// The package never opens a connection and never guesses: what is ambiguous is
// rejected.
package weburl

import (
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
)

// maxLength is the longest URL accepted, in bytes. Support of servers and
// browsers differs beyond it.
const maxLength = 2048

// Check returns an http, https, mailto or tel URL in its normal form. An error is
// a *diag.Problem.
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
		return checkHTTP(scheme, rest, false)
	case "mailto":
		return checkMail(rest)
	case "tel":
		return checkPhone(rest)
	}
	return "", badScheme(raw, scheme, "links may begin with https://, http://, mailto: or tel:")
}

// CheckHTTP is Check for http and https only, as sources and archive links need.
// An error is a *diag.Problem.
func CheckHTTP(raw string) (string, error) {
	if isNormal(raw) {
		return raw, nil
	}
	return checkWeb(raw, false)
}

// CheckSite is CheckHTTP for the address of the site itself, which may be private while
// it is tried out.
func CheckSite(raw string) (string, error) { return checkWeb(raw, true) }

func checkWeb(raw string, isSite bool) (string, error) {
	scheme, rest, err := split(raw)
	if err != nil {
		return "", err
	}
	if scheme != "http" && scheme != "https" {
		return "", badScheme(raw, scheme, "write an address that begins with https:// or http://")
	}
	return checkHTTP(scheme, rest, isSite)
}

// split rejects characters that no URL may contain and cuts raw after its scheme,
// which it returns in lower case.
func split(raw string) (scheme, rest string, err error) {
	if err := checkCharacters(raw); err != nil {
		return "", "", err
	}
	scheme, rest, ok := cutScheme(raw)
	if !ok {
		return "", "", schemeProblem(raw)
	}
	return strings.ToLower(scheme), rest, nil
}

// cutScheme cuts raw at the colon that ends its scheme. A colon after the first
// slash, question mark or hash belongs to the path.
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

// problemAt is problem for one character alone, r at offset i.
func problemAt(i int, r rune, message, hint string) *diag.Problem {
	p := problem(message, hint)
	p.Offset, p.Length = i, max(utf8.RuneLen(r), 1)
	return p
}

func badScheme(raw, scheme, hint string) *diag.Problem {
	switch {
	case scheme == "file":
		return localProblem()
	case localPath.MatchString(raw) || withScheme(raw) != "":
		return schemeProblem(raw)
	}
	p := problem("an address that begins with \""+scheme+":\" is not allowed", hint)
	p.Length = len(scheme) + 1
	return p
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
