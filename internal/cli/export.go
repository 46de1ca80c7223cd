package cli

import (
	"errors"
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/near"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
	"github.com/spf13/cobra"
)

// exportFlags are the flags of "annals export".
type exportFlags struct {
	buildFlags
	lang     string
	topics   []string
	from, to edge
}

func (a *app) exportCommand() *cobra.Command {
	f := exportFlags{from: edge{of: edtf.Date.Earliest}, to: edge{of: edtf.Date.Latest}}
	cmd := &cobra.Command{
		Use:   "export FORMAT",
		Short: "Write the record, or a part of it, as one file",
		Long: `Write the record, or a part of it, as one file: for a timeline, a database, a
calendar, a reference manager, an archive, or for reading. FORMAT is one of

json jsonl csv ics bibtex ris csl text epub zip
timelinejs timelinejs-csv markwhen uwazi deposit pdf zim

Texts go to standard output, unless --output names a file; the others need a file.
What a format has no place for is told, with the number of entries. Drafts, and
what is under embargo, are in no file. "annals help export" tells more.`,
		Example: `  annals export json > record.json
  annals export timelinejs --topic food --output timeline.json
  annals export text --lang ko --from 2014 --to 2016
  annals export deposit --output deposit.zip
  annals export pdf --lang ko --output record.pdf`,
		Args:              oneArgument("the name of a format", "json"),
		ValidArgsFunction: completeFormats,
		RunE:              runE(func(cmd *cobra.Command, args []string) error { return a.export(cmd, args[0], &f) }),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "`FILE` to write (default: standard output)")
	flags.StringVar(&f.lang, "lang", "", "language `TAG` of the words (default: that of the site; formats that hold all languages: all)")
	flags.StringArrayVar(&f.topics, "topic", nil, "only entries that are listed under the topic with this `ID`; several: under one of them")
	flags.Var(&f.from, "from", "only entries that can have been on or after the first day of this `DATE`, in EDTF: 2014, 2014-03")
	flags.Var(&f.to, "to", "only entries that can have been on or before the last day of this `DATE`")
	flags.Var(address{&f.baseURL}, "base-url", "`ADDRESS` of the published site, in place of base_url in config.toml")
	flags.VarP(positiveInt{&f.jobs}, "jobs", "j", "work on `N` files at a time (default: as many as processors)")
	flags.Var(day{&f.date}, "date", "date of the file, which also decides about embargoes (default: from the content)")
	must(cmd.MarkFlagFilename("output"))
	must(cmd.RegisterFlagCompletionFunc("lang", a.completeLanguages))
	must(cmd.RegisterFlagCompletionFunc("topic", a.completeTerms(topics)))
	for _, name := range []string{"from", "to", "base-url", "date", "jobs"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func completeFormats(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var choices []cobra.Completion
	for _, f := range pipeline.ExportFormats() {
		if len(args) == 0 {
			choices = append(choices, cobra.CompletionWithDesc(f.Name, f.About))
		}
	}
	return choices, cobra.ShellCompDirectiveNoFileComp
}

// exportFormat returns the format with a name.
func exportFormat(name string) (*pipeline.ExportFormat, error) {
	var names []string
	for _, f := range pipeline.ExportFormats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	hint := "the formats are " + strings.Join(names, ", ")
	if suggestion := near.Word(name, names); suggestion != "" {
		hint = fmt.Sprintf("did you mean %q?", suggestion)
	}
	return nil, &usageError{fmt.Sprintf("there is no format %q", name), hint}
}

// edge is a flag whose value is the first or the last day of a date in EDTF.
type edge struct {
	text string
	day  edtf.Day
	of   func(edtf.Date) (edtf.Day, bool)
}

func (f *edge) Type() string   { return "DATE" }
func (f *edge) String() string { return f.text }

func (f *edge) Set(s string) error {
	date, err := edtf.Parse(s)
	if err != nil {
		return err
	}
	day, ok := f.of(date)
	if !ok {
		return &diag.Problem{Message: "this date has no such end", Hint: "write a year, a month or a day: 2014, 2014-03, 2014-03-17"}
	}
	f.text, f.day = s, day
	return nil
}

// export writes the file of a format.
func (a *app) export(cmd *cobra.Command, name string, f *exportFlags) error {
	format, err := exportFormat(name)
	if err != nil {
		return err
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if err := f.check(format, cfg); err != nil {
		return err
	}
	if err := needProgram(format); err != nil {
		return err
	}
	out, err := a.exportOutput(format, f.output)
	if err != nil {
		return err
	}
	o, err := a.options(&f.buildFlags)
	if err != nil {
		return err
	}
	o.Output = ""
	request := pipeline.Export{Format: format, Lang: f.lang, Topics: f.topics, From: f.from.day, To: f.to.day}
	bar := a.progress(a.now(), "exporting")
	var result pipeline.Result
	if format.IsPages {
		o.Progress = func(done, total int) { bar.update(done, total+1) } // the other program is one more
		result, err = a.exportPages(cmd.Context(), o, request, out)
	} else {
		o.Progress = bar.update
		result, err = pipeline.WriteExport(cmd.Context(), o, request, out.write)
	}
	bar.close()
	if errors.Is(err, pipeline.ErrNothing) {
		return &usageError{fmt.Sprintf("no entry of the record can be in this file, so %s was not written", format.File), "ask for other topics or other dates, or for another format"}
	}
	return out.report(a, result, err)
}

// check reports what cannot be exported as it was asked for.
func (f *exportFlags) check(format *pipeline.ExportFormat, cfg *config.Config) error {
	err := joinUsageErrors(knownTerms(topics, cfg, f.topics...), f.checkSpan())
	if format.IsWhole && (f.topics != nil || f.from.text != "" || f.to.text != "") {
		err = joinUsageErrors(err, &usageError{fmt.Sprintf("%s is always of the whole record", format.Name), "leave --topic, --from and --to out"})
	}
	if f.lang == "" {
		return err
	}
	if _, ok := cfg.Language(f.lang); !ok {
		hint := "the languages of this site are " + strings.Join(cfg.Tags(), ", ")
		err = joinUsageErrors(err, &usageError{fmt.Sprintf("the site has no language %q", f.lang), near.Hint(f.lang, cfg.Tags(), hint)})
	} else if format.Languages == pipeline.EveryLanguage {
		err = joinUsageErrors(err, &usageError{fmt.Sprintf("%s always holds all languages", format.Name), "leave --lang out"})
	}
	return err
}

func (f *exportFlags) checkSpan() error {
	if f.from.text == "" || f.to.text == "" || f.from.day.Compare(f.to.day) <= 0 {
		return nil
	}
	return &usageError{fmt.Sprintf("--from %s is after --to %s", f.from.text, f.to.text), "exchange them"}
}
