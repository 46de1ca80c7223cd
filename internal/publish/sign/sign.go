// Package sign makes and checks what signs a publication: the history of all publications,
// the statement that one signature covers, and the files in which they are published.
//
// Its input is a manifest, a history and a key; its output are the files manifest.sha256.minisig,
// manifest.sha256.sig, allowed_signers and history.txt. The statement names the site, the
// number of the publication and the root of the history, so that one signature binds all, and
// nobody can answer with a signed manifest of another site or day unnoticed.
//
// Parsers take what this package writes and nothing else. The package reads no file and no clock.
package sign

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign/sshsig"
)

// Statement is what a signature says beside the manifest, as its trusted comment.
type Statement struct {
	Publication int
	Day         string
	Site        string // its address
	Root        [sha256.Size]byte
	Files       int
}

var errStatement = errors.New("the signature says nothing of a publication: it was not made by Annals")

// String returns the statement as it is signed.
func (s Statement) String() string {
	return fmt.Sprintf("annals 1 publication=%d date=%s site=%s history=%s files=%d",
		s.Publication, s.Day, s.Site, base64.StdEncoding.EncodeToString(s.Root[:]), s.Files)
}

// ParseStatement reads a statement.
func ParseStatement(text string) (Statement, error) {
	words := strings.Split(text, " ")
	names := []string{"publication=", "date=", "site=", "history=", "files="}
	if len(words) != 2+len(names) {
		return Statement{}, errStatement
	}
	values := words[2:]
	for i, name := range names {
		value, ok := strings.CutPrefix(values[i], name)
		if !ok {
			return Statement{}, errStatement
		}
		values[i] = value
	}
	s := Statement{Day: values[1], Site: values[2]}
	root, err := base64.StdEncoding.Strict().DecodeString(values[3])
	if err != nil || len(root) != len(s.Root) {
		return Statement{}, errStatement
	}
	copy(s.Root[:], root)
	s.Publication, err = strconv.Atoi(values[0])
	if err == nil {
		s.Files, err = strconv.Atoi(values[4])
	}
	if err != nil || s.Publication < 1 || s.Files < 0 || !isDay(s.Day) || Host(s.Site) == "" || s.String() != text {
		return Statement{}, errStatement
	}
	return s, nil
}

// Host returns the name by which SSH knows the signer of a site, "" of what is no address.
func Host(site string) string {
	u, err := url.Parse(site)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(u.Host, " \t*?!,\"'") {
		return ""
	}
	return u.Hostname()
}

// Files returns the files that sign a manifest as the newest publication of a history. The
// first signature is the last, so that nobody finds it without the rest.
func Files(key minisign.PrivateKey, manifest []byte, h History, site string) ([]publish.Sealed, error) {
	last := h.Last()
	if last.Manifest != sha256.Sum256(manifest) {
		return nil, errors.New("the history does not end with this manifest")
	}
	s := Statement{Publication: last.Number, Day: last.Day, Site: site, Root: h.Root(), Files: last.Files}
	if _, err := ParseStatement(s.String()); err != nil {
		return nil, fmt.Errorf("%s is no address that can be signed", site)
	}
	signature, err := key.Sign(manifest, howToCheck(key.Public()), s.String())
	if err != nil {
		return nil, err
	}
	return []publish.Sealed{
		{Name: publish.HistoryName, Data: h.Text()},
		{Name: publish.SignersName, Data: Signers(key.Public(), site)},
		{Name: publish.SSHName, Data: sshsig.Sign(key.Ed25519(), sshsig.Manifest, manifest)},
		{Name: publish.MinisignName, Data: signature},
	}, nil
}

// howToCheck is the first line of a signature, which no signature covers.
func howToCheck(key minisign.PublicKey) string {
	return fmt.Sprintf("check with: minisign -Vm %s -P %s", publish.ManifestName, key)
}

// Signers returns the file allowed_signers, by which ssh-keygen knows the key of a site.
func Signers(key minisign.PublicKey, site string) []byte {
	return []byte(sshsig.AllowedSigner(Host(site), sshsig.Manifest, key.Ed25519()) + "\n")
}

// Copy holds the files of a copy of a site that say who made it. A missing file is nil.
type Copy struct {
	Manifest, Minisign, SSH, Signers, History []byte
}

// KeyID returns the number of the key that the copy says signed it, "" if it says nothing.
func (c Copy) KeyID() string {
	s, err := minisign.ParseSignature(c.Minisign)
	if err != nil {
		return ""
	}
	return s.KeyID()
}

// Verify returns what the key's owner said of the manifest of this copy, or why it is not
// genuine. It looks at every byte of every file but the history.
func (c Copy) Verify(key minisign.PublicKey) (Statement, error) {
	signature, err := minisign.ParseSignature(c.Minisign)
	if err != nil {
		return Statement{}, fmt.Errorf("%s: %w", publish.MinisignName, err)
	}
	if err := key.Verify(c.Manifest, signature); err != nil {
		return Statement{}, fmt.Errorf("%s: %w", publish.MinisignName, err)
	}
	s, err := ParseStatement(signature.Trusted)
	if err != nil {
		return Statement{}, err
	}
	switch {
	case signature.Untrusted != howToCheck(key):
		err = fmt.Errorf("the first line of %s, which no signature covers, is not that of Annals", publish.MinisignName)
	case c.SSH != nil && sshsig.Verify(key.Ed25519(), sshsig.Manifest, c.Manifest, c.SSH) != nil:
		err = fmt.Errorf("%s: %w", publish.SSHName, sshsig.ErrSignature)
	case c.Signers != nil && !bytes.Equal(c.Signers, Signers(key, s.Site)):
		err = fmt.Errorf("%s does not name the key", publish.SignersName)
	case bytes.Count(c.Manifest, []byte("\n")) != s.Files:
		err = errors.New("the signature speaks of another number of files")
	}
	return s, err
}

// VerifyHistory returns the history of the copy, or why it is not the one that was signed.
func (c Copy) VerifyHistory(s Statement) (History, error) {
	if c.History == nil {
		return History{}, fmt.Errorf("%s is missing", publish.HistoryName)
	}
	h, err := ParseHistory(c.History)
	if err != nil {
		return History{}, fmt.Errorf("%s: %w", publish.HistoryName, err)
	}
	last := h.Last()
	if h.Root() != s.Root || last.Number != s.Publication || last.Day != s.Day || last.Files != s.Files || last.Manifest != sha256.Sum256(c.Manifest) {
		return History{}, fmt.Errorf("%s is not the one that was signed", publish.HistoryName)
	}
	return h, nil
}
