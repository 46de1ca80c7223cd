package internal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
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
func goList(t *testing.T, system string, args ...string) []listed {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=Dir,ImportPath,Name,Doc,GoFiles,IgnoredGoFiles,Imports"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var all []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("read what go list printed: %v", err)
		}
		if len(p.GoFiles)+len(p.IgnoredGoFiles) > 0 {
			all = append(all, p)
		}
	}
}

// everywhere lists the project's packages with all that they import on any of
// the systems that they are built for.
func everywhere(t *testing.T) []listed {
	t.Helper()
	var all []listed
	index := map[string]int{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, p := range goList(t, system, "./...") {
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
	return all
}
