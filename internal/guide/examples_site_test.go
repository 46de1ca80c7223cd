package guide_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// around is the site that an example is put into: what examples name.
const aroundConfig = `title = "Record"
base_url = "https://record.ngo/"
contact = "editors@record.ngo"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.resolution]
label = "Resolution"
[bodies.general-assembly]
label = "General Assembly"
[bodies.third-committee]
label = "Third Committee"
[bodies.security-council]
label = "Security Council"
[topics.accountability]
label = "Accountability"
[topics.separated-families]
label = "Separated families"
[topics.witnesses]
label = "Witnesses"
[topics.food]
label = "Food"
[actors.special-rapporteur]
label = "Special Rapporteur"
[actors.dprk]
label = "DPRK"
[subjects.courts]
label = "Courts"
[series.general-assembly]
label = "General Assembly"
[places.geneva]
label = "Geneva"
[places.northern-port]
label = "Northern Port"
[series.third-committee]
label = "Third Committee"
`

const aroundFacts = `title = "Example"
date = 2018-12-17
type = "resolution"
summary = "What it was."
[[sources]]
title = "A source"
url = "https://example.com/source"
`

func around(t *testing.T) map[string]string {
	t.Helper()
	entry := func(title, year, more, text string) string {
		return "+++\n" + parseTOML("title = \""+title+"\"\ndate = \""+year+"\"\n"+more).around(parseTOML(aroundFacts)) + "+++\n" + text
	}
	page := func(title, text string) string { return "+++\ntitle = \"" + title + "\"\n+++\n" + text }
	return map[string]string{
		"config.toml":                       aroundConfig,
		"content/_index.md":                 "+++\n+++\nHome.\n",
		"content/glossary.md":               page("Glossary", "### Mandate\n\n### Co-sponsor {#co-sponsor}\n"),
		"content/2014/coi-report.md":        entry("Report", "2014", "topics = [\"food\", \"witnesses\"]\nbody = \"general-assembly\"\nactors = [\"dprk\"]\nplaces = [\"geneva\"]\n[vote]\nmethod = \"recorded\"\n[[provisions]]\nsubject = \"courts\"\ntext = \"Asked for a court.\"\n", "## Findings\n"),
		"content/2014/coi-report.votes.csv": "state,vote\nFRA,Y\n",
		"content/2017/the-first-request.md": entry("Request", "2017", "", ""),
		"content/2018/the-report.md":        entry("The report", "2018-01", "", ""),
		"content/2018/committee-vote.md":    entry("Committee", "2018-02", "", ""),
		"static/images/map.png":             string(picturetest.PNG(t)),
	}
}

// around returns the texts around an example: all for a text, which may link to any of
// them, and those that it names for others, which need fewer pages to be made.
func (e example) around(files map[string]string) map[string]string {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(name, _ string) bool {
		_, id, isText := strings.Cut(name, "content/")
		id, _, _ = strings.Cut(id, ".")
		return isText && id != "_index" && e.kind != markdown && !strings.Contains(e.text, id)
	})
	return files
}

// onlyIfNamed are files that are in the site around an example only if it names them.
func onlyIfNamed(t *testing.T, text string) map[string]string {
	t.Helper()
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`
	files := map[string]string{
		"static/images/logo.svg": svg, "static/images/logo-dark.svg": svg,
		"static/fonts/noto-serif.woff2": "wOF2\x00\x01", "static/papers/report.pdf": "%PDF-1.4\n", "static/own.js": "'use strict';\n",
		"static/films/a.mp4": "film", "static/style.css": "p { color: red; }\n", "static/map.png": string(picturetest.PNG(t)),
		"static/.well-known/security.txt": "Contact: x\n",
	}
	named := regexp.MustCompile(`[\w./-]+`)
	for _, name := range named.FindAllString(text, -1) {
		if strings.HasSuffix(name, ".md") {
			files["content/"+name] = "+++\ntitle = \"" + name + "\"\n+++\n"
		}
	}
	maps.DeleteFunc(files, func(name, _ string) bool {
		_, below, _ := strings.Cut(name, "/")
		folder, _, _ := strings.Cut(below, "/")
		return !strings.Contains(text, `"`+below+`"`) && !strings.Contains(text, `"`+folder+`/"`) && !strings.Contains(text, `"`+folder+`"`)
	})
	return files
}

// evidenceOf returns an entry, and the files of its evidence.
func evidenceOf(t *testing.T, entry, text string) map[string]string {
	t.Helper()
	files := map[string]string{entry + ".md": text}
	if strings.Contains(text, `"hall.jpg"`) {
		files[entry+"/hall.jpg"] = string(picturetest.JPEG(t))
	}
	asIs := ""
	for name, data := range map[string]string{
		"report.pdf": "%PDF-1.4\n", "letter.pdf": "%PDF-1.4\n", "hearing.mp4": "\x00\x00\x00\x18ftypisom", "hearing.ko.vtt": "WEBVTT\n",
	} {
		if strings.Contains(text, `"`+name+`"`) {
			files[entry+"/"+name] = data
			asIs = "[evidence]\nas_is = [\"" + entry + "/\"]\n"
		}
	}
	if asIs != "" {
		files["config.toml"] = aroundConfig + asIs
	}
	if strings.Contains(text, `"films/`) {
		files["static/films/hearing.mp4"], files["static/films/hearing.vtt"] = "\x00\x00\x00\x18ftypisom", "WEBVTT\n"
		files["config.toml"] = aroundConfig + "[static]\nas_is = [\"films/\"]\n"
	}
	return files
}

