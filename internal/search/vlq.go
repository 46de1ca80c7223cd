package search

// alphabet is how lists are written: 64 signs that JSON leaves alone.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// levels is how many weights are told apart; one sign holds any of them.
const levels = len(alphabet)

// appendNumber appends n in signs of five bits each, the lowest first; a sign of
// 32 or more says that another follows.
func appendNumber(dst []byte, n uint32) []byte {
	for ; n >= 32; n >>= 5 {
		dst = append(dst, alphabet[32|n&31])
	}
	return append(dst, alphabet[n])
}
