// Package keytest makes keys for tests of signatures. Its input is a number and its output
// the key that always belongs to it. Only tests import it.
package keytest

import (
	"bytes"
	"testing"

	"annals/internal/publish/minisign"
)

// New returns the key of a seed.
func New(t testing.TB, seed byte) minisign.PrivateKey {
	t.Helper()
	key, err := minisign.Generate(bytes.NewReader(bytes.Repeat([]byte{seed}, 64)))
	if err != nil {
		t.Fatal(err)
	}
	return key
}
