package html

import (
	"fmt"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"annals/internal/output/html/view"
)

// act returns an entry of the series that the chart tests draw.
func act(date, title string, lines ...string) string {
	return fmt.Sprintf("+++\ntitle = %q\ndate = %q\ntype = \"resolution\"\nbody = \"general-assembly\"\nseries = \"assembly\"\nsummary = \"It was put to a vote.\"\n%s\n"+
		"[[sources]]\ntitle = \"S\"\nurl = \"https://example.com/\"\n+++\n", title, date, strings.Join(lines, "\n"))
}

func recordedVote(yes, no, abstain int) string {
	return fmt.Sprintf("[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = %d\nno = %d\nabstain = %d", yes, no, abstain)
}

const consensusVote = "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\""

// votingRecord is a record with a vote in its first year, a consensus in its third
// and a vote with incomplete figures in its last.
func votingRecord(more map[string]string) map[string]string {
	return withFiles(map[string]string{
		"config.toml":               record["config.toml"],
		"content/2010/first.md":     act("2010-12-01", "The first", `symbol = "A/RES/65/1"`, "milestone = true", recordedVote(100, 20, 60)),
		"content/2010/report.md":    strings.Replace(record["content/2017/report.md"], `"2017-03"`, `"2010-03"`, 1),
		"content/2012/second.md":    act("2012-12-01", "The second", consensusVote),
		"content/2014/third.md":     act("2014-12-01", "The third", "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 90"),
		"content/2014/meeting.md":   strings.Replace(act("2014-12-02", "A sitting"), "resolution", "report", 1),
		"content/2014/statement.md": strings.Replace(strings.Replace(act("2014-12-03", "A word"), "resolution", "report", 1), "general-assembly", "council", 1),
	}, more)
}

func overviewOf(t *testing.T, f *format, tag string) *view.OverviewView {
	t.Helper()
	return f.view(t, f.site.Path(tag, "index.html")).Home.Overview
}

// section returns the parsed figure of a page.
func section(t *testing.T, f *format, path string) *dom.Node {
	t.Helper()
	figures := byTagAndClass(parsedPage(t, f, path), "section", "overview")
	if len(figures) == 0 {
		t.Fatalf("%s has no figure", path)
	}
	return figures[0]
}

// rowsOf returns the rows of a figure's table, with cells separated by "|".
func rowsOf(figure *dom.Node) []string {
	var rows []string
	for _, tr := range elements(elements(figure, "tbody")[0], "tr") {
		var cells []string
		for _, cell := range elements(tr, "th", "td") {
			cells = append(cells, textOf(cell))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}
