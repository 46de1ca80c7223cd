package content

import (
	"bytes"
	"context"
	"regexp"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
	"annals/internal/record/vote"
	"annals/internal/script"
)

// maxFrontMatter is the largest front matter, in bytes.
const maxFrontMatter = stricttoml.FrontMatter

var factsFence = []byte("+++")

func parseVotes(file string, p layout.File, text []byte) (*VotesFile, diag.List) {
	table, problems := vote.ParseCSV(file, text)
	return &VotesFile{File: file, ID: p.ID, Table: table}, problems
}

// firstFact is the line on which the facts of a file begin.
const firstFact = 2

// parseText parses a Markdown file with its front matter.
func (l *Loader) parseText(ctx context.Context, file string, p layout.File, text []byte) (r Result) {
	d := &Document{File: file, ID: p.ID, Lang: p.Lang, Kind: p.Kind}
	front, body, line, problem := splitFrontMatter(text)
	if problem != nil {
		if foreign := l.foreignFacts(p, text); foreign != nil {
			problem = foreign
		}
		at := d.Top()
		at.End = at.Column + problem.Length
		r.Problems.Add(at, diag.FrontMatterMissing, problem)
		return r
	}
	r.Document, r.Problems = d, l.decode(d, p, front)
	if r.Problems.HasErrors() {
		if foreign := l.otherGenerator(d, p, front, line-1); foreign != nil {
			r = Result{Problems: diag.List{*foreign}}
		}
	}
	if intended, problems := l.misplaced(d, front); intended != "" {
		r = Result{IntendedPath: intended, Problems: problems}
	}
	d.Keys.DropIndex()
	if d.Withdrawal != nil && len(bytes.TrimSpace(body)) > 0 {
		r.Problems = append(r.Problems, withdrawnBody(d, line))
		body = nil
	}
	r.Problems = append(r.Problems, repeatedFacts(file, line, body)...)
	parsed, found := l.markdown.Parse(ctx, file, d.Lang, line, body)
	d.Body = parsed
	if d.Translation != nil && d.Translation.Draft {
		warnOnly(found)
	}
	r.Problems = append(r.Problems, found...)
	return r
}

// warnOnly makes warnings of the problems in the text of an unfinished translation:
// readers see the original until it is finished, so nothing need wait for it.
func warnOnly(problems diag.List) {
	for i := range problems {
		problems[i].Severity = diag.Warning
	}
}

// decode decodes and checks the front matter of the document's kind.
func (l *Loader) decode(d *Document, p layout.File, front []byte) (problems diag.List) {
	switch {
	case p.Translation:
		d.Translation = &Translation{}
		d.Keys, problems = l.translations.Decode(d.File, firstFact, front, d.Translation)
	case p.Kind == layout.KindEntry:
		d.Entry = &Entry{}
		d.Keys, problems = l.entries.Decode(d.File, firstFact, front, d.Entry)
		if d.Keys.Has("withdrawn") {
			return l.withdrawal(d, front)
		}
	default:
		d.Page = &Page{}
		d.Keys, problems = l.pages.Decode(d.File, firstFact, front, d.Page)
	}
	summary := d.summary()
	*summary = script.JoinLines(*summary)
	return append(problems, l.check(d, problems)...)
}

// check checks the values, except for those that were reported by decoding.
func (l *Loader) check(d *Document, reported diag.List) diag.List {
	c := newChecker(l.cfg, d, reported)
	switch {
	case d.Entry != nil:
		c.entry(d.Entry)
		d.voteProblems = checkVotes(l.cfg, d, nil, nil)
	case d.Page != nil:
		c.page(d.Page)
	default:
		c.translation(d.Translation)
	}
	return c.problems
}

// splitFrontMatter splits a text at its two +++ lines and returns the number of
// the line on which the body begins.
func splitFrontMatter(text []byte) (front, body []byte, line int, problem *diag.Problem) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if !bytes.Equal(bytes.TrimRight(first, " \t"), factsFence) {
		return nil, nil, 0, noFence(text, first)
	}
	line = 2
	for at := 0; at < len(rest) && at <= maxFrontMatter; line++ {
		current, _, _ := bytes.Cut(rest[at:], []byte("\n"))
		next := min(at+len(current)+1, len(rest))
		if bytes.Equal(bytes.TrimRight(current, " \t"), factsFence) {
			return rest[:at], rest[next:], line + 1, nil
		}
		at = next
	}
	if len(rest) > maxFrontMatter {
		return nil, nil, 0, &diag.Problem{
			Code:    diag.FrontMatterSize,
			Message: "the block that begins here has no closing +++ within " + diag.Size(maxFrontMatter),
			Hint:    "close it with a line +++, and keep long text below it",
			Length:  len(factsFence),
		}
	}
	return nil, nil, 0, &diag.Problem{
		Code:    diag.FrontMatterMissing,
		Message: "the block that begins here is never closed",
		Hint:    "put a line +++ below the last fact, before the text",
		Length:  len(factsFence),
	}
}

var (
	almostFence = regexp.MustCompile(`^[\s\p{Zs}]*(?:[+＋][\s\p{Zs}]*)+$`)
	isFactLine  = regexp.MustCompile(`^\s*(?:[A-Za-z_-]+\s*[=:]\s*\S|\[\[?[a-z]+\]\]?)`)
)

// noFence reports a text that does not begin with the line first as it should be.
func noFence(text, first []byte) *diag.Problem {
	p := &diag.Problem{
		Code:    diag.FrontMatterMissing,
		Message: "the file does not begin with a line +++",
		Hint:    "put the facts (title, date, …) between two lines of +++ at the top of the file",
		Length:  len(first),
	}
	trimmed := bytes.TrimLeft(text, " \t\n")
	next, _, _ := bytes.Cut(trimmed, []byte("\n"))
	switch {
	case len(bytes.TrimSpace(first)) == 0 && bytes.Equal(bytes.TrimRight(next, " \t"), factsFence):
		p.Message, p.Hint = "something empty stands above the first +++", "delete what stands above it"
	case almostFence.Match(first):
		p.Message, p.Hint = "the first line is not quite +++", "write +++: three plus signs of the keyboard, and nothing else on the line"
	case isFactLine.Match(next):
		p.Message, p.Hint = "the facts are not between two lines of +++", "put a line +++ above the first fact, and another below the last"
	}
	return p
}
