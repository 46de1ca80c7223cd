package media

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	pic "annals/internal/testing/picturetest"
)

// TestHeadHasWhatIsLookedAt: the head of a picture says what all of it says, however it is
// cut into parts, and is short where the header is.
func TestHeadHasWhatIsLookedAt(t *testing.T) {
	profile := strings.Repeat("colours ", 5000)
	facts := func(name string, data []byte) string {
		width, height, ok := Dimensions(data)
		return fmt.Sprint(TypeOf(name, data), width, height, ok, Orientation(data), Unpacked(data), Pages(data))
	}
	points := bytes.Repeat([]byte{7}, 100_000)
	for name, test := range map[string]struct {
		data []byte
		max  int // of the head
	}{
		"a.jpg":       {append(pic.JPEG(t), points...), minHead},
		"turned.jpg":  {append(pic.WithSegments(pic.JPEG(t), pic.Segment(0xE1, exifPrefix+pic.EXIF(6))), points...), minHead},
		"profile.jpg": {append(pic.WithSegments(pic.JPEG(t), pic.Segment(0xE2, profile)), points...), 16 * minHead},
		"cut.jpg":     {append([]byte("\xFF\xD8\xFF\xE0\x00\x04ab"), points...), 1 << 20},
		"a.png":       {append(pic.AfterHeader(pic.PNG(t), pic.Chunk("eXIf", pic.EXIF(6))), points...), minHead},
		"profile.png": {append(pic.AfterHeader(pic.PNG(t), pic.Chunk("iCCP", profile), pic.Chunk("eXIf", pic.EXIF(8))), points...), 16 * minHead},
		"a.gif":       {append(pic.GIF(t), points...), 1 << 20},
		"a.webp":      {pic.MarkedExtendedWebP(), 1 << 20},
		"a.pdf":       {append([]byte("%PDF-1.4\n"), points...), 1 << 20},
	} {
		for _, cut := range []int{0, 2, 30, len(test.data) / 2} {
			var buffer bytes.Buffer
			head := Head([][]byte{test.data[:cut], test.data[cut:]}, &buffer)
			if !bytes.HasPrefix(test.data, head) || len(head) > test.max {
				t.Errorf("%s: a head of %d bytes", name, len(head))
			}
			if got, want := facts(name, head), facts(name, test.data); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
	}
}
