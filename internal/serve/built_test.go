package serve_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/publish"
	"annals/internal/sitepath"
	"annals/internal/testing/sitetest"
)

// Browsers get what a build writes, plus one tag on pages, after any sequence of
// edits.
func TestPreviewIsTheBuiltSite(t *testing.T) {
	const people = 2 // in parallel, each with a site of their own
	edits := 300 / people
	if testing.Short() {
		edits = 20 / people
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a build for each edit makes much garbage
	t.Run("after random edits", func(t *testing.T) {
		for person := range people {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				compareAfterEdits(t, edits, uint64(person))
			})
		}
	})
	noGoroutinesLeft(t)
}

func compareAfterEdits(t *testing.T, edits int, seed uint64) {
	e := &randomEditor{testPreview: startTestPreview(t, site()), random: rand.New(rand.NewPCG(2026, seed)), output: filepath.Join(t.TempDir(), "public")}
	good := 0
	for i := range edits {
		what, files := e.edit()
		e.notify(files...)
		if e.compare(fmt.Sprintf("after edit %d, %s", i+1, what)) {
			good++
		}
		if t.Failed() {
			return
		}
	}
	if good < edits/3 || good == edits {
		t.Errorf("%d of %d edits left a site without errors: too few or too many for a meaningful test", good, edits)
	}
}

// randomEditor edits a site at random, and makes and fixes mistakes.
type randomEditor struct {
	*testPreview
	random *rand.Rand
	output string
	undo   func() (string, []string) // undoes the last mistake; nil: none
}

// edit changes files and returns a description and their names.
func (e *randomEditor) edit() (what string, files []string) {
	if e.undo != nil && e.random.IntN(4) > 0 {
		undo := e.undo
		e.undo = nil
		return undo()
	}
	ways := []func() (string, []string){
		e.changeText, e.changeText, e.add, e.translate, e.delete, e.rename, e.changeConfig, e.changeTemplate, e.changeStatic,
	}
	if e.undo == nil {
		ways = append(ways, e.breakEntry, e.breakLink, e.breakConfig, e.breakTemplate, e.renameFolder)
	}
	return ways[e.random.IntN(len(ways))]()
}

func (e *randomEditor) word() string {
	words := strings.Fields("assembly 결의 rights accountability food تقرير report états \"quoted\" <b>bold</b> A/RES/73/180 *emphasis* [link](../about.md)")
	return words[e.random.IntN(len(words))]
}

func (e *randomEditor) text() string {
	var b strings.Builder
	for range 3 + e.random.IntN(30) {
		b.WriteString(e.word() + " ")
	}
	return b.String() + "\n\n## " + strings.ReplaceAll(e.word(), "[link](../about.md)", "Heading") + "\n\nMore.\n"
}

// entry returns the file of a random added entry, or "".
func (e *randomEditor) entry() string {
	found, err := filepath.Glob(filepath.Join(e.folder, "content", "19*", "entry-?*[0-9].md"))
	if err != nil || len(found) == 0 {
		return ""
	}
	name, err := filepath.Rel(e.folder, found[e.random.IntN(len(found))])
	if err != nil {
		e.t.Fatal(err)
	}
	return filepath.ToSlash(name)
}

func translationOf(file string) string { return strings.TrimSuffix(file, ".md") + ".ko.md" }

// writeEntry writes a random entry in the folder of its year.
func (e *randomEditor) writeEntry(file string) {
	year := strings.Split(file, "/")[1]
	e.write(file, sitetest.Entry("Title "+fmt.Sprint(e.random.IntN(1000)), year+"-03-04", "topics = [\"food\"]", e.text()))
}

func (e *randomEditor) changeText() (string, []string) {
	file := e.entry()
	if file == "" {
		return e.add()
	}
	e.writeEntry(file)
	return "a changed text", []string{file}
}

func (e *randomEditor) add() (string, []string) {
	file := fmt.Sprintf("content/%d/entry-%d.md", 1950+e.random.IntN(8), e.random.IntN(20))
	e.writeEntry(file)
	return "a new entry", []string{file}
}

func (e *randomEditor) translate() (string, []string) {
	file := e.entry()
	if file == "" {
		return e.add()
	}
	e.write(translationOf(file), "+++\ntitle = \"번역\"\nsummary = \"요약\"\n+++\n"+e.text())
	return "a translation", []string{translationOf(file)}
}

func (e *randomEditor) delete() (string, []string) {
	file := e.entry()
	if file == "" {
		return e.add()
	}
	e.remove(file)
	e.remove(translationOf(file))
	return "a removed entry", []string{file, translationOf(file)}
}

func (e *randomEditor) rename() (string, []string) {
	file := e.entry()
	if file == "" {
		return e.add()
	}
	to := strings.Replace(file, "entry-", fmt.Sprintf("entry-%d", e.random.IntN(9)), 1)
	e.move(file, to)
	if _, err := os.Stat(filepath.Join(e.folder, translationOf(file))); err == nil {
		e.move(translationOf(file), translationOf(to))
	}
	return "a renamed entry", []string{file, to, translationOf(file), translationOf(to)}
}

