package site

import (
	"fmt"
	"path"
	"strings"

	"annals/internal/content"
	"annals/internal/diag"
	"annals/internal/permalink"
)

// addressBook tells which addresses the site has, and which file each comes
// from. Keys are folded, so that names which differ only by case or normal form
// meet.
type addressBook struct {
	pages   map[string]owner // neutral of language
	aliases map[string]owner // with the folder of a language, where one is written
}

// owner is what stands at an address.
type owner struct {
	path string // as it is spelled
	file string // the document; "" for a page that Annals makes by itself
}

// page returns the document that the page at a language-neutral address is made
// from; "" for a page that Annals makes by itself.
func (b *addressBook) page(address string) (file string, ok bool) {
	o, ok := b.pages[permalink.Fold(address)]
	return o.file, ok && o.path == address
}

// addresses enters every page and every alias, and refuses two for one address.
// Drafts are entered as well: what clashes with one today must be mended before
// it is published.
func (r *resolver) addresses() {
	generated := r.generated()
	book := &r.book
	book.pages, book.aliases = make(map[string]owner, len(generated)+len(r.documents)), map[string]owner{}
	for _, address := range generated {
		book.pages[permalink.Fold(address)] = owner{path: address}
	}
	for i := range r.documents {
		d := &r.documents[i]
		if d.Translation == nil && (d.Kind == content.KindEntry || d.Kind == content.KindPage) {
			r.enterPage(d)
		}
	}
	r.eachAlias(r.enterAlias)
	r.foldersAndFiles()
}

// generated lists the pages that are made from no single document.
func (r *resolver) generated() []string {
	all := []string{"index.html", "404.html", "search/index.html", "sources/index.html", "corrections/index.html"}
	for _, y := range r.site.Years {
		all = append(all, y.Address())
	}
	for _, v := range r.site.Vocabularies() {
		all = append(all, v.Address())
		for _, t := range v.Terms {
			all = append(all, t.Address())
		}
	}
	if len(r.site.Votes) > 0 {
		all = append(all, "votes/index.html")
	}
	if len(r.site.States) > 0 {
		all = append(all, "states/index.html")
	}
	for _, s := range r.site.States {
		all = append(all, s.Address())
	}
	return append(all, r.site.PeriodAddresses()...)
}

// claim is an address that a document asks for, and where it does.
type claim struct {
	address string
	of      *document
	alias   int // which of the document's aliases; -1: its own page
}

func (c claim) at() diag.Range {
	if c.alias < 0 {
		return c.of.Top()
	}
	return c.of.At(fmt.Sprintf("aliases[%d]", c.alias))
}

// eachAlias calls f for every alias that can be an address.
func (r *resolver) eachAlias(f func(claim)) {
	for i := range r.documents {
		d := &r.documents[i]
		for i, alias := range d.Aliases() {
			if address, err := content.AliasPath(alias); err == nil {
				f(claim{address, d, i})
			}
		}
	}
}

func (r *resolver) enterPage(d *document) {
	c := claim{d.address, d, -1}
	if tag, _ := r.cutLanguage(c.address); tag != "" {
		r.problems.Error(c.at(), diag.ReservedAddress, fmt.Sprintf("the folder %q holds the site in that language", tag), "choose another folder")
		return
	}
	r.enter(r.book.pages, c)
}

func (r *resolver) enterAlias(c claim) {
	book := &r.book
	if _, neutral := r.cutLanguage(c.address); r.isFree(book.pages, c, neutral) {
		r.enter(book.aliases, c)
	}
}

// enter claims an address for a document.
func (r *resolver) enter(in map[string]owner, c claim) {
	if r.isFree(in, c, c.address) {
		in[permalink.Fold(c.address)] = owner{path: c.address, file: c.of.File}
	}
}

// isFree reports whether nothing stands at the address, and what does otherwise.
func (r *resolver) isFree(in map[string]owner, c claim, key string) bool {
	taken, ok := in[permalink.Fold(key)]
	switch {
	case !ok:
		return true
	case taken.file == "":
		r.problems.Error(c.at(), diag.ReservedAddress, fmt.Sprintf("the address %s belongs to a page that Annals makes", c.address), "choose another name")
	case taken.path == key:
		r.problems.Error(c.at(), diag.DuplicateAddress, fmt.Sprintf("the address %s is taken by %s", c.address, taken.file), "choose another name for one of the two")
	default:
		r.problems.Error(c.at(), diag.DuplicateAddress, fmt.Sprintf("the addresses %s and %s of %s differ only by case or spelling, which many disks cannot keep apart", c.address, taken.path, taken.file), "choose another name for one of the two")
	}
	return false
}

// cutLanguage splits the folder of a language, other than the default one, off
// an address.
func (r *resolver) cutLanguage(address string) (tag, neutral string) {
	folder, rest, ok := strings.Cut(address, "/")
	if !ok {
		return "", address
	}
	for _, tag := range r.site.Tags()[1:] {
		if permalink.Fold(folder) == permalink.Fold(tag) {
			return tag, rest
		}
	}
	return "", address
}

// foldersAndFiles refuses an address that would need a folder where a page or a
// redirect stands.
func (r *resolver) foldersAndFiles() {
	free := "." // the folder that was looked at last; neighbours share one
	check := func(c claim) {
		if dir := path.Dir(c.address); dir != free && r.needsFolders(c, dir) {
			free = dir
		}
	}
	for i := range r.documents {
		if d := &r.documents[i]; d.Translation == nil {
			check(claim{d.address, d, -1})
		}
	}
	r.eachAlias(check)
}

// needsFolders reports whether dir and the folders above it can be.
func (r *resolver) needsFolders(c claim, dir string) bool {
	free := true
	for ; dir != "."; dir = path.Dir(dir) {
		_, neutral := r.cutLanguage(dir)
		taken, ok := r.book.pages[permalink.Fold(neutral)]
		if !ok {
			taken, ok = r.book.aliases[permalink.Fold(dir)]
		}
		if ok {
			free = false
			r.problems.Error(c.at(), diag.DuplicateAddress,
				fmt.Sprintf("the address %s needs a folder %s, but that is a page", c.address, taken.path), "choose another name for one of the two")
		}
	}
	return free
}

// redirects gathers the old paths of what is published. An old path below the
// folder of a language leads to the page in that language.
func (r *resolver) redirects() {
	r.eachAlias(func(c claim) {
		if c.of.published {
			tag, _ := r.cutLanguage(c.address)
			r.site.Redirects = append(r.site.Redirects, Redirect{From: c.address, To: r.site.Path(tag, c.of.address), File: c.of.File})
		}
	})
}

func addressOf(d *content.Document) string {
	switch d.Kind {
	case content.KindHome:
		return "index.html"
	case content.KindYear:
		return d.ID + "/index.html"
	}
	return d.ID + ".html"
}
