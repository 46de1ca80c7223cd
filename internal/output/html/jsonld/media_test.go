package jsonld_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/jsonld"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// The first bytes tell what a file is.
const (
	paper = "%PDF-1.4\n%%EOF\n"
	sound = "RIFF\x24\x00\x00\x00WAVEfmt "
	film  = "\x1a\x45\xdf\xa3\x42\x82\x84webm"
)

// evidence is a file of each kind, and one behind a warning.
const evidence = `[[media]]
file = "hall.png"
alt = "A hall"
[[media]]
file = "report.pdf"
alt = { en = "The report", ko = "보고서" }
date = "2014-02"
license = "CC0"
[[media]]
file = "speech.wav"
alt = "The speech"
credit = "A member"
[[media]]
file = "session.webm"
alt = "The session"
caption = "The vote"
[[media]]
file = "list.txt"
alt = "The list"
[[media]]
file = "names.pdf"
alt = "Secret"
warning = "Names of the dead"
`

func TestEvidenceOfEachKindIsNamed(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml":                 sitetest.Config + "\n[evidence]\nas_is = [\"content/2018/a/report.pdf\", \"content/2018/a/names.pdf\", \"content/2018/a/speech.wav\", \"content/2018/a/session.webm\"]\n",
		"content/2018/a.md":           sitetest.Entry("A", "2018-12-17", evidence, "Text.\n"),
		"content/2018/a/hall.png":     string(picturetest.PNG(t)),
		"content/2018/a/report.pdf":   paper,
		"content/2018/a/names.pdf":    paper,
		"content/2018/a/speech.wav":   sound,
		"content/2018/a/session.webm": film,
		"content/2018/a/list.txt":     "A list.\n",
	})
	o := decode(t, jsonld.Entry(s, s.Entries[0], "ko"))
	file := func(kind any, name, format, description string, more ...string) map[string]any {
		all := map[string]any{"@type": kind, "contentUrl": s.URL("2018/a/" + name), "encodingFormat": format, "description": description}
		for i := range s.Entries[0].Media {
			if f := s.Entries[0].Media[i].File; strings.HasSuffix(f.Address, "/"+name) {
				all["sha256"] = f.SumText()
			}
		}
		for i := 0; i < len(more); i += 2 {
			all[more[i]] = more[i+1]
		}
		return all
	}
	papers := []any{"DigitalDocument", "MediaObject"}
	want := []any{
		file(papers, "report.pdf", "application/pdf", "보고서", "dateCreated", "2014-02", "license", "CC0"),
		file("AudioObject", "speech.wav", "audio/wav", "The speech", "creditText", "A member"),
		file("VideoObject", "session.webm", "video/webm", "The session", "caption", "The vote"),
		file(papers, "list.txt", "text/plain", "The list"),
	}
	if diff := cmp.Diff(want, o["subjectOf"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if pictures, _ := o["image"].([]any); len(pictures) != 1 {
		t.Errorf("pictures: %v", o["image"])
	}
}
