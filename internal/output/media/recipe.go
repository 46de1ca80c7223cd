package media

import (
	"crypto/sha256"
	"image"
	"image/color"
	"sync"

	cleaning "annals/internal/load/media"
)

// newRecipe returns a hash that differs where the bytes of smaller pictures would: of
// what becomes of a sample. The encoders of the standard library are not the same in all
// versions of Go. It differs as well where the rules do by which the picture was cleaned,
// so a name with this hash tells that, too (see Cleaned).
var newRecipe = sync.OnceValue(func() [sha256.Size]byte {
	const size, smaller = 48, 20
	sample := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			sample.SetRGBA(x, y, color.RGBA{uint8(x * 5), uint8(y * 5), uint8(x * y), 255})
		}
	}
	hash := sha256.New()
	rules := cleaning.Rules()
	hash.Write(rules[:])
	for _, ending := range []string{".jpg", ".png"} {
		large, err := encode(sample, ending, nil)
		if err != nil {
			panic("media: a sample always encodes: " + err.Error())
		}
		decoded, err := decode(large)
		if err != nil {
			panic("media: a sample always decodes: " + err.Error())
		}
		small, err := encode(rotate(shrink(decoded, smaller, smaller), 6), ending, nil)
		if err != nil {
			panic("media: a sample always encodes: " + err.Error())
		}
		hash.Write(small)
	}
	return [sha256.Size]byte(hash.Sum(nil))
})
