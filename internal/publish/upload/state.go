package upload

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"annals/internal/sitepath"
)

// The states of a destination.
const (
	published   = "published"   // all is done
	publishing  = "publishing"  // somebody is at work, or was killed
	interrupted = "interrupted" // a run failed and gave its claim back
)

// release is one publication as publication.json names it.
type release struct {
	Publication int    `json:"publication"`
	Date        string `json:"date"`
	Manifest    string `json:"manifest"` // the SHA-256 of manifest.sha256
}

// state is publication.json: what is published at a destination, and what a run that has
// not ended may have changed there.
type state struct {
	release
	State   string   `json:"state"`
	Headers int      `json:"headers"`           // the version of our table of headers
	Retired []string `json:"retired,omitempty"` // no longer of the site, and to be removed next time

	Claim   string    `json:"claim,omitempty"`
	Began   time.Time `json:"began,omitzero"`
	Next    *release  `json:"next,omitempty"`    // what is being published
	Writing []string  `json:"writing,omitempty"` // what may be of either publication
	Hidden  []string  `json:"hidden,omitempty"`  // those of Writing that no page links to yet
}

const stateLimit = 256 << 20

var errState = errors.New(stateName + " is not from Annals")

// parseState accepts what format writes: the file may come from anywhere.
func parseState(raw []byte) (*state, error) {
	var s state
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, errState
	}
	known := s.State == published || s.State == publishing || s.State == interrupted
	if !known || s.Publication < 0 || s.Next != nil && s.Next.Publication < 0 {
		return nil, errState
	}
	for _, list := range [][]string{s.Retired, s.Writing, s.Hidden} {
		for _, path := range list {
			if sitepath.Check(path) != nil {
				return nil, errState
			}
		}
	}
	return &s, nil
}

func (s *state) format() ([]byte, error) {
	raw, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", stateName, err)
	}
	return append(raw, '\n'), nil
}

// current returns the publication whose manifest the destination has: the one before, or
// the next if its run ended between its manifest and its end. Of another manifest nothing
// is known.
func (s *state) current(manifest []byte) (r release, isKnown bool) {
	sum := sha256.Sum256(manifest)
	switch digest := hex.EncodeToString(sum[:]); {
	case s == nil:
		return release{}, manifest == nil
	case s.Next != nil && s.Next.Manifest == digest:
		return *s.Next, true
	case s.Manifest == digest || s.Manifest == "" && manifest == nil:
		return s.release, true
	case s.Next != nil && s.Next.Publication > s.Publication:
		return *s.Next, false
	}
	return s.release, false
}
