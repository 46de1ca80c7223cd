package minisign

import (
	"bytes"
	"crypto/ed25519"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

// The form of a private key's file: a comment, then in base64 the algorithms, the salt and
// costs of scrypt, and the secret part, which is encrypted by exclusive or with what scrypt
// makes of the password.
const (
	saltSize   = 32
	secretSize = idSize + ed25519.PrivateKeySize + blake2b.Size256
	headSize   = 2 + 2 + 2 + saltSize + 8 + 8
	fileSize   = headSize + secretSize
)

// The costs of new keys: 128 MB and about a second. Those of the program minisign are
// eight times as high; it reads the costs from the file and takes these, too.
const (
	newOps    = 4 << 20
	newMemory = 128 << 20
)

// Limits of the costs in a file, which may come from anywhere: those of minisign itself.
const (
	maxOps    = 32 << 20
	maxMemory = 1 << 30
)

const blockSize = 8 // r of scrypt

var (
	withScrypt = [2]byte{'S', 'c'}
	withBlake  = [2]byte{'B', '2'}
)

var (
	errPrivateKey = errors.New("this is no private key of minisign")
	errCosts      = errors.New("this key asks for more than 1 GB of memory to be unlocked, which no key of minisign does")

	// ErrPassword is returned by Unlock.
	ErrPassword = errors.New("this is not the password of the key")
)

// Locked is the file of a private key. Its secret part may need a password.
type Locked struct {
	salt   [saltSize]byte
	ops    uint64
	memory uint64
	isOpen bool
	secret [secretSize]byte
}

// Format prints no secret, whatever the verb.
func (l Locked) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "the file of a private key") }

// ParsePrivateKey reads the file of a private key: a comment and the key, or the key alone.
func ParsePrivateKey(file []byte) (Locked, error) {
	line, ok := keyLine(file)
	if !ok {
		return Locked{}, errPrivateKey
	}
	raw, err := decode(line, fileSize)
	if err != nil || [2]byte(raw) != algorithm || [2]byte(raw[4:]) != withBlake {
		return Locked{}, errPrivateKey
	}
	l := Locked{salt: [saltSize]byte(raw[6:]), secret: [secretSize]byte(raw[headSize:])}
	l.ops, l.memory = binary.LittleEndian.Uint64(raw[6+saltSize:]), binary.LittleEndian.Uint64(raw[6+saltSize+8:])
	switch [2]byte(raw[2:]) {
	case [2]byte{}:
		l.isOpen = true
	case withScrypt:
		if l.ops > maxOps || l.memory > maxMemory {
			return Locked{}, errCosts
		}
	default:
		return Locked{}, errPrivateKey
	}
	return l, nil
}

// NeedsPassword reports whether the key is encrypted.
func (l Locked) NeedsPassword() bool { return !l.isOpen }

// Memory returns how many bytes unlocking needs.
func (l Locked) Memory() uint64 {
	if l.isOpen {
		return 0
	}
	log, _ := costs(l.ops, l.memory)
	return 128 * blockSize << log
}

// Unlock returns the key. It ignores the password of a key that needs none.
func (l Locked) Unlock(password string) (PrivateKey, error) {
	secret := l.secret
	if l.NeedsPassword() {
		if err := l.crypt(secret[:], password); err != nil {
			return PrivateKey{}, err
		}
	}
	k := PrivateKey{id: [idSize]byte(secret[:]), key: bytes.Clone(secret[idSize : idSize+ed25519.PrivateKeySize])}
	var sum [blake2b.Size256]byte // without a password there is none
	if l.NeedsPassword() {
		sum = k.checksum()
	}
	isWhole := subtle.ConstantTimeCompare(sum[:], secret[idSize+ed25519.PrivateKeySize:]) == 1
	switch {
	case !isWhole && l.NeedsPassword():
		return PrivateKey{}, ErrPassword
	case !isWhole || !k.key.Equal(ed25519.NewKeyFromSeed(k.key.Seed())):
		return PrivateKey{}, errPrivateKey
	}
	return k, nil
}

// Seal returns the file of the key, encrypted with the password unless that is "".
func (k PrivateKey) Seal(password string, random io.Reader) ([]byte, error) {
	l := Locked{isOpen: password == ""}
	copy(l.secret[:], k.id[:])
	copy(l.secret[idSize:], k.key)
	kind, name := [2]byte{}, "minisign secret key"
	if password != "" {
		kind, name = withScrypt, "minisign encrypted secret key"
		l.ops, l.memory = newOps, newMemory
		sum := k.checksum()
		copy(l.secret[idSize+ed25519.PrivateKeySize:], sum[:])
		if _, err := io.ReadFull(random, l.salt[:]); err != nil {
			return nil, fmt.Errorf("encrypt the key: %w", err)
		}
		if err := l.crypt(l.secret[:], password); err != nil {
			return nil, err
		}
	}
	raw := bytes.Join([][]byte{algorithm[:], kind[:], withBlake[:], l.salt[:]}, nil)
	raw = binary.LittleEndian.AppendUint64(raw, l.ops)
	raw = binary.LittleEndian.AppendUint64(raw, l.memory)
	raw = append(raw, l.secret[:]...)
	return []byte(untrustedPrefix + name + "\n" + base64.StdEncoding.EncodeToString(raw) + "\n"), nil
}

// checksum is by what a wrong password is noticed.
func (k PrivateKey) checksum() [blake2b.Size256]byte {
	return blake2b.Sum256(bytes.Join([][]byte{algorithm[:], k.id[:], k.key}, nil))
}

// crypt encrypts or decrypts the secret part.
func (l Locked) crypt(secret []byte, password string) error {
	log, parallel := costs(l.ops, l.memory)
	stream, err := scrypt.Key([]byte(password), l.salt[:], 1<<log, blockSize, parallel, len(secret))
	if err != nil {
		return fmt.Errorf("unlock the key: %w", err)
	}
	subtle.XORBytes(secret, secret, stream)
	return nil
}

// costs turns the two limits of libsodium's interface into the parameters of scrypt, as
// libsodium does.
func costs(ops, memory uint64) (log, parallel int) {
	ops = max(ops, 32768)
	largest := memory / (blockSize * 128)
	parallel = 1
	isBound := ops < memory/32
	if isBound {
		largest = ops / (blockSize * 4)
	}
	for log = 1; log < 63; log++ {
		if uint64(1)<<log > largest/2 {
			break
		}
	}
	if !isBound {
		parallel = int(min((ops/4)>>log, 0x3fffffff) / blockSize)
	}
	return log, max(parallel, 1)
}
