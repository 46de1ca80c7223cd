package site_test

import (
	"testing"

	"annals/internal/site"
)

func TestAbsoluteLinksToTheSiteAreChecked(t *testing.T) {
	const base = "https://example.org/"
	for address, want := range map[string]string{
		"":                          "",
		"index.html":                "",
		"ko/":                       "",
		"ko/2014/report.html":       "",
		"2014/report.html":          "",
		"2014/report.html#findings": "",
		"2014/report":               "",
		"2014/":                     "",
		"2014":                      "",
		"2014/report.html?x=1":      "",
		"old.html":                  "",
		"topics/food.html":          "",
		"search/":                   "",
		"404.html":                  "",
		"%EB%B6%81%ED%95%9C%EC%9D%B8%EA%B6%8C%EA%B2%B0%EC%9D%98.html": "",
		"map.pdf":                  "",
		"feed.xml":                 "", // not known at this stage
		"documents/EC/7":           "", // of another program on the same host
		"2014/repotr.html":         `content/2018/a.md:10:5-41: error: this site has no page 2014/repotr.html [broken-link] (did you mean ../2014/report.md?)`,
		"2014/repotr":              `content/2018/a.md:10:5-36: error: this site has no page 2014/repotr [broken-link] (did you mean ../2014/report.md?)`,
		"ko/2014/nothing.html":     `content/2018/a.md:10:5-45: error: this site has no page ko/2014/nothing.html [broken-link] (name it from here, such as ../2014/coi-report.md)`,
		"nothing.html":             `content/2018/a.md:10:5-37: error: this site has no page nothing.html [broken-link] (name it from here, such as ../2014/coi-report.md)`,
		"2014/report.html#finding": `content/2018/a.md:10:5-49: error: there is no place #finding in content/2014/report.md [broken-anchor] (did you mean #findings?)`,
		"draft.html":               `content/2018/a.md:10:5-35: warning: content/draft.md is not published yet [broken-link] (publish it, or take the link out)`,
	} {
		t.Run(address, func(t *testing.T) {
			in, _ := load(t, siteWith("[x]("+base+address+")\n"))
			in.Static = []string{"map.pdf"}
			_, problems := site.Resolve(in)
			got := ""
			for _, line := range lines(problems) {
				got += line
			}
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
