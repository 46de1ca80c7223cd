package sftp

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"annals/internal/publish/upload"
	"github.com/pkg/sftp"
)

// The claim is held while a file is compared and replaced. One that is older than lease is of
// a publisher that does not go on: no holder replaces anything later than half of it. One that
// is younger than soon is waited for. One that is empty for so long as unsigned is of somebody
// who was cut off before he could write his token into it.
const (
	lease    = 5 * time.Minute
	soon     = 3 * time.Second
	unsigned = 10 * time.Second

	claimTries = 8
	tokenLimit = 256
)

// replaceIf replaces a file if the condition holds.
func (w *writing) replaceIf(s *session, temporary string, now time.Time) error {
	if err := w.takeClaim(s, now); err != nil {
		return err
	}
	began := time.Now()
	err := w.holds(s)
	if err == nil && time.Since(began) > lease/2 {
		err = &upload.Temporary{Err: fmt.Errorf("%s is too slow to compare %s before it is replaced", w.Host.Host, w.relative(w.full))}
	}
	if err == nil {
		err = w.replace(s, temporary, w.full)
	}
	if err == nil {
		w.removeStale(s, now)
	}
	w.giveBack(s)
	return err
}

// holds returns an error unless the condition holds.
func (w *writing) holds(s *session) error {
	if w.condition.Absent {
		_, err := lstat(s, w.full)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return w.failed(s, "look at", w.full, err)
		}
		return upload.ErrConflict
	}
	data, err := w.read(s, w.full, maxCompared)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return upload.ErrConflict
	case err != nil:
		return err
	case tagOf(data) != w.condition.Tag:
		return upload.ErrConflict
	}
	return nil
}

// takeClaim makes the claim, which is there only while somebody is about to replace a file.
func (h *Host) takeClaim(s *session, now time.Time) error {
	full := h.at(claimName)
	for range claimTries {
		began := time.Now()
		f, err := create(s, full)
		if err == nil {
			return h.signClaim(s, f, began)
		}
		if isBroken(err) || errors.Is(err, fs.ErrPermission) {
			return h.failed(s, "write", full, err)
		}
		if err := h.passClaim(s, now, err); err != nil {
			return err
		}
	}
	return &upload.Temporary{Err: h.isWriting()}
}

// signClaim writes the token into the claim.
func (h *Host) signClaim(s *session, f *sftp.File, began time.Time) error {
	h.setClaim(true)
	_, err := f.Write([]byte(h.Token))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil && time.Since(began) > unsigned/2 {
		err = &upload.Temporary{Err: fmt.Errorf("%s is too slow to make the file %s", h.Host, claimName)}
	}
	if err == nil {
		err = h.probe(s)
	}
	if err != nil {
		h.giveBack(s)
		return h.failed(s, "write", h.at(claimName), err)
	}
	return nil
}

func (h *Host) isWriting() error {
	return h.hinted("another computer is publishing there at this moment", "wait until it is done; when you know that nobody publishes there, remove the file "+claimName+" there")
}

// passClaim looks at a claim that could not be made, and removes one that nobody holds.
func (h *Host) passClaim(s *session, now time.Time, failed error) error {
	full := h.at(claimName)
	info, err := lstat(s, full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if answer := h.failed(s, "write", full, failed); s.failures.Add(1) > claimTries {
			return answer
		}
		return nil // it has just gone
	case err != nil:
		return h.failed(s, "look at", full, err)
	}
	holder, err := s.read(full, tokenLimit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return h.failed(s, "read", full, err)
	}
	token, age, limit := string(holder), now.Sub(info.ModTime()), lease
	if token == "" {
		limit = unsigned
	}
	switch {
	case token == h.Token, slices.Contains(h.Dead, token), age > limit:
		return h.dropClaim(s, token)
	case age > soon || token == "":
		return &upload.Temporary{Err: h.isWriting(), After: limit - age + time.Second}
	}
	return &upload.Temporary{Err: h.isWriting()}
}

// dropClaim removes the claim of somebody who does not go on. It is moved away first: where two
// do this at once, the slower one finds that it has another claim in its hands, and puts it back.
func (h *Host) dropClaim(s *session, token string) error {
	full := h.at(claimName)
	away := h.temporary(full)
	if err := s.client.Rename(full, away); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return h.failed(s, "remove", full, err)
	}
	got, err := s.read(away, tokenLimit)
	if err == nil && string(got) != token {
		return errors.Join(h.isWriting(), s.client.Rename(away, full))
	}
	h.discard(s, away)
	return nil
}

// dropDead removes the claim of a run of this computer that was cut off at its end. A run that
// replaces something meets it by itself; this one may have had nothing to replace.
func (h *Host) dropDead(s *session) {
	if len(h.Dead) == 0 {
		return
	}
	holder, err := s.read(h.at(claimName), tokenLimit)
	if err == nil && slices.Contains(h.Dead, string(holder)) {
		_ = h.dropClaim(s, string(holder)) // the next run may meet it still
	}
}

// probe finds out whether the host really refuses to make a file that is there.
func (h *Host) probe(s *session) error {
	h.mu.Lock()
	isProbed := h.isProbed
	h.isProbed = true
	h.mu.Unlock()
	if isProbed {
		return nil
	}
	f, err := create(s, h.at(claimName))
	if err != nil {
		if isBroken(err) {
			return err
		}
		return nil
	}
	_ = f.Close()
	return errors.ErrUnsupported
}

func (h *Host) setClaim(isOurs bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.claimsLast = isOurs
}

// giveBack removes the claim. Where it cannot, the next one to meet it sees whose it is.
func (h *Host) giveBack(s *session) {
	if err := s.client.Remove(h.at(claimName)); err == nil {
		h.setClaim(false)
	}
}

// leftover is a temporary file that was there before this run.
type leftover struct {
	full    string
	changed time.Time
}

// removeStale removes temporary files of runs that did not end: those of this computer, and
// those of others when they are old.
func (h *Host) removeStale(s *session, now time.Time) {
	const old = 24 * time.Hour
	h.mu.Lock()
	stale := h.stale
	h.stale = nil
	h.mu.Unlock()
	for _, file := range stale {
		isDead := func(token string) bool { return strings.Contains(file.full, ownPrefix+token+"-") }
		if slices.ContainsFunc(h.Dead, isDead) || now.Sub(file.changed) > old {
			_ = s.client.Remove(file.full)
		}
	}
}
