package cli

import (
	"strings"

	"annals/internal/cli/manpage"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// ManPages returns the manual pages of the program and of each of its commands: what "annals
// help" prints, in English. The day is that of the program.
func ManPages(version, day string) (pages []manpage.Page) {
	a := &app{getenv: func(string) string { return "" }}
	root := a.rootCommand()
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		page := a.manPage(cmd)
		page.Program, page.Day = "Annals "+version, day
		pages = append(pages, page)
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				visit(c)
			}
		}
	}
	visit(root)
	return pages
}

func (a *app) manPage(cmd *cobra.Command) manpage.Page {
	page := manpage.Page{Name: manName(cmd), Summary: cmd.Short, Synopsis: usageLine(cmd)}
	page.Parts = append(page.Parts, manpage.Part{Title: "Description", Text: cmd.Long})
	for _, part := range helpParts(cmd) {
		p := manpage.Part{Title: part.title, Text: part.text}
		for _, item := range part.items {
			p.Items = append(p.Items, manpage.Item{Term: item[0], Text: item[1]})
		}
		if part.flags != nil {
			p.Items = a.flagItems(part.flags)
		}
		if p.Text != "" || len(p.Items) > 0 {
			page.Parts = append(page.Parts, p)
		}
	}
	if cmd.HasParent() {
		page.SeeAlso = append(page.SeeAlso, manName(cmd.Parent()))
	}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			page.SeeAlso = append(page.SeeAlso, manName(c))
		}
	}
	return page
}

// manName returns the name of the page of a command: annals-new-entry.
func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// flagItems describes flags as flagUsages does, each apart.
func (a *app) flagItems(flags *pflag.FlagSet) (items []manpage.Item) {
	flags.VisitAll(func(f *pflag.Flag) {
		one := pflag.NewFlagSet(f.Name, pflag.ContinueOnError)
		one.AddFlag(f)
		term, text, _ := strings.Cut(strings.TrimSpace(a.flagUsages(one)), "   ")
		items = append(items, manpage.Item{Term: term, Text: strings.TrimSpace(text)})
	})
	return items
}
