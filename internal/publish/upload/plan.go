package upload

import (
	"cmp"
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"

	"annals/internal/par"
	"annals/internal/sitepath"
)

// Plan is what a run is going to do.
type Plan struct {
	Publication int
	Add         []string // sorted, as are the others
	Change      []string
	Remove      []string
	Unchanged   int
	Published   int   // files of the publication before
	Bytes       int64 // of what is uploaded

	uploads [steps][]File
	retired []string // not of the site, and kept until the next publication
	remains []string // what is at the destination and is ours, though no manifest may say so
	isNew   bool     // the manifest is another one

	hidden     []string // of the site: no page links to them before changed pages are written
	stayHidden []string // the same of what is not of the site

	changesAssets bool // assets that pages show already are replaced
}

// isEmpty reports whether there is nothing to do.
func (p *Plan) isEmpty() bool {
	return !p.isNew && len(p.Add)+len(p.Change)+len(p.Remove) == 0
}

// plan compares a site with what a store holds. It writes nothing.
func (r *run) plan(ctx context.Context, b *before) (*Plan, error) {
	p := &Plan{Publication: b.release.Publication, Published: len(b.manifest), isNew: b.raw == nil || string(b.raw) != string(r.site.Manifest)}
	if p.isNew {
		p.Publication++
	}
	if err := r.foreign(ctx, b); err != nil {
		return nil, err
	}
	p.compareHeld(b, r.site.Files)
	hints, err := r.compareHints(ctx, b)
	if err != nil {
		return nil, err
	}
	uncertain, hidden := b.uncertain(), b.hidden()
	isOld := b.state != nil && b.state.Headers != headersVersion
	for i, f := range r.site.Files {
		object, isThere := b.objects[f.Path]
		sum, wasThere := b.manifest[f.Path]
		same := isThere && object.Size == f.Size && !isOld
		switch hints[i] {
		case equal:
		case differs:
			same = false
		default:
			same = same && wasThere && sum == f.Sum && b.isKnown && !uncertain[f.Path]
		}
		s := stepOf(f.Path, !isThere || hidden[f.Path])
		if s > assets && s < pages {
			p.hidden = append(p.hidden, f.Path)
		}
		delete(hidden, f.Path)
		if same {
			p.Unchanged++
			continue
		}
		p.add(f, s, isThere)
	}
	p.stayHidden = slices.Sorted(maps.Keys(hidden))
	return p, nil
}

func (p *Plan) add(f File, s step, isThere bool) {
	if isThere {
		p.Change = append(p.Change, f.Path)
	} else {
		p.Add = append(p.Add, f.Path)
	}
	p.Bytes += f.Size
	p.uploads[s] = append(p.uploads[s], f)
	p.changesAssets = p.changesAssets || s == assets && isThere
}

// foreign refuses to replace files that no publication has written.
func (r *run) foreign(ctx context.Context, b *before) error {
	if r.Replace {
		return nil
	}
	recorded := b.recorded()
	var paths []string
	for _, f := range r.site.Files {
		_, isThere := b.objects[f.Path]
		_, isOurs := b.manifest[f.Path]
		if isThere && !isOurs && !recorded[f.Path] {
			paths = append(paths, f.Path)
		}
	}
	if paths == nil {
		return nil
	}
	if _, tag, err := r.file(ctx, stateName, stateLimit); err != nil || tag != b.stateTag {
		return cmp.Or(err, error(&InUseError{})) // they are of somebody who has just begun
	}
	return &ForeignError{paths}
}

// fingerprint matches the name of a file that no other content has.
var fingerprint = regexp.MustCompile(`\.[0-9a-f]{8}(?:\.\w+)?$`)

// compareHeld finds what earlier publications have left that is not of the site: it is
// removed now, or in the next publication.
func (p *Plan) compareHeld(b *before, files []File) {
	current := make(map[string]bool, len(files))
	for _, f := range files {
		current[f.Path] = true
	}
	all, uncertain := b.recorded(), b.uncertain()
	for path := range b.manifest {
		all[path] = true
	}
	for _, path := range slices.Sorted(maps.Keys(all)) {
		_, isThere := b.objects[path]
		_, wasOf := b.manifest[path]
		if isThere && !(current[path] && wasOf) {
			p.remains = append(p.remains, path)
		}
		if current[path] || !isThere {
			continue
		}
		isFresh := wasOf || uncertain[path]
		isForever := fingerprint.MatchString(path) || sitepath.IsDerived(path)
		if isForever && (isFresh || !p.isNew) {
			p.retired = append(p.retired, path)
		} else {
			p.Remove = append(p.Remove, path)
		}
	}
}

// hint is what the MD5 of a listing says of a file.
type hint int

const (
	unknown hint = iota
	equal
	differs
)

// minCompared is the number of files from which a store can be found not to list MD5s.
const minCompared = 4

// compareHints compares the files with the MD5s of the listing, where it has any. A store
// that has others for most of the files which did not change lists something else.
func (r *run) compareHints(ctx context.Context, b *before) ([]hint, error) {
	files := r.site.Files
	hints, err := par.Map(ctx, r.Jobs, files, func(_ context.Context, _ int, f File) (hint, error) {
		object := b.objects[f.Path]
		if object.MD5 == "" || object.Size != f.Size {
			return unknown, nil
		}
		sum, err := r.md5(f)
		switch {
		case err != nil:
			return unknown, err
		case sum == object.MD5:
			return equal, nil
		}
		return differs, nil
	})
	if err != nil {
		return nil, err
	}
	uncertain := b.uncertain()
	compared, wrong := 0, 0
	for i, f := range files {
		if sum, ok := b.manifest[f.Path]; hints[i] == unknown || !ok || sum != f.Sum || uncertain[f.Path] {
			continue
		}
		compared++
		if hints[i] == differs {
			wrong++
		}
	}
	if compared >= minCompared && 2*wrong > compared && b.isKnown {
		clear(hints)
	}
	return hints, nil
}

func (r *run) md5(f File) (string, error) {
	body, err := r.site.Open(f.Path)
	if err != nil {
		return "", err
	}
	defer body.Close()
	h := md5.New()
	if _, err := io.Copy(h, body); err != nil {
		return "", fmt.Errorf("read %s: %w", f.Path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
