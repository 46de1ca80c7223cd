package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/markdown"
	"annals/internal/load/media"
	"annals/internal/sitepath"
)

const staticFolder = "static/"

// target is the resolved target of a link or an image.
type target struct {
	address  string // output file; language-neutral unless fixed
	fragment string
	lang     string // language of a link to a translation, or ""
	texts    *Texts // of the target document, for its anchors
	fixed    bool   // same address in all languages: a file of static/ or of evidence
	file     *File  // of evidence; of static/, too, if it is a picture that is shown
	self     bool   // leads to the same page
	hidden   bool   // leads to an unpublished document: no link

	withdrawn bool // leads to a withdrawn entry
}

// Href returns the relative URL of the i-th link of a text on the output file page,
// which is in the language tag. It is "" if the target is not published.
func (s *Site) Href(t *Text, i int, page, tag string) string {
	to := t.targets[i]
	switch {
	case to.hidden:
		return ""
	case to.self:
		return "#" + sitepath.Escape(to.fragment)
	case to.fixed:
		return sitepath.Rel(page, to.address) + fragmentSuffix(to.fragment)
	}
	if to.lang != "" {
		tag = to.lang
	} else if to.fragment != "" && to.texts != nil && !hasAnchor(to.texts.In(tag), to.fragment) {
		// A fallback text was checked against the page in its own language.
		tag = t.Lang
	}
	return sitepath.Rel(page, s.Path(tag, to.address)) + fragmentSuffix(to.fragment)
}

// File returns the file of static/, without the folder, that the i-th link of a text
// names; "" if it names none.
func (s *Site) File(t *Text, i int) string {
	if to := t.targets[i]; to.fixed && !to.isEvidence() {
		return to.address
	}
	return ""
}

// EvidenceFile returns the file of evidence that the i-th link of a text names, or nil.
func (s *Site) EvidenceFile(t *Text, i int) *File {
	if to := t.targets[i]; to.isEvidence() {
		return to.file
	}
	return nil
}

func (to *target) isEvidence() bool { return to.file != nil && to.file.owner != nil }

// Picture returns the picture that a text shows where its i-th link is, or nil.
func (s *Site) Picture(t *Text, i int) *File { return t.targets[i].file }

func fragmentSuffix(fragment string) string {
	if fragment == "" {
		return ""
	}
	return "#" + sitepath.Escape(fragment)
}

func hasAnchor(t *Text, id string) bool {
	return t != nil && (t.Body.HasAnchor(id) || t.sections.has(id))
}

// links resolves every link of every text.
func (r *resolver) links() {
	for _, e := range r.site.Entries {
		for i := range e.Media {
			r.site.showPicture(e.Media[i].File)
		}
	}
	for i := range r.documents {
		from := &r.documents[i]
		if from.text == nil {
			continue
		}
		from.text.targets = make([]target, len(from.Body.Links))
		for i, link := range from.Body.Links {
			to, problem := r.target(from, link)
			if problem != nil {
				r.problems = append(r.problems, problem.At(link.In(from.File)))
			}
			from.text.targets[i] = to
			if link.Image && to.file != nil {
				r.site.showPicture(to.file)
			}
		}
	}
}

func (r *resolver) target(from *document, link markdown.Link) (target, *diag.Problem) {
	if link.Target == "" {
		if link.Fragment != "" && !hasAnchor(from.text, link.Fragment) {
			return target{self: true}, r.brokenAnchor(link.Fragment, from.text)
		}
		return target{self: true, fragment: link.Fragment}, nil
	}
	noTarget := target{hidden: true}
	file, problem := LinkedFile(from.File, link.Target)
	if r.isRootedStatic(file, link) {
		file = staticFolder + strings.TrimPrefix(file, layout.Folder+"/")
	}
	switch d := r.documents.find(file); {
	case problem != nil:
		return noTarget, problem
	case r.static[file] && link.Image && !media.IsPicture(file):
		return noTarget, notPicture(file, link.Target)
	case r.static[file] && link.Image:
		picture := r.staticFile(strings.TrimPrefix(file, staticFolder))
		return target{address: picture.Address, fragment: link.Fragment, fixed: true, file: picture}, nil
	case r.static[file]:
		return target{address: strings.TrimPrefix(file, staticFolder), fragment: link.Fragment, fixed: true}, nil
	case r.evidence[file] != nil:
		return r.evidenceTarget(r.evidence[file], link.Image, link.Target)
	case link.Image && r.unread[file]: // reported where it stands
		return noTarget, nil
	case link.Image:
		return noTarget, broken(fmt.Sprintf("there is no picture %s", file), r.suggester.picture(file, from.File))
	case d != nil:
		return r.documentTarget(from, d, link)
	case r.unread[file]:
		return noTarget, nil
	}
	address, _ := layout.CutFolder(file)
	if page := r.namedPage(link.Target, address); page != "" {
		return target{address: page, fragment: link.Fragment}, nil
	}
	switch source, ok := r.book.page(address); {
	case !ok && strings.HasPrefix(link.Target, "/"):
		if hint := r.nearPage(address); hint != "" {
			return noTarget, broken(fmt.Sprintf("there is no page %s", link.Target), hint)
		}
		return noTarget, r.missingFile(file, from.File)
	case !ok:
		return noTarget, r.missingFile(file, from.File)
	case source != "":
		return noTarget, broken(fmt.Sprintf("%s names a page of the finished site", link.Target),
			"name the text that it is made from: "+RelativeLink(from.File, source))
	}
	return target{address: address, fragment: link.Fragment}, nil
}

