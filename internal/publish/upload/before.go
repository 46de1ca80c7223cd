package upload

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"annals/internal/publish"
)

const manifestLimit = 128 << 20

// before is what a destination holds when a run begins.
type before struct {
	objects  map[string]Object
	manifest map[string]Sum // nil if there is none
	raw      []byte         // the manifest as it is; nil if there is none
	tag      string         // of the manifest
	state    *state         // nil if there is none
	stateTag string
	release  release
	isKnown  bool // what the manifest says is what the last run wrote
}

// read reads what the store holds. publication.json comes first: a claim that replaces it
// proves that the rest was not changed since.
func (r *run) read(ctx context.Context) (*before, error) {
	b := &before{objects: map[string]Object{}}
	if err := r.readState(ctx, b); err != nil {
		return nil, err
	}
	var all []Object
	err := r.try(ctx, func() (err error) {
		all, err = r.store.List(ctx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the files at the destination: %w", err)
	}
	for _, object := range all {
		b.objects[object.Path] = object
	}
	if b.raw, b.tag, err = r.file(ctx, ManifestName, manifestLimit); err != nil {
		return nil, err
	}
	if b.raw != nil {
		listed, err := publish.ParseManifest(b.raw)
		if err != nil && !r.Replace {
			return nil, &ForeignError{[]string{ManifestName}}
		}
		b.manifest = make(map[string]Sum, len(listed))
		for _, f := range listed {
			b.manifest[f.Path] = f.Sum
		}
	}
	b.release, b.isKnown = b.state.current(b.raw)
	return b, nil
}

func (r *run) readState(ctx context.Context, b *before) error {
	raw, tag, err := r.file(ctx, stateName, stateLimit)
	if raw == nil || err != nil {
		return err
	}
	b.stateTag = tag
	b.state, err = parseState(raw)
	if err != nil && !r.Replace {
		return &ForeignError{[]string{stateName}}
	}
	return nil
}

// file reads a file of the publisher; it is nil if it is not there.
func (r *run) file(ctx context.Context, path string, limit int64) (data []byte, tag string, err error) {
	err = r.try(ctx, func() (err error) {
		data, tag, err = r.store.Read(ctx, path, limit)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case err != nil:
		return nil, "", fmt.Errorf("read %s: %w", path, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, tag, nil
}

// inUse returns who else is at work, or nil.
func (b *before) inUse(o *Options) error {
	if b.state == nil || b.state.State != publishing || o.TakeOver || slices.Contains(o.Claims, b.state.Claim) {
		return nil
	}
	return &InUseError{b.state.Began}
}

// isCommitted reports whether the run before has written its manifest, but not its end.
func (b *before) isCommitted() bool {
	return b.state != nil && b.state.Next != nil && b.isKnown && b.release == *b.state.Next
}

// recorded are the files that earlier runs have recorded besides the manifest: they are
// ours.
func (b *before) recorded() map[string]bool {
	if b.state == nil {
		return map[string]bool{}
	}
	return setOf(b.state.Retired, b.state.Writing, b.state.Hidden)
}

// uncertain are the files of which a run that did not end has left either version.
func (b *before) uncertain() map[string]bool {
	if b.state == nil || b.isCommitted() {
		return map[string]bool{}
	}
	return setOf(b.state.Writing)
}

// hidden are the files that are there, but that no page which readers can reach links to:
// what an earlier publication has left, and what a run has added that did not come to
// link to it. What they link to may be missing.
func (b *before) hidden() map[string]bool {
	hidden := b.recorded()
	if b.state != nil && !b.isCommitted() {
		added := setOf(b.state.Hidden)
		for _, path := range b.state.Writing {
			if !added[path] {
				delete(hidden, path)
			}
		}
	}
	for path := range b.manifest {
		delete(hidden, path)
	}
	return hidden
}

func setOf(lists ...[]string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, path := range list {
			set[path] = true
		}
	}
	return set
}
