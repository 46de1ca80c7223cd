package sshsig_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"annals/internal/publish/sign/sshsig"
)

const namespace = "annals-manifest"

func newKey(seed byte) (ed25519.PrivateKey, ed25519.PublicKey) {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
	return key, key.Public().(ed25519.PublicKey)
}

func TestEveryChangeIsFound(t *testing.T) {
	key, public := newKey(1)
	_, other := newKey(2)
	message := []byte("message")
	signature := sshsig.Sign(key, namespace, message)
	if err := sshsig.Verify(public, namespace, message, signature); err != nil {
		t.Fatal(err)
	}
	for i := range signature {
		for _, bit := range []byte{1, 2, 4, 32, 128} {
			changed := bytes.Clone(signature)
			changed[i] ^= bit
			if sshsig.Verify(public, namespace, message, changed) == nil {
				t.Fatalf("byte %d, %q in place of %q, was not found", i, changed[i], signature[i])
			}
		}
		if sshsig.Verify(public, namespace, message, signature[:i]) == nil {
			t.Fatalf("a signature that is cut at byte %d was taken", i)
		}
	}
	for name, err := range map[string]error{
		"message":   sshsig.Verify(public, namespace, []byte("massage"), signature),
		"key":       sshsig.Verify(other, namespace, message, signature),
		"namespace": sshsig.Verify(public, "git", message, signature),
		"more":      sshsig.Verify(public, namespace, message, append(bytes.Clone(signature), '\n')),
	} {
		if err == nil {
			t.Errorf("another %s was not found", name)
		}
	}
}

func TestSSHKeygenTakesIt(t *testing.T) {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks ssh-keygen (Debian: openssh-client)")
		}
		t.Skip("ssh-keygen is not installed")
	}
	key, public := newKey(1)
	dir := t.TempDir()
	signers := filepath.Join(dir, "allowed_signers")
	if err := os.WriteFile(signers, []byte(`example.org namespaces="`+namespace+`" `+sshsig.PublicKey(public)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "message.sig")
	if err := os.WriteFile(file, sshsig.Sign(key, namespace, []byte("message")), 0o600); err != nil {
		t.Fatal(err)
	}
	verify := func(message string) error {
		cmd := exec.Command("ssh-keygen", "-Y", "verify", "-f", signers, "-I", "example.org", "-n", namespace, "-s", file)
		cmd.Stdin = bytes.NewReader([]byte(message))
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		return err
	}
	if err := verify("message"); err != nil {
		t.Error(err)
	}
	if verify("massage") == nil {
		t.Error("ssh-keygen takes another message")
	}
}

func FuzzVerify(f *testing.F) {
	key, public := newKey(1)
	message := []byte("message")
	signature := sshsig.Sign(key, namespace, message)
	f.Add(signature)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if sshsig.Verify(public, namespace, message, raw) == nil && !bytes.Equal(raw, signature) {
			t.Errorf("a second signature: %q", raw)
		}
	})
}
