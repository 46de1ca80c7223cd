// Package sharedtest reads the folder of public test inputs and verified facts
// beside a checkout, and finds the fonts that tests need. It writes nothing. Only
// tests import it.
package sharedtest

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the shared folder: ANNALS_SHARED, else the folder shared beside the
// module's root. Without it the test is skipped with a message; in CI it fails.
func Dir(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("ANNALS_SHARED"); dir != "" {
		return dir
	}
	dir, err := find()
	if err == nil {
		return dir
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the shared test inputs are needed in CI: %v", err)
	}
	t.Skipf("no shared test inputs beside the project (%v); set ANNALS_SHARED to use another folder", err)
	return ""
}

// Table reads a CSV file of the shared folder, named by its path there, with its
// header as the first row.
func Table(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(Dir(t), filepath.FromSlash(name)))
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

func find() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", os.ErrNotExist
		}
		dir = parent
	}
	shared := filepath.Join(filepath.Dir(dir), "shared")
	if _, err := os.Stat(shared); err != nil {
		return "", err
	}
	return shared, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
