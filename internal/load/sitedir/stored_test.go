package sitedir_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

// A Mac stores names in form D; paths are in form C whatever the disk says.
func TestNamesInFormD(t *testing.T) {
	d := open(t, site(t, map[string]string{
		"content/\u1112\u116c\u110b\u1174/cafe\u0301.md": "a",
		"content/plain/e\u0301te\u0301.md":               "bc",
	}))
	var problems diag.List
	files, err := d.List("content", &problems)
	must(t, err)
	want := []sitedir.File{{Path: "content/plain/été.md", Size: 2}, {Path: "content/회의/café.md", Size: 1}}
	if diff := cmp.Diff(want, files); diff != "" || len(problems) > 0 {
		t.Errorf("%s %v", diff, short(problems))
	}
	below, err := d.Below("content/회의", &problems)
	must(t, err)
	if diff := cmp.Diff(want[1:], below); diff != "" {
		t.Error(diff)
	}
	reader := d.Reader()
	defer reader.Close()
	for _, f := range want {
		whole, err := d.Read(f.Path, 10, &problems)
		must(t, err)
		again, err := reader.Read(f.Path, 10, &problems)
		must(t, err)
		if len(whole) != int(f.Size) || string(again) != string(whole) {
			t.Errorf("%s: %q, %q", f.Path, whole, again)
		}
	}
	for path, want := range map[string]string{
		"content/회의/café.md": "content/\u1112\u116c\u110b\u1174/cafe\u0301.md", "content/회의/no.md": "content/회의/no.md",
		"content/plain/été.md": "content/plain/e\u0301te\u0301.md", "content/é": "content/é", "content/plain": "content/plain",
	} {
		if got := d.Stored(path); got != want {
			t.Errorf("Stored(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestTwoFormsOfOneName(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/e\u0301.md": "abcd", "content/é.md": "ab", "content/f.md": "x"}))
	var problems diag.List
	files, err := d.List("content", &problems)
	must(t, err)
	if diff := cmp.Diff([]sitedir.File{{Path: "content/f.md", Size: 1}, {Path: "content/é.md", Size: 2}}, files); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 1 || problems[0].File != "content/é.md" || problems[0].Code != diag.FileName ||
		problems[0].Hint != "delete or rename one of them; the one stored whole has 2 bytes, the other 4 bytes" {
		t.Errorf("%+v", problems)
	}
}
