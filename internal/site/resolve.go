package site

import (
	"time"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/record/edtf"
)

// Inputs is everything that a Site is resolved from.
type Inputs struct {
	Config *config.Config
	Record *content.Record
	Static []string // files below static/, relative to it

	// StaticFile returns what is known of a file of Static; nil if nothing is. The
	// function itself may be nil.
	StaticFile func(name string) *cleanfile.File

	Drafts bool      // include drafts and embargoed entries
	Now    time.Time // embargoes that end at or before it are over
	Date   edtf.Day  // date of the build; zero: the newest date in the content
	Today  edtf.Day  // the last day that has begun anywhere; zero: not known

	PageSize int // entries on one page of a long list; zero: the constant PageSize
}

// resolver holds the state of one call of Resolve.
type resolver struct {
	in       Inputs
	site     *Site
	problems diag.List

	documents documents
	votes     map[string]*content.VotesFile // by id
	unread    map[string]bool               // files that exist but could not be parsed
	textArena []Text                        // with capacity for the text of every document, so that pointers stay valid
	termArena []*Term                       // backing array of the term lists of entries
	lastEdit  edtf.Day                      // newest day of editorial work
	sources   int                           // number of different sources
	static    map[string]bool               // files of static/, with the folder
	series    map[string]*Series            // by id
	evidence  map[string]*File              // by path
	pictures  map[string]*File              // of static/, by address
	subjects  map[string]*Subject           // by id
	book      addressBook
	suggester *suggester
}

// Resolve builds a Site from the documents. The Site is complete even if the list has
// errors, so that one run reports as many as possible; it must not be published then.
// The order of the Record's slices has no effect. Resolve does not modify its inputs.
func Resolve(in Inputs) (*Site, diag.List) {
	r := &resolver{
		in:        in,
		site:      &Site{Config: in.Config, ExternalLinks: in.Record.Links, inMenu: map[string]bool{}},
		votes:     make(map[string]*content.VotesFile, len(in.Record.Votes)),
		unread:    make(map[string]bool, len(in.Record.Unread)),
		textArena: make([]Text, 0, len(in.Record.Documents)),
		subjects:  map[string]*Subject{},
		static:    make(map[string]bool, len(in.Static)),
		evidence:  make(map[string]*File, len(in.Record.Evidence)),
		pictures:  map[string]*File{},
	}
	for _, file := range in.Static {
		r.static[staticFolder+file] = true
	}
	r.documents = r.newDocuments()
	r.suggester = &suggester{remaining: maxSuggestions, documents: r.documents, files: in.Static, evidence: in.Record.Evidence}
	r.indexRecord()
	r.indexEvidence()
	r.checkAsIs()
	r.duplicateEntries()
	r.futureDays()
	r.vocabularies()
	r.makeSubjects()
	r.makeEntries()
	r.makePages()
	r.makeWithdrawn()
	r.linkFollows()
	r.order()
	r.makeYears()
	r.translations()
	r.terms()
	r.mentions()
	r.follows()
	r.acts()
	r.states()
	r.suggestSeries()
	r.citations()
	r.corrections()
	r.changes()
	r.periods()
	r.addresses()
	r.redirects()
	r.formerAddresses()
	r.links()
	r.collectEvidence()
	r.menus()
	r.ownLinks()
	r.warnDeadLinks()
	r.site.Date = r.date()
	r.problems.Sort()
	return r.site, r.problems
}
