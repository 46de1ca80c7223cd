package sbom_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"annals/internal/release/sbom"
)

func release() sbom.Release {
	return sbom.Release{
		Name: "annals", Version: "1.2.3", Commit: "0123", License: "Apache-2.0", Made: time.Unix(1796072400, 0),
		Modules: []sbom.Module{
			{Path: "example.org/A b", Version: "v2.0.0+incompatible", Licenses: []string{"MIT"}},
			{Path: "std", Version: "1.26.8", Licenses: []string{"BSD-3-Clause"}},
		},
		Programs: []sbom.Program{{System: "linux/amd64", Modules: []string{"std"}}, {System: "windows/arm64", Modules: []string{"example.org/A b", "std"}}},
	}
}

// Each program names its modules, by references that exist, and twice is the same.
func TestReferences(t *testing.T) {
	first, err := sbom.Write(release())
	if err != nil {
		t.Fatal(err)
	}
	if second, _ := sbom.Write(release()); !bytes.Equal(first, second) {
		t.Error("twice is not the same")
	}
	type component struct {
		Ref        string `json:"bom-ref"`
		PURL       string
		Components []component
	}
	var doc struct {
		Metadata struct {
			Timestamp string
			Component component
		}
		Components   []component
		Dependencies []struct {
			Ref       string
			DependsOn []string
		}
	}
	if err := json.Unmarshal(first, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Metadata.Timestamp != "2026-11-30T21:00:00Z" || doc.Components[0].PURL != "pkg:golang/example.org/A%20b@v2.0.0%2Bincompatible" {
		t.Errorf("%+v", doc)
	}
	refs := map[string]bool{}
	for _, c := range append(doc.Components, doc.Metadata.Component.Components...) {
		if refs[c.Ref] {
			t.Errorf("%s is twice there", c.Ref)
		}
		refs[c.Ref] = true
	}
	if len(refs) != 4 || len(doc.Dependencies) != 2 || len(doc.Dependencies[1].DependsOn) != 2 {
		t.Errorf("%s", first)
	}
	for _, d := range doc.Dependencies {
		for _, ref := range append(d.DependsOn, d.Ref) {
			if !refs[ref] {
				t.Errorf("%s is not there", ref)
			}
		}
	}
}

func TestUnknownModuleIsAnError(t *testing.T) {
	r := release()
	r.Programs[0].Modules = []string{"example.org/other"}
	if _, err := sbom.Write(r); err == nil {
		t.Error("a module is missing from the list, and nobody is told")
	}
}
