package release

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/cli"
	"annals/internal/release/archive"
)

// The texts of packages.
const (
	summary     = "static site generator for human-rights timelines"
	description = `Annals turns a folder of dated Markdown entries, each with its sources and
votes, into a website that readers can browse, search, cite, download and
carry on a USB stick. It needs no database, and no server in production.`
	ownLicense       = "Apache-2.0"
	docs             = "usr/share/doc/annals/"
	lintianOverrides = `# Programs in Go are linked statically.
annals: statically-linked-binary [usr/bin/annals]
# This package is not one of Debian's, which answer a wish in its list of bugs.
annals: initial-upload-closes-no-bugs [usr/share/doc/annals/changelog.Debian.gz:1]
`
)

// packages makes the packages for a system that has them.
func (m *maker) packages(b binary) ([]archive.File, error) {
	if b.target.system != "linux" {
		return nil, nil
	}
	common, err := m.installed(b)
	if err != nil {
		return nil, err
	}
	deb, err := m.deb(b, slices.Clone(common))
	if err != nil {
		return nil, err
	}
	rpm, err := m.rpm(b, common)
	return []archive.File{deb, rpm}, err
}

// installed returns the files of the program where systems look for them.
func (m *maker) installed(b binary) ([]archive.File, error) {
	files := []archive.File{
		{Path: "usr/bin/annals", Data: b.data, IsProgram: true},
		{Path: docs + "licenses-of-others.txt", Data: m.notices},
	}
	for _, c := range completions {
		if c.installed == "" {
			continue
		}
		script, err := c.script()
		if err != nil {
			return nil, err
		}
		files = append(files, archive.File{Path: c.installed, Data: script})
	}
	for _, page := range cli.ManPages(m.origin.version, m.day()) {
		packed, err := archive.Gzip(page.Source())
		if err != nil {
			return nil, err
		}
		files = append(files, archive.File{Path: "usr/share/man/man1/" + page.Name + ".1.gz", Data: packed})
	}
	return files, nil
}

// packageVersion is the version as dpkg and rpm order it: what comes before a release has a tilde.
func (m *maker) packageVersion() string { return strings.ReplaceAll(m.origin.version, "-", "~") }

func (m *maker) rpm(b binary, files []archive.File) (archive.File, error) {
	license, err := m.read("LICENSE")
	if err != nil {
		return archive.File{}, err
	}
	files = append(files, archive.File{Path: docs + "LICENSE", Data: license})
	for i, f := range files {
		// Where Fedora's zsh looks.
		files[i].Path = strings.Replace(f.Path, "/vendor-completions/", "/site-functions/", 1)
	}
	r := archive.RPM{
		Name: "annals", Version: m.packageVersion(), Release: "1", Arch: map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[b.target.processor],
		Summary: summary, Description: description, License: ownLicense, Author: m.maintainer,
		Folders: []string{strings.TrimSuffix(docs, "/")}, Made: m.origin.made,
	}
	data, err := r.Pack(files)
	return archive.File{Path: fmt.Sprintf("annals-%s-1.%s.rpm", r.Version, r.Arch), Data: data}, err
}

func (m *maker) deb(b binary, files []archive.File) (archive.File, error) {
	changes := fmt.Sprintf("annals (%s-1) unstable; urgency=medium\n\n  * See /usr/share/doc/annals/changelog.gz.\n\n -- %s  %s\n",
		m.packageVersion(), m.maintainer, m.origin.made.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	upstream, err := m.read("CHANGELOG.md")
	if err != nil {
		return archive.File{}, err
	}
	for _, f := range []archive.File{
		{Path: docs + "changelog.gz", Data: upstream}, {Path: docs + "changelog.Debian.gz", Data: []byte(changes)},
	} {
		if f.Data, err = archive.Gzip(f.Data); err != nil {
			return archive.File{}, err
		}
		files = append(files, f)
	}
	files = append(files, archive.File{Path: docs + "copyright", Data: []byte(fmt.Sprintf(copyright, m.origin.made.Year()))},
		archive.File{Path: "usr/share/lintian/overrides/annals", Data: []byte(lintianOverrides)})
	size := 0
	for _, f := range files {
		size += (len(f.Data) + 1023) / 1024
	}
	control := fmt.Sprintf("Package: annals\nVersion: %s-1\nArchitecture: %s\nMaintainer: %s\nInstalled-Size: %d\nSection: web\nPriority: optional\nDescription: %s\n %s\n",
		m.packageVersion(), b.target.processor, m.maintainer, size, summary, strings.ReplaceAll(description, "\n", "\n "))
	data, err := archive.Deb([]byte(control), files, m.origin.made)
	return archive.File{Path: fmt.Sprintf("annals_%s-1_%s.deb", m.packageVersion(), b.target.processor), Data: data}, err
}

// copyright is the file that Debian asks for, in its machine-readable form.
const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: annals
Comment: The program holds code of other projects. Their licences stand in
 /usr/share/doc/annals/licenses-of-others.txt.

Files: *
Copyright: %d the authors of Annals
License: Apache-2.0

License: Apache-2.0
 Licensed under the Apache License, Version 2.0 (the "License"); you may not
 use this program except in compliance with the License. Unless required by
 applicable law or agreed to in writing, software distributed under the License
 is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY
 KIND, either express or implied.
 .
 On Debian systems, the text of the License stands in
 /usr/share/common-licenses/Apache-2.0.
`
