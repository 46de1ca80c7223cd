package pipeline

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync"

	"annals/internal/load/cleanfile"
	cleaning "annals/internal/load/media"
	"annals/internal/output"
	"annals/internal/output/media"
	"annals/internal/par"
	"annals/internal/publish"
	"annals/internal/sitepath"
)

// canBeThere reports whether what an output holds is known without rendering it.
func canBeThere(o *output.Output) bool { return o.Derived || o.Sum != [sha256.Size]byte{} }

// made returns the outputs that are to be rendered: all but those that can be known, and
// of which isThere reports that they are published. It is called by jobs goroutines.
func made(ctx context.Context, jobs int, outputs []output.Output, isThere func(*output.Output) (bool, error)) ([]output.Output, error) {
	if !slices.ContainsFunc(outputs, func(o output.Output) bool { return canBeThere(&o) }) {
		return outputs, nil
	}
	there := make([]bool, len(outputs))
	err := par.Do(ctx, jobs, len(outputs), func(_ context.Context, _, i int) (err error) {
		if canBeThere(&outputs[i]) {
			there[i], err = isThere(&outputs[i])
		}
		return err
	})
	var left []output.Output
	for i := range outputs {
		if !there[i] {
			left = append(left, outputs[i])
		}
	}
	return left, err
}

// cleanedIn knows the pictures that were cleaned by the rules of this program and
// published into a folder, which it reads at the first of them.
func cleanedIn(folder string) cleanfile.Known {
	cleaned := sync.OnceValue(func() map[[sha256.Size]byte]bool {
		listed := publish.LastListed(folder, cleaning.IsPicture)
		return media.Cleaned(func(yield func(string, [sha256.Size]byte) bool) {
			for _, f := range listed {
				if !yield(f.Path, f.Sum) {
					return
				}
			}
		})
	})
	return func(sum [sha256.Size]byte) bool { return cleaned()[sum] }
}

// derivedIn knows the derived outputs that were published into a folder, which it reads
// at the first of them.
func derivedIn(folder string) func(*output.Output) (bool, error) {
	known := sync.OnceValue(func() map[string]bool {
		known := map[string]bool{}
		for _, path := range publish.LastPublished(folder, sitepath.IsDerived).Paths() {
			known[path] = true
		}
		return known
	})
	return func(o *output.Output) (bool, error) { return o.Derived && known()[o.Path], nil }
}
