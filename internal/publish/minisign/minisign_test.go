package minisign_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"

	"annals/internal/publish/minisign"
	"annals/internal/testing/keytest"
)

func sign(t testing.TB, key minisign.PrivateKey, message string) []byte {
	t.Helper()
	file, err := key.Sign([]byte(message), "a comment", "a trusted comment")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestSignatureHoldsTheMessageAndTheTrustedComment(t *testing.T) {
	key := keytest.New(t, 1)
	file := sign(t, key, "message")
	if again := sign(t, key, "message"); !bytes.Equal(file, again) {
		t.Error("the same input made other bytes")
	}
	s, err := minisign.ParseSignature(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := key.Public().Verify([]byte("message"), s); err != nil || s.Trusted != "a trusted comment" || s.KeyID() != key.Public().ID() {
		t.Errorf("%v, %q, %s", err, s.Trusted, s.KeyID())
	}
	if err := key.Public().Verify([]byte("massage"), s); !errors.Is(err, minisign.ErrForged) {
		t.Errorf("another message: %v", err)
	}
	if err := keytest.New(t, 2).Public().Verify([]byte("message"), s); !errors.Is(err, minisign.ErrOtherKey) {
		t.Errorf("another key: %v", err)
	}
	for _, comment := range []string{"two\nlines", "a\rreturn", "\x00", "\xff", strings.Repeat("x", 9000)} {
		if _, err := key.Sign(nil, "", comment); err == nil {
			t.Errorf("the comment %.20q was signed", comment)
		}
	}
}

// Of the first line a signature says nothing; any other byte that changes is found.
func TestEveryChangedByteIsFound(t *testing.T) {
	key := keytest.New(t, 1)
	file := sign(t, key, "message")
	first := bytes.IndexByte(file, '\n')
	for i := first; i < len(file); i++ {
		for _, bit := range []byte{1, 2, 4, 32, 128} {
			changed := bytes.Clone(file)
			changed[i] ^= bit
			if s, err := minisign.ParseSignature(changed); err == nil && key.Public().Verify([]byte("message"), s) == nil {
				t.Fatalf("byte %d, %q in place of %q, was not found", i, changed[i], file[i])
			}
		}
	}
	for n := range file {
		if _, err := minisign.ParseSignature(file[:n]); err == nil {
			t.Fatalf("a signature that is cut at byte %d was taken", n)
		}
	}
}

func TestPrivateKeyIsReadBack(t *testing.T) {
	key := keytest.New(t, 1)
	for _, password := range []string{"", "pass 암호"} {
		file, err := key.Seal(password, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		locked, err := minisign.ParsePrivateKey(file)
		if err != nil || locked.NeedsPassword() != (password != "") {
			t.Fatalf("%v, needs a password: %v", err, locked.NeedsPassword())
		}
		if password != "" && locked.Memory() != 128<<20 {
			t.Errorf("unlocking needs %d bytes", locked.Memory())
		}
		back, err := locked.Unlock(password)
		if err != nil || !back.Ed25519().Equal(key.Ed25519()) || back.Public() != key.Public() {
			t.Errorf("another key came back: %v", err)
		}
		if _, err := locked.Unlock("wrong"); password != "" && !errors.Is(err, minisign.ErrPassword) {
			t.Errorf("a wrong password: %v", err)
		}
	}
}

func TestNoVerbPrintsASecret(t *testing.T) {
	key := keytest.New(t, 1)
	file, err := key.Seal("", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := minisign.ParsePrivateKey(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%q", "%d"} {
		for _, secret := range []any{key, locked, []any{key}} {
			if got := fmt.Sprintf(verb, secret); !strings.Contains(got, "a private key") && !strings.Contains(got, "file of a") || strings.Contains(got, "010101") {
				t.Errorf("%s printed %.40s", verb, got)
			}
		}
	}
}

func TestHostileFilesAreNoKeys(t *testing.T) {
	key := keytest.New(t, 1)
	file, err := key.Seal("", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	costly := bytes.Replace(file, []byte("RWQA"), []byte("RWRT"), 1) // encrypted, with the costs of none
	for name, text := range map[string][]byte{
		"empty": nil, "no base64": []byte("untrusted comment: x\n!!!!\n"), "public": key.Public().File(),
		"three lines": append([]byte("untrusted comment: x\n"), file...), "kind": bytes.Replace(file, []byte("RWQA"), []byte("RWQB"), 1),
	} {
		if _, err := minisign.ParsePrivateKey(text); err == nil {
			t.Errorf("%s: taken as a private key", name)
		}
	}
	if bytes.Equal(costly, file) {
		t.Fatal("the form of the file changed")
	}
	for _, text := range []string{"", "RWQ", key.Public().String() + "\n", " " + key.Public().String(), strings.ToLower(key.Public().String())} {
		if _, err := minisign.ParsePublicKey(text); err == nil {
			t.Errorf("%q: taken as a public key", text)
		}
	}
	for _, text := range []string{string(key.Public().File()), key.Public().String(), key.Public().String() + "\r\n"} {
		if got, err := minisign.ParsePublicFile([]byte(text)); err != nil || got != key.Public() {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzParseSignature(f *testing.F) {
	key := keytest.New(f, 1)
	file := sign(f, key, "message")
	f.Add(file)
	f.Add([]byte("untrusted comment: \n\ntrusted comment: \n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := minisign.ParseSignature(raw)
		if err != nil {
			return
		}
		rest := func(b []byte) []byte { return b[bytes.IndexByte(b, '\n'):] }
		if key.Public().Verify([]byte("message"), s) == nil && !bytes.Equal(rest(raw), rest(file)) {
			t.Errorf("a second signature: %q", raw)
		}
	})
}

func FuzzParsePublicFile(f *testing.F) {
	f.Add(keytest.New(f, 1).Public().File())
	f.Fuzz(func(t *testing.T, raw []byte) {
		key, err := minisign.ParsePublicFile(raw)
		if err != nil {
			return
		}
		if again, err := minisign.ParsePublicKey(key.String()); err != nil || again != key || !bytes.Contains(raw, []byte(key.String())) {
			t.Errorf("%q has another form: %v", raw, err)
		}
	})
}

func FuzzParsePrivateKey(f *testing.F) {
	file, err := keytest.New(f, 1).Seal("", rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Fuzz(func(t *testing.T, raw []byte) {
		locked, err := minisign.ParsePrivateKey(raw)
		if err != nil {
			return
		}
		if locked.Memory() > 1<<30 {
			t.Errorf("%d bytes of memory", locked.Memory())
		}
		if !locked.NeedsPassword() {
			_, _ = locked.Unlock("")
		}
	})
}
