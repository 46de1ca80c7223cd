// Package sharedtest reads the verified facts, which are part of the repository, and
// the folder of public test inputs beside a checkout, and finds the fonts that tests
// need. It writes nothing. Only tests import it.
package sharedtest

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// factsFolder holds the verified facts, from the module's root.
const factsFolder = "internal/testing/facts/testdata"

// Dir returns the shared folder: ANNALS_SHARED, else the folder shared beside the
// module's root. Without it the test is skipped with a message; in CI it fails.
func Dir(t testing.TB) string {
	t.Helper()
	if dir := Find(); dir != "" {
		return dir
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("the shared test inputs are needed in CI")
	}
	t.Skip("no shared test inputs beside the project; set ANNALS_SHARED to use another folder")
	return ""
}

// Find returns the shared folder, or "".
func Find() string {
	if dir := os.Getenv("ANNALS_SHARED"); dir != "" {
		return dir
	}
	shared := filepath.Join(filepath.Dir(root()), "shared")
	if !exists(shared) {
		return ""
	}
	return shared
}

// Path returns the path of a file of the shared folder. Those below "facts/" are
// read from the copy in the repository.
func Path(t testing.TB, name string) string {
	t.Helper()
	if fact, ok := strings.CutPrefix(name, "facts/"); ok {
		return filepath.Join(root(), filepath.FromSlash(factsFolder), fact)
	}
	return filepath.Join(Dir(t), filepath.FromSlash(name))
}

// Table reads a CSV file named as for Path, with its header as the first row.
func Table(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open(Path(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

// Records is Table with each row below the header as values by column name.
func Records(t testing.TB, name string) []map[string]string {
	t.Helper()
	rows := Table(t, name)
	records := make([]map[string]string, 0, len(rows))
	for _, row := range rows[1:] {
		record := make(map[string]string, len(row))
		for i, column := range rows[0] {
			record[column] = row[i]
		}
		records = append(records, record)
	}
	return records
}

// root returns the module's root, above the folder that a test runs in.
func root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		parent := filepath.Dir(dir)
		if parent == dir {
			panic("the test runs outside of the module")
		}
		dir = parent
	}
	return dir
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
