package main

import (
	"os"
	"os/exec"
	"testing"
)

// needProgram skips the test where a program is not installed; in CI it fails.
// It returns where the program is.
func needProgram(t *testing.T, program string) (path string) {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is needed in CI: .ci/browser/test install", program)
	}
	t.Skipf("%s is not installed", program)
	return ""
}
