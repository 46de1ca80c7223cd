package sign

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"annals/internal/publish/minisign"
)

// Introduction is what the old key of a site says of the new one, as a trusted comment over
// the file of the new key.
type Introduction struct {
	Key, Old minisign.PublicKey
	Day      string
	Site     string
}

// The folder of introductions in a site and in a copy of it, and how long they hold: readers who
// come back later ask people for the key, not files.
const (
	KeysFolder = "keys"
	holds      = 366 * 24 * time.Hour
)

var errIntroduction = errors.New("this introduces no key")

// KeyFiles returns the paths of a new key and of its introduction.
func KeyFiles(id string) (key, signature string) {
	key = KeysFolder + "/" + id + ".pub"
	return key, key + ".minisig"
}

func (i Introduction) String() string {
	return fmt.Sprintf("annals 1 key=%s follows=%s date=%s site=%s", i.Key, i.Old, i.Day, i.Site)
}

// Introduce returns the file of the signature by which the old key introduces the new one.
func Introduce(old minisign.PrivateKey, key minisign.PublicKey, day, site string) ([]byte, error) {
	i := Introduction{Key: key, Old: old.Public(), Day: day, Site: site}
	if !isDay(day) || Host(site) == "" {
		return nil, errIntroduction
	}
	file, _ := KeyFiles(key.ID())
	return old.Sign(key.File(), fmt.Sprintf("check with: minisign -Vm %s -P %s", file, old.Public()), i.String())
}

// Introduced returns what an old key says of the new one in the two files of KeyFiles.
func Introduced(old minisign.PublicKey, key, signature []byte) (Introduction, error) {
	s, err := minisign.ParseSignature(signature)
	if err != nil {
		return Introduction{}, err
	}
	if err := old.Verify(key, s); err != nil {
		return Introduction{}, err
	}
	fresh, err := minisign.ParsePublicFile(key)
	if err != nil {
		return Introduction{}, err
	}
	i := Introduction{Key: fresh, Old: old}
	rest, ok := strings.CutPrefix(s.Trusted, fmt.Sprintf("annals 1 key=%s follows=%s date=", fresh, old))
	day, site, alsoOK := strings.Cut(rest, " site=")
	i.Day, i.Site = day, site
	if !ok || !alsoOK || !isDay(day) || i.String() != s.Trusted {
		return Introduction{}, errIntroduction
	}
	return i, nil
}

// Holds reports whether the introduction is good for a publication of a day.
func (i Introduction) Holds(day string) bool {
	from, err := time.Parse(time.DateOnly, i.Day)
	at, dayErr := time.Parse(time.DateOnly, day)
	return err == nil && dayErr == nil && at.Sub(from) <= holds
}
