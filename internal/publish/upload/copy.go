package upload

import (
	"context"
	"io"
	"slices"

	"annals/internal/publish"
	"annals/internal/zipfile"
)

// SiteIn returns the site in an output folder, with what signs it.
func SiteIn(f *publish.Finished) (Site, error) {
	signed, err := f.Signatures()
	s := Site{Manifest: f.Manifest, Open: func(path string) (io.ReadSeekCloser, error) { return f.Open(path) }, Signatures: signed}
	for _, file := range f.Files {
		s.Files = append(s.Files, File(file))
	}
	return s, err
}

// ToFolder publishes a site into a folder of this computer, such as a USB stick, as a build
// would.
func (s Site) ToFolder(ctx context.Context, dst string, o publish.Options) (publish.Report, error) {
	stage, err := publish.Open(ctx, dst, o)
	if err != nil {
		return publish.Report{}, err
	}
	defer stage.Abandon()
	for _, f := range s.Files {
		if ctx.Err() != nil {
			return publish.Report{}, context.Cause(ctx)
		}
		if err := stage.PutStream(f.Path, groupOf(f.Path), func(w io.Writer) error { return s.copy(f, w) }); err != nil {
			return publish.Report{}, err
		}
	}
	report, err := stage.Commit(ctx)
	if err != nil || len(s.Signatures) == 0 {
		return report, err
	}
	stage, err = publish.Open(ctx, dst, o)
	if err != nil {
		return report, err
	}
	return report, stage.Seal(s.Manifest, s.Signatures)
}

// ToZip writes a site into an archive, its manifest last.
func (s Site) ToZip(ctx context.Context, w io.Writer) error {
	z := zipfile.New(w)
	for _, f := range s.Files {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		into, err := z.Create(f.Path, isPacked(f.Path))
		if err != nil {
			return err
		}
		if err := s.copy(f, into); err != nil {
			return err
		}
	}
	for _, own := range append(slices.Clone(s.Signatures), publish.Sealed{Name: ManifestName, Data: s.Manifest}) {
		if err := z.Put(own.Name, own.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

func (s Site) copy(f File, w io.Writer) error {
	body, err := s.Open(f.Path)
	if err != nil {
		return err
	}
	defer body.Close()
	return f.copy(w, body)
}
