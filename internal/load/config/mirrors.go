package config

import (
	"crypto/sha3"
	"encoding/base32"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/weburl"
)

const dotOnion = ".onion"

// BasePath returns the path of BaseURL on its host, "/" or "/record/",
// percent-encoded; "/" for a site that does not know its address.
func (c *Config) BasePath() string {
	if base, err := url.Parse(c.BaseURL); err == nil && base.Path != "" {
		return base.EscapedPath()
	}
	return "/"
}

// Elsewhere returns the other addresses of the same site: its mirrors in the
// order of the file, then its onion service, without BaseURL.
func (c *Config) Elsewhere() []string {
	all := slices.Clone(c.Mirrors)
	if c.Onion != "" {
		all = append(all, c.Onion)
	}
	return slices.DeleteFunc(all, func(address string) bool { return address == c.BaseURL })
}

// IsOnion reports whether an address is that of an onion service.
func IsOnion(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasSuffix(u.Hostname(), dotOnion)
}

// mirrors reads onion and mirrors, after base_url.
func (r *reader) mirrors(c *Config) {
	c.Onion = r.onion(c.BaseURL)
	for i, raw := range r.Mirrors {
		if raw == nil {
			continue
		}
		path := fmt.Sprintf("mirrors[%d]", i)
		address, err := mirror(*raw)
		switch {
		case err != nil:
			r.problem(path, err)
		case address == c.BaseURL:
			r.valueError(path, diag.InvalidValue, "this is base_url itself", "list only the other addresses of the site")
		case slices.Contains(c.Mirrors, address):
			r.valueError(path, diag.InvalidValue, "this mirror is listed twice", "delete one of the two")
		default:
			c.Mirrors = append(c.Mirrors, address)
			c.Links = append(c.Links, Link{address, r.keys.Value(path)})
		}
	}
}

func mirror(raw string) (string, error) {
	address, err := BaseURL(raw)
	if err == nil {
		_, err = weburl.CheckHTTP(raw)
	}
	if err == nil && IsOnion(address) {
		err = &diag.Problem{
			Code: diag.InvalidURL, Message: "this is the address of an onion service, which Tor Browser is told by a key of its own",
			Hint: fmt.Sprintf("take it out of the list and write onion = %q", address),
		}
	}
	return address, err
}

func (r *reader) onion(baseURL string) string {
	const key = "onion"
	if r.Onion == nil {
		return ""
	}
	if *r.Onion == "" {
		return r.empty(key, "write the address of the onion service, or delete the line")
	}
	address, err := onionURL(*r.Onion)
	switch {
	case err != nil:
		r.problem(key, err)
		return ""
	case address == baseURL:
		r.valueError(key, diag.InvalidValue, "this is base_url itself", "delete one of the two lines")
		return ""
	}
	return address
}

// onionURL checks and normalises the address of an onion service.
func onionURL(raw string) (string, error) {
	address, err := BaseURL(raw)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", &diag.Problem{Code: diag.InvalidURL, Message: "this is no address of a site", Hint: onionHint}
	}
	name, isOnion := strings.CutSuffix(u.Hostname(), dotOnion)
	if !isOnion {
		return "", &diag.Problem{Code: diag.InvalidURL, Message: "this is not the address of an onion service", Hint: onionHint}
	}
	name = name[strings.LastIndexByte(name, '.')+1:] // names before it belong to the same service
	if problem := checkOnion(name); problem != nil {
		problem.Code = diag.InvalidURL
		if at := strings.Index(strings.ToLower(raw), name+dotOnion); at >= 0 {
			problem.Offset, problem.Length = at, len(name)
		}
		return "", problem
	}
	return address, nil
}

const (
	onionHint      = "write http://, the 56 letters and digits of the service's file hostname, and .onion/"
	onionCopied    = "copy it from the file hostname of the onion service"
	onionLength    = 56 // base32 of a key, its checksum and the version
	onionV2Length  = 16
	onionKeyLength = 32
	onionVersion   = 3
)

// checkOnion checks the name of an onion service, which holds a checksum of its
// key (Tor's rend-spec-v3, "Encoding onion addresses").
func checkOnion(name string) *diag.Problem {
	if len(name) == onionV2Length {
		return &diag.Problem{
			Message: "this is an onion address of version 2, which Tor has not served since 2021",
			Hint:    "set the onion service up anew: its address will have 56 letters and digits",
		}
	}
	if len(name) != onionLength {
		return &diag.Problem{Message: fmt.Sprintf("an onion address has %d letters and digits before .onion, this one %d", onionLength, len(name)), Hint: onionCopied}
	}
	data, err := base32.StdEncoding.DecodeString(strings.ToUpper(name))
	if err != nil {
		return &diag.Problem{Message: "an onion address has only the letters a to z and the digits 2 to 7", Hint: onionCopied}
	}
	key, sum, version := data[:onionKeyLength], data[onionKeyLength:onionKeyLength+2], data[onionKeyLength+2]
	if version != onionVersion {
		return &diag.Problem{Message: fmt.Sprintf("this is an onion address of version %d; only version %d is in use", version, onionVersion), Hint: onionCopied}
	}
	want := sha3.Sum256(slices.Concat([]byte(".onion checksum"), key, []byte{version}))
	if !slices.Equal(sum, want[:len(sum)]) {
		return &diag.Problem{Message: "this onion address has a slip of the pen: its checksum is wrong", Hint: onionCopied}
	}
	return nil
}
