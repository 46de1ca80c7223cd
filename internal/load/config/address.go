package config

import (
	"errors"
	"net/url"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/weburl"
)

// pathPlaceholder in edit_url is replaced by the path of a file.
const pathPlaceholder = "{path}"

// EditLink returns the address where a file of the site can be edited, or "".
// path is relative to the site, with slashes.
func (c *Config) EditLink(path string) string {
	if c.EditURL == "" {
		return ""
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return strings.Replace(c.EditURL, pathPlaceholder, strings.Join(segments, "/"), 1)
}

// baseURL reads base_url. Without it a site can be read, but feeds and sitemaps
// cannot contain the addresses of its pages.
func (r *reader) baseURL() string {
	const key = "base_url"
	if r.BaseURL == nil {
		if r.keys.Absent(key) {
			r.list.Warn(r.keys.Key(""), diag.MissingKey, `"base_url" is missing: feeds and search engines cannot name the pages`,
				`add base_url = "https://example.org/", with the address that the site will have`)
		}
		return ""
	}
	if *r.BaseURL == "" {
		return r.empty(key, "write the address that the site will have, or delete the line")
	}
	address, err := BaseURL(*r.BaseURL)
	if err != nil {
		r.problem(key, err)
		return ""
	}
	return address
}

// BaseURL checks and normalises the address of a site: http or https, perhaps
// with a path; it ends in a slash.
func BaseURL(raw string) (string, error) {
	address, err := weburl.CheckSite(raw)
	if err != nil {
		return "", err
	}
	if strings.ContainsAny(address, "?#") {
		return "", &diag.Problem{
			Code:    diag.InvalidURL,
			Message: "the address of a site has no part after ? or #",
			Hint:    "end it before that sign",
		}
	}
	address = strings.TrimSuffix(address, "/") + "/"
	if plain := plainPath(address); plain != address {
		return "", &diag.Problem{
			Code:    diag.InvalidURL,
			Message: `the path of the address holds "//", "." or "..", with which links of the site would lead elsewhere`,
			Hint:    "write " + plain,
		}
	}
	return address, nil
}

// plainPath returns an address, which ends in a slash, without empty and dotted parts
// of its path. To browsers, "//" at the start of a path begins the name of a host.
func plainPath(address string) string {
	const afterScheme = len("https:/")
	host := strings.IndexByte(address[afterScheme+1:], '/') + afterScheme + 1
	dots := strings.NewReplacer("%2e", ".", "%2E", ".")
	segments := strings.Split(address[host:], "/")
	for i, s := range segments {
		if plain := dots.Replace(s); plain == "." || plain == ".." {
			segments[i] = plain
		}
	}
	plain := path.Clean(strings.Join(segments, "/"))
	return address[:host] + strings.TrimSuffix(plain, "/") + "/"
}

// doi reads the identifier under which a version of the record is kept elsewhere.
func (r *reader) doi() string {
	const key = "doi"
	if r.DOI == nil {
		return ""
	}
	if *r.DOI == "" {
		return r.empty(key, "write the DOI that an archive gave the record, or delete the line")
	}
	doi, err := weburl.DOI(*r.DOI)
	if err != nil {
		if p, ok := errors.AsType[*diag.Problem](err); ok && p.Code == diag.InvalidDOI {
			err = &diag.Problem{Code: p.Code, Message: p.Message, Hint: `write what stands behind doi.org/, such as "10.1017/s0020589300061340"`}
		}
		r.problem(key, err)
		return ""
	}
	return doi
}

// contact reads contact: an e-mail address, with mailto: or without, or the
// address of a page.
func (r *reader) contact() string {
	const key = "contact"
	if r.Contact == nil {
		return ""
	}
	raw := *r.Contact
	if raw == "" {
		return r.empty(key, "write an e-mail address or the address of a page, or delete the line")
	}
	if strings.Contains(raw, "@") && !strings.ContainsAny(raw, ":/") {
		raw = "mailto:" + raw
	}
	if !strings.Contains(raw, ":") {
		r.valueError(key, diag.InvalidURL, "this is neither an e-mail address nor the address of a page",
			"write name@example.org, or an address that begins with https://")
		return ""
	}
	address, err := weburl.Check(raw)
	if err != nil {
		r.problem(key, withoutRange(err))
		return ""
	}
	if p := weburl.Tracking(address); p != nil {
		r.problem(key, p)
	}
	return address
}

// editURL reads edit_url and returns it with the placeholder {path}, which is
// appended if it has none.
func (r *reader) editURL() string {
	const key = "edit_url"
	if r.EditURL == nil {
		return ""
	}
	raw := *r.EditURL
	if raw == "" {
		return r.empty(key, "write the address of the folder where the files can be edited, or delete the line")
	}
	before, after, marked := strings.Cut(raw, pathPlaceholder)
	if !marked && !strings.HasSuffix(before, "/") {
		before += "/"
	}
	if strings.ContainsAny(before+after, "{}") || marked && strings.Count(before, "/") < 3 {
		r.valueError(key, diag.InvalidURL, "the address may hold {path} once, after its host, and no other braces",
			`write "https://example.org/edit/{path}"`)
		return ""
	}
	// Braces are invalid in an address, so another word replaces the placeholder
	// while the address is checked and normalized.
	const placeholder = "annals-path-mark"
	address, err := weburl.CheckHTTP(before + placeholder + after)
	if err != nil {
		r.problem(key, withoutRange(err))
		return ""
	}
	return strings.Replace(address, placeholder, pathPlaceholder, 1)
}

func (r *reader) empty(key, hint string) string {
	r.valueError(key, diag.InvalidValue, `"`+key+`" is empty`, hint)
	return ""
}

// withoutRange returns the problem without its range in the value, for a checked
// text that differs from the value in config.toml.
func withoutRange(err error) *diag.Problem {
	p := *diag.AsProblem(err, diag.InvalidURL)
	p.Length = 0
	return &p
}
