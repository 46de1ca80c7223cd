package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"

	"annals/internal/diag"
	"annals/internal/mediatype"
	"annals/internal/sitepath"
	"annals/internal/words"
)

const (
	problemsStyle = ownPrefix + "problems.css"
	barStyle      = ownPrefix + "bar.css"

	// maxShown limits the problems of one severity on a page; the terminal prints
	// all of them.
	maxShown = 200

	// excerptWidth is how many columns of a line are shown; a narrow screen scrolls
	// them.
	excerptWidth = 120
)

// newPages returns the templates of the preview's own pages, in a language. Everything
// that comes from files is escaped by html/template; links have only URLs from
// Options.link.
func newPages(in *words.Catalogue) *template.Template {
	functions := template.FuncMap{
		"language": in.Language,
		"t":        in.Text,
		"tf":       func(format string, args ...any) string { return in.Text(fmt.Sprintf(format, args...)) },
	}
	return template.Must(template.New("").Funcs(functions).ParseFS(assets, "assets/problems.html"))
}

// listing is the list of all problems of a state, as part of a page.
type listing struct {
	Errors, Warnings int
	Fault            string
	HTML             template.HTML

	sum string
}

// Title returns the number of problems in one line, in English.
func (l *listing) Title() string {
	switch {
	case l.Fault != "":
		return "The site cannot be read"
	case l.Errors > 0 && l.Warnings > 0:
		return diag.Plural(l.Errors, "error") + " and " + diag.Plural(l.Warnings, "warning")
	case l.Errors > 0:
		return diag.Plural(l.Errors, "error")
	case l.Warnings > 0:
		return diag.Plural(l.Warnings, "warning")
	}
	return "No problems"
}

// group is the problems of one severity, by file.
type group struct {
	Title string
	Files []*fileProblems
	More  int // problems beyond maxShown
}

type fileProblems struct {
	Name     string // "" for the site as a whole
	Path     string // on this machine, to be copied; or ""
	Open     template.URL
	Opens    string // the file, if openPath opens it; or ""
	Problems []problem
}

type problem struct {
	Kind          string // "error" or "warning"
	Message, Hint string
	Line, Column  int
	Open          template.URL // opens the file there
	Excerpt       *diag.Excerpt
	Code          diag.Code
	Meaning, Fix  string
}

// listing renders the problems of a state. It is cached until more are found.
func (s *Server) listing(st *state) *listing {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.listing != nil {
		return st.listing
	}
	list := st.problemsLocked()
	l := &listing{}
	l.Errors, l.Warnings = list.Counts()
	if st.fault != nil {
		l.Fault = s.o.Words.Text(st.fault.Error())
	}
	groups := []group{
		s.group("Errors", diag.Error, list, st.source),
		s.group("Warnings", diag.Warning, list, st.source),
	}
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, "list", struct {
		Fault  string
		Groups []group
	}{l.Fault, groups}); err != nil {
		b.Reset()
		template.HTMLEscape(&b, []byte(err.Error()))
	}
	l.HTML, l.sum = template.HTML(b.String()), sum(b.Bytes())
	st.listing = l
	return l
}

// group groups the problems of one severity by file, in the order of the list.
func (s *Server) group(title string, severity diag.Severity, list diag.List, source func(string) ([]byte, error)) group {
	g := group{Title: title}
	excerpts := diag.NewExcerpts(source, excerptWidth)
	shown := 0
	var in *fileProblems
	for _, d := range list {
		if d.Severity != severity {
			continue
		}
		if shown++; shown > maxShown {
			g.More++
			continue
		}
		if in == nil || in.Name != diag.Visible(d.File) {
			in = s.fileProblems(d.File)
			g.Files = append(g.Files, in)
		}
		in.Problems = append(in.Problems, s.problem(d, excerpts))
	}
	return g
}

func (s *Server) fileProblems(file string) *fileProblems {
	in := &fileProblems{Name: diag.Visible(file), Path: s.o.copyPath(file), Open: s.o.link(file, 1, 1)}
	if s.opener.opens(file) {
		in.Opens = file
	}
	return in
}

func (s *Server) problem(d diag.Diagnostic, excerpts *diag.Excerpts) problem {
	column, editorColumn := excerpts.Columns(d)
	p := problem{
		Kind: d.Severity.String(), Message: diag.Visible(s.o.Words.Text(d.Message)), Hint: diag.VisibleLines(s.o.Words.Text(d.Hint)), Code: d.Code,
		Line: d.Line, Column: column, Open: s.o.link(d.File, d.Line, editorColumn),
	}
	if x, ok := excerpts.Of(d); ok {
		p.Excerpt = &x
	}
	for _, e := range diag.Catalog() {
		if e.Code == d.Code {
			p.Meaning, p.Fix = s.o.Words.Text(e.Meaning), s.o.Words.Text(e.Fix)
		}
	}
	return p
}

// problemsAnswer is the page with all problems. address is that of the page in
// whose place it is shown, or "".
func (s *Server) problemsAnswer(st *state, status int, address string) answer {
	l := s.listing(st)
	view := struct {
		*listing
		Style       string
		InsteadOf   bool
		Last, Front string
	}{listing: l, Style: problemsStyle, InsteadOf: address != "", Front: "/"}
	if st.last != nil && (st.isBroken() || address != "") {
		view.Last = lastPath + sitepath.Escape(lastFile(st, address))
	}
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, "page", view); err != nil {
		return plain(http.StatusInternalServerError, err.Error())
	}
	return answer{
		status: status, media: mediatype.Of(".html"), body: b.Bytes(),
		version: string(problemsPage) + sum(b.Bytes()),
	}
}

// lastFile returns the page of the last good site at an address, or its home
// page.
func lastFile(st *state, address string) string {
	if file, found := find(st.last, address); found {
		return file
	}
	return "index.html"
}
