package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/output/dataset"
)

// hrefs returns the addresses that the links of an element have.
func hrefs(n *dom.Node) (all []string) {
	for _, a := range elements(n, "a") {
		href, _ := attr(a, "href")
		all = append(all, href)
	}
	return all
}

// The page lists the files that are made and no other, and every foot leads to it.
func TestDataPageListsFiles(t *testing.T) {
	empty := map[string]string{"config.toml": record["config.toml"]}
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"everything", record, "entries.csv votes.csv ballots.csv stages.csv sources.csv corrections.csv terms.csv states.csv charts.csv record.bib record.ris record.csl.json sources.bib sources.ris sources.csl.json datapackage.json"},
		{"no vote", withFiles(empty, map[string]string{"content/2017/report.md": record["content/2017/report.md"]}), "entries.csv sources.csv corrections.csv terms.csv record.bib record.ris record.csl.json sources.bib sources.ris sources.csl.json datapackage.json"},
		{"nothing", empty, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := formatOf(t, test.files)
			pages := everyPage(t, f)
			page, made := pages["ko/data/index.html"]
			if made != (test.want != "") {
				t.Fatalf("the page is made: %t", made)
			}
			foot := hrefs(elements(parse(t, pages["ko/index.html"]), "footer")[0])
			if slices.Contains(foot, "data/index.html") != made {
				t.Errorf("the foot has %q", foot)
			}
			if !made {
				return
			}
			var got []string
			for _, href := range hrefs(elements(parse(t, page), "main")[0]) {
				if name, ok := strings.CutPrefix(href, "../../data/"); ok {
					got = append(got, name)
				}
			}
			if diff := cmp.Diff(strings.Fields(test.want), got); diff != "" {
				t.Errorf("the files (-want +got):\n%s", diff)
			}
		})
	}
}

// The page has every column of every table in its order, with its description.
func TestDataPageIsCodebook(t *testing.T) {
	f := formatOf(t, inAllLanguages())
	for _, tag := range []string{"en", "ko", "ar", "es", "fr", "ru", "zh"} {
		root := parsedPage(t, f, f.site.Path(tag, "data/index.html"))
		tables := elements(elements(root, "main")[0], "table")
		for i := range f.options.Data.All() {
			table := f.options.Data.All()[i].Table
			if table == nil {
				continue
			}
			checkColumns(t, tag, tables[i], table.In(f.site))
		}
	}
}

func checkColumns(t *testing.T, tag string, table *dom.Node, columns []dataset.Column) {
	t.Helper()
	rows := elements(elements(table, "tbody")[0], "tr")
	if len(rows) != len(columns) {
		t.Fatalf("%s: %d rows for %d columns", tag, len(rows), len(columns))
	}
	for i, row := range rows {
		c, cells := columns[i], elements(row, "td")
		about, in := c.About.In(tag)
		if name := textOf(elements(row, "th")[0]); name != c.Name || !strings.HasPrefix(textOf(cells[0]), about) {
			t.Errorf("%s: %s is described as %q", tag, name, textOf(cells[0]))
		}
		marked := len(elements(cells[0], "span")) > 0
		if marked != (in != tag) {
			t.Errorf("%s: the language of %q is marked: %t", tag, about, marked)
		}
	}
}

func TestDataPageIsWrittenInEveryLanguage(t *testing.T) {
	f := formatOf(t, inAllLanguages())
	english := sentences(parsedPage(t, f, "data/index.html"))
	names := map[string]bool{"Licence: CC BY 4.0": true, "Sources": true, "Votes": true}
	for _, tag := range []string{"ar", "es", "fr", "ko", "ru", "zh"} {
		for _, s := range sentences(parsedPage(t, f, tag+"/data/index.html")) {
			if slices.Contains(english, s) && !names[s] {
				t.Errorf("%s is not translated: %s", tag, s)
			}
		}
	}
}

func TestDataPageNamesLicence(t *testing.T) {
	for line, want := range map[string]string{
		"":                              "https://creativecommons.org/licenses/by/4.0/",
		"data_license = \"CC0 1.0\"\n":  "https://creativecommons.org/publicdomain/zero/1.0/",
		"data_license = \"<b>&ours\"\n": "",
	} {
		f := formatOf(t, withFiles(record, map[string]string{"config.toml": line + record["config.toml"]}))
		root := parsedPage(t, f, "data/index.html")
		got := ""
		for _, a := range elements(root, "a") {
			if rel, _ := attr(a, "rel"); strings.HasPrefix(rel, "license") {
				got, _ = attr(a, "href")
			}
		}
		if got != want {
			t.Errorf("%q leads to %q", line, got)
		}
		if want == "" && !strings.Contains(textOf(root), "<b>&ours") {
			t.Error("the page does not tell the terms")
		}
	}
}

func TestOwnPageOnDataReplacesBuiltIn(t *testing.T) {
	own := "+++\ntitle = \"Our data\"\n+++\nAsk us.\n"
	f := formatOf(t, withFiles(record, map[string]string{"content/data/index.md": own}))
	if got := textOf(parsedPage(t, f, "data/index.html")); !strings.Contains(got, "Ask us.") || strings.Contains(got, "ballots.csv") {
		t.Errorf("data/index.html is not the site's own: %s", got)
	}
	if foot := elements(parsedPage(t, f, "ko/index.html"), "footer")[0]; !strings.Contains(textOf(foot), "Our data") {
		t.Error("the foot does not lead to it")
	}
}
