package cleanfile_test

import (
	"bytes"
	"crypto/sha256"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// TestKnownPictureIsNotFollowed: the points of a picture that was cleaned before are taken
// as they are. These are none, which only who follows them sees.
func TestKnownPictureIsNotFollowed(t *testing.T) {
	whole := picturetest.WithSegments(picturetest.JPEG(t), picturetest.Segment(0xFE, picturetest.Mark))
	data := append(bytes.Clone(whole[:len(whole)-200]), 0xFF, 0xD9)
	dir := sitetest.Dir(t, map[string]string{"content/2018/a/b.jpg": string(data)})
	var asked [sha256.Size]byte
	for _, isKnown := range []bool{true, false} {
		var problems diag.List
		f, parts := cleanfile.Examine(dir, "content/2018/a/b.jpg", data, false, func(sum [sha256.Size]byte, _ [][]byte) bool { asked = sum; return isKnown }, &problems)
		if isKnown != (parts != nil) || isKnown != (len(problems) == 0) {
			t.Errorf("known: %v, problems %v", isKnown, problems)
		}
		if !isKnown {
			break
		}
		again, err := f.Parts()
		got := bytes.Join(again, nil)
		if err != nil || !bytes.Equal(got, bytes.Join(parts, nil)) || sha256.Sum256(got) != asked || f.Sum != asked || f.Size != int64(len(got)) || f.Width == 0 {
			t.Errorf("%v, %d bytes, %+v", err, len(got), f)
		}
		if bytes.Contains(got, []byte(picturetest.Mark)) {
			t.Error("metadata are published")
		}
	}
}
