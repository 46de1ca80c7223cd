package guide_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/cli"
	"annals/internal/diag"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// mistakes are the sites in which Annals reports what the guide shows, by the file that
// is reported and, where several are, the position.
func mistakes(t *testing.T) map[string]map[string]string {
	t.Helper()
	const topics = "topics = [\"acountability\", \"dialogue\"]\n"
	settings := aroundConfig + "[topics.dialogue]\nlabel = \"Dialogue\"\n"
	before, after, _ := strings.Cut(settings, "[bodies")
	jpeg := picturetest.JPEG(t)
	end := len(jpeg) - len("\xff\xd9")
	return map[string]map[string]string{
		"content/2018/the-assembly-asks-for-access.md:6": {
			"content/2018/the-assembly-asks-for-access.md": strings.Replace(firstEntry(t), `"witnesses"`, `"witneses"`, 1),
		},
		"content/2018/ga-73-180.md:4": {"content/2018/ga-73-180.md": "+++\n" +
			strings.Replace(aroundFacts, "type", "topics = [\"acountability\"]\ntype", 1) + "+++\n"},
		"content/2018/ga-73-180.md:6": {
			"config.toml":               settings,
			"content/2018/ga-73-180.md": "+++\n" + strings.Replace(aroundFacts, "[[", topics+"[[", 1) + "+++\n",
		},
		"static/images/camp.jpg:1":   {"static/images/camp.jpg": string(slices.Concat(jpeg[:end], make([]byte, 2_500_000), jpeg[end:]))},
		"static/papers/report.pdf:1": {"static/papers/report.pdf": "%PDF-1.4\n<< /Author (Somebody) >>\n"},
		"config.toml:12":             {"config.toml": before + "[theme.light]\nlink = \"#999999\"\n[bodies" + after},
		"templates/entry.html:2": {
			"config.toml":          strings.Replace(aroundConfig, "[languages.ko]\nname = \"한국어\"\n", "", 1),
			"templates/entry.html": "{{define \"main\"}}\n<h2>{{.Entry.Titel}}</h2>\n{{end}}\n",
			"content/2018/vote.md": "+++\n" + aroundFacts + "+++\n",
		},
		"templates/partials/card.html:1": {
			"templates/partials/card.html": "{{- /* copy of the built-in partials/card.html, Annals 1.0, sha256:0123456789abcdef */ -}}\n<p></p>\n",
		},
	}
}

// asked are reports of other servers, which package linkcheck tests.
const asked = "[failing-link]"

var problem = regexp.MustCompile(`(?m)^(\S+:\d+):\d+: (?:error|warning): .*`)

// Annals reports the mistakes of the guide in the words that the guide shows, at the
// position, and with the hint.
func TestReportsOfTheGuideAreTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("many small sites, one after the other")
	}
	sites := mistakes(t)
	for _, e := range allExamples(t) {
		shown := problem.FindStringSubmatchIndex(e.text)
		if shown == nil || e.inline || strings.Contains(e.text, asked) {
			continue
		}
		files, ok := sites[e.text[shown[2]:shown[3]]]
		if !ok {
			t.Errorf("%s:%d: enter a site with this mistake in mistakes:\n%s", e.page, e.line, e.text)
			continue
		}
		for name, text := range map[string]string{"config.toml": aroundConfig, "content/_index.md": "+++\n+++\nHome.\n"} {
			if files[name] == "" {
				files[name] = text
			}
		}
		printed := printedReport(t, files)
		rest := strings.Split(printed, "\n")
		report, _, _ := strings.Cut(e.text[shown[0]:], "\n\n")
		for line := range strings.Lines(report) {
			line = strings.TrimRight(line, "\n")
			at := slices.IndexFunc(rest, func(l string) bool { return strings.HasPrefix(l, line) })
			if at < 0 {
				t.Errorf("%s:%d: shows\n%s\nbut this is printed:\n%s", e.page, e.line, line, printed)
				break
			}
			rest = rest[at+1:]
		}
	}
}

func printedReport(t *testing.T, files map[string]string) string {
	t.Helper()
	result := checked(t, files)
	var b strings.Builder
	if err := diag.WriteText(&b, result.Diagnostics, result.SourceText, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The last line of a build is the one that the guide shows, in other numbers.
func TestSummaryOfTheGuideIsTrue(t *testing.T) {
	folder := sitetest.Folder(t, map[string]string{"config.toml": aroundConfig, "content/_index.md": "+++\n+++\nHome.\n"})
	var out, err bytes.Buffer
	env := cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &err,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC) },
	}
	if status := cli.Main([]string{"build", "--source", folder}, env); status != 0 {
		t.Fatalf("status %d: %s", status, err.String())
	}
	numbers := regexp.MustCompile(`\d+(\.\d+)?`)
	form := func(line string) string {
		line = strings.ReplaceAll(strings.TrimSpace(line), folder+string(filepath.Separator), "")
		return numbers.ReplaceAllString(filepath.ToSlash(line), "N")
	}
	for _, e := range allExamples(t) {
		if builtLine.MatchString(e.text) && form(out.String()) != form(e.text) {
			t.Errorf("%s:%d: shows\n%s\nbut this is printed:\n%s", e.page, e.line, e.text, out.String())
		}
	}
}
