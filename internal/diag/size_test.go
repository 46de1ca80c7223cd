package diag_test

import (
	"testing"

	"annals/internal/diag"
)

func TestSizeRoundsUp(t *testing.T) {
	for bytes, want := range map[int64]string{
		0:             "0 bytes",
		1023:          "1023 bytes",
		1 << 10:       "1 KB",
		1<<10 + 1:     "1.1 KB",
		64 << 10:      "64 KB",
		64<<10 + 1:    "64.1 KB",
		1<<20 - 1:     "1 MB",
		1 << 20:       "1 MB",
		2<<20 + 1:     "2.1 MB",
		5 << 19:       "2.5 MB",
		3<<20 - 1:     "3 MB",
		100 << 20:     "100 MB",
		104857600 * 9: "900 MB",
	} {
		if got := diag.Size(bytes); got != want {
			t.Errorf("Size(%d) = %q, want %q", bytes, got, want)
		}
	}
}
