package pipeline_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
	"annals/internal/testing/sitetest"
)

// hintCase is a mistake, and what its hint makes of it.
type hintCase struct {
	code  diag.Code
	hint  string  // a part of the hint, where a code has several
	files sources // besides those of hintSite
	fill  string  // what a person writes for the … of the hint
	fix   func(files sources)
}

type sources map[string]string

// absent is the text of a file of hintSite that a case does without.
const absent = "-"

// sub replaces a text in a file.
func (s sources) sub(file, old, replacement string) {
	s[file] = strings.Replace(s[file], old, replacement, 1)
}

const hintConfig = `title = "Record"
base_url = "https://record.ngo/"
contact = "editors@record.ngo"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.resolution]
label = "Resolution"
[types.report]
label = "Report"
[bodies.council]
label = "Council"
members = 5
[topics.food]
label = "Food"
[places.valley]
label = "Valley"
[subjects.courts]
label = "Courts"
`

func hintSite() sources {
	return sources{
		"config.toml":           hintConfig,
		"content/_index.md":     "+++\n+++\nHome.\n",
		"content/_index.ko.md":  "+++\ntitle = \"기록\"\n+++\n처음.\n",
		"content/2018/other.md": hintEntry("", "## Findings\n\nText.\n"),
	}
}

// hintEntry is an entry without a mistake, with more facts and a text.
func hintEntry(front, body string) string {
	return "+++\ntitle = \"A\"\ndate = 2018-12-17\ntype = \"report\"\nsummary = \"S.\"\n" + front + "[[sources]]\ntitle = \"T\"\nurl = \"https://example.com/t\"\n+++\n" + body
}

func checkSite(t *testing.T, files sources) diag.List {
	t.Helper()
	maps.DeleteFunc(files, func(_, text string) bool { return text == absent })
	result, err := pipeline.Check(t.Context(), pipeline.Options{
		Source: sitetest.Folder(t, files), Jobs: 1,
		Today: func() edtf.Day { return edtf.Day{Year: 2026, Month: 1, Day: 2} },
	})
	if err != nil {
		t.Fatal(err)
	}
	return result.Diagnostics
}

func allHints() []hintCase {
	return slices.Concat(fileHints, factHints, valueHints, sourceHints, placeHints, recordHints, voteHints, ballotHints, textHints, themeHints)
}

// TestHintsAreRightWhenFollowed follows the hint of each code: the diagnostic is gone then,
// and no other has come.
func TestHintsAreRightWhenFollowed(t *testing.T) {
	if testing.Short() {
		t.Skip("many small sites, one after the other")
	}
	before := codesOf(checkSite(t, hintSite()))
	for _, test := range allHints() {
		t.Run(string(test.code), func(t *testing.T) {
			t.Parallel()
			test.run(t, before)
		})
	}
}

// run follows the hint. Codes in before are reported of a site without the mistake.
func (h hintCase) run(t *testing.T, before map[diag.Code]bool) {
	files := hintSite()
	maps.Copy(files, h.files)
	list := checkSite(t, files)
	i := slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == h.code && strings.Contains(d.Hint, h.hint) })
	if i < 0 {
		t.Fatalf("is not reported with %q: %v", h.hint, list)
	}
	found := codesOf(list)
	for n := 0; i >= 0 && n < 3; n++ { // one mistake may stand in several places
		if h.fix != nil {
			h.fix(files)
		} else if !follow(files, list[i], h.fill) {
			t.Fatalf("nobody can follow %q", list[i].Hint)
		}
		list = checkSite(t, files)
		i = slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == h.code })
	}
	for code := range codesOf(list) {
		if code == h.code || !found[code] && !before[code] {
			t.Errorf("after its hint: %v", list)
		}
	}
}

func codesOf(list diag.List) map[diag.Code]bool {
	codes := map[diag.Code]bool{}
	for _, d := range list {
		codes[d.Code] = true
	}
	return codes
}

// notFollowed are the codes whose hints nothing in the files of a site can follow.
var notFollowed = map[diag.Code]string{
	diag.FileUnreadable:     "a permission of the system",
	diag.FileSpecial:        "a link or a device of the system",
	diag.GoneAddress:        "compares with what was published before: see package permalinks",
	diag.DeadLink:           "the outside world: see package linkstate",
	diag.FailingLink:        "the outside world: see package linkcheck",
	diag.MovedLink:          "the outside world: see package linkcheck",
	diag.Secret:             "its line is shown to nobody: see package destination",
	diag.ExportLoss:         "nothing is wrong: see package loss",
	diag.MissingTranslation: "nothing reports it yet",
	diag.OriginalChanged:    "compares with an earlier version: see package original",
	diag.MissingCatalogue:   "asks for a translation of the whole interface",
}

func TestEveryHintIsFollowed(t *testing.T) {
	followed := map[diag.Code]bool{}
	for _, test := range allHints() {
		followed[test.code] = true
	}
	for _, e := range diag.Catalog() {
		if followed[e.Code] == (notFollowed[e.Code] != "") {
			t.Errorf("%s: followed %t, %q", e.Code, followed[e.Code], notFollowed[e.Code])
		}
	}
}
