package main

import (
	"bytes"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestHostileInputsStayWithinLimits checks files that would be expensive for a naive
// parser: each is read or refused within the memory and the CPU time below. The
// system enforces the CPU time, which the load of the machine hardly affects; it is
// many times what any of the files needs, while quadratic time would be hours.
func TestHostileInputsStayWithinLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("measures CPU time and memory")
	}
	const (
		cpuSeconds = "60"
		memory     = 512 << 20
	)
	files := hostileFiles((2<<20 - 1<<10) / raceFactor) // the maximum size of a text
	for _, name := range slices.Sorted(maps.Keys(files)) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeRecord(t, dir, 1, "one")
			write(t, filepath.Join(dir, "content", "2018", "hostile.md"), files[name])
			var output, stderr bytes.Buffer
			check := exec.Command("cpu-limit", cpuSeconds, "annals", "check", "--source", dir, "--format", "json")
			check.Stdout, check.Stderr = &output, &stderr
			err := check.Run()
			if check.ProcessState == nil {
				t.Fatal(err)
			}
			cpu := check.ProcessState.UserTime() + check.ProcessState.SystemTime()
			used := check.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
			status := check.ProcessState.ExitCode() // -1: killed by the system
			if status != 0 && (status != 1 || !strings.Contains(output.String(), "content/2018/hostile.md")) {
				t.Errorf("%v after %s of CPU time\n%.2000s%.2000s", err, cpu, &output, &stderr)
			}
			if used > memory {
				t.Errorf("used %d MB", used>>20)
			}
			t.Logf("status %d, %s of CPU time, %d MB, %d bytes of output", status, cpu, used>>20, output.Len())
		})
	}
}

// TestLargeTextsShareTheMemory builds a site of many texts that are as large and as
// dense as is allowed, on more workers than there are processors.
func TestLargeTextsShareTheMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("measures memory")
	}
	const memory = 512 << 20
	dir := t.TempDir()
	writeRecord(t, dir, 1, "one")
	for i := range 12 / min(raceFactor, 4) {
		text := hostileFiles(0)["much emphasis"] + strings.Repeat(strings.Repeat("_a_ word ", 490)+"\n\n", 100) + strings.Repeat("word ", 300_000)
		write(t, filepath.Join(dir, "content", "2018", fmt.Sprintf("large-%d.md", i)), text)
	}
	build := exec.Command("annals", "build", "--quiet", "--jobs", "12", "--source", dir)
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	if used := build.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10; used > memory {
		t.Errorf("used %d MB", used>>20)
	} else {
		t.Logf("used %d MB", used>>20)
	}
}

// hostileFiles returns entries by name, most of them maxText bytes long.
func hostileFiles(maxText int) map[string]string {
	facts := "title = \"x\"\ndate = 2018-12-17\ntype = \"meeting\"\nsummary = \"x\"\n[[sources]]\ntitle = \"x\"\nurl = \"https://example.org/\"\n"
	front := func(toml string) string { return "+++\n" + toml + "\n+++\n" }
	text := func(body string) string { return front(facts) + body }
	fillWith := func(s string) string { return strings.Repeat(s, maxText/len(s)) }
	return map[string]string{
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
		"colons":            text(fillWith("://")),
		"tildes":            text("a" + fillWith("~")),
		"escaped backticks": text(fillWith("a\\```\n")),
		"much emphasis":     text(fillWith(strings.Repeat("_a_ ", 490) + "\n\n")),
		"invisible":         text(fillWith("\u202ea\u2066")),
		"many comments":     text(fillWith("a<!---->")),
	}
}
