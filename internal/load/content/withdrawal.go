package content

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/record/lang"
)

// Withdrawal tells that an entry was withdrawn. Its page stays at its address and says
// so; of all else that its files may still hold, nothing is kept.
type Withdrawal struct {
	Date   Day       `toml:"date,required" example:"2018-12-17"`
	Reason lang.Text `toml:"reason,required"`

	Aliases []string // of the entry; they lead to the page that says so
}

// withdrawn is the front matter of a withdrawn entry.
type withdrawn struct {
	Withdrawn *Withdrawal `toml:"withdrawn,required"`
	Aliases   []string    `toml:"aliases"`
}

// withdrawal makes the document of an entry with [withdrawn] that of a withdrawn one.
// It returns the problems of its front matter, in place of those of an entry.
func (l *Loader) withdrawal(d *Document, front []byte) diag.List {
	var w withdrawn
	keys, problems := l.withdrawn.Decode(d.File, firstFact, front, &w)
	if w.Withdrawn == nil {
		w.Withdrawn = &Withdrawal{}
	}
	d.Entry, d.Withdrawal, d.Keys = nil, w.Withdrawn, keys
	d.Withdrawal.Aliases = w.Aliases
	rest := l.factsLeft(keys)
	problems = slices.DeleteFunc(problems, func(p diag.Diagnostic) bool {
		isLeft := func(name string) bool { return keys.Key(name).Position == p.Position }
		return p.Code == diag.UnknownKey && slices.ContainsFunc(rest, isLeft)
	})
	return append(problems, l.checkWithdrawal(d, rest, problems)...)
}

// factsLeft returns the keys of other entries that a withdrawn one does not have, in the
// order in which they stand in the file.
func (l *Loader) factsLeft(keys stricttoml.Keys) []string {
	facts, withdrawn := l.entries.Shape(), l.withdrawn.Shape()
	return slices.DeleteFunc(keys.Order(""), func(name string) bool {
		_, isFact := facts.In(name)
		_, stays := withdrawn.In(name)
		return !isFact || stays
	})
}

func (l *Loader) checkWithdrawal(d *Document, rest []string, reported diag.List) diag.List {
	c := newChecker(l.cfg, d, reported)
	c.text("withdrawn.reason", "reason", d.Withdrawal.Reason)
	c.aliases(d.Withdrawal.Aliases)
	for _, name := range []string{"draft", "publish_after"} {
		if slices.Contains(rest, name) {
			c.problems.Error(d.Keys.Key(name), diag.WithdrawnContent, fmt.Sprintf("what is withdrawn was published before, and %q says that it was not", name),
				"delete this line; if the entry was never published, delete its files instead")
		}
	}
	rest = slices.DeleteFunc(rest, func(name string) bool { return name == "draft" || name == "publish_after" })
	if len(rest) > 0 {
		c.problems.Warn(d.Keys.Key(rest[0]), diag.WithdrawnContent,
			fmt.Sprintf("the entry is withdrawn, and facts of it still stand in this file: %s", strings.Join(rest, ", ")), WithdrawHint(d.ID))
	}
	return c.problems
}

// WithdrawHint is the hint for what is left of a withdrawn entry.
func WithdrawHint(id string) string {
	return fmt.Sprintf("annals withdraw %s takes away what is left of the entry", id)
}

// withdrawnBody reports the text of a withdrawn entry, which begins at a line.
func withdrawnBody(d *Document, line int) diag.Diagnostic {
	return diag.Diagnostic{
		Range:    diag.Range{Position: diag.Position{File: d.File, Line: line, Column: 1}, End: 1},
		Severity: diag.Error, Code: diag.WithdrawnContent,
		Message: "the entry is withdrawn, and its text still stands below its facts", Hint: WithdrawHint(d.ID),
	}
}

// withdrawnText reports another file with the text of a withdrawn entry.
func withdrawnText(file, id string) diag.Diagnostic {
	return diag.Diagnostic{
		Range:    diag.Range{Position: diag.Position{File: file}},
		Severity: diag.Error, Code: diag.WithdrawnContent,
		Message: fmt.Sprintf("%s is withdrawn, and this is its text under another name", id), Hint: WithdrawHint(id),
	}
}
