package cli

import (
	"errors"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/serve"
	"github.com/google/go-cmp/cmp"
)

func TestPreviewPrintsOneLinePerChange(t *testing.T) {
	x := newTestRun(nil)
	reporter := &previewReporter{app: &x.app}
	one := problems()[:1]
	for _, r := range []serve.Report{
		{Change: pipeline.Changes{All: true}, Took: 240 * time.Millisecond},
		{Change: pipeline.Changes{Paths: []string{"content/2018/x.md"}}, Took: 12 * time.Millisecond, Updated: 2},
		{Change: pipeline.Changes{Paths: []string{"a.md", "b.md", "c.md"}}, Problems: one, Source: twoLines},
		{Change: pipeline.Changes{Paths: []string{"b\x1b.md"}}, Problems: one, Source: twoLines},
		{Change: pipeline.Changes{All: true}},
		{Err: errors.New("the disk fails")},
		{Err: errors.New("the disk fails")},
		{},
	} {
		reporter.report(r)
	}
	if d := cmp.Diff(`23:59:00 the whole site: read in 240 ms; no problems
23:59:00 content/2018/x.md: read in 12 ms, 2 tabs updated; no problems
23:59:00 a.md and 2 more: read in 1 ms
23:59:00 b<U+001B>.md: read in 1 ms; 1 warning in 1 file, as before
23:59:00 many files: read in 1 ms; all problems are fixed
23:59:00 once more: read in 1 ms; no problems
`, x.out.String()); d != "" {
		t.Errorf("standard output: -want +got:\n%s", d)
	}
	if d := cmp.Diff(`b.md:1:1: warning: no summary [missing-summary]
 1 | one
     ^^
hint: add one

1 warning in 1 file
error: the disk fails; trying again
`, x.err.String()); d != "" {
		t.Errorf("standard error: -want +got:\n%s", d)
	}
}

func TestQuietPreviewPrintsErrorsOnly(t *testing.T) {
	x := newTestRun(nil)
	x.global.quiet = true
	reporter := &previewReporter{app: &x.app}
	reporter.report(serve.Report{Change: pipeline.Changes{All: true}, Problems: problems()[:1], Source: twoLines})
	reporter.report(serve.Report{Problems: diag.List{}})
	if x.out.Len()+x.err.Len() > 0 {
		t.Errorf("%s%s", &x.out, &x.err)
	}
}
