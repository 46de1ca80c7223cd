package guide_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/cli"
)

// commandLine finds commands of annals in a line of shell, up to what ends them.
var commandLine = regexp.MustCompile(`(?:^|&& |run: |\$ )annals( [^;&|…]*|$)`)

// words cuts a command line as a shell does.
var words = regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`)

// commands returns the arguments of each command of annals in an example. In a list,
// what a command does stands behind it, in another column.
func (e example) commands() (all [][]string) {
	for line := range strings.Lines(e.text) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "   ")
		for _, m := range commandLine.FindAllStringSubmatch(line, -1) {
			var args []string
			for _, w := range words.FindAllString(m[1], -1) {
				args = append(args, strings.Trim(w, `"'`))
			}
			all = append(all, args)
		}
	}
	return all
}

// Every command in the guide is one, with flags that it has.
func TestCommandsOfTheGuideExist(t *testing.T) {
	found := 0
	for _, e := range allExamples(t) {
		for _, args := range e.commands() {
			found++
			if err := understood(args); err != "" {
				t.Errorf("%s:%d: annals %s: %s", e.page, e.line, strings.Join(args, " "), err)
			}
		}
	}
	if found < 100 {
		t.Errorf("found only %d commands", found)
	}
}

// helpOf runs a command with its flags, for its help alone.
func helpOf(args []string) (status int, printed string) {
	var out bytes.Buffer
	env := cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Time{} },
	}
	if len(args) == 0 || args[0] != "help" {
		args = append(slices.Clip(args), "--help")
	}
	status = cli.Main(args, env)
	return status, out.String()
}

// understood returns what is wrong with a command: its name, a flag, or the value or the
// number of its arguments.
func understood(args []string) string {
	status, help := helpOf(args)
	if status != 0 || len(args) > 0 && args[0] == "help" {
		return strings.Repeat(help, min(status, 1))
	}
	_, usage, _ := strings.Cut(help, "\nUsage:\n  annals")
	usage, _, _ = strings.Cut(usage, "\n")
	form := strings.Fields(usage)
	n := 0
	for n < len(form) && strings.ToLower(form[n]) == form[n] && !strings.ContainsAny(form[n], "[-") {
		if n >= len(args) || args[n] != form[n] {
			return "this is the command annals" + usage
		}
		n++
	}
	isArgument := func(i int) bool { return i < len(args) && !strings.HasPrefix(args[i], "-") }
	switch {
	case n < len(form) && form[n] == "COMMAND" && isArgument(n), n == 0 && isArgument(0):
		return "there is no such command"
	case n < len(form) && form[n] == "[flags]" && isArgument(n):
		return "it has no arguments: annals" + usage
	}
	return ""
}

func TestCommandsThatDoNotExist(t *testing.T) {
	for _, line := range []string{
		"annals biuld", "annals new entri", "annals build --nope", "annals serve now", "annals serve --port x",
		"annals help nothing", "cd record && annals check --link; git commit",
	} {
		for _, args := range (example{text: line}).commands() {
			if understood(args) == "" {
				t.Errorf("%s passes for a command", line)
			}
		}
	}
}
