package symbol

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/diag"
)

// System is a documentation system beside the UN's.
type System struct {
	ID      string
	Pattern string // regular expression (RE2) that the whole symbol matches
	URL     string // address, with {symbol} where the escaped symbol goes
}

// Registry parses the symbols of several systems. It is immutable and safe for
// concurrent use.
type Registry struct {
	custom []compiled
}

type compiled struct {
	id, url string
	pattern *regexp.Regexp
}

// HasSystems reports whether there are systems besides that of the United Nations.
func (r *Registry) HasSystems() bool { return r != nil && len(r.custom) > 0 }

// SystemError is a mistake in the definition of a custom System.
type SystemError struct {
	ID      string
	Field   string // "id", "pattern" or "url"
	Problem *diag.Problem
}

// Error returns the system, the field and the problem.
func (e *SystemError) Error() string {
	return fmt.Sprintf("symbols.%s.%s: %v", e.ID, e.Field, e.Problem)
}

// Unwrap returns the problem.
func (e *SystemError) Unwrap() error { return e.Problem }

// SystemErrors is the error of New: every mistake of every definition.
type SystemErrors []*SystemError

// Error returns the mistakes, one a line.
func (e SystemErrors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each *SystemError.
func (e SystemErrors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}

// New returns a Registry of the UN's symbols and those of the given systems,
// which are tried in order after the UN's. The error is a SystemErrors; even
// then the Registry is usable and holds the valid systems, so that callers can
// go on and report further mistakes.
func New(custom []System) (*Registry, error) {
	r := &Registry{}
	var errs SystemErrors
	seen := map[string]bool{UN: true}
	for _, s := range custom {
		c, systemErrs := compile(s)
		if seen[s.ID] {
			systemErrs = append(systemErrs, &SystemError{s.ID, "id", &diag.Problem{
				Code:    diag.InvalidValue,
				Message: fmt.Sprintf("there is already a system of symbols called %q", s.ID),
				Hint:    "choose another name",
			}})
		}
		seen[s.ID] = true
		if len(systemErrs) > 0 {
			errs = append(errs, systemErrs...)
			continue
		}
		r.custom = append(r.custom, c)
	}
	if len(errs) > 0 {
		return r, errs
	}
	return r, nil
}

func compile(s System) (compiled, SystemErrors) {
	var errs SystemErrors
	if s.ID == "" {
		errs = append(errs, &SystemError{s.ID, "id", &diag.Problem{
			Code: diag.InvalidValue, Message: "a system of symbols needs a name",
		}})
	}
	pattern, problem := compilePattern(s.Pattern)
	if problem != nil {
		errs = append(errs, &SystemError{s.ID, "pattern", problem})
	}
	if problem := checkTemplate(s.URL); problem != nil {
		errs = append(errs, &SystemError{s.ID, "url", problem})
	}
	return compiled{id: s.ID, url: s.URL, pattern: pattern}, errs
}

func compilePattern(pattern string) (*regexp.Regexp, *diag.Problem) {
	// The pattern must be valid alone, so that it cannot close the parentheses
	// put around it below.
	if _, err := regexp.Compile(pattern); err != nil {
		return nil, &diag.Problem{
			Code:    diag.InvalidValue,
			Message: fmt.Sprintf("this pattern is no regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: ")),
			Hint:    `write for example "[0-9]+/[0-9]{2}"`,
		}
	}
	anchored, err := regexp.Compile(`^(?:` + pattern + `)$`)
	if err != nil {
		return nil, &diag.Problem{Code: diag.InvalidValue, Message: "this pattern is nested too deeply or too large"}
	}
	if anchored.MatchString("") {
		return nil, &diag.Problem{
			Code:    diag.InvalidValue,
			Message: "this pattern also matches an empty symbol",
			Hint:    "use + instead of * so that something must be there",
		}
	}
	return anchored, nil
}

// placeholder is replaced by the symbol in the URL of a System.
const placeholder = "{symbol}"

func checkTemplate(template string) *diag.Problem {
	if strings.Count(template, placeholder) != 1 {
		return &diag.Problem{
			Code:    diag.InvalidURL,
			Message: "the address of a system of symbols needs {symbol} in it, once",
			Hint:    `write for example "https://documents.example.org/{symbol}"`,
		}
	}
	u, err := url.Parse(strings.Replace(template, placeholder, "x", 1))
	before, _, _ := strings.Cut(template, placeholder)
	fixedHost := strings.Count(before, "/") >= 3
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || !fixedHost {
		return &diag.Problem{
			Code:    diag.InvalidURL,
			Message: "this is no web address that {symbol} can be put into",
			Hint:    "begin with https:// and a host, and write {symbol} after the host's slash",
		}
	}
	return nil
}

// Parse parses a symbol. The error is a *diag.Problem.
func (r *Registry) Parse(s string) (Symbol, error) {
	if problem := checkCharacters(s); problem != nil {
		return Symbol{}, problem
	}
	t, problem := parseUN(s)
	if problem == nil {
		if t.text == s {
			t.text = s // share its memory
		}
		return t.pack(nil), nil
	}
	text := strings.Join(strings.Fields(s), " ")
	for i := range r.custom {
		if c := &r.custom[i]; c.pattern.MatchString(text) {
			return parsed{text: text, organ: OtherOrgan, kind: Document}.pack(c), nil
		}
	}
	return Symbol{}, withHint(problem, s)
}

// maxLength is far above the longest symbol in use.
const maxLength = 200

func checkCharacters(s string) *diag.Problem {
	if len(s) > maxLength {
		return invalid("this is too long for a document symbol", "write one symbol; several go into an array")
	}
	if !utf8.ValidString(s) {
		return invalid("this symbol holds bytes that are no text", "save the file as UTF-8")
	}
	for i, c := range s {
		if c != '\t' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) {
			p := invalid(fmt.Sprintf("this symbol holds an invisible character (U+%04X)", c), "type the symbol again by hand")
			p.Offset, p.Length = i, utf8.RuneLen(c)
			return p
		}
	}
	return nil
}

func invalid(message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.InvalidSymbol, Message: message, Hint: hint}
}
