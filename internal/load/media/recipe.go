package media

import (
	"bytes"
	"crypto/sha256"
)

// maxLiteral is the most that a Recipe keeps of what is not in the file itself.
const maxLiteral = 64 << 10

// Recipe remembers what Clean made of a file, so that the same bytes need not be
// cleaned again. It holds no part of the file. The zero value knows no file.
type Recipe struct {
	sum   [sha256.Size]byte
	steps []step
}

// step is a part of the file, or bytes that were written anew.
type step struct {
	from, to int
	literal  []byte
}

// NewRecipe returns the recipe of a file that Clean cut into parts.
func NewRecipe(data []byte, parts [][]byte) Recipe {
	var steps []step
	size := 0
	for _, part := range parts {
		if from := cap(data) - cap(part); len(part) > 0 && from >= 0 && from < len(data) && &data[from] == &part[0] {
			steps = append(steps, step{from: from, to: from + len(part)})
			continue
		}
		steps = append(steps, step{literal: bytes.Clone(part)})
		if size += len(part); size > maxLiteral {
			return Recipe{}
		}
	}
	return Recipe{sum: sha256.Sum256(data), steps: steps}
}

// Of returns the parts of a file, if these are the bytes that the recipe is for.
func (r Recipe) Of(data []byte) ([][]byte, bool) {
	if r.steps == nil || sha256.Sum256(data) != r.sum {
		return nil, false
	}
	parts := make([][]byte, len(r.steps))
	for i, s := range r.steps {
		if parts[i] = s.literal; s.to > 0 {
			parts[i] = data[s.from:s.to]
		}
	}
	return parts, true
}
