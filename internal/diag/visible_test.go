package diag_test

import (
	"regexp"
	"strings"
	"testing"

	"annals/internal/diag"
)

// A system that runs builds reads its log: GitHub's runner obeys a line that
// begins with ::NAME behind any white space, and ##[NAME] order.
func TestNoTextIsACommandInALog(t *testing.T) {
	order := regexp.MustCompile(`##[a-z]*\[`)
	for _, hostile := range []string{
		"::add-mask::e", "  ::stop-commands::x", "\u00a0::error::x", "\u3000::error::x", "a\n::error::x", "a\r::error::x", "a\u2028::error::x",
		"see ##[add-mask]x", "##[[add-mask]x", "###[error]x", "a##b##[error]x", "##vso[task.complete]x", "##teamcity[buildStop]", "\t##[group]",
		"##\u200b[error]", "#" + "#[error]x" + strings.Repeat("y", 200),
	} {
		var list diag.List
		for column := range len(hostile) {
			list.Error(at("a.md", 1, column+1, column+2), diag.RawHTML, hostile, hostile)
		}
		list.Error(at("content/"+hostile, 1, 1, 2), diag.RawHTML, "no", "")
		got := text(t, list, map[string]string{"a.md": hostile}, diag.TextOptions{Width: 40})
		for line := range strings.Lines(got) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") || order.MatchString(line) {
				t.Errorf("%q is printed as %q", hostile, line)
			}
		}
	}
}

func TestVisibleKeepsWhatIsNoCommand(t *testing.T) {
	for _, harmless := range []string{"#[x]", "# # [x]", "## [x]", "##1[x]", "##a.b[x]", "a::b", "[##]", "##", ""} {
		if got := diag.Visible(harmless); got != harmless {
			t.Errorf("%q became %q", harmless, got)
		}
	}
	if got := diag.Visible("##[x] ##vso[y] ##["); got != "##<U+005B>x] ##vso<U+005B>y] ##<U+005B>" {
		t.Error(got)
	}
}
