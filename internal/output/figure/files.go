package figure

// OverviewName is the name of the figure of the home page, votesPrefix what the names of
// the figures of series begin with.
const (
	OverviewName = "overview"
	votesPrefix  = "votes-"
)

// The addresses, language-neutral, of the files of a figure.

// SVG returns the address of the drawing.
func SVG(name string) string { return "charts/" + name + ".svg" }

// PNG returns the address of the picture.
func PNG(name string) string { return "charts/" + name + ".png" }

// Embed returns the address of the page that others may show in a frame.
func Embed(name string) string { return "embed/" + name + ".html" }
