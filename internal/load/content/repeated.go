package content

import (
	"bytes"
	"regexp"

	"annals/internal/diag"
)

var (
	yamlFence = []byte("---")
	codeFence = regexp.MustCompile("^ {0,3}(```+|~~~+)")

	// yamlLine is a line of a block of facts in YAML, the form of other generators.
	yamlLine = regexp.MustCompile(`^(?:[A-Za-z_][\w-]*:(?:\s.*)?|\s*-\s.*|\s+\S.*|#.*|\s*)$`)
	yamlFact = regexp.MustCompile(`^(?:title|date|type|summary|description|draft|layout|tags|categories|topics|author|slug|aliases|permalink|weight)\s*:`)
)

// repeatedFacts reports blocks of facts within a text, which begins on the given line:
// they would be published as they stand. It is one diagnostic a block.
func repeatedFacts(file string, firstLine int, body []byte) (problems diag.List) {
	if !bytes.Contains(body, factsFence) && !bytes.Contains(body, yamlFence) {
		return nil
	}
	lines := bytes.Split(body, []byte("\n"))
	code := []byte(nil) // the fence of the block of code, nil outside one
	isStart := true     // nothing but blank lines stands above
	for i := 0; i < len(lines); i++ {
		line := bytes.TrimRight(lines[i], " \t")
		fence := codeFence.FindSubmatch(line)
		switch {
		case code != nil:
			if fence != nil && bytes.HasPrefix(fence[1], code) {
				code = nil
			}
			continue
		case fence != nil:
			code = fence[1]
			continue
		}
		end := 0
		switch {
		case bytes.Equal(line, factsFence):
			end = factsEnd(lines, i)
		case bytes.Equal(line, yamlFence):
			end = yamlEnd(lines, i, isStart)
		}
		if end > 0 || bytes.Equal(line, factsFence) {
			at := diag.Range{Position: diag.Position{File: file, Line: firstLine + i, Column: 1}, End: 1 + len(line)}
			problems.Error(at, diag.FrontMatterRepeated, "a second block of facts begins here, and would be published as part of the text",
				"move its facts into the block at the top of the file, and delete the lines of "+string(line)+" around it; an example of such a block belongs in a block of code")
		}
		i = max(i, end)
		isStart = isStart && len(line) == 0
	}
	return problems
}

// factsEnd returns the index of the line that closes the block which begins at start, 0
// if none does.
func factsEnd(lines [][]byte, start int) int {
	for i := start + 1; i < len(lines); i++ {
		if bytes.Equal(bytes.TrimRight(lines[i], " \t"), factsFence) {
			return i
		}
	}
	return 0
}

// yamlEnd returns the index of the line that closes a block of facts in YAML, 0 if
// start begins none. At the start of a text any key makes it one; further down, or above
// a blank line, where the line divides a text, one of the usual keys.
func yamlEnd(lines [][]byte, start int, isStart bool) int {
	facts := false
	isStart = isStart && start+1 < len(lines) && len(bytes.TrimSpace(lines[start+1])) > 0
	for i := start + 1; i < len(lines); i++ {
		line := bytes.TrimRight(lines[i], " \t")
		if bytes.Equal(line, yamlFence) {
			if facts {
				return i
			}
			return 0
		}
		if !yamlLine.Match(line) {
			return 0
		}
		facts = facts || yamlFact.Match(line) || isStart && bytes.ContainsRune(line, ':')
	}
	return 0
}
