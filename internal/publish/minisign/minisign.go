// Package minisign makes and reads keys and signatures in the form of the program
// minisign (https://jedisct1.github.io/minisign/), so that readers can check what
// Annals signs without Annals.
//
// Its input and output are bytes: of a key's file, of a signature's file, of what is
// signed. Signatures are prehashed (Ed25519 over BLAKE2b), the form that "minisign -H"
// demands; the older form is refused. All parsers are strict: what they accept is, byte
// for byte, what the same values are written as, so that no byte of a file can change
// unseen.
//
// The package reads no file, knows no password's source, and never prints a private key:
// PrivateKey has a String method that says so.
package minisign

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/blake2b"
)

// The sizes of the parts of keys and signatures.
const (
	idSize        = 8
	publicSize    = 2 + idSize + ed25519.PublicKeySize
	signatureSize = 2 + idSize + ed25519.SignatureSize
)

const (
	untrustedPrefix = "untrusted comment: "
	trustedPrefix   = "trusted comment: "

	maxUntrusted = 1024 // what the program minisign reads
	maxTrusted   = 8192
)

var (
	algorithm = [2]byte{'E', 'd'} // of keys
	prehashed = [2]byte{'E', 'D'} // of signatures
)

// PublicKey is a public key with the number by which signatures name it.
type PublicKey struct {
	id  [idSize]byte
	key [ed25519.PublicKeySize]byte
}

// ErrPublicKey is returned for a text that is no public key.
var ErrPublicKey = errors.New("this is no public key of minisign, which has 56 characters and begins with RW")

// ParsePublicKey reads a key as it is printed: RWQ….
func ParsePublicKey(text string) (PublicKey, error) {
	raw, err := decode(text, publicSize)
	if err != nil || [2]byte(raw) != algorithm {
		return PublicKey{}, ErrPublicKey
	}
	return PublicKey{id: [idSize]byte(raw[2:]), key: [ed25519.PublicKeySize]byte(raw[2+idSize:])}, nil
}

// ParsePublicFile reads the file of a public key: a comment and the key, or the key alone.
func ParsePublicFile(file []byte) (PublicKey, error) {
	line, ok := keyLine(file)
	if !ok {
		return PublicKey{}, ErrPublicKey
	}
	return ParsePublicKey(line)
}

// keyLine returns the one line of the file of a key that is no comment.
func keyLine(file []byte) (string, bool) {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(file), "\r\n", "\n"), "\n"), "\n")
	if len(lines) == 2 && strings.HasPrefix(lines[0], untrustedPrefix) {
		lines = lines[1:]
	}
	return lines[0], len(lines) == 1
}

// String returns the key in one line: RWQ….
func (p PublicKey) String() string {
	raw := append(algorithm[:], p.id[:]...)
	return base64.StdEncoding.EncodeToString(append(raw, p.key[:]...))
}

// ID returns the key's number as minisign prints it, always in sixteen digits.
func (p PublicKey) ID() string { return fmt.Sprintf("%016X", binary.LittleEndian.Uint64(p.id[:])) }

// File returns the file of the key.
func (p PublicKey) File() []byte {
	return []byte(untrustedPrefix + "minisign public key " + p.ID() + "\n" + p.String() + "\n")
}

// Ed25519 returns the bare key.
func (p PublicKey) Ed25519() ed25519.PublicKey { return bytes.Clone(p.key[:]) }

// PrivateKey signs.
type PrivateKey struct {
	id  [idSize]byte
	key ed25519.PrivateKey
}

// Generate makes a new key.
func Generate(random io.Reader) (PrivateKey, error) {
	var seed [ed25519.SeedSize]byte
	var k PrivateKey
	if _, err := io.ReadFull(random, seed[:]); err != nil {
		return PrivateKey{}, fmt.Errorf("make a key: %w", err)
	}
	if _, err := io.ReadFull(random, k.id[:]); err != nil {
		return PrivateKey{}, fmt.Errorf("make a key: %w", err)
	}
	k.key = ed25519.NewKeyFromSeed(seed[:])
	return k, nil
}

// Public returns the public half.
func (k PrivateKey) Public() PublicKey {
	return PublicKey{id: k.id, key: [ed25519.PublicKeySize]byte(k.key[ed25519.SeedSize:])}
}

// Ed25519 returns the bare key.
func (k PrivateKey) Ed25519() ed25519.PrivateKey { return k.key }

