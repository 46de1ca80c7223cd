// Package sshsig makes and verifies the signatures of "ssh-keygen -Y sign" (PROTOCOL.sshsig
// of OpenSSH) with an Ed25519 key, for readers who have ssh-keygen and not minisign.
//
// Its input is a key, a namespace and a message; its output the text of a signature. There
// is one way to write a signature, and Verify accepts no other.
//
// The package reads no file.
package sshsig

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"errors"
)

const (
	magic     = "SSHSIG"
	algorithm = "ssh-ed25519"
	hash      = "sha512"

	begin = "-----BEGIN SSH SIGNATURE-----\n"
	end   = "-----END SSH SIGNATURE-----\n"
	width = 70 // of a line, as ssh-keygen writes it
)

// Manifest is the namespace of signatures of a site's list of files: they are good for nothing
// else.
const Manifest = "annals-manifest"

// AllowedSigner returns the line by which ssh-keygen knows the key of a signer.
func AllowedSigner(name, namespace string, key ed25519.PublicKey) string {
	return name + " namespaces=\"" + namespace + "\" " + PublicKey(key)
}

// ErrSignature is returned by Verify.
var ErrSignature = errors.New("this is no SSH signature of these bytes by this key")

// PublicKey returns a public key as it stands in files of OpenSSH: ssh-ed25519 AAAA….
func PublicKey(key ed25519.PublicKey) string {
	return algorithm + " " + base64.StdEncoding.EncodeToString(keyBlob(key))
}

// Sign returns the signature of a message, which is good in this namespace alone.
func Sign(key ed25519.PrivateKey, namespace string, message []byte) []byte {
	return armor(key.Public().(ed25519.PublicKey), namespace, ed25519.Sign(key, signed(namespace, message)))
}

// Verify returns nil if the key signed the message in the namespace.
func Verify(key ed25519.PublicKey, namespace string, message, signature []byte) error {
	blob := dearmor(signature)
	if len(blob) < ed25519.SignatureSize {
		return ErrSignature
	}
	raw := blob[len(blob)-ed25519.SignatureSize:]
	if !bytes.Equal(armor(key, namespace, raw), signature) || !ed25519.Verify(key, signed(namespace, message), raw) {
		return ErrSignature
	}
	return nil
}

// signed returns what the key signs.
func signed(namespace string, message []byte) []byte {
	sum := sha512.Sum512(message)
	return join([]byte(magic), str(namespace), str(""), str(hash), str(string(sum[:])))
}

func keyBlob(key ed25519.PublicKey) []byte { return join(str(algorithm), str(string(key))) }

func armor(key ed25519.PublicKey, namespace string, raw []byte) []byte {
	blob := join([]byte(magic), []byte{0, 0, 0, 1}, str(string(keyBlob(key))), str(namespace), str(""), str(hash),
		str(string(join(str(algorithm), str(string(raw))))))
	text := base64.StdEncoding.EncodeToString(blob)
	var b bytes.Buffer
	b.WriteString(begin)
	for len(text) > 0 {
		n := min(width, len(text))
		b.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	b.WriteString(end)
	return b.Bytes()
}

// dearmor returns what stands between the two lines, nil if that is nothing. Verify makes
// sure that it is written as armor writes it.
func dearmor(text []byte) []byte {
	text, hasBegin := bytes.CutPrefix(text, []byte(begin))
	text, hasEnd := bytes.CutSuffix(text, []byte(end))
	blob, err := base64.StdEncoding.DecodeString(string(text))
	if !hasBegin || !hasEnd || err != nil {
		return nil
	}
	return blob
}

// str writes a string with its length before it.
func str(s string) []byte { return append(binary.BigEndian.AppendUint32(nil, uint32(len(s))), s...) }

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
