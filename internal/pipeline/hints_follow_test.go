package pipeline_test

import (
	"regexp"
	"strconv"
	"strings"

	"annals/internal/diag"
)

var (
	renames   = regexp.MustCompile(`^(?:re)?(?:name it|move it|move the file) to "?([^\s,;"]+)"?`)
	slugs     = regexp.MustCompile(`: "([^"]+)"$`)
	nearNames = regexp.MustCompile(`^did you mean "?([^"?(]+?)"?(?: \([^)]*\))?\?`)
	lines     = regexp.MustCompile(`^(?:write|add|put it in \w+:|take the # away:|for example:|put any other name in straight quotes:) ((?:[\w."]+ = |\[).*)$`)
	written   = regexp.MustCompile(`^write ("[^"]*"|\S+)`)
)

// follow does what a hint says, as somebody would who knows nothing but the hint. It is
// false for a hint that it does not understand.
func follow(files sources, d diag.Diagnostic, fill string) bool {
	hint := strings.ReplaceAll(d.Hint, "…", fill)
	if first, shown, ok := strings.Cut(hint, "\n"); ok {
		number, _, _ := strings.Cut(strings.TrimPrefix(first, "write in place of lines 1 to "), ":")
		number, _, _ = strings.Cut(number, ",")
		n, err := strconv.Atoi(number)
		if err != nil {
			return false
		}
		files[d.File] = shown + "\n" + strings.Join(strings.Split(files[d.File], "\n")[n:], "\n")
		return true
	}
	if m := renames.FindStringSubmatch(hint); m != nil {
		files[m[1]] = files[d.File]
		delete(files, d.File)
		return true
	}
	if m := slugs.FindStringSubmatch(hint); m != nil && d.Code == diag.FileName {
		files[d.File[:strings.LastIndex(d.File, "/")+1]+m[1]+".md"] = files[d.File]
		delete(files, d.File)
		return true
	}
	if m := nearNames.FindStringSubmatch(hint); m != nil && d.Line == 0 {
		files[m[1]] = files[d.File]
		delete(files, d.File)
		return true
	}
	return d.Line > 0 && followLine(files, d, hint)
}

// followLine does what a hint says about a line.
func followLine(files sources, d diag.Diagnostic, hint string) bool {
	all := strings.Split(files[d.File], "\n")
	line := all[d.Line-1]
	before, rest := line[:d.Column-1], line[d.Column-1:]
	marked, after := rest, ""
	if d.End > d.Column {
		marked, after = line[d.Column-1:d.End-1], line[d.End-1:]
	}
	replace := func(by string) string {
		if strings.HasPrefix(marked, `"`) && !strings.HasPrefix(by, `"`) && !strings.Contains(hint, "without") {
			by = `"` + by + `"`
		}
		return before + by + after
	}
	switch m, l, w := nearNames.FindStringSubmatch(hint), lines.FindStringSubmatch(hint), written.FindStringSubmatch(hint); {
	case m != nil && strings.Contains(hint, "delete this line"):
		all[d.Line-1] = ""
	case m != nil:
		all[d.Line-1] = replace(m[1])
	case l != nil && strings.HasPrefix(hint, "add "):
		text, _, _ := strings.Cut(l[1], ": ")
		at := d.Line - 1
		if d.Line == 1 && strings.HasPrefix(all[0], "+++") {
			at = 1
		}
		all[at] = text + "\n" + all[at]
	case l != nil:
		text, _, _ := strings.Cut(l[1], ", ")
		if strings.HasSuffix(l[1], "]") || strings.HasSuffix(l[1], `"`) {
			text = l[1]
		}
		all[d.Line-1] = text
	case w != nil:
		all[d.Line-1] = replace(strings.TrimRight(w[1], ",;"))
	case strings.HasPrefix(hint, "delete the line"):
		all[d.Line-1] = ""
	case strings.HasPrefix(hint, "delete it"):
		all[d.Line-1] = before + after
	default:
		return false
	}
	files[d.File] = strings.Join(all, "\n")
	return true
}
