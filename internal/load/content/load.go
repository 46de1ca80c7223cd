package content

import (
	"bytes"
	"context"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/load/linkstate"
	"annals/internal/load/markdown"
	"annals/internal/load/sitedir"
	"annals/internal/load/stricttoml"
	"annals/internal/spill"
)

// MaxFile is the size of the largest content file that is read, in bytes: about fifty times
// the longest readable entry.
const MaxFile = 2 << 20

// sizeLimit returns the largest size of a file that is read, in bytes.
func sizeLimit(file string) int64 {
	if file == layout.Links {
		return stricttoml.GeneratedFile
	}
	return MaxFile
}

// ReservedAnchors are the ids that the templates use; a heading with such a name
// gets another id.
var ReservedAnchors = []string{
	"main", "top", "facts", "vote", "states", "stages", "text", "evidence", "sources", "related", "corrections", "cite",
	"timeline", "years", "entries", "milestones", "filters", "overview", "nav", "languages", "search", "feeds",
	"brief", "beside", "changes", "periods", "seek", "foot-data", "foot-elsewhere",
	"provisions", "new", "jump", "overview-title", "overview-after", "filters-heading",
}

// Loader reads files of content/ for one configuration. It is safe for
// concurrent use.
type Loader struct {
	cfg          *config.Config
	languages    layout.Languages
	markdown     *markdown.Parser
	entries      *stricttoml.Decoder[Entry]
	pages        *stricttoml.Decoder[Page]
	translations *stricttoml.Decoder[Translation]
	withdrawn    *stricttoml.Decoder[withdrawn]

	// Known knows the pictures that were cleaned before. It may be nil.
	Known cleanfile.Known
}

// NewLoader returns a Loader for cfg.
func NewLoader(cfg *config.Config) *Loader {
	return &Loader{
		cfg:          cfg,
		languages:    languagesOf(cfg),
		markdown:     markdown.New(markdown.Options{Reserved: ReservedAnchors, Store: &spill.Store{}}),
		entries:      stricttoml.For[Entry](maxFrontMatter),
		pages:        stricttoml.For[Page](maxFrontMatter),
		translations: stricttoml.For[Translation](maxFrontMatter),
		withdrawn:    stricttoml.For[withdrawn](maxFrontMatter),
	}
}

func languagesOf(cfg *config.Config) layout.Languages {
	return layout.Languages{Tags: cfg.Tags(), Any: cfg.Broken}
}

// Load reads all of content/ with jobs workers. The error is a failing disk or a
// cancelled context.
func (l *Loader) Load(ctx context.Context, dir *sitedir.Dir, jobs int) (*Folder, error) {
	empty := &Folder{loader: l}
	return empty.Reread(ctx, dir, jobs, []string{layout.Folder})
}

// Result is the result of one file: a Document, a VotesFile, a file of evidence, the
// state of outside links, the history of publications, which is not read here, or nothing.
type Result struct {
	Document     *Document
	Votes        *VotesFile
	Evidence     *EvidenceFile
	Links        linkstate.State
	History      bool
	Problems     diag.List
	IntendedPath string // the path that a file without a result should have, or ""
}

func (l *Loader) file(ctx context.Context, dir *sitedir.Dir, from readers, f sitedir.File) (r Result, err error) {
	named, pathProblem := layout.Parse(f.Path, l.languages)
	if pathProblem == nil && named.Kind == layout.KindEvidence {
		return l.evidence(dir, from.evidence, f, named)
	}
	if pathProblem == nil && named.Kind == layout.KindHistory {
		return Result{History: true}, nil
	}
	if pathProblem != nil && pathProblem.Code == diag.FilePosition {
		return l.parse(ctx, f.Path, nil, named, pathProblem), nil // a picture or a film may be of any size
	}
	raw, err := from.texts.Read(f.Path, sizeLimit(f.Path), &r.Problems)
	if err != nil || raw == nil {
		return r, err
	}
	r = l.parse(ctx, f.Path, raw, named, pathProblem)
	return r, context.Cause(ctx)
}

// Parse parses one file from its path and its bytes. The Result does not
// reference raw. It is incomplete when ctx is done. A file of evidence cannot be
// published from it.
func (l *Loader) Parse(ctx context.Context, file string, raw []byte) Result {
	named, pathProblem := layout.Parse(file, l.languages)
	if pathProblem == nil && named.Kind == layout.KindEvidence {
		return l.examine(nil, file, raw, named)
	}
	if pathProblem == nil && named.Kind == layout.KindHistory {
		return Result{History: true}
	}
	return l.parse(ctx, file, raw, named, pathProblem)
}

// parse is Parse for a path that layout.Parse has read.
func (l *Loader) parse(ctx context.Context, file string, raw []byte, named layout.File, pathProblem *diag.Problem) (r Result) {
	whole := diag.Range{Position: diag.Position{File: file}}
	if pathProblem != nil {
		r.Problems.Add(whole, diag.FilePosition, pathProblem)
		if pathProblem.Code == diag.FilePosition {
			return r // whatever it holds
		}
	}
	text := sitedir.Text(file, raw, &r.Problems)
	if text == nil {
		return r
	}
	if len(bytes.TrimSpace(text)) == 0 {
		r.Problems.Error(whole, diag.FileEmpty, "the file is empty", "fill it, or delete it")
		return r
	}
	if pathProblem != nil && pathProblem.Code == diag.InvalidLanguage {
		r.IntendedPath = named.Path() // an original or a translation: missing keys are unknown
		return r
	}
	var problems diag.List
	switch named.Kind {
	case layout.KindLinks:
		r.Links, problems = linkstate.Parse(file, text)
	case layout.KindVotes:
		r.Votes, problems = parseVotes(file, named, text)
		if problems.HasErrors() {
			r.Votes = nil // an incomplete list would contradict the tally
		}
	default:
		parsed := l.parseText(ctx, file, named, text)
		r.Document, r.IntendedPath, problems = parsed.Document, parsed.IntendedPath, parsed.Problems
	}
	r.Problems = append(r.Problems, problems...)
	if pathProblem != nil {
		r.Document, r.Votes = nil, nil
	}
	return r
}
