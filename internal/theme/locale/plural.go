package locale

import (
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
)

// plural selects the plural form of a number in one language.
type plural struct {
	rule       *i18n.Localizer
	smallForms func() []form // of the numbers below 256, computed once
}

// form is the name of a plural form: "zero", "one", "two", "few", "many" or
// "other".
type form string

const (
	formsID      = "forms"
	other   form = "other"
)

// newPlural takes the rules of a language from go-i18n. A language without rules
// always uses the form other, as Japanese does.
func newPlural(tag language.Tag) *plural {
	// The text of each form is its name.
	forms := &i18n.Message{ID: formsID, Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: string(other)}
	bundle := i18n.NewBundle(tag)
	if err := bundle.AddMessages(tag, forms); err != nil {
		tag = language.Japanese
		bundle = i18n.NewBundle(tag)
		bundle.MustAddMessages(tag, forms)
	}
	p := &plural{rule: i18n.NewLocalizer(bundle, tag.String())}
	p.smallForms = sync.OnceValue(func() []form {
		forms := make([]form, 256)
		for n := range forms {
			forms[n] = p.lookup(n)
		}
		return forms
	})
	return p
}

func (p *plural) form(n int) form {
	if small := p.smallForms(); 0 <= n && n < len(small) {
		return small[n]
	}
	return p.lookup(n)
}

func (p *plural) lookup(n int) form {
	name, err := p.rule.Localize(&i18n.LocalizeConfig{MessageID: formsID, PluralCount: n, TemplateParser: template.IdentityParser{}})
	if err != nil {
		return other
	}
	return form(name)
}

// in returns the text of a form, or "" if the catalogue does not have it.
func (f form) in(m *i18n.Message) string {
	switch f {
	case "zero":
		return m.Zero
	case "one":
		return m.One
	case "two":
		return m.Two
	case "few":
		return m.Few
	case "many":
		return m.Many
	}
	return m.Other
}
