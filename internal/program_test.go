package internal_test

import (
	"strings"
	"testing"
)

func TestTheProgramHoldsNothingOfTests(t *testing.T) {
	forbidden := []string{"testing", "github.com/google/go-cmp", "github.com/mmcdole", "github.com/rogpeppe", "github.com/gohugoio", "github.com/santhosh-tekuri"}
	packages, err := goList("linux", "-deps", "./cmd/annals")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		if strings.HasPrefix(p.ImportPath, module) && p.isTestHelper() {
			t.Errorf("the program holds %s, a helper of tests", p.ImportPath)
		}
		for _, f := range forbidden {
			if p.ImportPath == f || strings.HasPrefix(p.ImportPath, f+"/") {
				t.Errorf("the program holds %s, which is for tests", p.ImportPath)
			}
		}
	}
}
