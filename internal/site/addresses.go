package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// addressBook holds the addresses of the site and the file of each. Keys are folded, so
// that names which differ only by case or normal form collide.
type addressBook struct {
	pages   map[string]owner // language-neutral
	aliases map[string]owner // with the folder of a language if the alias has one
}

// owner is the page or redirect at an address.
type owner struct {
	path string // not folded
	file string // the document; "" for a generated page
}

// page returns the document of the page at a language-neutral address; "" for a
// generated page.
func (b *addressBook) page(address string) (file string, ok bool) {
	o, ok := b.pages[sitepath.Fold(address)]
	return o.file, ok && o.path == address
}

// addresses registers every page and every alias, and reports conflicts. Drafts are
// included: a conflict with one must be fixed before it is published.
func (r *resolver) addresses() {
	book := &r.book
	book.pages, book.aliases = make(map[string]owner, len(r.documents)), map[string]owner{}
	for p := range r.site.Pages() {
		if p.Kind != KindEntry && p.Kind != KindWithdrawn && p.Kind != KindPlain {
			book.pages[sitepath.Fold(p.Address)] = owner{path: p.Address}
		}
	}
	for i := range r.documents {
		d := &r.documents[i]
		if d.Translation == nil && (d.Kind == layout.KindEntry || d.Kind == layout.KindPage) {
			r.addPage(d)
		}
	}
	r.documents.eachAlias(r.addAlias)
	r.checkFolders()
}

// claim is an address of a document's page or of one of its aliases.
type claim struct {
	address  string
	document *document
	alias    int // index in the document's aliases; -1: its own page
}

func (c claim) at() diag.Range {
	if c.alias < 0 {
		return c.document.Top()
	}
	return c.document.At(fmt.Sprintf("aliases[%d]", c.alias))
}

// eachAlias calls f for every valid alias.
func (all documents) eachAlias(f func(claim)) {
	for i := range all {
		d := &all[i]
		for i, alias := range d.Aliases() {
			if address, err := content.AliasPath(alias); err == nil {
				f(claim{address, d, i})
			}
		}
	}
}

func (r *resolver) addPage(d *document) {
	c := claim{d.address, d, -1}
	if tag, _ := r.cutLanguage(c.address); tag != "" {
		r.problems.Error(c.at(), diag.ReservedAddress, fmt.Sprintf("the folder %q holds the site in that language", tag), "choose another folder")
		return
	}
	isReplaced := func(k Kind) bool { return c.address == k.Address() && r.book.pages[c.address].file == "" }
	if slices.ContainsFunc(replaceable, isReplaced) {
		delete(r.book.pages, c.address) // the site's own page, a draft too, may stand there
	}
	r.add(r.book.pages, c)
}

func (r *resolver) addAlias(c claim) {
	book := &r.book
	if _, neutral := r.cutLanguage(c.address); r.checkFree(book.pages, c, neutral) {
		r.add(book.aliases, c)
	}
}

// add registers an address unless it is taken.
func (r *resolver) add(in map[string]owner, c claim) {
	if r.checkFree(in, c, c.address) {
		in[sitepath.Fold(c.address)] = owner{path: c.address, file: c.document.File}
	}
}

// checkFree reports whether the address is free; if not, it adds the problem.
func (r *resolver) checkFree(in map[string]owner, c claim, key string) bool {
	taken, ok := in[sitepath.Fold(key)]
	switch {
	case strings.Contains("/"+sitepath.Fold(c.address), "/"+EmbedFolder+"/"):
		r.problems.Error(c.at(), diag.ReservedAddress, fmt.Sprintf("the folder %q is for charts that other sites may show in a frame", EmbedFolder), "choose another folder")
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

// cutLanguage cuts the folder of a language other than the default one from an
// address.
func (r *resolver) cutLanguage(address string) (tag, neutral string) {
	folder, rest, ok := strings.Cut(address, "/")
	if !ok {
		return "", address
	}
	for _, tag := range r.site.Tags()[1:] {
		if sitepath.Fold(folder) == sitepath.Fold(tag) {
			return tag, rest
		}
	}
	return "", address
}

// checkFolders reports addresses that need a folder where there is a page or a
// redirect.
func (r *resolver) checkFolders() {
	checked := "." // last folder without a conflict; neighbours often share one
	check := func(c claim) {
		if dir := path.Dir(c.address); dir != checked && r.checkParents(c, dir) {
			checked = dir
		}
	}
	for i := range r.documents {
		if d := &r.documents[i]; d.Translation == nil {
			check(claim{d.address, d, -1})
		}
	}
	r.documents.eachAlias(check)
}

// checkParents reports whether dir and its parents are free to be folders.
func (r *resolver) checkParents(c claim, dir string) bool {
	free := true
	for ; dir != "."; dir = path.Dir(dir) {
		taken, ok := r.pageOrAlias(dir)
		if ok {
			free = false
			r.problems.Error(c.at(), diag.DuplicateAddress,
				fmt.Sprintf("the address %s needs a folder %s, but that is a page", c.address, taken.path), "choose another name for one of the two")
		}
	}
	return free
}

// pageOrAlias returns the page or the redirect that an address has in any language.
func (r *resolver) pageOrAlias(address string) (owner, bool) {
	tag, neutral := r.cutLanguage(address)
	taken, ok := r.book.pages[sitepath.Fold(neutral)]
	if !ok {
		taken, ok = r.book.aliases[sitepath.Fold(neutral)]
	}
	if tag != "" && !ok {
		taken, ok = r.book.aliases[sitepath.Fold(address)]
	}
	for _, other := range r.site.Tags() {
		if tag == "" && !ok {
			taken, ok = r.book.aliases[sitepath.Fold(r.site.Path(other, address))]
		}
	}
	return taken, ok
}

// redirects collects the aliases of published documents. An alias redirects in every
// language, each to the page in that language. One that begins with the folder of a
// language is of that language alone; it takes precedence over the alias of all.
func (r *resolver) redirects() {
	r.documents.eachAlias(func(c claim) {
		if !c.document.published {
			return
		}
		if tag, _ := r.cutLanguage(c.address); tag != "" {
			r.redirect(c, c.address, tag)
			return
		}
		for i, tag := range r.site.Tags() {
			from := r.site.Path(tag, c.address)
			if _, taken := r.book.aliases[sitepath.Fold(from)]; i == 0 || !taken {
				r.redirect(c, from, tag)
			}
		}
	})
}

func (r *resolver) redirect(c claim, from, tag string) {
	r.site.Redirects = append(r.site.Redirects, Redirect{From: from, To: r.site.Path(tag, c.document.address), File: c.document.File})
}

// addressOf returns the language-neutral address of the page of a text.
func addressOf(kind layout.Kind, id string) string {
	switch kind {
	case layout.KindHome:
		return KindHome.Address()
	case layout.KindYear:
		return id + "/index.html"
	}
	return id + ".html"
}
