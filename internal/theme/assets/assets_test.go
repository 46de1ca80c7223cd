package assets_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
	builtin "annals/static"
)

var theme = fstest.MapFS{
	"embed.go":   {Data: []byte("package static")},
	"style.css":  {Data: []byte("p { color: #111 }\n")},
	"icon.svg":   {Data: []byte("<svg/>")},
	"js/menu.js": {Data: []byte("menu()")},
}

func load(t testing.TB, dir *sitedir.Dir) (*assets.Assets, diag.List) {
	t.Helper()
	var problems diag.List
	a, err := assets.Load(t.Context(), theme, dir, assets.Options{}, &problems)
	if err != nil {
		t.Fatal(err)
	}
	return a, append(problems, a.Problems()...)
}

// loaded loads the site's files, by their names in static/, and expects no diagnostics.
func loaded(t testing.TB, site map[string]string) *assets.Assets {
	t.Helper()
	files := map[string]string{}
	for name, text := range site {
		files["static/"+name] = text
	}
	a, problems := load(t, sitetest.Dir(t, files))
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	return a
}

// written returns the content of all outputs by path.
func written(t testing.TB, a *assets.Assets) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, o := range a.Files() {
		var b bytes.Buffer
		if err := o.Render(&b); err != nil {
			t.Fatal(err)
		}
		files[o.Path] = b.String()
	}
	return files
}

func name(t testing.TB, a *assets.Assets, file string) string {
	t.Helper()
	published, err := a.Name(file)
	if err != nil {
		t.Fatal(err)
	}
	return published
}

