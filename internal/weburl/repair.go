package weburl

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"annals/internal/diag"
)

var (
	localPath  = regexp.MustCompile(`^(?:[A-Za-z]:[\\/]|\\\\[^\\])`)
	hostLike   = regexp.MustCompile(`^(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)`)
	secondHTTP = regexp.MustCompile(`(?i)\s+https?://`)
	schemeLike = regexp.MustCompile(`^(?i)(?:h?t?tt?ps?|https?|hhtps?|htps?|http?s?s)(?:[:;]?/{0,3}|:)(?:\\\\|//)?`)
)

// spaceProblem reports the space r at offset i of an address, and offers every address
// that may be meant.
func spaceProblem(raw string, i int, r rune) *diag.Problem {
	trimmed := strings.TrimSpace(raw)
	if at := secondHTTP.FindStringIndex(trimmed); at != nil {
		return problem("two addresses stand here", "write one of them, "+trimmed[:at[0]]+", and the other in a source or a link of its own")
	}
	if !strings.ContainsFunc(trimmed, unicode.IsSpace) {
		const message = "a space stands before or behind the address"
		if _, err := CheckHTTP(trimmed); err == nil {
			return problem(message, "write "+trimmed)
		}
		return problemAt(i, r, message, "delete it")
	}
	parts := strings.Fields(trimmed)
	return problem("the address holds a space",
		fmt.Sprintf("write %s if it came in by mistake, or %s if it belongs to the address", strings.Join(parts, ""), strings.Join(parts, "%20")))
}

// backslashProblem reports an address in the form of Windows.
func backslashProblem(raw string) *diag.Problem {
	if localPath.MatchString(raw) {
		return localProblem()
	}
	return problem("the address holds a backslash: its parts are separated by /", "write "+strings.ReplaceAll(raw, `\`, "/"))
}

// localProblem reports the path of a file on one computer.
func localProblem() *diag.Problem {
	return problem("the path of a file on one computer is not allowed: nobody else can open it",
		"write the address at which the file is published; to publish it with the site, put it into static/")
}

// schemeProblem reports an address that does not begin as addresses do.
func schemeProblem(raw string) *diag.Problem {
	if localPath.MatchString(raw) {
		return localProblem()
	}
	hint := "begin it with https://"
	if whole := withScheme(raw); whole != "" {
		hint = "write " + whole
	}
	return problem("the address does not begin with https://", hint)
}

// withScheme returns the address that raw is but for its scheme, which is missing or
// misspelt; "" if it is none.
func withScheme(raw string) string {
	switch at := schemeLike.FindString(raw); {
	case at != "" && hostLike.MatchString(raw[len(at):]):
		return "https://" + raw[len(at):]
	case strings.HasPrefix(raw, "//") && hostLike.MatchString(raw[2:]):
		return "https:" + raw
	case hostLike.MatchString(raw) && !strings.HasSuffix(raw, ".onion"):
		return "https://" + raw
	}
	return ""
}
