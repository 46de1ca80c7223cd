// Package release makes the files by which people get the program who have no Go: archives and
// packages for each system, with licences, manual pages and completions, a list of what the
// program consists of, checksums, and signatures.
//
// Its input is the clone of the project in which it runs, its output a new folder. The bytes
// follow from the commit and the version of Go alone (.ci/release names that of go.mod): they do
// not depend on the folder, the machine, the day or the language. It publishes nothing.
package release

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"annals/internal/release/archive"
	"annals/internal/release/sbom"
)

// Sums is the name of the list of checksums.
const Sums = "SHA256SUMS"

// listExtension ends the name of the list of what the program consists of.
const listExtension = ".cdx.json"

// Options say what is made.
type Options struct {
	Root       string    // the folder of the project
	Output     string    // the new folder
	Targets    []string  // such as linux/amd64; none means all
	Maintainer string    // whom packages name: Name <address>
	Log        io.Writer // for what go says
}

// maker makes one release.
type maker struct {
	root       string
	log        io.Writer
	goRoot     string
	goVersion  string
	maintainer string
	origin     origin
	files      []archive.File // of the release
	sbom       sbom.Release
	notices    []byte
}

// Make makes a release and returns the names of its files.
func Make(ctx context.Context, o Options) (names []string, err error) {
	wanted, err := parseTargets(o.Targets)
	if err != nil {
		return nil, err
	}
	m := &maker{root: o.Root, log: o.Log, maintainer: o.Maintainer}
	if err := m.readLicenses(ctx); err != nil {
		return nil, err
	}
	for _, t := range wanted {
		b, err := m.build(ctx, t)
		if err != nil {
			return nil, fmt.Errorf("build for %s: %w", t, err)
		}
		if err := m.add(b); err != nil {
			return nil, fmt.Errorf("release for %s: %w", t, err)
		}
	}
	list, err := sbom.Write(m.sbom)
	if err != nil {
		return nil, err
	}
	m.files = append(m.files, archive.File{Path: "annals-" + m.origin.version + listExtension, Data: list})
	m.files = append(m.files, archive.File{Path: Sums, Data: sums(m.files)})
	return m.write(o.Output)
}

func parseTargets(names []string) (wanted []target, err error) {
	if len(names) == 0 {
		return targets(), nil
	}
	for _, name := range names {
		i := slices.IndexFunc(targets(), func(t target) bool { return t.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("no release is made for %q, only for %v", name, targets())
		}
		wanted = append(wanted, targets()[i])
	}
	return wanted, nil
}

// readLicenses collects the licences of the program on all systems, so that they do not depend
// on those that are asked for.
func (m *maker) readLicenses(ctx context.Context) error {
	host, err := m.goTool(ctx, targets()[0], "env", "GOROOT", "GOVERSION")
	if err != nil {
		return err
	}
	m.goRoot, m.goVersion, _ = strings.Cut(strings.TrimSpace(string(host)), "\n")
	all := map[string]*module{}
	for _, t := range targets() {
		if t.processor != "amd64" {
			continue // add looks for modules that are missing
		}
		if err := m.modules(ctx, t, all); err != nil {
			return err
		}
	}
	list, err := checked(all)
	if err != nil {
		return err
	}
	m.notices = notices(list)
	for _, one := range list {
		m.sbom.Modules = append(m.sbom.Modules, sbom.Module{Path: one.Path, Version: one.Version, Licenses: one.licenses})
	}
	return nil
}

// add adds what is made of the program for one system.
func (m *maker) add(b binary) error {
	from, err := originOf(b.info)
	if err != nil {
		return err
	}
	if m.origin.commit != "" && m.origin != from {
		return errors.New("the project was changed meanwhile")
	}
	m.origin = from
	m.sbom.Name, m.sbom.Version, m.sbom.Commit, m.sbom.Made, m.sbom.License = "annals", from.version, from.commit, from.made, ownLicense
	modules := []string{standard}
	for _, d := range b.info.Deps {
		modules = append(modules, d.Path)
	}
	slices.Sort(modules)
	m.sbom.Programs = append(m.sbom.Programs, sbom.Program{System: b.target.String(), SHA256: sha256.Sum256(b.data), Modules: modules})
	if err := m.checkChangelog(); err != nil {
		return err
	}
	archived, err := m.archive(b)
	if err != nil {
		return err
	}
	packages, err := m.packages(b)
	if err != nil {
		return err
	}
	m.files = append(append(m.files, archived), packages...)
	return nil
}

// checkChangelog makes sure that a release is told in the list of changes.
func (m *maker) checkChangelog() error {
	changes, err := m.read("CHANGELOG.md")
	if err != nil {
		return err
	}
	heading := "\n## " + m.origin.version
	if !strings.HasSuffix(heading, "-dev") && !bytes.Contains(changes, []byte(heading+" ")) && !bytes.Contains(changes, []byte(heading+"\n")) {
		return fmt.Errorf("CHANGELOG.md has no section %q, which the tag of the commit names", m.origin.version)
	}
	return nil
}

// sums lists checksums in the form of sha256sum.
func sums(files []archive.File) []byte {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.Data), f.Path)
	}
	return b.Bytes()
}

// write writes the files into a folder that does not exist yet.
func (m *maker) write(dir string) (names []string, err error) {
	if err := os.Mkdir(dir, 0o755); errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s exists already: a release is made into a new folder", dir)
	} else if err != nil {
		return nil, fmt.Errorf("make the folder of the release: %w", err)
	}
	for _, f := range m.files {
		if err := os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o644); err != nil {
			return nil, fmt.Errorf("write the release: %w", err)
		}
		names = append(names, f.Path)
	}
	return names, nil
}
