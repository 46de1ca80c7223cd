package pipeline_test

import (
	"io"
	"sync"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

// Every format tells how far it is, before it has written anything, and that it is done.
func TestExportsTellTheirProgress(t *testing.T) {
	folder := sitetest.Folder(t, hintSite())
	for _, format := range pipeline.ExportFormats() {
		if format.IsPages {
			continue // another program makes them: see TestExportedPDF
		}
		var mu sync.Mutex
		calls, last, total := 0, 0, 0
		o := pipeline.Options{Source: folder, Jobs: 2, Progress: func(done, of int) {
			mu.Lock()
			defer mu.Unlock()
			calls, last, total = calls+1, max(last, done), of
		}}
		before := 0
		result, err := pipeline.WriteExport(t.Context(), o, pipeline.Export{Format: format}, func(render func(io.Writer) error) error {
			mu.Lock()
			before = calls
			mu.Unlock()
			return render(io.Discard)
		})
		if err != nil || result.Diagnostics.HasErrors() {
			t.Errorf("%s: %v, %v", format.Name, err, result.Diagnostics)
		}
		if !format.IsWhole && before == 0 || calls == 0 || last != total {
			t.Errorf("%s: told %d times, %d before it was written, and ended at %d of %d", format.Name, calls, before, last, total)
		}
	}
}
