package search

// posting is a term in a document, as a small number: while documents are read it
// says which term, in the finished index which document, and how much it counts.
// There is room for 67 million of either.
type posting uint32

const levelBits = 6

func newPosting(of uint32, level int) posting { return posting(of<<levelBits | uint32(level)) }

func (p posting) of() uint32 { return uint32(p) >> levelBits }
func (p posting) level() int { return int(p & (1<<levelBits - 1)) }

// alphabet is how lists are written: 64 signs that JSON leaves alone.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// levels is how many weights are told apart; one sign holds any of them.
const levels = 1 << levelBits

// appendGaps appends from 0 to the first document, and from each to the next.
func appendGaps(dst []byte, postings []posting) []byte {
	last := uint32(0)
	for _, p := range postings {
		dst = appendNumber(dst, p.of()-last)
		last = p.of()
	}
	return dst
}

// gapsSize returns how many signs appendGaps appends.
func gapsSize(postings []posting) int {
	size, last := 0, uint32(0)
	for _, p := range postings {
		for n := p.of() - last; n >= 32; n >>= 5 {
			size++
		}
		size++
		last = p.of()
	}
	return size
}

// appendMarks appends the level of each.
func appendMarks(dst []byte, postings []posting) []byte {
	for _, p := range postings {
		dst = append(dst, alphabet[p.level()])
	}
	return dst
}

// appendNumber appends n in signs of five bits each, the lowest first; a sign of
// 32 or more says that another follows.
func appendNumber(dst []byte, n uint32) []byte {
	for ; n >= 32; n >>= 5 {
		dst = append(dst, alphabet[32|n&31])
	}
	return append(dst, alphabet[n])
}
