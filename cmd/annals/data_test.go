package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"annals/internal/testing/packagetest"
	"annals/internal/testing/sitetest"
)

// The data of the project's own record, of an example of everything that an entry can say,
// and of a site in Arabic, are what data/datapackage.json says of them.
func TestDataPackageDescribesBuiltSites(t *testing.T) {
	example := filepath.Join(t.TempDir(), "example")
	if msg, err := exec.Command("annals", "init", "--example", example).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, msg)
	}
	for _, source := range []string{root, example, arabicSite} {
		out := filepath.Join(t.TempDir(), "public")
		if msg, err := exec.Command("annals", "build", "--source", source, "--output", out).CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, msg)
		}
		files := sitetest.Files(t, out)
		p, rows := packagetest.Check(t, files)
		if source != arabicSite { // its licence has no address
			checkCharts(t, files)
		}
		if len(p.Resources) < 10 || len(rows["ballots"]) < 20 {
			t.Errorf("%s: %d files, %d ballots", source, len(p.Resources), len(rows["ballots"]))
		}
		runPython(t, out, rows["entries"])
		runR(t, out, len(rows["entries"]))
		runPandas(t, out)
		if source == root {
			checkNumbers(t, out)
		}
	}
}

// runPython runs the lines that the page on data shows, in the folder of the files.
func runPython(t *testing.T, out string, entries [][]string) {
	t.Helper()
	python := needProgram(t, "python3")
	page, err := os.ReadFile(filepath.Join(out, "data", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	shown := textWithID(t, string(page), "python")
	if n := strings.Count(shown, "\n") + 1; n != 2 {
		t.Errorf("%d lines of Python:\n%s", n, shown)
	}
	command := exec.Command(python, "-c", shown+"\nprint(len(rows), rows[0][\"id\"], sep=\"\\n\")")
	command.Dir = filepath.Join(out, "data")
	got, err := command.CombinedOutput()
	if want := strconv.Itoa(len(entries)) + "\n" + entries[0][0] + "\n"; err != nil || string(got) != want {
		t.Errorf("%v: %s want %s", err, got, want)
	}
}

// runR runs the lines of R likewise, where R is installed: it is too large to be fetched for
// two lines.
func runR(t *testing.T, out string, entries int) {
	t.Helper()
	r, err := exec.LookPath("Rscript")
	if err != nil {
		t.Log("no R: its lines are not run")
		return
	}
	page, err := os.ReadFile(filepath.Join(out, "data", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(r, "-e", textWithID(t, string(page), "r")+"\ncat(nrow(rows))")
	command.Dir = filepath.Join(out, "data")
	got, err := command.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(got), strconv.Itoa(entries)) {
		t.Errorf("%v: %s does not end with %d", err, got, entries)
	}
}

// runPandas lets pandas read all tables. CI must have it.
func runPandas(t *testing.T, out string) {
	t.Helper()
	const python = "/usr/bin/python3" // Debian's, which knows Debian's libraries
	if err := exec.Command(python, "-c", "import pandas").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks pandas (Debian: python3-pandas)")
		}
		t.Log("pandas is not installed: it was not asked")
		return
	}
	if msg, err := exec.Command(python, filepath.Join("testdata", "readers", "tables.py"), out).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	} else {
		t.Logf("%s", msg)
	}
}

// textWithID returns the text of the element with an id.
func textWithID(t *testing.T, page, id string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				var b strings.Builder
				for part := range n.Descendants() {
					if part.Type == html.TextNode {
						b.WriteString(part.Data)
					}
				}
				return b.String()
			}
		}
	}
	t.Fatalf("nothing has the id %s", id)
	return ""
}