// isRootedStatic reports whether a link that begins with a slash, such as
// /images/map.png, names a file of static/: it does unless it is the address of a text.
func (r *resolver) isRootedStatic(file string, link markdown.Link) bool {
	below, isInContent := strings.CutPrefix(file, layout.Folder+"/")
	if !isInContent || !strings.HasPrefix(link.Target, "/") || r.documents.find(file) != nil {
		return false
	}
	return link.Image || r.static[staticFolder+below]
}

func notPicture(file, link string) *diag.Problem {
	return &diag.Problem{
		Code: diag.NoPicture, Message: fmt.Sprintf("%s is no picture that browsers show", file),
		Hint: fmt.Sprintf("link to it, without the exclamation mark: [what it is](%s)", link),
	}
}

// missingFile reports a link to a file that does not exist. Links never name folders.
func (r *resolver) missingFile(file, from string) *diag.Problem {
	index := file + "/index.html"
	address, _ := layout.CutFolder(index)
	if _, ok := r.book.page(address); ok {
		return broken(fmt.Sprintf("%s is a folder", file), "name its page: "+RelativeLink(from, index))
	}
	return broken(fmt.Sprintf("there is no file %s", file), r.suggester.link(file, from))
}

func broken(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.BrokenLink, Message: message, Hint: hint}
}

// LinkedFile returns the path, relative to the site, of the file that a link in the file
// from names; link is as written, without its fragment.
func LinkedFile(from, link string) (string, *diag.Problem) {
	name, err := url.PathUnescape(link)
	if err != nil {
		return "", broken(fmt.Sprintf("%q is not spelled like an address", link), "write a % as %25")
	}
	name = sitepath.Normal(name)
	file := path.Join(path.Dir(from), name)
	if strings.HasPrefix(name, "/") {
		file = path.Join(layout.Folder, name)
	}
	if !layout.Contains(file) && !strings.HasPrefix(file, staticFolder) {
		return "", broken(fmt.Sprintf("%q leads out of content/ and static/", link), "only files of these two folders are published")
	}
	if err := sitepath.Check(file); err != nil {
		refused := diag.AsProblem(err, diag.BrokenLink)
		return "", broken("the link cannot name a file: "+refused.Message, refused.Hint)
	}
	return file, nil
}

// documentTarget resolves a link to another document. The fragment is checked against
// the text that is shown in the language of the linking text.
func (r *resolver) documentTarget(from, d *document, link markdown.Link) (target, *diag.Problem) {
	if d.Withdrawal != nil {
		return target{address: d.address, withdrawn: true}, withdrawnLink(d, outOfText)
	}
	to := target{address: addressOf(d.Kind, d.ID), fragment: link.Fragment}
	if d.text == nil {
		to.hidden = true
		if d.Translation != nil && r.documents.original(d.Document) == nil {
			return to, nil // already reported as a translation without an original
		}
		problem := broken(fmt.Sprintf("%s is not published yet, so its link is left out", d.File), "publish it, or take the link out")
		problem.Warning = true
		return to, problem
	}
	to.texts = d.texts
	shown := d.texts.In(from.text.Lang)
	if d.Translation != nil {
		to.lang, shown = d.Lang, d.text
	}
	if link.Fragment != "" && !hasAnchor(shown, link.Fragment) {
		return to, r.brokenAnchor(link.Fragment, shown)
	}
	return to, nil
}

func (r *resolver) brokenAnchor(fragment string, in *Text) *diag.Problem {
	return &diag.Problem{
		Code:    diag.BrokenAnchor,
		Message: fmt.Sprintf("there is no place #%s in %s", fragment, in.File),
		Hint:    r.suggester.anchor(fragment, in),
	}
}
