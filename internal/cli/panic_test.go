package cli

import (
	"bytes"
	"strings"
	"testing"
)

func TestReportPanicShowsStackInDebugModeOnly(t *testing.T) {
	for _, debug := range []string{"", "1"} {
		var stderr bytes.Buffer
		a := &app{stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(name string) string {
			if name == "ANNALS_DEBUG" {
				return debug
			}
			return ""
		}}
		if status := a.reportPanic("index out of range", []byte("goroutine 1")); status != exitSystem {
			t.Errorf("status %d, want %d", status, exitSystem)
		}
		if shown := strings.Contains(stderr.String(), "goroutine 1"); shown != (debug != "") {
			t.Errorf("ANNALS_DEBUG=%q: the stack is shown: %v\n%s", debug, shown, stderr.String())
		}
	}
}
