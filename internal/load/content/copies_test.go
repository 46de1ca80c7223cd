package content_test

import (
	"strings"
	"testing"

	"annals/internal/diag"
)

func TestCopiesBesideTheirOriginalAreNoEntries(t *testing.T) {
	original := front(facts, sources)
	for _, test := range []struct {
		path, original string
	}{
		{"content/2018/a 2.md", "content/2018/a.md"},
		{"content/2018/a (1).md", "content/2018/a.md"},
		{"content/2018/a-DESKTOP-AB12CD3.md", "content/2018/a.md"},
		{"content/2018/a.sync-conflict-20240101-120000-ABCDEFG.md", "content/2018/a.md"},
		{"content/2018/a.votes (1).csv", "content/2018/a.votes.csv"},
		{"content/2018 2/a.md", "content/2018/a.md"},
		{"content/2018/b-DESKTOP-AB12CD3.md", ""},
	} {
		t.Run(test.path, func(t *testing.T) {
			dir := folder(t, map[string]string{"content/2018/a.md": original, "content/2018/a.votes.csv": "state,vote\nKOR,Y\n", test.path: original})
			record, problems, err := load(t, dir, 2)
			if err != nil {
				t.Fatal(err)
			}
			if test.original == "" {
				if len(problems) > 0 || len(record.Documents) != 2 {
					t.Errorf("%v", lines(problems))
				}
				return
			}
			if len(problems) != 1 || problems[0].Code != diag.ConflictCopy || problems[0].File != test.path || !strings.Contains(problems[0].Message, test.original) {
				t.Errorf("%v", lines(problems))
			}
			if len(record.Documents) != 1 || len(record.Votes) != 1 {
				t.Errorf("%d documents, %d files of votes", len(record.Documents), len(record.Votes))
			}
		})
	}
}

// TestCopyIsAnEntryAfterItsOriginalIsGone rereads the original alone, as the preview
// does.
func TestCopyIsAnEntryAfterItsOriginalIsGone(t *testing.T) {
	all := map[string]string{"content/2018/a-DESKTOP-AB12CD3.md": front(facts, sources)}
	loaded, err := newLoader(t).Load(t.Context(), folder(t, all), 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := loaded.Record(); len(problems) > 0 {
		t.Fatalf("%v", lines(problems))
	}
	all["content/2018/a.md"] = front(facts, sources)
	loaded, err = loaded.Reread(t.Context(), folder(t, all), 1, []string{"content/2018/a.md"})
	if err != nil {
		t.Fatal(err)
	}
	if record, problems := loaded.Record(); len(problems) != 1 || len(record.Documents) != 1 {
		t.Fatalf("%v", lines(problems))
	}
}
