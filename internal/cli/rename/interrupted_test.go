package rename

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A renaming that was interrupted anywhere is finished by the same renaming.
func TestInterruptedRenamingIsFinished(t *testing.T) {
	const tally = "method = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n"
	const votes = "[vote]\n" + tally + "[[stages]]\nid = \"one\"\nlabel = \"x\"\ndate = 2018-01-01\n" + tally
	before := map[string]string{
		"content/_index.md":            "+++\n+++\n[a](2018/a.md)\n",
		"content/2018/b.md":            entry("follows = [\"2018/a\"]\n", "[a](a.md#x)\n\n[r]\n\n[r]: a.md\n"),
		"content/2018/a.md":            entry(votes, "# x\n\n[a](a.md) [b](b.md)\n"),
		"content/2018/a.ko.md":         "+++\ntitle = \"x\"\n+++\n[a](a.md)\n\n# x\n",
		"content/2018/a.votes.csv":     "state,vote\nKOR,Y\n",
		"content/2018/a.one.votes.csv": "state,vote\nKOR,Y\n",
	}
	after := rename(t, maps.Clone(before), "2018/a", "2018/z")
	steps := []string{
		"content/_index.md", "content/2018/b.md", "content/2018/a.one.votes.csv", "content/2018/a.votes.csv",
		"+content/2018/z.ko.md", "content/2018/a.ko.md", "+content/2018/z.md",
	}
	state := maps.Clone(before)
	for _, step := range steps {
		added, isNew := strings.CutPrefix(step, "+")
		moved := strings.Replace(step, "2018/a.", "2018/z.", 1)
		switch {
		case isNew:
			state[added] = after[added]
		case moved != step:
			delete(state, step)
			state[moved] = after[moved]
		default:
			state[step] = after[step]
		}
		if diff := cmp.Diff(after, rename(t, maps.Clone(state), "2018/a", "2018/z")); diff != "" {
			t.Errorf("interrupted behind %s (-want +got)\n%s", step, diff)
		}
	}
}
