package internal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	module     = "annals/"
	testHelper = "test" // how the name of a package ends that only tests import
)

// listed is what "go list -json" tells of a package.
type listed struct {
	Dir, ImportPath, Name, Doc string

	GoFiles, IgnoredGoFiles []string
	Imports                 []string
}

func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, module) }

func (p listed) isTestHelper() bool { return strings.HasSuffix(p.Name, testHelper) }

// goList lists packages as a machine with the given operating system sees them,
// without those that hold nothing but tests.
func goList(system string, args ...string) ([]listed, error) {
	var stderr bytes.Buffer
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=Dir,ImportPath,Name,Doc,GoFiles,IgnoredGoFiles,Imports"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, &stderr)
	}
	var all []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read what go list printed: %w", err)
		}
		if len(p.GoFiles)+len(p.IgnoredGoFiles) > 0 {
			all = append(all, p)
		}
	}
}

// listEverywhere asks "go list" once for all tests.
var listEverywhere = sync.OnceValues(func() ([]listed, error) {
	var all []listed
	index := map[string]int{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		packages, err := goList(system, "./...")
		if err != nil {
			return nil, err
		}
		for _, p := range packages {
			i, seen := index[p.ImportPath]
			if !seen {
				index[p.ImportPath] = len(all)
				all = append(all, p)
				continue
			}
			all[i].Imports = append(all[i].Imports, p.Imports...)
			slices.Sort(all[i].Imports)
			all[i].Imports = slices.Compact(all[i].Imports)
		}
	}
	return all, nil
})

// everywhere lists the project's packages, with their files for Linux and with all
// that they import on any of the systems that they are built for.
func everywhere(t *testing.T) []listed {
	t.Helper()
	all, err := listEverywhere()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// full is the path of a package that a table names in short. The theme is the
// two packages that embed it.
func full(short string) []string {
	switch {
	case short == "theme":
		return []string{"templates", "static"}
	case strings.HasPrefix(short, "cmd/"):
		return []string{short}
	}
	return []string{"internal/" + short}
}

func allowed(shorts []string) []string {
	var all []string
	for _, s := range shorts {
		all = append(all, full(s)...)
	}
	return all
}
