package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The data of the project's own record and of the example: each object is valid by the
// published schema, and Python reads in all forms of it the same facts as in the tables.
func TestEntryDataReadsBack(t *testing.T) {
	for name, site := range map[string]string{"the own record": root, "the example": exampleSite(t)} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if msg, err := exec.Command("annals", "build", "--quiet", "--source", site, "--output", out).CombinedOutput(); err != nil {
				t.Fatalf("build: %v\n%s", err, msg)
			}
			checkEntrySchema(t, out)
			readWithPython(t, out)
		})
	}
}

// checkEntrySchema holds entries.json and the file of each entry to the schema.
func checkEntrySchema(t *testing.T, out string) {
	t.Helper()
	schema := filepath.Join(out, "data", "entries.schema.json")
	c := jsonschema.NewCompiler()
	whole, err := c.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	one, err := c.Compile(schema + "#/definitions/entry")
	if err != nil {
		t.Fatal(err)
	}
	validate(t, whole, filepath.Join(out, "data", "entries.json"))
	pages, err := filepath.Glob(filepath.Join(out, "[0-9]*", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	entries := 0
	for _, page := range pages {
		file := strings.TrimSuffix(page, ".html") + ".json"
		if _, err := os.Stat(file); err == nil {
			validate(t, one, file)
			entries++
		}
	}
	if entries < 5 {
		t.Errorf("%d entries have a file", entries)
	}
}

func validate(t *testing.T, schema *jsonschema.Schema, name string) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	value, err := jsonschema.UnmarshalJSON(file)
	if err == nil {
		err = schema.Validate(value)
	}
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// readWithPython lets a program in another language read the data. CI must have it.
func readWithPython(t *testing.T, out string) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks python3 (Debian: python3)")
		}
		t.Log("python3 is not installed: it was not asked")
		return
	}
	if msg, err := exec.Command("python3", filepath.Join("testdata", "readers", "entries.py"), out).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	} else {
		t.Logf("%s", msg)
	}
}
