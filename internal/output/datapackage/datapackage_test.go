package datapackage_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"annals/internal/invisible"
	"annals/internal/output/bibliography"
	"annals/internal/output/data"
	"annals/internal/output/datapackage"
	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/testing/packagetest"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

// published renders the files of data of a site with their package.
func published(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	files := dataset.New(data.Files(s), bibliography.Files(s, sitetest.Locales(t, s)))
	return sitetest.Render(t, slices.Concat(files.Outputs(), datapackage.Outputs(s, files, sitetest.Locales(t, s))))
}

const everything = `
body = "general-assembly"
symbol = ["A/RES/60/173"]
topics = ["accountability", "food"]
cosponsors = { count = 61, states = ["BUR", "KOR"] }
places = ["capital"]
series = "yearly"
added = 2005-12-20
[vote]
method = "recorded"
yes = 2
no = 1
note = "Three."
[[stages]]
label = "Committee"
date = "2005-11"
method = "consensus"
dissociated = ["CHN"]
[[provisions]]
subject = "courts"
text = "Asked for one."
source = 1
[[corrections]]
date = 2019-01-02
text = "It was wrong."
`

func config(more string) string {
	return more + sitetest.Config + "[places.capital]\nlabel = \"The capital\"\nlat = 1.5\nlon = 2\n[subjects.courts]\nlabel = \"Courts\"\ntopic = \"food\"\n"
}

func files(settings string) map[string]string {
	return map[string]string{
		"config.toml":                 settings,
		"content/2005/vote.md":        sitetest.Entry("A vote", "2005-12-16", everything, "Text.\n"),
		"content/2005/vote.votes.csv": "state,vote\nKOR,Y\nJPN,Y\nCHN,N\n",
		"content/2006/event.md":       sitetest.Entry("An event", "2006-01-01/..", "follows = [\"2005/vote\"]", "Text.\n"),
		"content/2007/secret.md":      "+++\ntitle = \"x\"\ndate = 2007-01-01\ntype = \"meeting\"\nsummary = \"x\"\n[[sources]]\ntitle = \"x\"\nurl = \"https://example.com/x\"\n[withdrawn]\ndate = 2020-01-01\nreason = \"In danger.\"\n+++\n",
		"content/2008/draft.md":       sitetest.Entry("CANARY", "2008-01-01", "draft = true", "CANARY\n"),
	}
}

func TestPackageDescribesTheFiles(t *testing.T) {
	all := published(t, sitetest.Site(t, files(config(""))))
	p, rows := packagetest.Check(t, all)
	if len(p.Resources) != len(all)-1 || len(rows) != 11 || p.Name != "example.org-record" || p.Licenses[0].Name != "CC-BY-4.0" {
		t.Errorf("%d resources for %d files, %d tables, %q, %v", len(p.Resources), len(all), len(rows), p.Name, p.Licenses)
	}
	for name, text := range all {
		if strings.Contains(text, "CANARY") {
			t.Errorf("%s tells of a draft", name)
		}
	}
	if again := published(t, sitetest.Site(t, files(config("")))); again["data/datapackage.json"] != all["data/datapackage.json"] {
		t.Error("a second time it differs")
	}
}

func TestPackageSaysWhatColumnsMean(t *testing.T) {
	for tag, want := range map[string]string{"en": "votes in favour: as the entry gives them", "ko": "찬성표."} {
		s := sitetest.Site(t, files(strings.Replace(config(""), `default_language = "en"`, `default_language = "`+tag+`"`, 1)))
		p, _ := packagetest.Check(t, published(t, s))
		votes := p.Resources[slices.IndexFunc(p.Resources, func(r packagetest.Resource) bool { return r.Name == "votes" })]
		yes := votes.Schema.Fields[slices.IndexFunc(votes.Schema.Fields, func(f packagetest.Field) bool { return f.Name == "yes" })]
		if !strings.HasPrefix(yes.Description, want) || yes.Type != "integer" || yes.Unit == "" || yes.Absent == "" {
			t.Errorf("%s: %+v", tag, yes)
		}
	}
}

func TestPackageTellsTerms(t *testing.T) {
	const start, address = "license = \"CC BY 4.0\"\n", "https://creativecommons.org/publicdomain/zero/1.0/"
	for line, want := range map[string]string{
		"data_license = \"CC0\"\n":                         "CC0-1.0|" + address + "|CC0 1.0",
		"data_license = \"Ours\"\n":                        "|index.html|Ours",
		"data_license = \"Ours, https://example.com/t\"\n": "|https://example.com/t|Ours",
		"data_license = \"Public domain\"\n":               "other-pd||Public domain",
	} {
		settings := config(line)
		p, _ := packagetest.Check(t, published(t, sitetest.Site(t, files(settings))))
		if l := p.Licenses[0]; l.Name+"|"+l.Path+"|"+l.Title != want {
			t.Errorf("%s: %+v", line, l)
		}
	}
	p, _ := packagetest.Check(t, published(t, sitetest.Site(t, files(strings.Replace(config(""), start, "", 1)))))
	if p.Licenses != nil {
		t.Errorf("%+v", p.Licenses)
	}
}

// Without base_url, and with years that the standard's dates cannot have.
func TestPackageOfOddRecords(t *testing.T) {
	settings := strings.Replace(sitetest.Config, `base_url = "https://example.org/record/"`, "", 1)
	p, _ := packagetest.Check(t, published(t, sitetest.Site(t, map[string]string{
		"config.toml": settings, "content/-0044/caesar.md": sitetest.Entry("Caesar", "-0044-03-15", "", ""),
	})))
	if p.Name != "record" {
		t.Errorf("it is called %q", p.Name)
	}
	s := sitetest.Site(t, map[string]string{"content/about.md": "+++\ntitle = \"A\"\n+++\n"})
	if outputs := datapackage.Outputs(s, dataset.New(data.Files(s)), sitetest.Locales(t, s)); outputs != nil {
		t.Errorf("a record without data has %v", outputs)
	}
}

// Whatever stands in texts that a build accepts, the files are valid and read back.
func TestHostileTextsReadBack(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	texts = append(texts, "]]>", "=1+1", "@SUM(1);-1", "a\"b,c;d", "<script>alert(1)</script>", "한국어 العربية", strings.Repeat("long ", 10_000))
	content := files(config("data_license = \"<script>]]>\"\n"))
	want := map[string]string{}
	for i, s := range texts {
		unseen := strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '\ufffd' || unicode.Is(unicode.C, r) || invisible.Is(r) })
		if strings.TrimSpace(s) == "" || unseen || strings.Contains(s, "<!--") {
			continue
		}
		quoted, _ := json.Marshal(s)
		id := fmt.Sprintf("2005/n%d", i)
		content["content/"+id+".md"] = sitetest.Entry("T", "2005", "[[corrections]]\ndate = 2019-01-02\ntext = "+string(quoted)+"\n", "")
		want[id] = s
	}
	_, rows := packagetest.Check(t, published(t, sitetest.Site(t, content)))
	if len(want) < 300 {
		t.Errorf("only %d texts", len(want))
	}
	for _, row := range rows["corrections"] {
		s, ok := want[row[0]]
		if got := row[3]; ok && strings.ReplaceAll(got, "'", "") != strings.ReplaceAll(s, "'", "") {
			t.Errorf("%.100q became %.100q", s, got)
		}
		delete(want, row[0])
	}
	if len(want) > 0 {
		t.Errorf("%d texts are not there", len(want))
	}
}
