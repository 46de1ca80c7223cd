package pipeline

import (
	"cmp"
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

// batch is how many outputs a goroutine asks for in a row: most are in one folder, which is
// then opened once.
const batch = 8

// made returns the outputs that are to be rendered: all but those that can be known, and
// of which isThere reports that they are published. It is called by jobs goroutines.
func made(ctx context.Context, jobs int, outputs []output.Output, isThere func(*output.Output) (bool, error)) ([]output.Output, error) {
	var asked []int
	for i := range outputs {
		if canBeThere(&outputs[i]) {
			asked = append(asked, i)
		}
	}
	if asked == nil {
		return outputs, nil
	}
	slices.SortFunc(asked, func(a, b int) int { return cmp.Compare(outputs[a].Path, outputs[b].Path) })
	batches := slices.Collect(slices.Chunk(asked, batch))
	there := make([]bool, len(outputs))
	err := par.Do(ctx, jobs, len(batches), func(_ context.Context, _, n int) (err error) {
		for _, i := range batches[n] {
			if there[i], err = isThere(&outputs[i]); err != nil {
				return err
			}
		}
		return nil
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
// published into a folder, which it reads at the first of them. Each is compared with the
// published one, while its bytes are at hand.
func cleanedIn(folder string, compared *publish.Compared) cleanfile.Known {
	cleaned := sync.OnceValue(func() map[[sha256.Size]byte]string {
		listed := publish.LastListed(folder, cleaning.IsPicture)
		return media.Cleaned(func(yield func(string, [sha256.Size]byte) bool) {
			for _, f := range listed {
				if !yield(f.Path, f.Sum) {
					return
				}
			}
		})
	})
	return func(sum [sha256.Size]byte, parts [][]byte) bool {
		path, found := cleaned()[sum]
		if found {
			compared.Compare(publish.Listed{Path: path, Sum: sum}, parts)
		}
		return found
	}
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
