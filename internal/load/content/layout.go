package content

import (
	"fmt"
	"regexp"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/linkstate"
	"annals/internal/record/lang"
	"annals/internal/sitepath"
)

const (
	folder      = "content/"
	textSuffix  = ".md"
	votesSuffix = ".votes.csv"
	indexName   = "_index"
)

var languageTag = regexp.MustCompile(`^(?i:[a-z]{2,3})(?:-[A-Za-z0-9]{2,8})*$`)

// location is what the path of a file determines.
type location struct {
	id          string
	kind        Kind
	lang        string
	translation bool
	votes       bool
	links       bool
}

// parsePath parses a path below content/. It returns a problem for a path that
// the layout does not have.
func parsePath(file string, cfg *config.Config) (location, *diag.Problem) {
	if file == linkstate.File {
		return location{links: true}, nil
	}
	name := strings.TrimPrefix(file, folder)
	if stem, ok := strings.CutSuffix(name, votesSuffix); ok {
		p, problem := parseTextPath(stem, cfg)
		if problem == nil && (p.kind != KindEntry || p.translation) {
			problem = &diag.Problem{Code: diag.FilePosition, Message: "a votes file belongs beside an entry in the folder of its year", Hint: "name it like the entry: content/2005/ga-60-173.votes.csv"}
		}
		p.votes = true
		return p, problem
	}
	stem, ok := strings.CutSuffix(name, textSuffix)
	if !ok {
		return location{}, &diag.Problem{
			Code:    diag.FilePosition,
			Message: "content/ holds only texts (.md) and votes of states (.votes.csv)",
			Hint:    "put pictures and other files into static/, or delete this one",
		}
	}
	return parseTextPath(stem, cfg)
}

func parseTextPath(stem string, cfg *config.Config) (location, *diag.Problem) {
	dir, named := splitPath(stem)
	slug, tag, problem := cutLanguage(named, cfg)
	p := location{lang: cfg.DefaultLanguage, id: stem[:len(stem)-len(named)+len(slug)]}
	if tag != "" && tag != cfg.DefaultLanguage {
		p.lang, p.translation = tag, true
	}
	if pathProblem := p.classify(dir, slug); pathProblem != nil {
		return p, pathProblem
	}
	return p, problem
}

// classify sets kind and id from folder and slug.
func (p *location) classify(dir, slug string) *diag.Problem {
	inYear := isYear(dir)
	switch {
	case slug == indexName && dir == "":
		p.kind, p.id = KindHome, ""
		return nil
	case slug == indexName && inYear:
		p.kind, p.id = KindYear, dir
		return nil
	case slug == indexName:
		return &diag.Problem{Code: diag.FilePosition, Message: "only the home page and the years have an _index.md", Hint: "give the page a name of its own"}
	case inYear:
		p.kind = KindEntry
	case isYear(firstSegment(dir)):
		return &diag.Problem{Code: diag.FilePosition, Message: "the folder of a year holds no other folders", Hint: fmt.Sprintf("move the file to content/%s/", firstSegment(dir))}
	default:
		p.kind = KindPage
	}
	for _, err := range []error{sitepath.CheckSlug(slug), sitepath.Check(p.id)} {
		if err != nil {
			return diag.AsProblem(err, diag.FileName)
		}
	}
	return nil
}

// isYear reports whether dir is the name of a year: "2018", "-0044".
func isYear(dir string) bool {
	digits := strings.TrimPrefix(dir, "-")
	return strings.Trim(digits, "0123456789") == "" && (len(digits) == 4 || len(digits) > 4 && digits[0] != '0')
}

// cutLanguage splits "ga-73-180.ko" into the slug and the language. A suffix that
// looks like a language but is none of the site's is a mistake: the text would
// otherwise become an entry of its own.
func cutLanguage(slug string, cfg *config.Config) (rest, tag string, problem *diag.Problem) {
	i := strings.LastIndexByte(slug, '.')
	if i <= 0 || !languageTag.MatchString(slug[i+1:]) {
		return slug, "", nil
	}
	rest, tag = slug[:i], slug[i+1:]
	if tag == cfg.DefaultLanguage {
		return rest, tag, &diag.Problem{
			Code:    diag.InvalidLanguage,
			Message: fmt.Sprintf("%q is the site's default language, whose texts carry no language in their name", tag),
			Hint:    fmt.Sprintf("take the %q out of the file name", "."+tag),
		}
	}
	if _, ok := cfg.Language(tag); ok || cfg.Broken {
		return rest, tag, nil
	}
	hint := fmt.Sprintf("take the %q out of the file name", "."+tag)
	if canonical, _ := lang.Canonical(tag); canonical == tag {
		hint = fmt.Sprintf("add [languages.%s] to config.toml, or %s", tag, hint)
	} else if others := cfg.Tags()[1:]; len(others) > 0 {
		hint = fmt.Sprintf("write a language of the site in its place (%s), or %s", strings.Join(others, ", "), hint)
	}
	return rest, tag, unknownLanguage(tag, cfg, hint)
}

func splitPath(stem string) (dir, slug string) {
	i := strings.LastIndexByte(stem, '/')
	if i < 0 {
		return "", stem
	}
	return stem[:i], stem[i+1:]
}

func firstSegment(dir string) string {
	head, _, _ := strings.Cut(dir, "/")
	return head
}
