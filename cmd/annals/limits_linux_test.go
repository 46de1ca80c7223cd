package main

import (
	"bytes"
	"context"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestHostileSizesEndSoon gives a check files that are made to cost much more
// than they weigh: each one is read or refused within the time and the memory
// that the project allows for a file.
func TestHostileInputsStayWithinLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time and memory")
	}
	const (
		maxText = (2<<20 - 1<<10) / slowness // as much as is read of a text at all
		seconds = 5
		memory  = 512 << 20
	)
	facts := "title = \"x\"\ndate = 2018-12-17\ntype = \"meeting\"\nsummary = \"x\"\n[[sources]]\ntitle = \"x\"\nurl = \"https://example.org/\"\n"
	front := func(toml string) string { return "+++\n" + toml + "\n+++\n" }
	text := func(body string) string { return front(facts) + body }
	fillWith := func(s string) string { return strings.Repeat(s, maxText/len(s)) }
	files := map[string]string{
		"many keys":         front(facts + strings.Repeat("a = 1\n", 10_000)),
		"a million keys":    front(facts + strings.Repeat("a=1\n", 400_000)),
		"deep key":          front(facts + strings.Repeat("a.", 30_000) + "a = 1"),
		"deep table":        front(facts + "[" + strings.Repeat("a.", 30_000) + "a]"),
		"open brackets":     front(facts + "a = " + strings.Repeat("[", 60_000)),
		"nested tables":     front(facts + "a = " + strings.Repeat("{a=", 20_000)),
		"quotations":        text(fillWith(">")),
		"nested lists":      text(fillWith("* ")),
		"square brackets":   text(fillWith("[")),
		"links":             text(fillWith("[a](")),
		"pictures":          text(fillWith("![a](b")),
		"emphasis":          text(fillWith("*a _b **c ")),
		"code":              text(fillWith("`a``b```c")),
		"tags":              text(fillWith("<a b=\"")),
		"comments":          text(fillWith("<!--")),
		"footnotes":         text(fillWith("[^a]: b\n")),
		"uses of footnotes": text(fillWith("[^a] ") + "\n\n[^a]: b\n"),
		"references":        text(fillWith("[a]: b\n")),
		"same headings":     text(fillWith("# a\n")),
		"wide table":        text(fillWith("|a") + "\n" + strings.Repeat("|-", 1000)),
		"links to nowhere":  text(fillWith("[a](nowhere.md) ")),
		"marked floods":     text(fillWith(strings.Repeat(">", 48) + "a\n\n")),
		"open tags":         text(fillWith("<b>")),
		"blank lines":       text(strings.Repeat("- ", 24) + "a" + strings.Repeat("\n", 1_900_000)),
		"addresses":         text(fillWith("https://example.org/a ")),
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeRecord(t, dir, 1, "one")
			write(t, filepath.Join(dir, "content", "2018", "hostile.md"), files[name])
			ctx, cancel := context.WithTimeout(t.Context(), 2*seconds*time.Second)
			defer cancel()
			var output bytes.Buffer
			check := exec.CommandContext(ctx, "annals", "check", "--source", dir, "--format", "json")
			check.Stdout = &output
			start := time.Now()
			check.Run()
			took := time.Since(start)
			used := check.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
			status := check.ProcessState.ExitCode()
			if status != 0 && (status != 1 || !strings.Contains(output.String(), "content/2018/hostile.md")) {
				t.Errorf("status %d after %s\n%.2000s", status, took, &output)
			}
			if took > seconds*time.Second || used > memory {
				t.Errorf("took %s and %d MB", took, used>>20)
			}
			t.Logf("status %d, %s, %d MB, %d bytes said", status, took.Round(time.Millisecond), used>>20, output.Len())
		})
	}
}
