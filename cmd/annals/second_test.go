package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/static"
	"annals/templates"
)

// secondSite is a site that changes everything of what pages look like, and copies
// nothing of the built-in theme.
const secondSite = "testdata/second"

func TestSecondTheme(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if output, err := exec.Command("annals", "build", "--strict", "--source", secondSite, "--output", out).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, output)
	}
	pages, files := readSite(t, out)
	if len(pages) < 50 {
		t.Fatalf("only %d pages", len(pages))
	}
	checkPages(t, pages, files)
	for page, parts := range map[string][]string{
		"index.html": {
			`class="river-tile is-milestone"`, `src="images/logo.svg" width="150" height="40" alt="The river record"`, `srcset="images/logo-dark.svg"`,
			`<summary>Take part</summary>`, `href="method.html">Method</a>`, `>About this record</p>`, `>The river</a>`,
		},
		"ko/index.html":              {`<summary>참여</summary>`, `alt="강의 기록"`, `이사회가 홍수 기록을 공개하다`},
		"2021/rc-2021-4.html":        {`class="river-entry"`, `<h2>Papers</h2>`, `href="../places/upper-river.html"`, `src="../images/map.svg" width="600" height="240"`},
		"topics/water.html":          {`class="card`}, // what the theme does not change
		"2023/statement.html":        {`<h1>This entry has been withdrawn</h1>`, `src="../images/logo.svg"`, `It named people who had not agreed.`},
		"places/index.html":          {`The upper river`, `data/places.geojson`},
		"ko/places/upper-river.html": {`위도: <bdi dir="ltr">47.2</bdi>`},
		"votes/index.html":           {`theme.`, `site.`},
		"help/write.html":            {`aria-current="page">How to write an entry</a>`},
		"theme.css":                  {`src: url("fonts/river.woff2")`, `--accent: #00695c;`, `--own-headings: "River Display";`},
		"ko/2021/rc-2021-4.html":     {`이사회는 모든 관측소의 측정값을 요청한다.`, `<h2>문서</h2>`},
	} {
		text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
		if err != nil {
			t.Error(err)
		}
		for _, part := range parts {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s lacks %s", page, part)
			}
		}
	}
}

// Fewer than half of the lines of each file, most of them calls of pieces, are those of the built-in one.
func TestSecondThemeCopiesNothing(t *testing.T) {
	for _, name := range []string{"templates/home.html", "templates/entry.html", "templates/partials/tile.html", "static/site.css"} {
		text, err := os.ReadFile(filepath.Join(secondSite, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		folder, file, _ := strings.Cut(name, "/")
		fsys := templates.FS
		if folder == "static" {
			fsys, file = static.FS, "style.css"
		}
		if strings.HasSuffix(file, "tile.html") {
			file = "partials/card.html"
		}
		builtin, err := fsys.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for line := range strings.Lines(string(builtin)) {
			known[strings.TrimSpace(line)] = true
		}
		same, all := 0, 0
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); len(line) > len("{{end}}{{end}}") {
				all++
				if known[line] {
					same++
				}
			}
		}
		if same*2 > all {
			t.Errorf("%s: %d of %d lines are those of %s", name, same, all, file)
		}
	}
}
