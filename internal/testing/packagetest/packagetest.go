// Package packagetest holds a data package against the files that it describes, as a
// program would that knows nothing but the standard, Data Package version 2. Its input is
// the files of a site by path. Only tests import it.
package packagetest

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// profile is the rules of the profile https://datapackage.org/profiles/2.0/datapackage.json
// for what a package can hold, without its descriptions.
//
//go:embed profile.json
var profile []byte

// Package is a data package as it is read.
type Package struct {
	Name, Title, Description string
	Licenses                 []struct{ Name, Path, Title string }
	Resources                []Resource
}

// Resource is a file of it.
type Resource struct {
	Name, Path, Title, Description, Hash string
	Bytes                                int
	Schema                               *Schema
}

// Schema describes a table.
type Schema struct {
	Fields      []Field
	PrimaryKey  []string
	ForeignKeys []struct {
		Fields    []string
		Reference struct {
			Resource string
			Fields   []string
		}
	}
}

// Field describes a column.
type Field struct {
	Name, Type, Format, Description, Absent, Unit string
	Constraints                                   struct {
		Required, Unique bool
		Enum             []string
	}
}

// Check reads data/datapackage.json of files, and reports what is wrong with it or with
// the files. It returns the package, and the rows of its tables by name.
func Check(t testing.TB, files map[string]string) (Package, map[string][][]string) {
	t.Helper()
	text := files["data/datapackage.json"]
	validate(t, text)
	var p Package
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatal(err)
	}
	rows := map[string][][]string{}
	for i := range p.Resources {
		r := &p.Resources[i]
		file, ok := files["data/"+r.Path]
		sum := sha256.Sum256([]byte(file))
		if !ok || len(file) != r.Bytes || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %d bytes, not %d, or another checksum", r.Path, len(file), r.Bytes)
		}
		if r.Title == "" || r.Description == "" || rows[r.Name] != nil {
			t.Errorf("%s: %q, %q, or two of one name", r.Path, r.Title, r.Description)
		}
		if r.Schema != nil {
			rows[r.Name] = r.read(t, file)
		}
	}
	for i := range p.Resources {
		if s := p.Resources[i].Schema; s != nil {
			p.checkKeys(t, &p.Resources[i], rows)
		}
	}
	return p, rows
}

func validate(t testing.TB, text string) {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(profile))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("profile.json", schema); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%.200s", err, text)
	}
	if err := compiler.MustCompile("profile.json").Validate(value); err != nil {
		t.Error(err)
	}
}

// read reads a table and holds its cells against the fields.
func (r *Resource) read(t testing.TB, file string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%s: %v, %d lines", r.Path, err, len(all))
	}
	var names []string
	for _, f := range r.Schema.Fields {
		names = append(names, f.Name)
		if f.Description == "" || (f.Absent == "") != f.Constraints.Required {
			t.Errorf("%s: %s is described as %q, empty cells as %q", r.Path, f.Name, f.Description, f.Absent)
		}
	}
	if !slices.Equal(names, all[0]) {
		t.Fatalf("%s has the columns %q, the package %q", r.Path, all[0], names)
	}
	for _, row := range all[1:] {
		for i, cell := range row {
			if why := r.Schema.Fields[i].refuse(cell); why != "" {
				t.Errorf("%s: %s of %q: %s", r.Path, names[i], row[0], why)
			}
		}
	}
	return all[1:]
}

var date = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// refuse says what is wrong with a cell, or "".
func (f *Field) refuse(cell string) string {
	if cell == "" {
		if f.Constraints.Required {
			return "it is empty"
		}
		return ""
	}
	valid := true
	switch f.Type {
	case "integer":
		_, err := strconv.Atoi(cell)
		valid = err == nil
	case "number":
		_, err := strconv.ParseFloat(cell, 64)
		valid = err == nil
	case "boolean":
		valid = cell == "true" || cell == "false"
	case "date":
		valid = date.MatchString(cell)
	}
	if u, err := url.Parse(cell); f.Format == "uri" && (err != nil || u.Scheme == "") {
		valid = false
	}
	if len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, cell) {
		valid = false
	}
	if !valid {
		return strconv.Quote(cell) + " is no " + f.Type + " " + f.Format
	}
	return ""
}

// checkKeys checks that rows are named once, and that what they name is there.
func (p *Package) checkKeys(t testing.TB, r *Resource, rows map[string][][]string) {
	t.Helper()
	if key := r.Schema.PrimaryKey; len(key) > 0 {
		seen := map[string]bool{}
		for _, row := range p.cells(rows, r.Name, key) {
			if seen[row] {
				t.Errorf("%s: two rows have the key %q", r.Path, row)
			}
			seen[row] = true
		}
	}
	for _, f := range r.Schema.ForeignKeys {
		known := p.cells(rows, f.Reference.Resource, f.Reference.Fields)
		for _, row := range p.cells(rows, r.Name, f.Fields) {
			if row != "" && !slices.Contains(known, row) {
				t.Errorf("%s: %s has no %q", r.Path, f.Reference.Resource, row)
			}
		}
	}
}

// cells returns some cells of each row of a table, joined.
func (p *Package) cells(rows map[string][][]string, table string, names []string) (all []string) {
	i := slices.IndexFunc(p.Resources, func(r Resource) bool { return r.Name == table })
	for _, row := range rows[table] {
		var cells []string
		for _, name := range names {
			at := slices.IndexFunc(p.Resources[i].Schema.Fields, func(f Field) bool { return f.Name == name })
			cells = append(cells, row[at])
		}
		all = append(all, strings.Join(cells, "\x00"))
	}
	return all
}
