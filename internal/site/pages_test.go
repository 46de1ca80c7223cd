package site_test

import (
	"fmt"
	"testing"

	"annals/internal/site"
)

func TestPagesAreListedInOrder(t *testing.T) {
	s := mustResolve(t, files{
		"content/_index.ko.md":     page("첫 화면"),
		"content/_index.md":        page("Home"),
		"content/2018/_index.md":   page("2018"),
		"content/2018/a.md":        entry("2018-01-01", "topics = [\"food\"]\n[vote]\nmethod = \"recorded\"\n"),
		"content/2018/a.votes.csv": "state,vote\nKOR,Y\n",
		"content/2018/b.md":        entry("2018-02-01", "draft = true\ntopics = [\"food\"]\n"),
		"content/2019/c.md":        entry("2019-01-01", "[[corrections]]\ndate = 2020-05-06\ntext = \"x\"\n"),
		"content/2019/c.ko.md":     page("다"),
		"content/about.md":         page("About", "draft = true\naliases = [\"us\"]\n"),
	}, withDrafts, pagesOf(1))
	var got []string
	for p := range s.Pages() {
		line := fmt.Sprintf("%s %s", p.Kind, p.Address)
		if p.File != "" {
			line += " from " + p.File
		}
		if p.Draft {
			line += ", draft"
		}
		if !p.Has("ko") {
			line += ", not in Korean"
		}
		got = append(got, line)
	}
	compare(t, []string{
		"home index.html from content/_index.md",
		"year 2018/index.html from content/2018/_index.md, not in Korean",
		"year 2019/index.html",
		"entry 2018/a.html from content/2018/a.md, not in Korean",
		"entry 2018/b.html from content/2018/b.md, draft, not in Korean",
		"entry 2019/c.html from content/2019/c.md",
		"page about.html from content/about.md, draft, not in Korean",
		"vocabulary types/index.html from config.toml",
		"term types/resolution.html from config.toml",
		"term types/report.html from config.toml",
		"vocabulary bodies/index.html from config.toml",
		"term bodies/general-assembly.html from config.toml",
		"term bodies/council.html from config.toml",
		"vocabulary topics/index.html from config.toml",
		"term topics/food.html from config.toml",
		"term topics/abduction.html from config.toml",
		"vocabulary actors/index.html from config.toml",
		"term actors/kirby.html from config.toml",
		"subjects subjects/index.html from config.toml",
		"subject subjects/courts.html from config.toml", "subject subjects/food.html from config.toml",
		"votes votes/index.html",
		"states states/index.html",
		"state states/KOR.html",
		"sources sources/index.html",
		"corrections corrections/index.html", "new new/index.html",
		"search search/index.html",
		"safety safety.html", "data data/index.html",
		"404 404.html",
		"year 2018/01/index.html",
		"year 2018/02/index.html",
		"term types/resolution/2018.html from config.toml",
	}, got[:min(len(got), 34)])
}

func TestOwnPageReplacesPageOnSafety(t *testing.T) {
	draft := page("x", "draft = true\n")
	for name, test := range map[string]struct {
		files  files
		drafts bool
		want   site.Kind
	}{
		"none":                {files{}, false, site.KindSafety},
		"own":                 {files{"content/safety.md": page("x")}, false, site.KindPlain},
		"a draft":             {files{"content/safety.md": draft}, false, site.KindSafety},
		"a draft, previewed":  {files{"content/safety.md": draft}, true, site.KindPlain},
		"elsewhere":           {files{"content/help/safety.md": page("x")}, false, site.KindSafety},
		"named by its folder": {files{"content/safety/index.md": page("x")}, false, site.KindSafety},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for p := range mustResolve(t, test.files, func(in *site.Inputs) { in.Drafts = test.drafts }).Pages() {
				if p.Address == "safety.html" {
					got = append(got, string(p.Kind))
				}
			}
			compare(t, []string{string(test.want)}, got)
		})
	}
}

func TestPagesNameTheirSubject(t *testing.T) {
	s := mustResolve(t, december(3, "topics = [\"food\"]\n"), pagesOf(2))
	for p := range s.Pages() {
		var address string
		switch subject := p.Subject.(type) {
		case *site.Entry:
			address = subject.Address()
		case *site.Year:
			address = subject.Address()
		case *site.Vocabulary:
			address = subject.Address()
		case *site.Term:
			address = subject.Address()
		case *site.Subject:
			address = subject.Address()
		default:
			address = p.Kind.Address()
		}
		switch period := p.Period.(type) {
		case *site.Period[*site.Entry]:
			address = period.Address()
		case *site.Period[site.Citation]:
			address = period.Address()
		}
		if address != p.Address {
			t.Errorf("%s %s: its subject is %T with the address %s", p.Kind, p.Address, p.Subject, address)
		}
	}
}

func TestPagesCanBeCutShort(t *testing.T) {
	s := mustResolve(t, december(3), pagesOf(2))
	all := 0
	for range s.Pages() {
		all++
	}
	for want := 1; want <= all; want++ {
		n := 0
		for range s.Pages() {
			if n++; n == want {
				break
			}
		}
		if n != want {
			t.Errorf("%d pages before the stop at %d", n, want)
		}
	}
}
