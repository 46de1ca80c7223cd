package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/layout"
	cleaning "annals/internal/load/media"
	"annals/internal/near"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/sitepath"
)

// File is a file that readers can open: of the evidence of an entry, or of static/.
type File struct {
	*cleanfile.File
	Address string // output file, the same in all languages

	name  string    // in the folder of its entry; "" of static/
	owner *document // of evidence: the original of the entry; nil of static/
	isUsed,
	isPublished bool
	warned  bool // a text must not show it
	isShown bool // in Site.Pictures
}

// Media is a picture, a paper or a recording that belongs to an entry.
type Media struct {
	File     *File
	Alt      lang.Text
	Caption  lang.Text
	Credit   lang.Text
	License  lang.Text
	Date     edtf.Date // zero when not known
	Place    lang.Text
	Source   lang.Text
	Warning  lang.Text // is shown before the file; zero if there is nothing to warn of
	Captions *File     // of sound or film; or nil
}

// Is reports whether the file is of a kind: "image", "audio", "video".
func (m *Media) Is(kind string) bool { return strings.HasPrefix(m.File.Type, kind+"/") }

// HasMedia reports whether an entry has any.
func (s *Site) HasMedia() bool {
	return slices.ContainsFunc(s.Entries, func(e *Entry) bool { return len(e.Media) > 0 })
}

// MaxUnpacked is the memory that all pictures may take that are decoded at one time.
const MaxUnpacked = 4 * cleaning.MaxDecoded

// IsUnpacked reports whether smaller sizes can be made of a picture.
func (f *File) IsUnpacked() bool {
	return f.Unpacked > 0 && f.Unpacked <= MaxUnpacked && f.Width*f.Height <= cleaning.MaxDecoded
}

// indexEvidence fills the map of the files of evidence, and reports folders that belong
// to no entry.
func (r *resolver) indexEvidence() {
	reported := ""
	for _, f := range r.in.Record.Evidence {
		owner := r.documents.entry(f.ID)
		r.evidence[f.Path] = &File{File: &f.File, Address: f.ID + "/" + f.Name, name: f.Name, owner: owner}
		if file := entryFile(f.ID); owner == nil && !r.unread[file] && f.ID != reported {
			reported = f.ID
			folder := layout.Text(f.ID).Evidence()
			at := diag.Range{Position: diag.Position{File: f.Path}}
			if r.withdrawnPart(f.ID, at, diag.Warning, "this is the evidence of an entry that was withdrawn; it is in no output") {
				continue
			}
			r.problems.Error(at, diag.MissingOriginal,
				fmt.Sprintf("the folder %s belongs to no entry", folder), fmt.Sprintf("write %s, or rename the folder like its entry", file))
		}
	}
}

// media returns what belongs to an entry besides its text. A file that does not exist is
// reported and left out.
func (r *resolver) media(d *document) []Media {
	var all []Media
	for i := range d.Entry.Media {
		m, key := &d.Entry.Media[i], fmt.Sprintf("media[%d].", i)
		file := r.file(d, key+"file", m.File)
		captions := r.file(d, key+"captions", m.Captions)
		if file == nil {
			continue
		}
		if captions != nil {
			r.checkCaptions(d, key+"captions", file, captions)
		}
		r.checkUnpacked(d, key+"file", file)
		file.warned = file.warned || !m.Warning.IsZero()
		all = append(all, Media{
			File: file, Alt: m.Alt, Caption: m.Caption, Credit: m.Credit, License: m.License, Date: m.Date.Date,
			Place: m.Place, Source: m.Source, Warning: m.Warning, Captions: captions,
		})
	}
	return all
}

// checkUnpacked warns of a picture that all readers have to load as it is.
func (r *resolver) checkUnpacked(d *document, key string, f *File) {
	if f.Unpacked > 0 && !f.IsUnpacked() {
		r.problems.Warn(d.At(key), diag.LargeFile, "smaller sizes of this picture take too much memory to be made, so every reader loads it as it is",
			"save it with 4,000 points in width or less")
	}
}

func (r *resolver) checkCaptions(d *document, key string, of, captions *File) {
	switch {
	case of.Type == "" || captions.Type == "": // static/ was not read
	case !strings.HasPrefix(of.Type, "audio/") && !strings.HasPrefix(of.Type, "video/"):
		r.problems.Error(d.At(key), diag.InvalidValue, "captions are for sound and film", "delete the line; what a picture shows is told by its alt and its caption")
	case captions.Type != "text/vtt":
		r.problems.Error(d.At(key), diag.InvalidValue, fmt.Sprintf("%s is no file of captions in the form WebVTT, whose name ends in .vtt", captions.Path),
			"save the captions as WebVTT, or delete the line")
	}
}

// sourceFilesOf finds the files of the site that are sources of an entry.
func (r *resolver) sourceFilesOf(d *document) {
	for i := range d.Entry.Sources {
		source := &d.Entry.Sources[i]
		if source.File == "" {
			continue
		}
		if file := r.file(d, fmt.Sprintf("sources[%d].file", i), source.File); file != nil {
			if r.site.sourceFiles == nil {
				r.site.sourceFiles = map[*Source]*File{}
			}
			r.site.sourceFiles[source] = file
		}
	}
}

