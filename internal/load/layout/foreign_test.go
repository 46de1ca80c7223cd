package layout_test

import (
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/layout"
)

// TestForeignFiles has what people put beside entries, and what the hint says to do.
func TestForeignFiles(t *testing.T) {
	for path, want := range map[string]string{
		"content/2018/hall.png":      "move it to static/hall.png, and show it in a text with ![what it shows](../../static/hall.png)",
		"content/hall.JPG":           "move it to static/hall.JPG, and show it in a text with ![what it shows](../static/hall.JPG)",
		"content/about/b/map.webp":   "(../../../static/map.webp)",
		"content/2018/회의장.jpeg":      "move it to static/회의장.jpeg",
		"content/2018/IMG_1.HEIC":    "save it as a JPEG picture under static/IMG_1.jpg, and show it in a text with ![what it shows](../../static/IMG_1.jpg)",
		"content/2018/scan.tiff":     "under static/scan.jpg",
		"content/2018/x.xlsx":        "save them as CSV under the name of their entry, such as content/2018/x.votes.csv; a table for readers: move it to static/x.xlsx, write as_is",
		"content/2018/x.csv":         "content/2018/x.votes.csv; a table for readers: move it to static/x.csv, and link to it",
		"content/2018/report.docx":   "copy its words into a text, content/2018/report.md; or, to offer the file itself: move it to static/report.docx, write as_is = [\"report.docx\"] below [static] in config.toml",
		"content/2018/report.hwp":    "copy its words into a text, content/2018/report.md",
		"content/2018/report.pdf":    "move it to static/report.pdf, write as_is = [\"report.pdf\"] below [static] in config.toml, and link to it with [what it is](../../static/report.pdf)",
		"content/2018/talk.mp3":      "write as_is = [\"talk.mp3\"]",
		"content/2018/all.zip":       "write as_is = [\"all.zip\"]",
		"content/2018/x.txt":         "rename it to content/2018/x.md if it is a text",
		"content/2018/x.md.txt":      "rename it to content/2018/x.md if it is a text",
		"content/2018/x.MD":          "rename it to content/2018/x.md if it is a text",
		"content/2018/x.markdown":    "rename it to content/2018/x.md if it is a text",
		"content/2018/x.rst":         "rename it to content/2018/x.md if it is a text",
		"content/2018/x.html":        "write its words in Markdown, in content/2018/x.md",
		"content/2018/x.json":        "move it to static/x.json if readers may download it",
		"content/2018/README":        "rename it to content/2018/README.md if it is a text",
		"content/2018/a.vote.csv":    "rename it to content/2018/a.votes.csv",
		"content/2018/a-votes.csv":   "rename it to content/2018/a.votes.csv",
		"content/2018/a.votes.CSV":   "rename it to content/2018/a.votes.csv",
		"content/2018/a.votes.txt":   "rename it to content/2018/a.votes.csv",
		"content/2018/a votes.xlsx":  "save it as CSV, with commas, under the name content/2018/a.votes.csv",
		"content/2018/a.votes.ods":   "save it as CSV, with commas, under the name content/2018/a.votes.csv",
		"content/2018/site.css":      "move it to static/site.css",
		"content/2018/x.unheard-of":  "move it to static/x.unheard-of, or delete it",
		"content/2018/sub/entry.md":  "move the file to content/2018/entry.md",
		"content/2018/sub/e.ko.md":   "move the file to content/2018/e.ko.md",
		"content/2018/s/a.votes.csv": "move the file to content/2018/a.votes.csv",
		"content/2018/.hidden-thing": "rename it to content/2018/.hidden-thing.md",
	} {
		_, problem := layout.Parse(path, languages)
		if problem == nil || problem.Code != diag.FilePosition || !strings.Contains(problem.Hint, want) {
			t.Errorf("%s: %v\nwant %s", path, problem, want)
		}
	}
}
