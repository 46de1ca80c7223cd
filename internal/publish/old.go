package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// readOld reads the manifest and the inventory of the output folder, and decides
// whether it is published in place.
func (s *Stage) readOld() error {
	found, err := s.output.scan(".", s.isOwnState)
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	s.manifest, s.before = nil, inventory{}
	if s.retired, err = s.readList(retiredName, found); err != nil && !isNoList(err) {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	if len(found) == 0 {
		return nil
	}
	s.manifest, err = s.readList(ManifestName, found)
	switch {
	case err == nil, err == errNoManifest && isAsGoodAsEmpty(found):
	case isNoList(err):
		return s.notOurs(found, err)
	default:
		return fmt.Errorf("reading the output folder: %w", err)
	}
	owned := s.owned()
	s.before = owned.classify(found)
	if s.why == "" {
		s.why = s.before.whyInPlace(s.output)
	}
	return s.checkReadable()
}

func (s *Stage) notOurs(found []item, why error) error {
	hint := "choose an empty folder or a new one as the output, or empty this one if nothing in it is needed"
	if why == errNoManifest {
		hint += fmt.Sprintf("; to keep what is in it and publish beside it, make an empty file %s there", ManifestName)
	}
	return &RefusedError{Path: s.dst, Reason: fmt.Sprintf("holds files that are not ours, such as %q: %v", found[0].path, why), Hint: hint}
}

// isAsGoodAsEmpty reports whether a folder holds nothing but what a new working copy of
// Git or a new disk has.
func isAsGoodAsEmpty(found []item) bool {
	return !slices.ContainsFunc(found, func(f item) bool {
		top, _, _ := strings.Cut(f.path, "/")
		return top != ".git" && !(f.path == "lost+found" && f.kind.IsDir())
	})
}

// isOwnState reports whether a name at the top of the output folder is one of this
// package's own files there.
func (s *Stage) isOwnState(name string) bool {
	if name == innerLock || name == retiredName || name+"/" == s.next && s.why != "" {
		return true
	}
	return s.inner != nil && slices.ContainsFunc(s.inner.left, func(w work) bool { return w.name == name })
}

// owned lists all files that may be replaced or removed, with their checksums.
func (s *Stage) owned() manifest {
	if len(s.retired) == 0 {
		return s.manifest
	}
	all := make(manifest, len(s.manifest)+len(s.retired))
	maps.Copy(all, s.retired)
	maps.Copy(all, s.manifest)
	return all
}

// readList reads a file of checksums in the output folder; isNoList says of an error
// that it is none. A list that is far longer than the files found need is not read: the
// file may come from anywhere.
func (s *Stage) readList(name string, found []item) (manifest, error) {
	info, err := s.output.lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, errNoManifest
	}
	if err != nil {
		return nil, err
	}
	limit := manifestLimit(found)
	if info.Size() > limit {
		return nil, errLongManifest
	}
	raw, err := s.output.readFile(name, limit)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	return parseManifest(raw)
}

func isNoList(err error) bool {
	return err == errNoManifest || err == errBadManifest || err == errLongManifest
}

// checkReadable refuses a folder of the site that may not be read: what others have put
// there could not be kept.
func (s *Stage) checkReadable() error {
	for _, f := range s.before.folders {
		if f.closed {
			return s.deniedFolder(f.path, "read", fs.ErrPermission)
		}
	}
	return nil
}

// deniedFolder says that a folder in the output folder may not be read or written.
func (s *Stage) deniedFolder(name, done string, err error) error {
	full := s.output.dir + "/" + name
	return &DeniedError{
		Message: fmt.Sprintf("the folder %s in the output folder %s may not be %s: %v", name, s.dst, done, cause(err)),
		Hint:    "it may be from a build as another user; give it to yourself: sudo chown -R \"$(id -un)\" " + shellQuote(full),
		Err:     err,
	}
}
