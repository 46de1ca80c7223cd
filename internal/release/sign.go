package release

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/cli"
	"annals/internal/publish/sign/sshsig"
)

// The files of signatures, and what they are good for.
const (
	minisignFile = Sums + ".minisig"
	sshFile      = Sums + ".sig"
	signersFile  = "allowed_signers"
	signer       = "annals"         // as whom SSH knows the key
	namespace    = "annals-release" // SSH takes the signature for nothing else
)

// Sign signs the checksums of a release, whose files must be as these say, with the key in a
// file. Its password is asked for, or read from ANNALS_KEY_PASSWORD.
func Sign(ctx context.Context, dir, keyFile string, getenv func(string) string) error {
	list, err := os.ReadFile(filepath.Join(dir, Sums))
	if err != nil {
		return fmt.Errorf("there is no release to sign: %w", err)
	}
	version, err := check(dir, list)
	if err != nil {
		return err
	}
	env := cli.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: getenv}
	key, err := cli.PrivateKey(ctx, env, keyFile)
	if err != nil {
		return err
	}
	mini, err := key.Sign(list, "check with: minisign -Vm "+Sums+" -P "+key.Public().String(), "annals "+version)
	if err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	for name, data := range map[string][]byte{
		minisignFile: mini,
		sshFile:      sshsig.Sign(key.Ed25519(), namespace, list),
		signersFile:  []byte(sshsig.AllowedSigner(signer, namespace, key.Public().Ed25519())),
		"annals.pub": key.Public().File(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return fmt.Errorf("write a signature: %w", err)
		}
	}
	return nil
}

// check compares each file with the list, and returns the version that their names have.
func check(dir string, list []byte) (version string, err error) {
	for line := range bytes.Lines(list) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(string(line), "\n"), "  ")
		if !ok || !filepath.IsLocal(name) {
			return "", fmt.Errorf("%s has a line that is wrong: %s", Sums, line)
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "", fmt.Errorf("read the release: %w", err)
		}
		if fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			return "", fmt.Errorf("%s is not as it was made", name)
		}
		if of, isList := strings.CutSuffix(name, listExtension); isList {
			version = strings.TrimPrefix(of, "annals-")
		}
	}
	if version == "" {
		return "", errors.New("the release has no list of what it consists of")
	}
	return version, nil
}
