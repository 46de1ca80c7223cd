package upload

import (
	"errors"
	"fmt"
)

// phase is what a run was doing when it failed.
type phase int

const (
	claiming phase = iota
	adding
	replacing
	signing
	committing
	removing
)

// stage is how far a run had come.
type stage struct {
	phase       phase
	before      int // the publication that was there; 0: none
	next        int
	done, files int
	isAtomic    bool // nothing is seen before the end
}

// FailedError ends a run that had begun to write. It says what readers see now.
type FailedError struct {
	Err   error
	stage stage
}

func (e *FailedError) Unwrap() error { return e.Err }

func (e *FailedError) Error() string {
	return fmt.Sprintf("stopped after %d of %d files: %v; %s", e.stage.done, e.stage.files, e.Err, e.Seen())
}

// Seen tells what readers see now, and what to do.
func (e *FailedError) Seen() string {
	switch {
	case errors.Is(e.Err, errLost) || isInUse(e.Err):
		return "nothing was removed; run the command again when the other computer is done"
	case e.stage.isAtomic && e.stage.before == 0:
		return "nothing was published; run the command again"
	case e.stage.isAtomic:
		return fmt.Sprintf("readers still see publication %d as it was; run the command again", e.stage.before)
	case e.stage.phase == removing:
		return fmt.Sprintf("readers see publication %d; some files that are no longer of the site may still be there; run the command again", e.stage.next)
	case e.stage.before == 0 && e.stage.phase < committing:
		return "the site is not complete there yet; run the command again"
	case e.stage.phase <= adding:
		return fmt.Sprintf("readers still see publication %d as it was; nothing was removed; run the command again", e.stage.before)
	case e.stage.phase == replacing:
		return fmt.Sprintf("readers see publication %d or a mixture of its pages with new ones, each of them whole; nothing was removed; run the command again", e.stage.before)
	}
	return fmt.Sprintf("readers see the pages of publication %d; nothing was removed; run the command again", e.stage.next)
}

func isInUse(err error) bool {
	_, ok := errors.AsType[*InUseError](err)
	return ok
}
