package guide_test

import (
	"bytes"
	"regexp"
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

// understood asks for the help of a command with its flags, and returns what is wrong.
func understood(args []string) string {
	var out, err bytes.Buffer
	env := cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &err,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Time{} },
	}
	if len(args) > 0 && args[0] == "help" {
		if cli.Main(args, env) != 0 {
			return err.String()
		}
		return ""
	}
	if cli.Main(append(args, "--help"), env) != 0 {
		return err.String()
	}
	_, usage, _ := strings.Cut(out.String(), "\nUsage:\n  annals")
	usage, _, _ = strings.Cut(usage, "\n")
	for i, word := range strings.Fields(usage) {
		if strings.ToLower(word) != word || strings.ContainsAny(word, "[-") {
			break // an argument
		}
		if i >= len(args) || args[i] != word {
			return "this is the command annals" + usage
		}
	}
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") && !strings.Contains(" "+usage+" ", " "+args[0]+" ") {
		return "there is no such command"
	}
	return ""
}
