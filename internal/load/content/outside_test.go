package content_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/linkstate"
	"annals/internal/record/edtf"
)

const leading = `+++
title = "An entry"
date = 2018-12-17
type = "resolution"
symbol = "A/RES/73/180"
draft = true
summary = "Short."
[[sources]]
title = "A paper"
url = "HTTPS://A.example/1#page=2"
archive = "https://copies.example/1"
[[sources]]
title = "Another"
url = "https://a.example/2"
+++
A [link](http://b.example/#x), one <https://c.example/> and https://d.example/, but
not [here](#top), [there](../about.md) or to [us](mailto:me@a.example).
`

func outside(t *testing.T) []content.Outside {
	t.Helper()
	cfg, _ := config.Parse("config.toml", []byte(`title = "T"
base_url = "https://example.org/"
contact = "https://example.org/us"
mirrors = ["https://mirror.example/"]
edit_url = "https://edit.example/{path}"
default_language = "en"
[languages.en]
name = "English"
[types.resolution]
label = "Resolution"
`))
	r := content.NewLoader(cfg).Parse(context.Background(), "content/2018/e.md", []byte(leading))
	if len(r.Problems) > 0 || r.Document == nil {
		t.Fatal(r.Problems)
	}
	return content.AllOutside(cfg, &content.Record{Documents: []*content.Document{r.Document}})
}

func TestAllOutsideListsEveryLink(t *testing.T) {
	want := []string{
		`config.toml:3:11 https://example.org/us`,
		`config.toml:4:12 https://mirror.example/`,
		`content/2018/e.md:10:7 https://a.example/1`,
		`content/2018/e.md:11:11 https://copies.example/1`,
		`content/2018/e.md:14:7 https://a.example/2`,
		`content/2018/e.md:16:10 http://b.example/`,
		`content/2018/e.md:16:37 https://c.example/`,
		`content/2018/e.md:16:61 https://d.example/`,
	}
	var got []string
	for _, p := range outside(t) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.At().File, p.At().Line, p.At().Column, p.Address))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDeadLinksAreReportedUnlessArchived(t *testing.T) {
	day := func(d int) edtf.Day { return edtf.Day{Year: 2026, Month: 11, Day: d} }
	dead := linkstate.Link{Since: day(1), Checked: day(8)}
	failing := linkstate.Link{Since: day(1), Checked: day(7)}
	for _, test := range []struct {
		name  string
		state linkstate.State
		want  []string
	}{
		{"nothing known", nil, nil},
		{"failing only", linkstate.State{"https://a.example/2": failing}, nil},
		{"a source with a copy", linkstate.State{"https://a.example/1": dead}, nil},
		{"a source without one", linkstate.State{"https://a.example/2": dead}, []string{"14:7: this source has been dead since 2026-11-01 (checked 2026-11-08)"}},
		{"a copy", linkstate.State{"https://copies.example/1": dead}, []string{"11:11: this archived copy has been dead since 2026-11-01 (checked 2026-11-08)"}},
		{
			"a source and its copy",
			linkstate.State{"https://a.example/1": dead, "https://copies.example/1": dead},
			[]string{
				"10:7: this source has been dead since 2026-11-01 (checked 2026-11-08)",
				"11:11: this archived copy has been dead since 2026-11-01 (checked 2026-11-08)",
			},
		},
		{"a link of the text", linkstate.State{"http://b.example/": dead}, []string{"16:10: this link has been dead since 2026-11-01 (checked 2026-11-08)"}},
		{"a mirror", linkstate.State{"https://mirror.example/": dead}, []string{"4:12: this address has been dead since 2026-11-01 (checked 2026-11-08)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, d := range content.DeadLinks(outside(t), test.state) {
				got = append(got, fmt.Sprintf("%d:%d: %s", d.Line, d.Column, d.Message))
				if d.Severity != diag.Warning || d.Code != diag.DeadLink || d.Hint == "" {
					t.Errorf("%v", d)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinkStateFileIsParsed(t *testing.T) {
	cfg, _ := config.Parse("config.toml", []byte("title = \"T\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n"))
	loader := content.NewLoader(cfg)
	good := loader.Parse(context.Background(), "content/_links.toml", []byte("[well]\n\"http://a.example/\" = 2026-11-23\n"))
	if len(good.Problems) > 0 || len(good.Links) != 1 || good.Document != nil {
		t.Errorf("got %+v", good)
	}
	bad := loader.Parse(context.Background(), "content/_links.toml", []byte("[well]\n\"http://a.example/\" = yesterday\n"))
	if !bad.Problems.HasErrors() || bad.Problems[0].Line != 2 {
		t.Errorf("got %+v", bad.Problems)
	}
	if misplaced := loader.Parse(context.Background(), "content/2018/_links.toml", []byte("[well]\n")); !misplaced.Problems.HasErrors() {
		t.Error("a link state file in the folder of a year is accepted")
	}
}