var yearOf = regexp.MustCompile(`(?m)^date = "?(\d{4})`)

// sites returns the files that an example stands for, for each way that it shows.
func (e example) sites(t *testing.T) (all []map[string]string) {
	t.Helper()
	const facts = "+++\n" + aroundFacts + "+++\n"
	switch e.kind {
	case wholeEntry:
		all = append(all, map[string]string{"content/" + yearOf.FindStringSubmatch(e.text)[1] + "/example.md": e.text})
	case markdown:
		all = append(all, map[string]string{"content/2018/example.md": facts + e.text})
	case votesFile:
		all = append(all, map[string]string{"content/2018/example.md": "+++\n" + aroundFacts + "[vote]\nmethod = \"recorded\"\n+++\n", "content/2018/example.votes.csv": e.text})
	case styleSheet:
		all = append(all, map[string]string{"static/site.css": e.text})
	case frontMatter:
		if e.firstLine() == "[withdrawn]" { // it stands alone
			return append(all, map[string]string{"content/2018/example.md": "+++\n" + e.text + "+++\n"})
		}
		for _, v := range parseTOML(e.withTable()).variants() {
			text := "+++\n" + v.around(parseTOML(aroundFacts)) + "+++\n"
			files := evidenceOf(t, "content/"+yearOf.FindStringSubmatch(text)[1]+"/example", text)
			all = append(all, files)
		}
	case settings:
		for _, v := range parseTOML(e.withTable()).variants() {
			files := onlyIfNamed(t, e.withTable())
			files["config.toml"] = strings.ReplaceAll(v.around(parseTOML(aroundConfig)), "….onion", onion)
			all = append(all, files)
		}
	}
	return all
}

// announced are the diagnostics that the pages announce for examples, by the first line.
var announced = map[string][]diag.Code{
	`title = "Example timeline"            # the name of the site; required`:                               {diag.ExampleAddress},
	`onion = "http://….onion/"                     # the site's onion service, version 3`:                  {diag.ExampleAddress}, // of the mirror
	`mirrors = ["https://mirror.example.net/"]`:                                                            {diag.ExampleAddress},
	`[cards]                                   # pictures that other sites show beside a link to an entry`: {diag.FileMissing}, // a font
	`[evidence]`: {diag.UnknownAsset}, // a paper
	`[evidence]                                       # which files in the folders of entries are published on your word`: {diag.UnknownAsset},
}

// templateFiles are the files that templates of the guide are, by their first line.
var templateFiles = map[string]string{
	`{{define "main"}}<h1>{{.Title.HTML}}</h1>{{end}}`: "templates/page.html",
	`{{with .Entry}}`: "templates/partials/card.html",
	`{{if .Entry.Milestone}}<span class="mark">{{.T "site.turning_point"}}</span>{{end}}`: "templates/partials/own-mark.html",
	`[messages.site]`: "templates/i18n/en.toml",
	`[messages.nav]`:  "templates/i18n/de.toml",
}

// ownTemplates returns all files of templateFiles, since they need each other.
func ownTemplates(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, e := range allExamples(t) {
		if e.kind == template || e.kind == catalogue {
			file, ok := templateFiles[e.firstLine()]
			if !ok {
				t.Errorf("%s:%d: enter the template in templateFiles\n%s", e.page, e.line, e.text)
			}
			files[file] = e.text
		}
	}
	files["templates/i18n/ko.toml"] = files["templates/i18n/en.toml"]
	return files
}

func (e example) firstLine() string {
	first, _, _ := strings.Cut(e.text, "\n")
	return first
}

// onion is filled in for "….onion": its checksum is right.
const onion = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion"

func TestExamplesWork(t *testing.T) {
	if testing.Short() {
		t.Skip("many small sites, one after the other")
	}
	base := around(t)
	t.Run("templates", func(t *testing.T) {
		files := ownTemplates(t)
		maps.Copy(files, base)
		for _, d := range check(t, files) {
			t.Errorf("%s:%d:%d: %s [%s] %s", d.File, d.Line, d.Column, d.Message, d.Code, d.Hint)
		}
	})
	for _, e := range allExamples(t) {
		if e.inline {
			continue
		}
		for i, own := range e.sites(t) {
			t.Run(fmt.Sprintf("%s:%d.%d", e.page, e.line, i), func(t *testing.T) {
				t.Parallel()
				files := e.around(base)
				maps.Copy(files, own)
				codes := map[diag.Code]bool{}
				for _, d := range check(t, files) {
					codes[d.Code] = true
					if !slices.Contains(announced[e.firstLine()], d.Code) {
						t.Errorf("%s:%d:%d: %s [%s] %s", d.File, d.Line, d.Column, d.Message, d.Code, d.Hint)
					}
				}
				for _, code := range announced[e.firstLine()] {
					if !codes[code] {
						t.Errorf("%s is not reported: delete it from announced", code)
					}
				}
			})
		}
	}
}

func check(t *testing.T, files map[string]string) diag.List {
	t.Helper()
	return checked(t, files).Diagnostics
}

func checked(t *testing.T, files map[string]string) pipeline.Result {
	t.Helper()
	result, err := pipeline.Check(t.Context(), pipeline.Options{
		Source: sitetest.Folder(t, files), Jobs: 1,
		Today: func() edtf.Day { return edtf.Day{Year: 2026, Month: 12, Day: 31} },
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
