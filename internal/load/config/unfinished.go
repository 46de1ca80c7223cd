package config

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/weburl"
)

// placeholders is what Unfinished needs of the file.
type placeholders struct {
	keys       stricttoml.Keys
	baseURL    string // as the file has it
	hasContact bool   // or its line has a mistake, which was reported
}

// Unfinished warns of what must be filled in before the site is published: addresses
// of examples, and an address at which readers can tell that something is wrong. It
// is separate from Parse because BaseURL may be replaced, and because it does not
// concern a site that is only previewed.
func (c *Config) Unfinished() (list diag.List) {
	file := c.placeholders
	warn := func(at diag.Range, address, why, hint string) {
		switch {
		case weburl.IsExample(address):
			list.Warn(at, diag.ExampleAddress, fmt.Sprintf("%q is an address for examples: %s", address, why), hint)
		case weburl.IsPrivate(address):
			list.Warn(at, diag.PrivateAddress, fmt.Sprintf("%q is no address of the public internet: %s", address, why), hint)
		}
	}
	if c.BaseURL == file.baseURL {
		warn(file.keys.Value("base_url"), c.BaseURL, "feeds, citations and search engines would lead readers there", "write the address at which the site is published")
	}
	warn(file.keys.Value("contact"), c.Contact, "nobody reads what is sent there", "write an address that somebody reads")
	warn(file.keys.Value("edit_url"), c.EditURL, "nobody can edit a file there", "write the address where the files can be edited, or delete the line")
	for _, link := range c.Links {
		if slices.Contains(c.Mirrors, link.Address) {
			warn(link.At, link.Address, "no copy of the site can be there", "write the address of the mirror, or delete it")
		}
	}
	if !file.hasContact {
		list.Warn(file.keys.Key(""), diag.MissingKey, `"contact" is missing: readers cannot tell you that something is wrong, or puts somebody in danger`,
			`add contact = "…" above the first line in brackets, with an e-mail address that somebody reads or the address of a page that says how to reach you`)
	}
	return list
}