func (e *randomEditor) renameFolder() (string, []string) {
	const folder, aside = "content/1950", ".aside"
	if _, err := os.Stat(filepath.Join(e.folder, folder)); err != nil {
		return e.add()
	}
	e.move(folder, aside)
	e.undo = func() (string, []string) {
		e.remove(folder)
		e.move(aside, folder)
		return "a folder moved back", []string{folder}
	}
	return "a folder moved away", []string{folder}
}

func (e *randomEditor) move(from, to string) {
	if err := os.Rename(filepath.Join(e.folder, from), filepath.Join(e.folder, to)); err != nil {
		e.t.Fatal(err)
	}
}

// mistake writes a file with errors. Undoing it restores the earlier text.
func (e *randomEditor) mistake(what, file, text string) (string, []string) {
	before, err := os.ReadFile(filepath.Join(e.folder, file))
	had := err == nil
	e.write(file, text)
	e.undo = func() (string, []string) {
		if had {
			e.write(file, string(before))
		} else {
			e.remove(file)
		}
		return what + ", fixed", []string{file}
	}
	return what, []string{file}
}

func (e *randomEditor) breakEntry() (string, []string) {
	wrong := []string{"", "+++\ntitle = \n+++\n", sitetest.Entry("x", "1900-13-45", "", ""), "no front matter", "+++\ntitle = \"x\"\n\xff\n"}
	return e.mistake("a mistaken entry", "content/1955/mistaken.md", wrong[e.random.IntN(len(wrong))])
}

func (e *randomEditor) breakLink() (string, []string) {
	return e.mistake("a broken link", "content/about.md", "+++\ntitle = \"About\"\n+++\n[gone](1955/nothing.md)\n")
}

func (e *randomEditor) breakConfig() (string, []string) {
	return e.mistake("a mistaken configuration", "config.toml", sitetest.Config+"\n[topics.food]\n")
}

func (e *randomEditor) changeConfig() (string, []string) {
	if e.undo != nil {
		return e.changeText()
	}
	e.write("config.toml", strings.Replace(sitetest.Config, "A record", fmt.Sprintf("A record %d", e.random.IntN(10)), 1))
	return "a changed configuration", []string{"config.toml"}
}

func (e *randomEditor) changeTemplate() (string, []string) {
	e.write("templates/page.html", fmt.Sprintf("{{define \"main\"}}<main id=\"main\">%d {{.Title.HTML}}</main>{{end}}", e.random.IntN(10)))
	return "a changed template", []string{"templates"}
}

func (e *randomEditor) breakTemplate() (string, []string) {
	wrong := []string{"{{define \"main\"}}{{if}}{{end}}", "{{define \"main\"}}{{.Nothing}}{{end}}", "{{define \"main\"}}{{(index .Nav 99).Name}}{{end}}"}
	return e.mistake("a mistaken template", "templates/404.html", wrong[e.random.IntN(len(wrong))])
}

func (e *randomEditor) changeStatic() (string, []string) {
	file := []string{"static/style.css", "static/photo.svg", "static/filters.js", "static/new.txt", "static/유엔.txt"}[e.random.IntN(5)]
	if e.random.IntN(4) == 0 {
		e.remove(file)
		return "a removed static file", []string{file}
	}
	text := "/* " + e.word() + " */"
	if strings.HasSuffix(file, ".svg") {
		text = "<svg xmlns='http://www.w3.org/2000/svg'><!-- a note --><text>" + text + "</text></svg>"
	}
	e.write(file, text)
	return "a changed static file", []string{file}
}

// compare builds the site and compares every file with the preview. It reports
// whether the build succeeded.
func (e *randomEditor) compare(when string) bool {
	e.t.Helper()
	o := e.options()
	o.Output = e.output
	result, err := pipeline.Build(e.t.Context(), o)
	if err != nil {
		e.t.Fatal(err)
	}
	if result.Diagnostics.HasErrors() {
		// An error that only rendering finds affects its own page only.
		response, text := e.fetch("/404.html")
		if response.StatusCode != http.StatusInternalServerError || !strings.Contains(text, result.Diagnostics[0].Message[:10]) && !strings.Contains(text, "Annals preview") {
			e.t.Errorf("%s: the build fails but the preview does not: %d", when, response.StatusCode)
		}
		return false
	}
	var built []string
	err = filepath.WalkDir(e.output, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(e.output, name)
		built = append(built, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
	for _, file := range built {
		want, err := os.ReadFile(filepath.Join(e.output, file))
		if err != nil {
			e.t.Fatal(err)
		}
		if file == publish.ManifestName {
			continue
		}
		status, body, tag := e.get("/" + sitepath.Escape(file))
		if status != http.StatusOK || body != string(want) || (tag != "") != strings.HasSuffix(file, ".html") {
			e.t.Errorf("%s: %s: status %d, tag %q, the same bytes: %v", when, file, status, tag, body == string(want))
		}
	}
	if !slices.Contains(built, "index.html") {
		e.t.Errorf("%s: a build made %d files", when, len(built))
	}
	return true
}
