package verify

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
)

// maxRotations is how many keys may follow the one that the reader knows.
const maxRotations = 8

// Sources of a key, as they are printed.
const (
	fromMemory       = "which you accepted before"
	fromIntroduction = "a newer key of the site"
)

// checkSigner finds out whether a key that the reader expects signed the manifest.
func (c *checker) checkSigner(ctx context.Context) error {
	r := &c.report
	expected := c.expected()
	switch {
	case !r.Signed && len(expected) == 0 && c.o.Memory.isEmpty():
		return nil // "complete" is all that can be said
	case !r.Signed:
		r.NotGenuine = "there is no signature: " + publish.MinisignName + " is missing"
		return nil
	case len(expected) == 0:
		r.NotGenuine = "nobody said whose key to expect; the key in this copy comes from this copy (give the right one with --key)"
		return nil
	}
	id := c.copied.KeyID()
	at := slices.IndexFunc(expected, func(k minisign.PublicKey) bool { return k.ID() == id })
	var introduced *sign.Introduction
	switch {
	case id == "":
		r.NotGenuine = publish.MinisignName + " is no signature of minisign"
		return nil
	case at >= 0:
		r.Key = expected[at]
	default:
		i, err := c.introduction(ctx, id, expected, maxRotations)
		if err != nil {
			return err
		}
		if i == nil {
			r.NotGenuine = fmt.Sprintf("another key signed this copy, number %s; expected was %s", id, expected[0])
			return nil
		}
		introduced, r.Key, r.Source = i, i.Key, fromIntroduction
	}
	statement, err := c.copied.Verify(r.Key)
	switch {
	case err != nil:
		r.NotGenuine = err.Error()
	case introduced != nil && introduced.Site != statement.Site:
		r.NotGenuine = fmt.Sprintf("the key was introduced for %s, and this is %s", introduced.Site, statement.Site)
	case introduced != nil && !introduced.Holds(statement.Day):
		r.NotGenuine = fmt.Sprintf("the key that you gave was replaced on %s, more than a year before this publication; ask the publisher for the new one", introduced.Day)
	case c.copied.SSH == nil || c.copied.Signers == nil:
		r.NotGenuine = publish.SSHName + " or " + publish.SignersName + " is missing, which stand beside each signature"
	default:
		r.Statement, r.Introduced = statement, introduced
	}
	return nil
}

// expected returns the keys that the reader knows.
func (c *checker) expected() []minisign.PublicKey {
	c.report.Source = c.o.KeysFrom
	if len(c.o.Keys) > 0 {
		return c.o.Keys
	}
	s, err := minisign.ParseSignature(c.copied.Minisign)
	if err != nil {
		return nil
	}
	// What the copy says of itself chooses among what the reader remembers, and no more.
	statement, err := sign.ParseStatement(s.Trusted)
	if err != nil {
		return nil
	}
	seen := c.o.Memory.find(statement.Site)
	if seen == nil {
		return nil
	}
	c.report.Source = fromMemory
	return []minisign.PublicKey{seen.key}
}

// introduction looks in the copy for a chain of introductions from an expected key to the key
// with a number. It returns nil if there is none.
func (c *checker) introduction(ctx context.Context, id string, expected []minisign.PublicKey, depth int) (*sign.Introduction, error) {
	keyName, signatureName := sign.KeyFiles(id)
	keyFile, signature, err := c.readPair(ctx, keyName, signatureName)
	if err != nil || keyFile == nil {
		return nil, err
	}
	s, err := minisign.ParseSignature(signature)
	if err != nil {
		return nil, nil
	}
	if at := slices.IndexFunc(expected, func(k minisign.PublicKey) bool { return k.ID() == s.KeyID() }); at >= 0 {
		i, err := sign.Introduced(expected[at], keyFile, signature)
		if err != nil || i.Key.ID() != id {
			return nil, nil
		}
		return &i, nil
	}
	if depth <= 1 {
		return nil, nil
	}
	between, err := c.introduction(ctx, s.KeyID(), expected, depth-1)
	if err != nil || between == nil {
		return nil, err
	}
	i, introErr := sign.Introduced(between.Key, keyFile, signature)
	if introErr != nil || i.Key.ID() != id || i.Site != between.Site {
		return nil, nil
	}
	i.Day = between.Day // the year is that of the key that the reader has
	return &i, nil
}

// readPair reads a key and its introduction; nil if one of them is missing or no such file.
func (c *checker) readPair(ctx context.Context, keyName, signatureName string) (key, signature []byte, err error) {
	if key, err = c.readWhole(ctx, keyName, maxSignature); err == nil {
		signature, err = c.readWhole(ctx, signatureName, maxSignature)
	}
	if errors.Is(err, errMissing) || errors.Is(err, errLarge) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", keyName, err)
	}
	return key, signature, nil
}

// checkHistory holds the history of a genuine copy to the signature and to what the reader saw.
func (c *checker) checkHistory() {
	r := &c.report
	if !r.Signed || r.NotGenuine != "" {
		return
	}
	h, err := c.copied.VerifyHistory(r.Statement)
	if err != nil {
		r.BadHistory = err.Error()
		return
	}
	r.History, r.Seen = h, c.o.Memory.find(r.Statement.Site)
	if r.Seen == nil {
		return
	}
	lost := h.Lacks(r.Seen.history)
	switch {
	case lost == "":
	case r.Seen.history.Lacks(h) == "":
		r.BadHistory = fmt.Sprintf("this copy is older than what you saw on %s: it ends with publication %d, and you saw publication %d",
			r.Seen.Day, h.Last().Number, r.Seen.history.Last().Number)
	default:
		r.BadHistory = lost + ", which you saw, is gone or changed"
	}
}
