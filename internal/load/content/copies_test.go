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

// A hint to rename a file never leads to one that is there.
func TestTextsWhosePlaceIsTaken(t *testing.T) {
	const tombstone = "+++\n[withdrawn]\ndate = 2019-01-01\nreason = \"Why.\"\n+++\n"
	for name, test := range map[string]struct{ path, at, want string }{
		"default language":                {"content/2018/a.en.md", front(facts, sources), `content/2018/a.en.md: error: "en" is the site's default language, whose texts carry no language in their name [invalid-language] (bring what is missing into content/2018/a.md, and delete this one; or give this one its name)`},
		"outside the folder":              {"content/a.md", front(facts, sources), `content/a.md:3:1-5: error: this is an entry, and entries stand in the folder of their year [file-place] (bring what is missing into content/2018/a.md, and delete this one; or give this one its name)`},
		"default language of a withdrawn": {"content/2018/a.en.md", tombstone, `content/2018/a.en.md: error: 2018/a is withdrawn, and this is its text under another name [withdrawn-content] (annals withdraw 2018/a takes away what is left of the entry)`},
	} {
		dir := folder(t, map[string]string{"content/2018/a.md": test.at, test.path: front(facts, sources)})
		_, problems, err := load(t, dir, 1)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(name)
		compare(t, []string{test.want}, lines(problems))
	}
}
