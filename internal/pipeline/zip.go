package pipeline

import (
	"context"
	"io"

	"annals/internal/output"
	"annals/internal/output/bundle"
	"annals/internal/publish"
	"annals/internal/site"
)

// zipKind is the Kind of the site as one file.
const zipKind = "site archive"

// siteZip is the site as one file, which is made from all others. Build takes them from
// the stage; elsewhere they are rendered once more.
type siteZip struct{ bundle.Bundle }

// newSiteZip returns the archive of a site, still without the files; nil if config.toml
// does not ask for it.
func newSiteZip(s *site.Site, t *theme) *siteZip {
	if !s.Config.Downloads.Zip {
		return nil
	}
	return &siteZip{bundle.Bundle{Site: s, Locales: t.locales, Languages: s.Config.Downloads.ZipLanguages}}
}

func (z *siteZip) outputs() []output.Output {
	if z == nil {
		return nil
	}
	return []output.Output{{Path: site.Zip, Kind: zipKind, Streams: true, Renderer: z}}
}

// setFiles says what all files of the site are. The archive itself is none of them.
func (z *siteZip) setFiles(all []output.Output) {
	if z != nil {
		z.Files, _ = cutSiteZip(all)
	}
}

// cutSiteZip returns the outputs without the archive, which is among the last, and the
// archive; nil if there is none.
func cutSiteZip(outputs []output.Output) ([]output.Output, *siteZip) {
	last := len(outputs) - 1
	if last >= 0 {
		if z, ok := outputs[last].Renderer.(*siteZip); ok {
			return outputs[:last], z
		}
	}
	return outputs, nil
}

// Render writes the archive.
func (z *siteZip) Render(w io.Writer) error {
	return z.Write(w, func(o *output.Output, w io.Writer) error { return o.Render(w) })
}

// put adds the archive of the files of a stage to it, once all of them are there.
func (z *siteZip) put(ctx context.Context, stage *publish.Stage) error {
	if z == nil {
		return nil
	}
	return stage.PutStream(site.Zip, group(zipKind), func(w io.Writer) error {
		return z.Write(w, func(o *output.Output, w io.Writer) error {
			if err := context.Cause(ctx); err != nil {
				return err
			}
			return stage.Read(o.Path, func(r io.Reader) error {
				_, err := io.Copy(w, r)
				return err
			})
		})
	})
}

// withoutZip returns the site as if config.toml did not ask for its archive.
func withoutZip(s *site.Site) *site.Site {
	without, config := *s, *s.Config
	config.Downloads.Zip = false
	without.Config = &config
	return &without
}
