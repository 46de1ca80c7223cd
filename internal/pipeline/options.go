package pipeline

import (
	"time"

	"annals/internal/diag"
	"annals/internal/publish"
	"annals/internal/record/edtf"
)

// Options configure a build. The zero value of a field means the default that its
// comment names.
type Options struct {
	Source  string // folder of the site, with config.toml in it
	Output  string // folder to publish into; default "public" in Source
	BaseURL string // replaces base_url of config.toml, in the form of config.BaseURL; default none
	Home    string // home folder of the user, which is never published into; default none

	InPlace bool // replace the files in the output folder one by one, and not the folder

	Drafts bool     // also publish entries marked as drafts
	Strict bool     // warnings count as errors
	Date   edtf.Day // date of the build; default from the content
	Jobs   int      // number of goroutines; default GOMAXPROCS

	Stats bool // measure the time of each stage and file

	// Progress is called after each rendered output, by several goroutines at
	// once. Default: none.
	Progress func(done, total int)

	Now   func() time.Time // the clock, for embargoes only; default time.Now
	Today func() edtf.Day  // the last day that has begun anywhere, for mistakes only; default: not known

	published *published        // what need not be made again; Build and Check set it
	compared  *publish.Compared // pictures that need not be read again; Build sets it
}

// Result is the outcome of a build or a check.
type Result struct {
	Diagnostics diag.List // sorted; if it has an error, nothing was published
	Pages       int       // HTML pages of the site, redirects not counted
	Report      publish.Report

	Stats *Stats // of a published build; nil unless Options.Stats is set

	// SourceText returns the text of a file of the site as the diagnostics'
	// lines and columns count it.
	SourceText func(file string) ([]byte, error)
}
