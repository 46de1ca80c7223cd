package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// clocks are the functions of tests that read a real clock, with the reason why
// none of them fails on a slow machine. Everywhere else a test counts work, holds
// growth (package growthtest), or runs in a bubble of testing/synctest.
var clocks = map[string]string{
	"../cmd/annals/kill_test.go killing.run":                           "scales the moments of kills",
	"../cmd/annals/web_test.go annalsInWeb":                            "a clock that begins at the day of the test",
	"cli/linkcheck/helpers_test.go log.add":                            "called in a bubble",
	"load/sitedir/changing_unix_test.go TestReadNeverReturnsHalfAFile": "ignores versions that took too long to write",
	"publish/kill_test.go TestKill":                                    "scales the moments of kills",
	"serve/watch/faults_test.go TestEmptiedFileIsReportedLate":         "a lower bound",
	"serve/watch/watch_test.go testSite.expectNext":                    "expects less of an interrupted test",
	"testing/growthtest/cpu_other.go cpuTime":                          "for ratios, where no CPU time is to be had",
}

// timers are functions that measure a time or end something after it. Where the
// time is hangTimeout they only end a test that would never end.
var timers = []string{"Since", "Until", "After", "AfterFunc", "NewTimer", "Tick", "NewTicker", "WithTimeout", "WithDeadline", "WithTimeoutCause", "WithDeadlineCause"}

// bubbles run a function in a bubble of testing/synctest.
var bubbles = []string{"synctest", "withWeb"}

var units = []string{"Nanosecond", "Microsecond", "Millisecond", "Second", "Minute", "Hour"}

// mentions reports whether the expression has the name, or a selector x.name.
func mentions(e ast.Expr, names ...string) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && slices.Contains(names, id.Name)
		return !found
	})
	return found
}

// clockIn returns what in a function of a test depends on the speed of the machine,
// or nil.
func clockIn(f *ast.FuncDecl) (clock ast.Node) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if mentions(n.Fun, bubbles...) {
				return false // its time is virtual
			}
			called, ok := n.Fun.(*ast.SelectorExpr)
			if ok && isPackage(called.X, "time", "context") && slices.Contains(timers, called.Sel.Name) && !slices.ContainsFunc(n.Args, isHangTimeout) {
				clock = n
			}
		case *ast.BinaryExpr:
			isComparison := slices.Contains([]token.Token{token.LSS, token.GTR, token.LEQ, token.GEQ}, n.Op)
			if isComparison && (mentions(n.X, units...) || mentions(n.Y, units...)) {
				clock = n
			}
		}
		return clock == nil
	})
	return clock
}

func isPackage(e ast.Expr, names ...string) bool {
	id, ok := e.(*ast.Ident)
	return ok && slices.Contains(names, id.Name)
}

func isHangTimeout(e ast.Expr) bool { return mentions(e, "hangTimeout") }

// functionName is "Type.Method" or "Function".
func functionName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	receiver := f.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	return receiver.(*ast.Ident).Name + "." + f.Name.Name
}

// testFunctions calls f for each function of a test or a helper of tests, but not
// for benchmarks.
func testFunctions(t *testing.T, f func(name string, fset *token.FileSet, decl *ast.FuncDecl)) {
	t.Helper()
	visit := func(name string, d fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		isTest := strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "testing/") && path.Ext(name) == ".go"
		if err != nil || !isTest || strings.Contains(d.Name(), "bench") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && !strings.HasPrefix(decl.Name.Name, "Benchmark") {
				f(name, fset, decl)
			}
		}
		return nil
	}
	for _, top := range []string{".", "../cmd", "../static", "../templates"} {
		if err := filepath.WalkDir(top, visit); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoTestDependsOnTheSpeedOfTheMachine(t *testing.T) {
	used := map[string]bool{}
	testFunctions(t, func(name string, fset *token.FileSet, f *ast.FuncDecl) {
		clock := clockIn(f)
		if clock == nil {
			return
		}
		key := name + " " + functionName(f)
		if clocks[key] == "" {
			t.Errorf("%s: %s reads the clock: count work, or use synctest or growthtest", fset.Position(clock.Pos()), functionName(f))
		}
		used[key] = true
	})
	for key := range clocks {
		if !used[key] {
			t.Errorf("%s is listed, but reads no clock", key)
		}
	}
}
