package frontmatter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/content/frontmatter"
	"annals/internal/load/stricttoml"
)

// entry is a target with the keys of an entry.
var entry = frontmatter.Target{
	Keys:     []string{"title", "date", "time", "type", "symbol", "topics", "summary", "draft", "publish_after", "aliases", "vote", "sources", "params"},
	Required: []string{"title", "date", "type", "sources"},
	Key: func(table, name string) string {
		also := map[string]string{"tags": "topics", "categories": "topics", "description": "summary", "publishDate": "publish_after", "redirect_from": "aliases"}
		switch {
		case table == "sources" && name == "link":
			return "url"
		case table != "":
			return ""
		case also[name] != "":
			return also[name]
		case slices.Contains([]string{"title", "date", "type", "symbol", "topics", "summary", "draft", "aliases", "vote", "sources"}, name):
			return name
		}
		return ""
	},
	Topic: func(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") },
	Type:  func(name string) string { return map[string]string{"Report": "report", "report": "report"}[name] },
}

var conversions = []struct{ name, in, want, missing string }{
	{
		"Jekyll",
		"---\nlayout: post\ntitle:  \"Welcome: a start\"\ndate:   2018-12-17 15:32:14 +0900\ncategories: food, Right to life\npublished: false\npermalink: /2018/welcome.html\n---\nText.\n",
		"title = \"Welcome: a start\"\ndate = 2018-12-17\ntime = \"15:32+09:00\"\ntopics = [\"food\", \"right-to-life\"]\ndraft = true\naliases = [\"/2018/welcome.html\"]\n",
		"type sources",
	},
	{
		"Hugo",
		"---\ntitle: 북한 인권 결의안\ndate: 2018-12-17T00:00:00Z\nlastmod: 2019-01-01\ntags: [\"식량\", 'it''s']\ncategories:\n- Report\ndescription: >-\n  One sentence,\n  and another.\nweight: 10\ndraft: true\nauthor: A. Person # who\n---\n",
		"title = \"북한 인권 결의안\"\ndate = 2018-12-17\ntype = \"report\"\ntopics = [\"식량\", \"it's\"]\nsummary = \"One sentence, and another.\"\ndraft = true\n\n[params]\nlastmod = \"2019-01-01\"\nauthor = \"A. Person\"\n",
		"sources",
	},
	{
		"Eleventy, with what an entry needs",
		"---\n# a comment\ntitle: >\n  A long\n  title\ndate: 17 December 2018\ntype: report\nsources:\n  - title: The text\n    link: https://undocs.org/A/RES/73/180\n    date: 2018-12-17\n  - title: \"Another\"\n    link: https://example.com/#x\nvote:\n  method: recorded\n  yes: 88\n  no: 21\neleventyExcludeFromCollections: true\n---\n",
		"title = \"A long title\"\ndate = 2018-12-17\ntype = \"report\"\n\n[vote]\nmethod = \"recorded\"\nyes = 88\nno = 21\n\n[[sources]]\ntitle = \"The text\"\nurl = \"https://undocs.org/A/RES/73/180\"\ndate = 2018-12-17\n\n[[sources]]\ntitle = \"Another\"\nurl = \"https://example.com/#x\"\n",
		"",
	},
	{
		"dates of other forms, nested values, empty ones",
		"---\ntitle: 1984\ndate: 2018-12\nsymbol: [A/RES/73/180, A/73/PV.55]\nsummary:\nimage: {src: a.png, alt: \"x, y\"}\npermalink: /:year/:title/\npublishDate: 2026-12-10\nredirect_from:\n  - /old/\n---\n",
		"title = \"1984\"\ndate = \"2018-12\"\nsymbol = [\"A/RES/73/180\", \"A/73/PV.55\"]\npublish_after = 2026-12-10T00:00:00Z\naliases = [\"/old/\"]\n\n[params]\nimage = { src = \"a.png\", alt = \"x, y\" }\n",
		"type sources",
	},
	{
		"JSON",
		"{\n  \"title\": \"A\",\n  \"date\": \"2018-12-17\",\n  \"tags\": [\"food\"],\n  \"draft\": false\n}\n\nText.\n",
		"title = \"A\"\ndate = 2018-12-17\ntopics = [\"food\"]\ndraft = false\n",
		"type sources",
	},
}

func TestTOML(t *testing.T) {
	for _, test := range conversions {
		block, ok := frontmatter.Find([]byte(test.in))
		if !ok || block.Facts == nil {
			t.Errorf("%s: not found: %+v", test.name, block)
			continue
		}
		got, missing := block.Facts.TOML(entry)
		if diff := cmp.Diff("+++\n"+test.want+"+++", got); diff != "" || strings.Join(missing, " ") != test.missing {
			t.Errorf("%s: missing %q, -want +got\n%s", test.name, missing, diff)
		}
	}
}

func TestLinesOfBlock(t *testing.T) {
	for in, want := range map[string]int{
		"---\na: 1\n---\nx": 3, "\n\n---\na: 1\n...\n": 5, "---json\n{\"a\": 1}\n---\nx": 3, "{\"a\":\n1}\nx": 2,
	} {
		if block, ok := frontmatter.Find([]byte(in)); !ok || block.Lines != want {
			t.Errorf("%q: %+v, %t", in, block, ok)
		}
	}
}

// TestNotUnderstood has YAML that is found, but not converted, and what is no front matter.
func TestNotUnderstood(t *testing.T) {
	for _, in := range []string{"---\na: &x 1\nb: *x\n---\n", "---\na: [1\n---\n", "---\njust words\n---\n", "---\na: !!str 1\n---\n", "---\n\ta: 1\n---\n", "---\na: 1\n  b: 2\n c: 3\n---\n"} {
		if block, ok := frontmatter.Find([]byte(in)); !ok || block.Facts != nil {
			t.Errorf("%q: %+v, %t", in, block, ok)
		}
	}
	for _, in := range []string{"", "---", "--- x\n---\n", "words\n", "# Title\n", "[a]: b\n", "{words}\n", "+++\ntitle = 1\n+++\n"} {
		if block, ok := frontmatter.Find([]byte(in)); ok {
			t.Errorf("%q: %+v", in, block)
		}
	}
}

// FuzzTOML holds that whatever is understood becomes TOML, since hints show it.
func FuzzTOML(f *testing.F) {
	for _, test := range conversions {
		f.Add([]byte(test.in))
	}
	f.Add([]byte("---\n- a\n-\n  - b: c\n---\n"))
	f.Add([]byte("---\n\"a\\u0001\": \"\\x00\"\n---\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		block, ok := frontmatter.Find(text)
		if !ok || block.Facts == nil || !strings.Contains(string(text), "\n") {
			return
		}
		got, _ := block.Facts.TOML(entry)
		inner := strings.TrimSuffix(strings.TrimPrefix(got, "+++\n"), "+++")
		var v map[string]any
		if err := stricttoml.Unmarshal([]byte(strings.ToValidUTF8(inner, "?")), &v); err != nil {
			t.Errorf("%q becomes\n%s\n%v", text, got, err)
		}
	})
}