// Format prints no secret, whatever the verb.
func (k PrivateKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "a private key") }

// Signature is a signature that was read and not yet verified.
type Signature struct {
	Untrusted string // a comment that nothing covers
	Trusted   string // a comment that the signature covers

	id        [idSize]byte
	signature [ed25519.SignatureSize]byte
	global    [ed25519.SignatureSize]byte // over signature and Trusted
}

var (
	errSignature = errors.New("this is no signature of minisign")
	errLegacy    = errors.New("this signature is of minisign's older form, which is not accepted: sign without -l")
	errComment   = errors.New("a comment of a signature must be one line of text")

	// ErrOtherKey is returned by Verify if another key made the signature.
	ErrOtherKey = errors.New("another key made the signature")
	// ErrForged is returned by Verify if the signature is not one of these bytes.
	ErrForged = errors.New("the signature is not of these bytes")
)

// Sign returns the file of the signature of a message. The same input makes the same
// bytes.
func (k PrivateKey) Sign(message []byte, untrusted, trusted string) ([]byte, error) {
	if !isComment(untrusted, maxUntrusted) || !isComment(trusted, maxTrusted) {
		return nil, errComment
	}
	s := Signature{Untrusted: untrusted, Trusted: trusted, id: k.id}
	hash := blake2b.Sum512(message)
	copy(s.signature[:], ed25519.Sign(k.key, hash[:]))
	copy(s.global[:], ed25519.Sign(k.key, s.covered()))
	return s.format(), nil
}

func (s *Signature) covered() []byte { return append(bytes.Clone(s.signature[:]), s.Trusted...) }

func (s *Signature) format() []byte {
	raw := append(prehashed[:], s.id[:]...)
	raw = append(raw, s.signature[:]...)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%s\n%s\n", untrustedPrefix, s.Untrusted, base64.StdEncoding.EncodeToString(raw))
	fmt.Fprintf(&b, "%s%s\n%s\n", trustedPrefix, s.Trusted, base64.StdEncoding.EncodeToString(s.global[:]))
	return b.Bytes()
}

// ParseSignature reads the file of a signature.
func ParseSignature(file []byte) (Signature, error) {
	lines := strings.Split(string(file), "\n")
	if len(lines) != 5 || lines[4] != "" {
		return Signature{}, errSignature
	}
	untrusted, ok := strings.CutPrefix(lines[0], untrustedPrefix)
	trusted, alsoOK := strings.CutPrefix(lines[2], trustedPrefix)
	if !ok || !alsoOK || !isComment(untrusted, maxUntrusted) || !isComment(trusted, maxTrusted) {
		return Signature{}, errSignature
	}
	raw, err := decode(lines[1], signatureSize)
	if err != nil {
		return Signature{}, errSignature
	}
	global, err := decode(lines[3], ed25519.SignatureSize)
	switch {
	case err != nil:
		return Signature{}, errSignature
	case [2]byte(raw) == algorithm:
		return Signature{}, errLegacy
	case [2]byte(raw) != prehashed:
		return Signature{}, errSignature
	}
	return Signature{
		Untrusted: untrusted,
		Trusted:   trusted,
		id:        [idSize]byte(raw[2:]),
		signature: [ed25519.SignatureSize]byte(raw[2+idSize:]),
		global:    [ed25519.SignatureSize]byte(global),
	}, nil
}

// KeyID returns the number of the key that the signature names.
func (s *Signature) KeyID() string { return PublicKey{id: s.id}.ID() }

// Verify returns nil if the key made the signature, with its trusted comment, of the message.
func (p PublicKey) Verify(message []byte, s Signature) error {
	if s.id != p.id {
		return ErrOtherKey
	}
	hash := blake2b.Sum512(message)
	if !ed25519.Verify(p.key[:], hash[:], s.signature[:]) || !ed25519.Verify(p.key[:], s.covered(), s.global[:]) {
		return ErrForged
	}
	return nil
}

// decode reads base64 of exactly size bytes in its one spelling.
func decode(text string, size int) ([]byte, error) {
	if len(text) != base64.StdEncoding.EncodedLen(size) || strings.ContainsAny(text, "\r\n") {
		return nil, base64.CorruptInputError(0)
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && len(raw) != size {
		err = base64.CorruptInputError(0)
	}
	return raw, err
}

// isComment reports whether text is one line. The program minisign writes tabs.
func isComment(text string, limit int) bool {
	return len(text) < limit && utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\t' })
}
