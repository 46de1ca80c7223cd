package view

import (
	"strings"

	"annals/internal/sitepath"
)

// Links prints addresses relative to the folder of a page.
type Links struct {
	Root string // address of the top folder: "", "../" or "../../"; absolute on 404.html

	pages string // address of the top folder of the page's language
}

// RelativeLinks returns the links of a page at an output path. folder is that of
// the page's language, such as "ko/"; "" for the default language.
func RelativeLinks(path, folder string) Links {
	l := Links{Root: sitepath.Root(path)}
	l.pages = l.Root + folder
	if within, ok := strings.CutPrefix(path, folder); ok {
		l.pages = sitepath.Root(within)
	}
	return l
}

// RootedLinks returns the links of a page that is shown at any address, such as
// 404.html. root is the address of the top folder on its host, such as "/".
func RootedLinks(root, folder string) Links {
	return Links{Root: root, pages: root + folder}
}

// URL returns the address of an output file, given its path from the top folder,
// such as "sitemap.xml", relative to the page.
func (l Links) URL(path string) string { return l.Root + sitepath.Escape(path) }

// Page returns the address of another page in the page's language, such as
// "votes/index.html", relative to this page.
func (l Links) Page(address string) string { return l.pages + sitepath.Escape(address) }
