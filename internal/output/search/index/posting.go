package index

// posting packs an id and a level: the weight of a term in a document. The id is that
// of the term while documents are read, and the document number in the Index. Ids have
// 26 bits.
type posting uint32

const levelBits = 6

func newPosting(id uint32, level int) posting { return posting(id<<levelBits | uint32(level)) }

func (p posting) id() uint32 { return uint32(p) >> levelBits }
func (p posting) level() int { return int(p & (1<<levelBits - 1)) }

// alphabet holds the 64 digits of encoded lists, none of which JSON escapes.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// levelCount is the number of different weights: one digit holds a level.
const levelCount = 1 << levelBits

// appendGaps appends the first document number and the differences of the following.
func appendGaps(dst []byte, postings []posting) []byte {
	last := uint32(0)
	for _, p := range postings {
		dst = appendNumber(dst, p.id()-last)
		last = p.id()
	}
	return dst
}

// gapsSize returns the number of bytes that appendGaps appends.
func gapsSize(postings []posting) int {
	size, last := 0, uint32(0)
	for _, p := range postings {
		for n := p.id() - last; n >= 32; n >>= 5 {
			size++
		}
		size++
		last = p.id()
	}
	return size
}

// appendLevels appends the level of each posting.
func appendLevels(dst []byte, postings []posting) []byte {
	for _, p := range postings {
		dst = append(dst, alphabet[p.level()])
	}
	return dst
}

// appendNumber appends n in digits of five bits, the lowest first; bit 5 of a digit is
// set if another follows.
func appendNumber(dst []byte, n uint32) []byte {
	for ; n >= 32; n >>= 5 {
		dst = append(dst, alphabet[32|n&31])
	}
	return append(dst, alphabet[n])
}