// file returns the file that a key of an entry names: in the folder of the entry, or
// else in static/. It is nil if the key has no value, or names nothing, which is reported.
func (r *resolver) file(d *document, key, name string) *File {
	if name == "" {
		return nil
	}
	name = sitepath.Normal(name)
	own := layout.Text(d.ID).Evidence() + "/" + name
	static := strings.TrimPrefix(name, "/")
	switch f := r.evidence[own]; {
	case f != nil:
		f.isUsed = true
		f.isPublished = f.isPublished || d.published
		return f
	case r.static[staticFolder+static]:
		return r.staticFile(static)
	case !r.unread[own]:
		r.problems.Error(d.At(key), diag.UnknownFile, fmt.Sprintf("there is no file %q in the folder of the entry", name), r.fileHint(d, name))
	}
	return nil
}

// staticFile returns a file of static/ that exists, the same one each time.
func (r *resolver) staticFile(name string) *File {
	if f := r.pictures[name]; f != nil {
		return f
	}
	var file *cleanfile.File
	if r.in.StaticFile != nil {
		file = r.in.StaticFile(name)
	}
	if file == nil {
		file = &cleanfile.File{Path: staticFolder + name}
	}
	f := &File{File: file, Address: name}
	r.pictures[name] = f
	return f
}

// showPicture adds a picture to Pictures, unless it is there.
func (s *Site) showPicture(f *File) {
	if !f.isShown && f.IsPicture() {
		f.isShown = true
		s.Pictures = append(s.Pictures, f)
	}
}

// fileHint tells what was probably meant by the name of a file that does not exist.
func (r *resolver) fileHint(d *document, name string) string {
	folder := layout.Text(d.ID).Evidence()
	if scheme, _, ok := strings.Cut(name, "://"); ok && scheme != "" {
		return fmt.Sprintf("save the file into %s, and name it here; nothing is loaded from other sites", folder)
	}
	if below, ok := strings.CutPrefix(strings.TrimPrefix(name, "./"), path.Base(d.ID)+"/"); ok && r.evidence[folder+"/"+below] != nil {
		return fmt.Sprintf("write %q: the folder of the entry is understood", below)
	}
	if _, below, ok := strings.Cut(name, staticFolder); ok && r.static[staticFolder+below] {
		return fmt.Sprintf("write %q: the folder static/ is understood", below)
	}
	var names []string
	for _, f := range r.in.Record.Evidence {
		if f.ID == d.ID {
			names = append(names, f.Name)
		}
	}
	for _, file := range r.in.Record.Unread {
		if below, ok := strings.CutPrefix(file, folder+"/"); ok {
			names = append(names, below)
		}
	}
	names = append(names, r.in.Static...)
	return near.Hint(name, names, fmt.Sprintf("put it into the folder %s, or correct the name", folder))
}

// evidenceTarget resolves a link of a text to a file of evidence.
func (r *resolver) evidenceTarget(f *File, isImage bool, link string) (target, *diag.Problem) {
	f.isUsed = true
	switch {
	case isImage && !f.IsPicture():
		return target{hidden: true}, notPicture(f.Path, link)
	case f.owner == nil: // reported where it stands
		id := strings.TrimSuffix(f.Address, "/"+f.name)
		if d := r.documents.find(entryFile(id)); d != nil && d.Withdrawal != nil {
			return target{hidden: true}, withdrawnLink(d, outOfText)
		}
		return target{hidden: true}, nil
	case isImage && f.warned:
		return target{hidden: true}, &diag.Problem{
			Code: diag.WarnedPicture, Message: "this picture has a warning, and a text would show it without",
			Hint: "link to it, without the exclamation mark, or delete the warning",
		}
	case !f.owner.published:
		problem := broken(fmt.Sprintf("%s belongs to %s, which is not published yet, so its link is left out", f.Path, f.owner.File), "publish it, or take the link out")
		problem.Warning = true
		return target{hidden: true}, problem
	}
	f.isPublished = true
	return target{address: f.Address, file: f, fixed: true}, nil
}

// collectEvidence lists the files to publish, and warns of those that nothing names.
func (r *resolver) collectEvidence() {
	for _, listed := range r.in.Record.Evidence {
		f := r.evidence[listed.Path]
		switch {
		case f.isPublished:
			r.site.Evidence = append(r.site.Evidence, f)
		case f.isUsed || f.owner == nil || !f.owner.published: // a text that is not published may name it
		default:
			r.problems.Warn(diag.Range{Position: diag.Position{File: f.Path}}, diag.UnusedFile, "nothing names this file, so it is not published",
				fmt.Sprintf("add a table [[media]] to %s, with file = %q and alt = \"…\", or delete the file", f.owner.File, f.name))
		}
	}
	slices.SortFunc(r.site.Evidence, func(a, b *File) int { return strings.Compare(a.Address, b.Address) })
}
