package data

import (
	"strconv"
	"strings"

	"annals/internal/output/cell"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// text returns free text as a cell.
func text(s string) string { return cell.Text(s) }

// words is a text of the record in the site's default language, else in any.
func words(s *site.Site, t lang.Text) string {
	in, _ := t.In(s.Config.DefaultLanguage, s.Config.DefaultLanguage)
	return text(in)
}

// appendLanguages appends a cell for each language of the site: a text of the record if it
// is written in it.
func appendLanguages(row []string, s *site.Site, t lang.Text) []string {
	for _, tag := range s.Tags() {
		own, in := t.In(tag, s.Config.DefaultLanguage)
		if in != tag {
			own = ""
		}
		row = append(row, text(own))
	}
	return row
}

// The cells below come from closed grammars that admit no formula, so they are not
// changed: a year before the year 0 begins with a sign.

// term is the id of a type or an organ.
func term(t *site.Term) string {
	if t == nil {
		return ""
	}
	return t.ID
}

func series(s *site.Series) string {
	if s == nil {
		return ""
	}
	return s.ID
}

// stage is the label of a stage in the site's default language, "" for an entry's own act.
func stage(s *site.Site, a *site.Act) string {
	if a.Stage == nil {
		return ""
	}
	return words(s, a.Stage.Label)
}

func terms(all []*site.Term) string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return strings.Join(ids, " ")
}

// symbols are free text, because config.toml can define their form.
func symbols(all []symbol.Symbol) string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.String()
	}
	return text(strings.Join(names, " "))
}

func day(d edtf.Day, known bool) string {
	if !known {
		return ""
	}
	return d.String()
}

func ballotsCount(t vote.Tally, b vote.Ballot) string {
	n, known := t.Get(b)
	if !known {
		return ""
	}
	return strconv.Itoa(n)
}

// number is a number; nil means unknown.
func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// count is a number; 0 means unknown.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func address(s *site.Site, e *site.Entry) string { return s.URL(e.Address()) }
