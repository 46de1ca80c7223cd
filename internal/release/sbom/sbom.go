// Package sbom writes what a program consists of, as CycloneDX 1.6.
//
// Its input are programs and the modules that are built into each; its output is JSON. It has
// no random number, and one time, that of the commit: the same input makes the same bytes.
// It reads no file.
package sbom

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Release is what the programs have in common.
type Release struct {
	Name, Version, Commit string
	License               string
	Made                  time.Time
	Modules               []Module // of any of the programs, in order
	Programs              []Program
}

// Module is a module of Go.
type Module struct {
	Path, Version string
	Licenses      []string
}

// Program is the program for one system.
type Program struct {
	System  string
	SHA256  [32]byte
	Modules []string // paths, in order
}

type component struct {
	Type       string      `json:"type"`
	Ref        string      `json:"bom-ref"`
	Name       string      `json:"name"`
	Version    string      `json:"version,omitempty"`
	Hashes     []hash      `json:"hashes,omitempty"`
	Licenses   []license   `json:"licenses,omitempty"`
	PURL       string      `json:"purl,omitempty"`
	Properties []property  `json:"properties,omitempty"`
	Components []component `json:"components,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type license struct {
	License struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn,omitempty"`
}

// Write returns the SBOM of a release.
func Write(r Release) ([]byte, error) {
	main := component{
		Type: "application", Ref: r.Name, Name: r.Name, Version: r.Version, Licenses: licenses(r.License),
		Properties: []property{{"annals:commit", r.Commit}},
	}
	refs := map[string]string{}
	var modules []component
	for _, m := range r.Modules {
		refs[m.Path] = purl(m)
		modules = append(modules, component{Type: "library", Ref: purl(m), Name: m.Path, Version: m.Version, PURL: purl(m), Licenses: licenses(m.Licenses...)})
	}
	var dependencies []dependency
	for _, p := range r.Programs {
		ref := r.Name + " for " + p.System
		main.Components = append(main.Components, component{
			Type: "application", Ref: ref, Name: r.Name, Version: r.Version,
			Hashes: []hash{{"SHA-256", fmt.Sprintf("%x", p.SHA256)}}, Properties: []property{{"annals:system", p.System}},
		})
		d := dependency{Ref: ref}
		for _, path := range p.Modules {
			if refs[path] == "" {
				return nil, fmt.Errorf("%s has the module %s, which is not among those of the release", ref, path)
			}
			d.DependsOn = append(d.DependsOn, refs[path])
		}
		dependencies = append(dependencies, d)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(map[string]any{
		"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
		"metadata":   map[string]any{"timestamp": r.Made.UTC().Format(time.RFC3339), "component": main},
		"components": modules, "dependencies": dependencies,
	})
	if err != nil {
		return nil, fmt.Errorf("write the SBOM: %w", err)
	}
	return b.Bytes(), nil
}

func licenses(ids ...string) []license {
	all := make([]license, len(ids))
	for i, id := range ids {
		all[i].License.ID = id
	}
	return all
}

// purl returns the address of a module as package URLs have it.
func purl(m Module) string {
	parts := strings.Split(m.Path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return "pkg:golang/" + strings.Join(parts, "/") + "@" + strings.ReplaceAll(m.Version, "+", "%2B")
}
