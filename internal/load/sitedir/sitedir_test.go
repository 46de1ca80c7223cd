package sitedir_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

// site creates a folder with files; a name that ends in a slash is a folder.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(full, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		must(t, os.WriteFile(full, []byte(content), 0o644))
	}
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) *sitedir.Dir {
	t.Helper()
	d, err := sitedir.Open(dir)
	must(t, err)
	t.Cleanup(func() { must(t, d.Close()) })
	return d
}

// short formats diagnostics for comparison, without hints.
func short(list diag.List) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.File+" ["+string(d.Code)+"] "+d.Message)
	}
	return out
}

func TestOpenOfAMissingFolder(t *testing.T) {
	_, err := sitedir.Open(filepath.Join(t.TempDir(), "nothing"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestListSortsByPathAndIgnoresTemporaryFiles(t *testing.T) {
	dir := site(t, map[string]string{
		"content/b.md":                  "12345",
		"content/a/z.md":                "",
		"content/a.md":                  "1",
		"content/2018/평양.ko.md":         "x",
		"content/empty/":                "",
		"content/.git/config":           "x",
		"content/.hidden.md":            "x",
		"content/b.md~":                 "x",
		"content/#b.md#":                "x",
		"content/.#b.md":                "x",
		"content/b.md.swp":              "x",
		"content/b.swo":                 "x",
		"content/4913":                  "x",
		"content/b.tmp":                 "x",
		"content/b.md.bak":              "x",
		"content/b.md___jb_tmp___":      "x",
		"content/b.md___jb_old___":      "x",
		"content/~$letter.docx":         "x",
		"content/a/Thumbs.db":           "x",
		"content/a/desktop.ini":         "x",
		"content/a/.DS_Store":           "x",
		"content/.sync/deep/inside.md":  "x",
		"elsewhere/not-part-of-this.md": "x",
	})
	var problems diag.List
	files, err := open(t, dir).List("content", &problems)
	must(t, err)
	want := []sitedir.File{
		{Path: "content/2018/평양.ko.md", Size: 1},
		{Path: "content/a.md", Size: 1},
		{Path: "content/a/z.md", Size: 0},
		{Path: "content/b.md", Size: 5},
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func TestListOfPathsThatAreNotFolders(t *testing.T) {
	dir := site(t, map[string]string{"static": "a file"})
	d := open(t, dir)
	for _, test := range []struct{ sub, want string }{
		{"content", ""},
		{"content/2018", ""},
		{"static", "[file-place]"},
		{"../" + filepath.Base(dir), "[file-name]"},
		{"/etc", "[file-name]"},
	} {
		var problems diag.List
		files, err := d.List(test.sub, &problems)
		must(t, err)
		if got := strings.Join(short(problems), "\n"); len(files) > 0 || !strings.Contains(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("List(%q): files %v, problems %q, want %q", test.sub, files, got, test.want)
		}
	}
}

func TestListReportsUnusableNames(t *testing.T) {
	dir := site(t, map[string]string{
		"content/CON.md":          "x",
		"content/a:b.md":          "x",
		"content/bad\xff/page.md": "x",
		"content/trail./page.md":  "x",
		"content/good.md":         "x",
	})
	var problems diag.List
	files, err := open(t, dir).List("content", &problems)
	must(t, err)
	if diff := cmp.Diff([]sitedir.File{{Path: "content/good.md", Size: 1}}, files); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 4 {
		t.Errorf("got %d problems, want 4: %v", len(problems), short(problems))
	}
	for _, p := range problems {
		if p.Code != diag.FileName {
			t.Errorf("%s: code %s", p.File, p.Code)
		}
	}
}

func TestListLimitsDepth(t *testing.T) {
	dir := site(t, map[string]string{"content/" + strings.Repeat("d/", 100) + "deep.md": "x"})
	var problems diag.List
	files, err := open(t, dir).List("content", &problems)
	must(t, err)
	if len(files) != 0 || len(problems) != 1 || problems[0].Code != diag.FilePosition {
		t.Errorf("files %v, problems %v", files, short(problems))
	}
}

func TestReadLimits(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/page.md": "12345", "content/empty.md": "", "content/folder/": ""}))
	for _, test := range []struct {
		name, path string
		limit      int64
		want       string
		code       diag.Code
	}{
		{"exactly the limit", "content/page.md", 5, "12345", ""},
		{"one more than the limit", "content/page.md", 4, "", diag.FileTooLarge},
		{"an empty file", "content/empty.md", 0, "", ""},
		{"a missing file", "content/none.md", 10, "", diag.FileMissing},
		{"a missing folder", "none/page.md", 10, "", diag.FileMissing},
		{"a folder", "content/folder", 10, "", diag.FilePosition},
		{"a way out", "../page.md", 10, "", diag.FileName},
		{"an absolute path", "/etc/passwd", 10, "", diag.FileName},
		{"a file taken for a folder", "content/page.md/x", 10, "", diag.FilePosition},
	} {
		for by, read := range readFuncs(t, d) {
			t.Run(test.name+" by "+by, func(t *testing.T) {
				var problems diag.List
				got, err := read(test.path, test.limit, &problems)
				must(t, err)
				if string(got) != test.want {
					t.Errorf("got %q", got)
				}
				if (got == nil) != (test.code != "") {
					t.Errorf("the result is nil: %v", got == nil)
				}
				var code diag.Code
				if len(problems) > 0 {
					code = problems[0].Code
				}
				if code != test.code {
					t.Errorf("got %v, want the code %q", short(problems), test.code)
				}
			})
		}
	}
}

// readFuncs returns the two functions that read a file, which behave the same.
func readFuncs(t *testing.T, d *sitedir.Dir) map[string]func(string, int64, *diag.List) ([]byte, error) {
	r := d.Reader()
	t.Cleanup(func() { must(t, r.Close()) })
	return map[string]func(string, int64, *diag.List) ([]byte, error){"Dir": d.Read, "Reader": r.Read}
}

func TestReaderSwitchesFolders(t *testing.T) {
	d := open(t, site(t, map[string]string{"a.md": "1", "content/b.md": "2", "content/2018/c.md": "3", "content/2019/c.md": "4"}))
	r := d.Reader()
	defer r.Close()
	got := ""
	for _, file := range []string{"a.md", "content/2018/c.md", "content/2019/c.md", "content/b.md", "content/none/d.md", "content/2018/c.md", "a.md"} {
		data, err := r.Read(file, 10, &diag.List{})
		must(t, err)
		got += string(data)
	}
	if got != "134231" {
		t.Errorf("got %q", got)
	}
}

func TestSizesInMessages(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/page.md": strings.Repeat("x", 2<<10+1)}))
	var problems diag.List
	_, err := d.Read("content/page.md", 2<<10, &problems)
	must(t, err)
	const want = "the file has 2.1 KB; 2 KB is the most for a file of this kind"
	if len(problems) != 1 || problems[0].Message != want {
		t.Errorf("got %v", short(problems))
	}
}
