package media

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"testing"

	pic "annals/internal/testing/picturetest"
)

// TestGuessIsWhatCleanMakes looks at files that differ in a byte: a guess that was
// published as clean is what Clean makes, or is not taken.
func TestGuessIsWhatCleanMakes(t *testing.T) {
	taken := 0
	for name, data := range map[string][]byte{
		"a.jpg":       pic.WithSegments(pic.JPEG(t), pic.Segment(0xE1, exifPrefix+pic.EXIF(6)), pic.Segment(0xFE, pic.Mark)),
		"more.jpg":    append(pic.WithSegments(pic.JPEG(t), pic.Segment(0xE2, "MPF\x00")), pic.JPEG(t)...),
		"marked.jpg":  pic.MarkedJPEG(t),
		"several.jpg": pic.MarkedProgressive(),
		"a.png":       pic.PNG(t),
		"marked.png":  pic.MarkedPNG(t),
	} {
		published := map[[sha256.Size]byte]bool{}
		cleaned, problems := clean(name, data)
		if problems != "" && name != "marked.png" {
			t.Fatal(problems)
		}
		published[sha256.Sum256(cleaned)] = true
		for i := -1; i < len(data); i += 1 + len(data)/600 {
			other := slices.Clone(data)
			if i >= 0 {
				other[i] ^= 0x41
			}
			guess := bytes.Join(Guess(name, other), nil)
			if guess == nil || !published[sha256.Sum256(guess)] {
				continue
			}
			taken++
			if got, _ := clean(name, other); !bytes.Equal(got, guess) {
				t.Errorf("%s: byte %d: is taken for what Clean does not make", name, i)
			}
		}
		if guess := bytes.Join(Guess(name, cleaned), nil); !bytes.Equal(guess, cleaned) {
			t.Errorf("%s: what is clean is not recognized", name)
		}
	}
	if taken < 100 {
		t.Errorf("only %d guesses were taken", taken)
	}
	for name, data := range map[string][]byte{"a.gif": pic.GIF(t), "a.png": pic.JPEG(t), "a.jpg": []byte("\xFF\xD8"), "b.jpg": pic.JPEG(t)[:200], "a.txt": []byte("text")} {
		if Guess(name, data) != nil {
			t.Errorf("%s: is guessed", name)
		}
	}
}
