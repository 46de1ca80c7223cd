package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
	"annals/internal/publish"
	"annals/internal/publish/upload"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// errContent ends a command whose diagnostics, already printed, have an error.
var errContent = errors.New("the content has errors")

// failure is an error of a command itself, as opposed to one that cobra found in
// the command line.
type failure struct{ err error }

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// usageError is a request that cannot be carried out as it was typed.
type usageError struct {
	message string
	hint    string // how to fix it, or ""
}

func (e *usageError) Error() string { return e.message }

// usageErrors are several usage errors of one run.
type usageErrors []*usageError

func (e usageErrors) Error() string {
	messages := make([]string, len(e))
	for i, one := range e {
		messages[i] = one.message
	}
	return strings.Join(messages, "; ")
}

// joinUsageErrors joins the usage errors of several checks into one error. It
// returns the first error of another kind, if there is one.
func joinUsageErrors(errs ...error) error {
	var all usageErrors
	for _, err := range errs {
		if err == nil {
			continue
		}
		if more, ok := errors.AsType[usageErrors](err); ok {
			all = append(all, more...)
			continue
		}
		one, ok := errors.AsType[*usageError](err)
		if !ok {
			return err
		}
		all = append(all, one)
	}
	if all == nil {
		return nil
	}
	return all
}

// asUsageError turns the error of a flag's parser into a usageError.
func asUsageError(flag, value string, err error) error {
	p := diag.AsProblem(err, diag.InvalidValue)
	return &usageError{fmt.Sprintf("--%s %q: %s", flag, value, p.Message), p.Hint}
}

// exitStatus prints the error that ended a run, unless it was printed already,
// and returns the exit status.
func (a *app) exitStatus(ctx context.Context, err error) int {
	if err == nil {
		return exitDone
	}
	if stop, ok := errors.AsType[*signalError](context.Cause(ctx)); ok {
		tail := "nothing was published, the old site is as it was"
		if failed, ok := errors.AsType[*upload.FailedError](err); ok {
			tail = failed.Seen()
		}
		a.printLine(a.styles().warning("stopped:"), stop.Error()+"; "+tail)
		return exitSignal + int(stop.signal)
	}
	if errors.Is(err, errContent) {
		return exitContent
	}
	if e, ok := errors.AsType[*usageError](err); ok {
		return a.printUsageError(e.message, e.hint)
	}
	if all, ok := errors.AsType[usageErrors](err); ok {
		for _, e := range all {
			a.printUsageError(e.message, e.hint)
		}
		return exitUsage
	}
	if e, ok := errors.AsType[*publish.RefusedError](err); ok {
		return a.printUsageError(e.Path+" "+e.Reason, e.Hint)
	}
	if e, ok := errors.AsType[*publish.DeniedError](err); ok {
		a.printUsageError(e.Message, e.Hint)
		return exitSystem
	}
	if e, ok := errors.AsType[*stoppedError](err); ok {
		a.printUsageError(e.message, e.hint)
		return exitSystem
	}
	if _, ok := errors.AsType[*failure](err); !ok {
		return a.printUsageError(err.Error(), `see "annals help"`)
	}
	a.printLine(a.styles().err("error:"), err.Error())
	return exitSystem
}

// reportPanic reports a bug of the program. The stack trace means nothing to
// editors and is printed only with ANNALS_DEBUG.
func (a *app) reportPanic(cause any, stack []byte) int {
	a.printLine(a.styles().err("error:"), "Annals has made a mistake of its own; nothing was published")
	if a.getenv("ANNALS_DEBUG") != "" {
		fmt.Fprintf(a.stderr, "%v\n\n%s", cause, stack)
	} else {
		a.printLine(a.styles().hint("hint:"), "please report it, with what is printed when you run the same command with ANNALS_DEBUG=1 before it")
	}
	return exitSystem
}

func (a *app) printUsageError(message, hint string) int {
	a.printLine(a.styles().err("error:"), message)
	if hint != "" {
		a.printLine(a.styles().hint("hint:"), hint)
	}
	return exitUsage
}

// printLine prints a message for people: one line, and a gutter before each further
// one. Control characters from files or the command line are made visible. No line
// begins with text that comes from there: see diag.WriteText.
func (a *app) printLine(label, text string) {
	lines := strings.Split(strings.TrimSpace(a.words.Text(text)), "\n")
	for i := range lines {
		lines[i] = diag.Visible(lines[i])
	}
	fmt.Fprintln(a.stderr, label, strings.Join(lines, "\n  | "))
}

// flagError words an error of a flag.
func flagError(cmd *cobra.Command, err error) error {
	see := fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if e.GetSpecifiedShortnames() != "" {
			return &usageError{fmt.Sprintf("unknown flag -%s", e.GetSpecifiedName()), see}
		}
		name := e.GetSpecifiedName()
		if suggestion := near.Word(name, flagNames(cmd)); suggestion != "" {
			see = fmt.Sprintf("did you mean --%s?", suggestion)
		}
		return &usageError{"unknown flag --" + name, see}
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		p := diag.AsProblem(errors.Unwrap(e), diag.InvalidValue)
		if p.Hint != "" {
			see = p.Hint
		}
		return &usageError{fmt.Sprintf("--%s %q: %s", e.GetFlag().Name, e.GetValue(), p.Message), see}
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return &usageError{fmt.Sprintf("--%s needs a value", e.GetFlag().Name), see}
	}
	return &usageError{err.Error(), see}
}

func flagNames(cmd *cobra.Command) (names []string) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// noArguments refuses arguments of a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{
		fmt.Sprintf("%q takes no argument, and was given %q", cmd.CommandPath(), args[0]),
		fmt.Sprintf("see %q", cmd.CommandPath()+" --help"),
	}
}

// oneArgument requires exactly one argument, described by what, such as example.
func oneArgument(what, example string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := fmt.Sprintf("for example: %s %s", cmd.CommandPath(), example)
		switch len(args) {
		case 0:
			return &usageError{fmt.Sprintf("%q needs %s", cmd.CommandPath(), what), hint}
		case 1:
			return nil
		}
		return &usageError{fmt.Sprintf("%q takes one argument only; %q is one too many", cmd.CommandPath(), args[1]), hint}
	}
}

// atMostOneArgument refuses a second argument.
func atMostOneArgument(cmd *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return &usageError{fmt.Sprintf("%q takes one argument only; %q is one too many", cmd.CommandPath(), args[1]), fmt.Sprintf("see %q", cmd.CommandPath()+" --help")}
}
