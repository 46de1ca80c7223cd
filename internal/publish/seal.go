package publish

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"annals/internal/sitepath"
)

// The files that sign a manifest. They belong to this package, are in no manifest, and
// never stand beside a manifest that they do not sign: a publication with another
// manifest removes the two signatures and keeps the history and the list of signers, which
// are true of any publication.
const (
	MinisignName = ManifestName + ".minisig"
	SSHName      = ManifestName + ".sig"
	SignersName  = "allowed_signers"
	HistoryName  = "history.txt"
)

var (
	signatureNames = []string{MinisignName, SSHName}
	reservedNames  = append([]string{ManifestName, SignersName, HistoryName}, signatureNames...)
)

// ReservedNames lists the paths that no file of a site may have.
func ReservedNames() []string { return slices.Clone(reservedNames) }

func isReserved(name string) bool { return isReservedKey(sitepath.Fold(name)) }

func isReservedKey(folded string) bool { return slices.Contains(reservedNames, folded) }

func isSignature(name string) bool { return slices.Contains(signatureNames, sitepath.Fold(name)) }

// isSameManifest reports whether the new list of files is the published one.
func (s *Stage) isSameManifest() bool {
	now := make(manifest, len(s.files))
	for _, f := range s.files {
		now[f.path] = f.sum
	}
	return maps.Equal(now, s.manifest)
}

// staleSignatures lists the signatures of the published manifest, unless the new one is
// the same.
func (s *Stage) staleSignatures(now inventory) []item {
	if s.isSameManifest() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(now.foreign), func(f item) bool { return f.kind.IsDir() || !isSignature(f.path) })
}

func (r *Report) noteUnsigned(stale []item) {
	r.Foreign -= len(stale)
	if len(stale) > 0 {
		r.Notes = append(r.Notes, `the signature was that of the old site and was removed; sign the new one with "annals sign"`)
	}
}

// Sealed is a file that Seal writes, under one of the names above.
type Sealed struct {
	Name string
	Data []byte
}

// ErrChanged is returned by Seal if the folder has another manifest than the signed one.
var ErrChanged = errors.New("the output folder was published anew while it was being signed; sign it again")

// Seal writes files that sign the manifest into the published folder, one after the other
// in their order, and ends the stage, to which nothing was Put.
func (s *Stage) Seal(signed []byte, files []Sealed) error {
	return errors.Join(s.seal(signed, files), s.Abandon())
}

func (s *Stage) seal(signed []byte, files []Sealed) error {
	if err := s.ready(); err != nil {
		return err
	}
	ws := s.acquire()
	defer s.release(ws)
	same, _, err := s.disk.hasContent(s.live+ManifestName, signed, ws)
	switch {
	case err != nil && !isGone(err):
		return fmt.Errorf("reading %s: %w", ManifestName, cause(err))
	case !same:
		return ErrChanged
	}
	for _, f := range files {
		if !isReserved(f.Name) || f.Name == ManifestName {
			return fmt.Errorf("signing: %s is no name of a signature", f.Name)
		}
		if same, mode, err := s.disk.hasContent(s.live+f.Name, f.Data, ws); err == nil && same && mode == s.fileMode {
			continue
		}
		if err := s.disk.replace(s.next+"sealed", s.live+f.Name, f.Data); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, cause(err))
		}
	}
	if err := s.disk.flush(); err != nil {
		return fmt.Errorf("waiting until the disk has everything: %w", err)
	}
	return nil
}
