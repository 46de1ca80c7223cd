package build

import (
	"time"

	"annals/internal/diag"
	"annals/internal/publish"
)

// Options say what to build and how. The zero value of a field means the
// default that its comment names.
type Options struct {
	Source  string // folder of the site, with config.toml in it
	Output  string // folder to publish into; default "public" in Source
	BaseURL string // address that replaces base_url of config.toml; default none

	Drafts bool   // publish entries marked as drafts, too
	Strict bool   // warnings count as errors
	Date   string // date of the build, YYYY-MM-DD; default as SOURCE_DATE_EPOCH or the content tells
	Jobs   int    // goroutines at work; default as many as there are processors

	Stats bool // measure where the time goes

	// Progress is told how many of the outputs are rendered. It is called by
	// several goroutines at once. Default: nobody is told.
	Progress func(done, total int)

	Now    func() time.Time         // the clock, asked only about embargoes; default time.Now
	Getenv func(name string) string // the environment, asked for SOURCE_DATE_EPOCH; default none
}

// Result is what a build or a check found and did.
type Result struct {
	Diagnostics diag.List // sorted; with an error in it nothing was published
	Pages       int       // HTML pages of the site, redirects not counted
	Report      publish.Report

	Stats *Stats // of a build that was published; nil unless asked for

	// SourceText returns the text of a file of the site as the diagnostics'
	// lines and columns count it.
	SourceText func(file string) ([]byte, error)
}