func TestStylesheetsInTheirOrder(t *testing.T) {
	hash := regexp.MustCompile(`\.[0-9a-f]{8}\.`)
	for name, test := range map[string]struct {
		site map[string]string
		want []string
	}{
		"the theme's alone":  {nil, []string{"style.css"}},
		"and the site's own": {map[string]string{"site.css": "p { color: red }"}, []string{"style.css", "site.css"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range loaded(t, test.site).Stylesheets("") {
				if !hash.MatchString(s) {
					t.Errorf("%s has no fingerprint", s)
				}
				got = append(got, hash.ReplaceAllString(s, "."))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSiteFilesOverrideBuiltinByName(t *testing.T) {
	a := loaded(t, map[string]string{"style.css": "mine", "a/사진.txt": "text", "icon.svg": "<svg>mine</svg>", ".htaccess": "hidden", "style.css~": "old"})
	if diff := cmp.Diff([]string{"a/사진.txt", "icon.svg", "js/menu.js", "style.css"}, a.Names()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	want := map[string]string{
		"a/사진.txt": "text", "icon.svg": "<svg>mine</svg>",
		"js/menu.js": "menu()", name(t, a, "js/menu.js"): "menu()",
		"style.css": "mine", name(t, a, "style.css"): "mine",
	}
	if diff := cmp.Diff(want, written(t, a)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	from := map[string]string{}
	for _, o := range a.Files() {
		from[o.Path] = o.From
	}
	if from["style.css"] != "static/style.css" || from["js/menu.js"] != "" {
		t.Errorf("the files come from %v", from)
	}
}

func TestFingerprintDependsOnlyOnContent(t *testing.T) {
	first := name(t, loaded(t, map[string]string{"style.css": "a"}), "style.css")
	if !regexp.MustCompile(`^style\.[0-9a-f]{8}\.css$`).MatchString(first) {
		t.Errorf("the published name is %s", first)
	}
	if again := name(t, loaded(t, map[string]string{"style.css": "a", "other.css": "b"}), "style.css"); again != first {
		t.Errorf("the same bytes are called %s and %s", first, again)
	}
	if other := name(t, loaded(t, map[string]string{"style.css": "b"}), "style.css"); other == first {
		t.Errorf("other bytes are called %s, too", other)
	}
	if pinned := name(t, loaded(t, nil), "style.css"); pinned != "style.5c296268.css" {
		t.Errorf("the built-in style sheet is called %s: a fingerprint must not change by itself", pinned)
	}
	for file, want := range map[string]string{"icon.svg": "icon.svg", "a.min.css": "a.min."} {
		if got := name(t, loaded(t, map[string]string{"a.min.css": "x"}), file); !strings.HasPrefix(got, want) {
			t.Errorf("%s is called %s", file, got)
		}
	}
}

func TestNameSuggestsSimilarFile(t *testing.T) {
	a := loaded(t, nil)
	for unknown, hint := range map[string]string{"stile.css": `did you mean "style.css"?`, "menu.js": "put it there, or fix the name", "embed.go": "put it there, or fix the name"} {
		_, err := a.Name(unknown)
		problem, ok := errors.AsType[*diag.Problem](err)
		if !ok || problem.Code != diag.UnknownAsset || problem.Hint != hint || !strings.Contains(problem.Message, "static/"+unknown) {
			t.Errorf("%s: %+v", unknown, err)
		}
	}
}

func TestEmbedFileIsNotPublished(t *testing.T) {
	a := loaded(t, map[string]string{"embed.go": "package static", "main.txt": "y"})
	if diff := cmp.Diff([]string{"icon.svg", "js/menu.js", "main.txt", "style.css"}, a.Names()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestSiteWithoutStaticFolderUsesTheme(t *testing.T) {
	dir := sitetest.Dir(t, nil)
	var problems diag.List
	a, err := assets.Load(t.Context(), builtin.FS, dir, assets.Options{}, &problems)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if got := name(t, a, "style.css"); got == "style.css" {
		t.Error("the built-in style sheet has no fingerprint")
	}
}

func TestLoadReportsUnpublishableFiles(t *testing.T) {
	folder := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret.txt")
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(file)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, file string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(folder, filepath.FromSlash(file))); err != nil {
			t.Skip(err)
		}
	}
	if err := errors.Join(os.WriteFile(secret, []byte("secret"), 0o600), os.Mkdir(filepath.Join(folder, "static"), 0o755)); err != nil {
		t.Fatal(err)
	}
	link(secret, "static/link.txt")
	link(secret, "static/style.css")
	link(filepath.Dir(secret), "static/folder")
	write("static/large.mp4", "")
	write("static/large.css", "")
	write("static/aux.txt", "x")
	for _, file := range []string{"large.mp4", "large.css"} {
		if err := os.Truncate(filepath.Join(folder, "static", file), 64<<20+1); err != nil {
			t.Fatal(err)
		}
	}
	dir, err := sitedir.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	a, problems := load(t, dir)
	got := map[string]diag.Code{}
	for _, d := range problems {
		got[d.File] = d.Code
		if d.Severity != diag.Error || d.Message == "" {
			t.Errorf("the diagnostic is %+v", d)
		}
	}
	want := map[string]diag.Code{
		"static/link.txt": diag.FileSpecial, "static/style.css": diag.FileSpecial, "static/folder": diag.FileSpecial,
		"static/large.mp4": diag.FileTooLarge, "static/large.css": diag.FileTooLarge, "static/aux.txt": diag.FileName,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, n := range a.Names() {
		if strings.Contains(n, "link") || strings.Contains(n, "folder") {
			t.Errorf("%s is published", n)
		}
	}
}

func TestReadErrorDuringPublishIsProblem(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "static", "a.txt")
	if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("text"), 0o644)); err != nil {
		t.Fatal(err)
	}
	dir, err := sitedir.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	a, _ := load(t, dir)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	files := a.Files()
	i := slices.IndexFunc(files, func(o assets.File) bool { return o.Path == "a.txt" })
	if i < 0 {
		t.Fatal("a.txt is not published")
	}
	err = files[i].Render(new(bytes.Buffer))
	if problem, ok := errors.AsType[*diag.Problem](err); !ok || problem.Code != diag.FileMissing {
		t.Errorf("got %v", err)
	}
}

func TestScriptsOfListsIncludeThatOfLanguages(t *testing.T) {
	scripts := fstest.MapFS{"filters.js": {Data: []byte("builtin();")}, "languages.js": {Data: []byte("keepPlace()")}, "site.js": {Data: []byte("own()")}}
	o := assets.Options{Static: config.Static{AsIs: []config.Named{{File: "filters.js"}}, Replaces: []config.Named{{File: "filters.js"}}}}
	dir := sitetest.Dir(t, map[string]string{"static/filters.js": "filter();"})
	a, err := assets.Load(t.Context(), scripts, dir, o, new(diag.List))
	if err != nil {
		t.Fatal(err)
	}
	o.Before, o.Changed = a, func(string) bool { return false }
	if a, err = assets.Load(t.Context(), scripts, dir, o, new(diag.List)); err != nil || a.Problems() != nil {
		t.Fatal(err, a.Problems())
	}
	files := written(t, a)
	for name, want := range map[string]string{"filters.js": "keepPlace()\nfilter();", "languages.js": "keepPlace()", "site.js": "own()"} {
		published, err := a.Name(name)
		if err != nil || files[name] != want || files[published] != want {
			t.Errorf("%s: %q, and %q as %s, %v; want %q", name, files[name], files[published], published, err, want)
		}
	}
}
