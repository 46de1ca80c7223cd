package rename

import (
	"errors"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
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

var errStopped = errors.New("stopped")

// stopAt carries a plan out as far as the step with a number. It reports whether the plan
// has that many steps.
func stopAt(t *testing.T, p *Plan, dir string, number int) (tr *transaction, stopped bool) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	tr = newTransaction(root)
	tr.begin = func() error {
		if number--; number < 0 {
			return errStopped
		}
		return nil
	}
	if err := p.apply(tr); err != nil && !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	return tr, number < 0
}

var manyFiles = map[string]string{
	"content/2018/a.md":        entry("[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n[[stages]]\nid = \"one\"\nlabel = \"x\"\ndate = 2018-01-01\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 1\nno = 0\nabstain = 0\n", "[c](c.md) [t](a/t.txt) [k](a.ko.md)\n"),
	"content/2018/a.votes.csv": "state,vote\nKOR,Y\n", "content/2018/a.one.votes.csv": "state,vote\nKOR,Y\n", "content/2018/a/t.txt": "x", "content/2018/a.ko.md": "+++\ntitle = \"x\"\n+++\n[c](c.md) [a](a.md)\n",
	"content/2018/c.md": entry("follows = [\"2018/a\"]\n", "[a](a.md) [t](a/t.txt)\n"), "content/z.md": "+++\ntitle = \"x\"\n+++\n[a](2018/a.md)\n",
}

func TestFailureIsUndone(t *testing.T) {
	steps := 0
	for stopped := true; stopped; steps++ {
		dir := sitetest.Folder(t, manyFiles)
		p, list, err := plan(t, dir, "2018/a", "2018/b")
		if err != nil || len(list) > 0 {
			t.Fatal(list, err)
		}
		var tr *transaction
		if tr, stopped = stopAt(t, p, dir, steps); !stopped {
			break
		}
		if err := tr.rollback(); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(manyFiles, sitetest.Files(t, dir)); diff != "" {
			t.Errorf("step %d (-want +got)\n%s", steps, diff)
		}
	}
	if steps < 10 {
		t.Errorf("%d steps only", steps)
	}
}

// A program that is killed undoes nothing. The same renaming finishes what it left, and no
// old text is left under any name.
func TestKilledRenamingIsFinished(t *testing.T) {
	want := rename(t, maps.Clone(manyFiles), "2018/a", "2018/b")
	for steps, stopped := 0, true; stopped; steps++ {
		dir := sitetest.Folder(t, manyFiles)
		p, list, err := plan(t, dir, "2018/a", "2018/b")
		if err != nil || len(list) > 0 {
			t.Fatal(list, err)
		}
		if _, stopped = stopAt(t, p, dir, steps); stopped {
			for name, text := range sitetest.Files(t, dir) {
				if strings.Contains(name, "/.") && text == manyFiles[strings.ReplaceAll(strings.TrimSuffix(name, ".new"), "/.", "/")] {
					t.Errorf("step %d left an old text in %s", steps, name)
				}
			}
			if p, list, err = plan(t, dir, "2018/a", "2018/b"); err != nil || len(list) > 0 {
				t.Fatal(steps, list, err)
			}
			if err := p.Apply(dir); err != nil {
				t.Fatal(steps, err)
			}
		}
		if diff := cmp.Diff(want, sitetest.Files(t, dir)); diff != "" {
			t.Errorf("step %d (-want +got)\n%s", steps, diff)
		}
	}
}
