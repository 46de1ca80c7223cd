// Package output defines what the plan stage lists and the render stage makes:
// one file of the finished site.
//
// A format (HTML, feeds, the sitemap, …) is a folder below this one that turns a
// site.Site into Outputs and imports no other format. Rendering is a pure
// function: the same Site gives the same bytes, whoever renders, in any order,
// on any number of processors.
package output

import "io"

// Output is one file to publish.
type Output struct {
	Path   string // relative to the output folder, checked by permalink.Check
	From   string // the file of the site that it is made from; "" when made from many
	Page   bool   // an HTML page for readers
	Kind   string // what it is, in a word or two: of a page the template
	Render func(w io.Writer) error
}
