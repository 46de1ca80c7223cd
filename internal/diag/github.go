package diag

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// WriteGitHub writes the list as GitHub workflow commands, which become
// annotations of a pull request. prefix is the slash-separated path of the site
// in the repository; "" or "." for its root. Columns count code units of UTF-16; source is
// as for WriteText.
func WriteGitHub(w io.Writer, list List, prefix string, source func(file string) ([]byte, error)) error {
	files := sourceLines{read: source}
	out := bufio.NewWriter(w)
	for _, d := range list {
		location := ""
		if d.File != "" {
			line, _ := d.start()
			column, end := files.columns(d, utf16Units)
			location = fmt.Sprintf("file=%s,line=%d,col=%d,endColumn=%d,",
				gitHubProperty(path.Join(prefix, d.File)), line, column, end)
		}
		message := Visible(d.Message)
		if d.Hint != "" {
			message += "\nhint: " + VisibleLines(d.Hint)
		}
		fmt.Fprintf(out, "::%s %stitle=%s::%s\n", d.Severity, location, gitHubProperty(string(d.Code)), gitHubData(message))
	}
	return out.Flush()
}

// gitHubData escapes the message of a workflow command, as
// https://github.com/actions/toolkit does.
func gitHubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// gitHubProperty escapes a property value of a workflow command.
func gitHubProperty(s string) string {
	return Visible(strings.NewReplacer(":", "%3A", ",", "%2C").Replace(gitHubData(s)))
}
