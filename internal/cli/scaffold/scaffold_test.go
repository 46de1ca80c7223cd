package scaffold_test

import (
	"errors"
	"strings"
	"testing"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/testing/sitetest"
	"github.com/google/go-cmp/cmp"
)

const configText = `
title = "Test"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.resolution]
label = { en = "Resolution", ko = "결의" }
[types.report]
label = "Report"
[bodies.council]
label = "Council"
[topics.food]
label = "Food"
[series.yearly]
label = "Yearly report"
[symbols.example]
pattern = "EC/[0-9]+"
url = "https://example.org/{symbol}"
`

func date(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func symbols(t *testing.T, cfg *config.Config, texts ...string) (all []symbol.Symbol) {
	t.Helper()
	for _, text := range texts {
		s, err := cfg.Symbols.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// entryFields are the fields that a new entry may have.
type entryFields struct {
	Title     string   `toml:"title"`
	Date      any      `toml:"date"`
	Type      string   `toml:"type"`
	Body      string   `toml:"body"`
	Series    string   `toml:"series"`
	Symbol    any      `toml:"symbol"`
	Topics    []string `toml:"topics"`
	Actors    []string `toml:"actors"`
	Summary   string   `toml:"summary"`
	Draft     bool     `toml:"draft"`
	Milestone bool     `toml:"milestone"`
	Added     any      `toml:"added"`
	Sources   []any    `toml:"sources"`
}

func decode(t *testing.T, file scaffold.File, dst any) {
	t.Helper()
	rest, ok := strings.CutPrefix(string(file.Text), "+++\n")
	front, body, closed := strings.Cut(rest, "\n+++\n")
	if !ok || !closed || strings.TrimSpace(body) != "" {
		t.Fatalf("no front matter, or a text that nobody wrote:\n%s", file.Text)
	}
	if _, problems := stricttoml.Decode(file.Path, 2, []byte(front+"\n"), dst); len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, file.Text)
	}
}

func TestNewEntryHasRequiredFieldsOnly(t *testing.T) {
	cfg := sitetest.Settings(t, configText)
	file, err := scaffold.NewEntry(scaffold.Entry{
		Title: "A \"quoted\" \\ title", Date: date(t, "2018-12-17"), Added: edtf.Day{Year: 2026, Month: 11, Day: 23}, Type: "resolution",
	}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if want := "content/2018/a-quoted-title.md"; file.Path != want {
		t.Errorf("path %s, want %s", file.Path, want)
	}
	var got entryFields
	decode(t, file, &got)
	want := entryFields{
		Title:  "A \"quoted\" \\ title",
		Date:   stricttoml.LocalDate{Year: 2018, Month: 12, Day: 17},
		Type:   "resolution",
		Topics: []string{},
		Actors: []string{},
		Draft:  true,
		Added:  stricttoml.LocalDate{Year: 2026, Month: 11, Day: 23},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for _, line := range []string{"#   resolution  Resolution", "#   report      Report", "#   council  Council", "#   food  Food", "#   yearly  Yearly report", `# series = ""`, "# [[sources]]", "# [vote]"} {
		if !strings.Contains(string(file.Text), "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, file.Text)
		}
	}
}

func TestNewEntryWithAllFields(t *testing.T) {
	cfg := sitetest.Settings(t, configText)
	file, err := scaffold.NewEntry(scaffold.Entry{
		Title: "Report", Date: date(t, "2014~"), Added: edtf.Day{Year: 2026, Month: 11, Day: 23}, Type: "report", Body: "council", Series: "yearly",
		Topics: []string{"food"}, Summary: "It says so.", Symbols: symbols(t, cfg, "A/HRC/25/63", "EC/7"),
	}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if want := "content/2014/a-hrc-25-63.md"; file.Path != want {
		t.Errorf("path %s, want %s", file.Path, want)
	}
	var got entryFields
	decode(t, file, &got)
	if d := cmp.Diff([]any{"A/HRC/25/63", "EC/7"}, got.Symbol); d != "" {
		t.Errorf("symbol: -want +got:\n%s", d)
	}
	if got.Date != "2014~" || got.Body != "council" || got.Series != "yearly" || got.Summary != "It says so." || got.Topics[0] != "food" {
		t.Errorf("%+v", got)
	}
	if len(got.Sources) > 0 || strings.Contains(string(file.Text), "undocs.org") || !got.Draft {
		t.Errorf("a source that nobody has opened, or no draft:\n%s", file.Text)
	}
}

func TestNewEntryPaths(t *testing.T) {
	tests := []struct{ name, date, title, slug, want string }{
		{"letters of every script", "2014-03", "북한 인권, 보고서!", "", "content/2014/북한-인권-보고서.md"},
		{"decomposed letters are composed", "2014", "E\u0301cole", "", "content/2014/école.md"},
		{"a slug of one's own", "2014", "x", "coi-report", "content/2014/coi-report.md"},
		{"the year of the earliest day", "2013-12-30/2014-01-02", "x", "", "content/2013/x.md"},
		{"before the common era", "-0044-03-15", "x", "", "content/-0044/x.md"},
		{"early years have four digits", "0044", "x", "", "content/0044/x.md"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, err := scaffold.NewEntry(scaffold.Entry{Title: tt.title, Date: date(t, tt.date), Slug: tt.slug}, sitetest.Settings(t, configText))
			if err != nil {
				t.Fatal(err)
			}
			if file.Path != tt.want {
				t.Errorf("path %s, want %s", file.Path, tt.want)
			}
		})
	}
}

func TestNewRefusesInvalidNames(t *testing.T) {
	for _, slug := range []string{"../x", "a/b", "CON", "a\x00b", "a b", "x.", ".", "index", "INDEX"} {
		_, err := scaffold.NewEntry(scaffold.Entry{Title: "x", Date: date(t, "2014"), Slug: slug}, sitetest.Settings(t, configText))
		if _, ok := errors.AsType[*diag.Problem](err); !ok {
			t.Errorf("entry %q: %v", slug, err)
		}
	}
	for _, name := range []string{"", "../x", "/x", "a//b", "aux", "docs/../../x", `a\b`, "index", "404", "docs/Index.md"} {
		_, err := scaffold.NewPage(name, "")
		if _, ok := errors.AsType[*diag.Problem](err); !ok {
			t.Errorf("page %q: %v", name, err)
		}
	}
}

func TestNewPageTitleFromName(t *testing.T) {
	for name, want := range map[string]string{"about": "About", "how-to-cite.md": "How to cite", "ärger": "Ärger", "소개": "소개"} {
		file, err := scaffold.NewPage(name, "")
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Title string `toml:"title"`
			Draft bool   `toml:"draft"`
		}
		decode(t, file, &got)
		if got.Title != want || !got.Draft {
			t.Errorf("%s: title %q, want %q", name, got.Title, want)
		}
	}
}

func TestNewTranslation(t *testing.T) {
	original := "\uFEFF+++\r\ntitle = \"The title\"\r\nsummary = \"The summary.\"\r\ndate = 2018-12-17\r\n+++\r\nText.\r\n"
	file, err := scaffold.NewTranslation(scaffold.Translation{ID: "2018/x", Lang: "ko", Original: []byte(original)})
	if err != nil {
		t.Fatal(err)
	}
	if file.Path != "content/2018/x.ko.md" {
		t.Errorf("path %s", file.Path)
	}
	for _, line := range []string{`# title = "The title"`, `# summary = "The summary."`, "reviewed = false"} {
		if !strings.Contains(string(file.Text), "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, file.Text)
		}
	}

	file, err = scaffold.NewTranslation(scaffold.Translation{ID: "about", Lang: "ko", Title: "소개", Original: []byte("no front matter")})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Title    string `toml:"title"`
		Draft    bool   `toml:"draft"`
		Reviewed *bool  `toml:"reviewed"`
	}
	decode(t, file, &got)
	if got.Title != "소개" || !got.Draft || got.Reviewed == nil || *got.Reviewed {
		t.Errorf("%+v", got)
	}
}

func FuzzNewEntryReadsBackItsTitle(f *testing.F) {
	for _, title := range []string{"plain", `"`, `\`, "a\nb", "\u0000", "+++", "\"\n+++\n", "{{.Date}}", "\xff", "인권\u202e"} {
		f.Add(title)
	}
	cfg := sitetest.Settings(f, configText)
	day, err := edtf.Parse("2014-03-01")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title string) {
		file, err := scaffold.NewEntry(scaffold.Entry{Title: title, Date: day, Added: edtf.Day{Year: 2026, Month: 1, Day: 2}, Type: "report", Slug: "x"}, cfg)
		if err != nil {
			t.Fatal(err)
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(string(file.Text), "+++\n"), "\n+++\n")
		var got entryFields
		_, problems := stricttoml.Decode(file.Path, 2, []byte(front+"\n"), &got)
		for _, p := range problems {
			if p.Code != diag.HiddenCharacter && p.Code != diag.InvalidValue {
				t.Fatalf("%q: %+v", title, p)
			}
		}
		if len(problems) == 0 && got.Title != string([]rune(title)) {
			t.Errorf("wrote %q, read %q", title, got.Title)
		}
	})
}
