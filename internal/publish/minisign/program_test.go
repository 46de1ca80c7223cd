package minisign_test

import (
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/publish/minisign"
	"annals/internal/testing/keytest"
)

// program returns a function that runs the program minisign in a folder. CI must have it.
func program(t *testing.T, dir string) func(input string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("minisign"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks minisign (Debian: minisign)")
		}
		t.Skip("minisign is not installed")
	}
	return func(input string, args ...string) string {
		t.Helper()
		cmd := exec.Command("minisign", args...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(input)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("minisign %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheProgramMinisignTakesOurs(t *testing.T) {
	dir := t.TempDir()
	run := program(t, dir)
	key := keytest.New(t, 1)
	write(t, dir, "message", []byte("message"))
	write(t, dir, "message.minisig", sign(t, key, "message"))
	write(t, dir, "our.pub", key.Public().File())
	if out := run("", "-H", "-Vm", "message", "-P", key.Public().String()); !strings.Contains(out, "a trusted comment") {
		t.Errorf("it printed %s", out)
	}
	run("", "-Vm", "message", "-p", "our.pub")

	for name, password := range map[string]string{"open": "", "locked": "password"} {
		sealed, err := key.Seal(password, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, name+".key", sealed)
		run(password+"\n", "-S", "-s", name+".key", "-m", "message", "-x", name+".minisig", "-t", "by the program")
		s, err := minisign.ParseSignature(read(t, dir, name+".minisig"))
		if err == nil {
			err = key.Public().Verify([]byte("message"), s)
		}
		if err != nil {
			t.Errorf("%s: what the program signed with our key: %v", name, err)
		}
	}
}

func TestKeysOfTheProgramMinisignAreTaken(t *testing.T) {
	dir := t.TempDir()
	run := program(t, dir)
	run("", "-G", "-W", "-p", "their.pub", "-s", "their.key")
	public, err := minisign.ParsePublicFile(read(t, dir, "their.pub"))
	if err != nil {
		t.Fatal(err)
	}
	locked, err := minisign.ParsePrivateKey(read(t, dir, "their.key"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := locked.Unlock("")
	if err != nil || key.Public() != public {
		t.Fatalf("%v", err)
	}
	// Older versions of the program print no zeros before the number.
	if text := string(read(t, dir, "their.pub")); !strings.Contains(text, strings.TrimLeft(public.ID(), "0")) {
		t.Errorf("our number of the key is %s, not that of %s", public.ID(), text)
	}
	write(t, dir, "message", sign(t, key, "message"))
	write(t, dir, "message.minisig", sign(t, key, string(read(t, dir, "message"))))
	run("", "-H", "-Vm", "message", "-p", "their.pub")

	run("", "-S", "-l", "-s", "their.key", "-m", "message", "-x", "old.minisig")
	if _, err := minisign.ParseSignature(read(t, dir, "old.minisig")); err == nil || !strings.Contains(err.Error(), "older form") {
		t.Errorf("a signature of the older form: %v", err)
	}
}

// The bytes of the signature are plain Ed25519 over BLAKE2b, which OpenSSL knows.
func TestOpenSSLVerifiesTheSignature(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks openssl (Debian: openssl)")
		}
		t.Skip("openssl is not installed")
	}
	dir := t.TempDir()
	key := keytest.New(t, 1)
	der, err := x509.MarshalPKIXPublicKey(key.Public().Ed25519())
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "key.der", der)
	raw, err := base64.StdEncoding.DecodeString(strings.Split(string(sign(t, key, "message")), "\n")[1])
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "raw.sig", raw[10:])
	verify := func(message string) error {
		write(t, dir, "message", []byte(message))
		for _, args := range [][]string{
			{"dgst", "-blake2b512", "-binary", "-out", "hash", "message"},
			{"pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-in", "hash", "-sigfile", "raw.sig"},
		} {
			cmd := exec.Command("openssl", args...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("openssl %s: %w\n%s", args[0], err, out)
			}
		}
		return nil
	}
	if err := verify("message"); err != nil {
		t.Error(err)
	}
	if verify("massage") == nil {
		t.Error("OpenSSL takes another message")
	}
}
