package release

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// module is a module that is part of a program, with its licences.
type module struct {
	Path, Version string
	dir           string
	licenses      []string          // identifiers of SPDX
	texts         map[string]string // of the files that say so, by their paths in the module
}

// standard is the module of Go's own packages, as SBOMs name it.
const standard = "std"

// modules adds the modules that the packages of the program come from on a system, with the
// licence of each folder that a package lies in or below.
func (m *maker) modules(ctx context.Context, t target, all map[string]*module) error {
	out, err := m.goTool(ctx, t, "list", "-deps", "-json=Dir,Standard,Module", program)
	if err != nil {
		return err
	}
	std := &module{Path: standard, Version: strings.TrimPrefix(m.goVersion, "go"), dir: m.goRoot, texts: map[string]string{}}
	all[standard] = std
	if err := std.readLicenses(std.dir); err != nil {
		return err
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir      string
			Standard bool
			Module   *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read what go list printed: %w", err)
		}
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		if all[p.Module.Path] == nil {
			all[p.Module.Path] = &module{Path: p.Module.Path, Version: p.Module.Version, dir: p.Module.Dir, texts: map[string]string{}}
		}
		if err := all[p.Module.Path].readLicenses(p.Dir); err != nil {
			return err
		}
	}
}

// readLicenses reads the licences of a folder of the module and of those above it.
func (m *module) readLicenses(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look for licences: %w", err)
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !licenseFile.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return fmt.Errorf("read a licence: %w", err)
		}
		inside, err := filepath.Rel(m.dir, filepath.Join(dir, e.Name()))
		if err != nil {
			return fmt.Errorf("read a licence: %w", err)
		}
		m.texts[filepath.ToSlash(inside)] = string(text)
	}
	if dir == m.dir {
		return nil
	}
	return m.readLicenses(filepath.Dir(dir))
}

// checked returns the modules in the order of their paths, each with licences that are known.
func checked(all map[string]*module) ([]*module, error) {
	list := slices.SortedFunc(maps.Values(all), func(a, b *module) int { return cmp.Compare(a.Path, b.Path) })
	for _, m := range list {
		for _, file := range slices.Sorted(maps.Keys(m.texts)) {
			id := licenseID(m.texts[file])
			switch {
			case id != "":
				m.licenses = append(m.licenses, id)
			case !grantsNothing.MatchString(path.Base(file)):
				return nil, fmt.Errorf("%s of %s is no licence that is known: read it, and add it to license.go if the program may be given away with it", file, m.Path)
			}
		}
		slices.Sort(m.licenses)
		m.licenses = slices.Compact(m.licenses)
		if len(m.licenses) == 0 {
			return nil, fmt.Errorf("%s %s has no licence", m.Path, m.Version)
		}
	}
	return list, nil
}

// notices returns the licences of all modules as one text.
func notices(all []*module) []byte {
	var b bytes.Buffer
	b.WriteString("The program annals holds code of the following projects. Their licences follow.\n\n")
	for _, m := range all {
		fmt.Fprintf(&b, "  %s %s (%s)\n", m.Path, m.Version, strings.Join(m.licenses, ", "))
	}
	for _, m := range all {
		for _, file := range slices.Sorted(maps.Keys(m.texts)) {
			fmt.Fprintf(&b, "\n%s\n%s %s: %s\n\n%s\n", strings.Repeat("-", 80), m.Path, m.Version, file, strings.TrimRight(m.texts[file], "\n "))
		}
	}
	return b.Bytes()
}
