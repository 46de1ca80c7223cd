package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/markdown"
	"annals/internal/permalink"
)

// target is where a link or an image of a text leads.
type target struct {
	address  string // output file: neutral of language where localised
	fragment string
	lang     string // a language that the link asks for itself, or ""
	texts    *Texts // the document that it leads to, for its anchors
	fixed    bool   // one address for all languages: a file of static/
	self     bool   // a place on the same page
	hidden   bool   // leads to a draft: no link
}

// Href returns the address of the i-th link of the text as seen from the output
// file page, which is shown in the language tag. It is empty for a link to what
// is not published.
func (s *Site) Href(t *Text, i int, page, tag string) string {
	to := t.targets[i]
	switch {
	case to.hidden:
		return ""
	case to.self:
		return "#" + permalink.Escape(to.fragment)
	case to.fixed:
		return permalink.Rel(page, to.address) + hash(to.fragment)
	}
	if to.lang != "" {
		tag = to.lang
	} else if to.fragment != "" && to.texts != nil && !hasAnchor(to.texts.In(tag), to.fragment) {
		// The text is a fallback and was checked against the page in its own language.
		tag = t.Lang
	}
	return permalink.Rel(page, s.Path(tag, to.address)) + hash(to.fragment)
}

func hash(fragment string) string {
	if fragment == "" {
		return ""
	}
	return "#" + permalink.Escape(fragment)
}

func hasAnchor(t *Text, id string) bool {
	return t != nil && (t.Body.HasAnchor(id) || t.sections.has(id))
}

// links finds where every link of every text leads.
func (r *resolver) links() {
	static := make(map[string]bool, len(r.in.Static))
	for _, file := range r.in.Static {
		static["static/"+file] = true
	}
	for i := range r.documents {
		from := &r.documents[i]
		if from.text == nil {
			continue
		}
		from.text.targets = make([]target, len(from.Body.Links))
		for i, link := range from.Body.Links {
			to, problem := r.target(from, link, static)
			if problem != nil {
				r.problems = append(r.problems, problem.At(link.In(from.File)))
			}
			from.text.targets[i] = to
		}
	}
}

func (r *resolver) target(from *document, link markdown.Link, static map[string]bool) (target, *diag.Problem) {
	if link.Target == "" {
		if link.Fragment != "" && !hasAnchor(from.text, link.Fragment) {
			return target{self: true}, r.brokenAnchor(link.Fragment, from.text)
		}
		return target{self: true, fragment: link.Fragment}, nil
	}
	nowhere := target{hidden: true}
	file, problem := siteFile(from.File, link.Target)
	switch d := r.documents.find(file); {
	case problem != nil:
		return nowhere, problem
	case static[file]:
		return target{address: strings.TrimPrefix(file, "static/"), fragment: link.Fragment, fixed: true}, nil
	case link.Image:
		return nowhere, broken(fmt.Sprintf("there is no picture %s", file), r.near.picture(file, from.File))
	case d != nil:
		return r.document(from, d, link)
	case r.unread[file]:
		return nowhere, nil
	}
	address := strings.TrimPrefix(file, "content/")
	switch made, ok := r.book.page(address); {
	case !ok:
		return nowhere, r.noFile(file, from.File)
	case made != "":
		return nowhere, broken(fmt.Sprintf("%s names a page of the finished site", link.Target),
			"name the text that it is made from: "+fromHere(from.File, made))
	}
	return target{address: address, fragment: link.Fragment}, nil
}

// noFile tells of a link to nothing. Links name files, never folders.
func (r *resolver) noFile(file, from string) *diag.Problem {
	index := file + "/index.html"
	if _, ok := r.book.page(strings.TrimPrefix(index, "content/")); ok {
		return broken(fmt.Sprintf("%s is a folder", file), "name its page: "+fromHere(from, index))
	}
	return broken(fmt.Sprintf("there is no file %s", file), r.near.link(file, from))
}

func broken(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.BrokenLink, Message: message, Hint: hint}
}

// siteFile returns the path of the file that a link names, relative to the site.
func siteFile(from, link string) (string, *diag.Problem) {
	name, err := url.PathUnescape(link)
	if err != nil {
		return "", broken(fmt.Sprintf("%q is not spelled like an address", link), "write a % as %25")
	}
	name = permalink.Normal(name)
	file := path.Join(path.Dir(from), name)
	if strings.HasPrefix(name, "/") {
		file = path.Join("content", name)
	}
	if !strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "static/") {
		return "", broken(fmt.Sprintf("%q leads out of content/ and static/", link), "only files of these two folders are published")
	}
	if err := permalink.Check(file); err != nil {
		refused := diag.AsProblem(err, diag.BrokenLink)
		return "", broken("the link cannot name a file: "+refused.Message, refused.Hint)
	}
	return file, nil
}

// document leads to another text of the site. The place on it is looked for in
// the text that a reader of the linking text's language would see.
func (r *resolver) document(from, d *document, link markdown.Link) (target, *diag.Problem) {
	to := target{address: addressOf(d.Document), fragment: link.Fragment}
	if d.text == nil {
		to.hidden = true
		if d.Translation != nil && r.documents.original(d.Document) == nil {
			return to, nil // a translation without an original, which was told
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
		Hint:    r.near.anchor(fragment, in),
	}
}
