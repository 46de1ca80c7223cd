package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"annals/internal/cli/verify"
	"annals/internal/diag"
)

// maxPaths is how many paths are printed of one kind.
const maxPaths = 20

// printVerification prints a line for each question, and the files that differ.
func (a *app) printVerification(r *verify.Report) error {
	p := &verificationPrinter{app: a}
	p.complete(r)
	if r.NoList == "" && (r.Signed || r.NotGenuine != "") {
		p.genuine(r)
	}
	if r.NoList == "" && !a.global.quiet {
		p.line("not proved", "that nothing newer exists; compare the number with another address of the site")
		if !r.Signed && r.NotGenuine == "" {
			p.line("", "and who made this copy: it is not signed")
		}
	}
	_, err := io.WriteString(a.stdout, p.b.String())
	return err
}

type verificationPrinter struct {
	app *app
	b   strings.Builder
}

// line prints a label in a column of its own. What comes from the copy is made visible.
func (p *verificationPrinter) line(label, format string, args ...any) {
	text := p.app.words.Text
	fmt.Fprintf(&p.b, "%-14s%s\n", text(label), diag.Visible(text(fmt.Sprintf(format, args...))))
}

func (p *verificationPrinter) complete(r *verify.Report) {
	number := diag.Plural(r.Listed, "file")
	if r.Checked < r.Listed {
		number = fmt.Sprintf("%d of %s", r.Checked, number)
	}
	switch {
	case r.NoList != "":
		p.line("not complete", "%s", r.NoList)
		return
	case r.IsComplete() && r.Listed == 1:
		p.line("complete", "1 file is as listed")
	case r.IsComplete():
		p.line("complete", "%s are as listed", number)
	default:
		p.line("not complete", "of %s: %d changed, %d missing, %d not read; %d that are not of the site", diag.Plural(r.Listed, "file"), len(r.Changed), len(r.Missing), len(r.Unread), len(r.Extra))
	}
	if r.OnlyHTML {
		p.line("", "a service on the way seems to rewrite the pages (Cloudflare: Email Address Obfuscation, Rocket Loader)")
	}
	p.paths("changed", r.Changed)
	p.paths("missing", r.Missing)
	p.paths("extra", r.Extra)
	var unread []string
	for _, u := range r.Unread {
		unread = append(unread, u.Path+": "+u.Reason)
	}
	p.paths("not read", unread)
}

func (p *verificationPrinter) paths(label string, paths []string) {
	for i, path := range paths {
		if i == maxPaths {
			p.line("", "and %d more", len(paths)-i)
			return
		}
		fmt.Fprintf(&p.b, "  %-12s%s\n", p.app.words.Text(label), diag.Visible(path))
	}
}

func (p *verificationPrinter) genuine(r *verify.Report) {
	if r.NotGenuine != "" {
		p.line("not genuine", "%s", r.NotGenuine)
		return
	}
	s := r.Statement
	p.line("genuine", "signed by %s (%s), publication %d of %s, %s", short(r.Key), r.Source, s.Publication, s.Site, longDay(s.Day))
	if i := r.Introduced; i != nil {
		p.line("", "%s is a newer key, which the key %s introduced on %s; use it from now on: %s", short(i.Key), short(i.Old), longDay(i.Day), i.Key)
	}
	switch {
	case r.BadHistory != "":
		p.line("not in order", "history: %s", r.BadHistory)
	case r.Seen == nil:
		p.line("history", "%s, as signed", diag.Plural(s.Publication, "publication"))
	default:
		p.line("history", "%s; the %d that you saw on %s are among them, unchanged", diag.Plural(s.Publication, "publication"), r.Seen.Publications(), longDay(r.Seen.Day))
	}
}

// longDay writes a day as people do, "29 November 2026".
func longDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}

// verificationJSON is the form of --format json.
type verificationJSON struct {
	Where        string            `json:"where"`
	Complete     bool              `json:"complete"`
	Files        int               `json:"files"`
	Checked      int               `json:"checked"`
	Problem      string            `json:"problem,omitempty"`
	Changed      []string          `json:"changed"`
	Missing      []string          `json:"missing"`
	Extra        []string          `json:"extra"`
	Unread       map[string]string `json:"unread"`
	Signed       bool              `json:"signed"`
	Genuine      bool              `json:"genuine"`
	NotGenuine   string            `json:"not_genuine,omitempty"`
	Key          string            `json:"key,omitempty"`
	IntroducedBy string            `json:"introduced_by,omitempty"`
	Site         string            `json:"site,omitempty"`
	Publication  int               `json:"publication,omitempty"`
	Date         string            `json:"date,omitempty"`
	History      bool              `json:"history"`
	BadHistory   string            `json:"bad_history,omitempty"`
}

func (a *app) printVerificationJSON(where string, r *verify.Report) error {
	genuine := r.Signed && r.NotGenuine == ""
	out := verificationJSON{
		Where: where, Complete: r.IsComplete(), Files: r.Listed, Checked: r.Checked, Problem: r.NoList,
		Changed: append([]string{}, r.Changed...), Missing: append([]string{}, r.Missing...), Extra: append([]string{}, r.Extra...), Unread: map[string]string{},
		Signed: r.Signed, Genuine: genuine, NotGenuine: r.NotGenuine,
		History: genuine && r.BadHistory == "", BadHistory: r.BadHistory,
	}
	for _, u := range r.Unread {
		out.Unread[u.Path] = u.Reason
	}
	if genuine {
		out.Key, out.Site, out.Publication, out.Date = r.Key.String(), r.Statement.Site, r.Statement.Publication, r.Statement.Day
		if r.Introduced != nil {
			out.IntroducedBy = r.Introduced.Old.String()
		}
	}
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
