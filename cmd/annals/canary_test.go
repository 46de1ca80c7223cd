package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"image"
	"image/jpeg"
	"maps"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/testing/picturetest"
)

const canaryConfig = `title = "Record"
base_url = "https://record.ngo/"
contact = "editors@record.ngo"
default_language = "en"
[downloads]
epub = true
print = true
zip = true
[evidence]
as_is = ["content/2018/canaryslug/canarypaper.pdf", "content/2018/canaryslug/canarysound.wav", "content/2018/canaryslug/canaryfilm.webm"]
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.report]
label = "Report"
[subjects.courts]
label = "Courts"
[series.yearly]
label = "Yearly text"
[bodies.council]
label = "Council"
`

// canaryEntry has a word of its own wherever an entry says something to readers.
const canaryEntry = `+++
title = "Canarytitle"
date = 2018-06-01
type = "report"
body = "council"
series = "yearly"
symbol = "A/RES/73/180"
summary = "Canarysummary."
aliases = ["canaryalias.html"]
cosponsors = { count = 4321, states = ["TUV"] }
STATUS
[vote]
method = "recorded"
yes = 1
no = 1
note = "Canarynote."
[[stages]]
label = "Canarystage"
date = 2018-05-01
id = "committee"
method = "recorded"
yes = 1
[[provisions]]
subject = "courts"
text = "Canaryprovision."
quote = "Canaryquote."
place = "canarypoint"
source = 1
[[media]]
file = "canaryhall.jpg"
alt = { en = "Canaryalt", ko = "카나리아대체" }
caption = { en = "Canarycaption", ko = "카나리아설명" }
credit = "Canarycredit"
license = "Canarylicense"
place = "Canaryplace"
source = "Canaryorigin"
[[media]]
file = "canarygrave.png"
alt = "Canaryhidden"
warning = "Canarywarning"
[[media]]
file = "canarypaper.pdf"
alt = "Canarypaperalt"
[[media]]
file = "canarysound.wav"
alt = "Canarysoundalt"
captions = "canarywords.ko.vtt"
[[media]]
file = "canaryfilm.webm"
alt = "Canaryfilmalt"
[[sources]]
title = "Canarysource"
file = "canaryletter.txt"
location = "Canarybox"
[[corrections]]
date = 2019-01-01
text = "Canarycorrection."
+++
## Canaryheading

Canarytext. ![Canaryshown](canaryslug/canaryhall.jpg) [Canarylink](canaryslug/canarylist.csv)
`

// canaryParts are the other files of the entry.
func canaryParts(t *testing.T) map[string]string {
	var photograph bytes.Buffer
	if err := jpeg.Encode(&photograph, picturetest.Drawing(1000).SubImage(image.Rect(0, 0, 1000, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"content/2018/canaryslug.ko.md":               "+++\ntitle = \"카나리아제목\"\nsummary = \"카나리아요약\"\n+++\n카나리아본문\n",
		"content/2018/canaryslug.votes.csv":           "state,vote,note\nNRU,Y,Canaryballot.\nTUV,N,\n",
		"content/2018/canaryslug.committee.votes.csv": "state,vote,note\nKIR,Y,Canarystageballot.\n",
		"content/2018/canaryslug/canaryhall.jpg":      photograph.String(),
		"content/2018/canaryslug/canarygrave.png":     string(picturetest.PNG(t)),
		"content/2018/canaryslug/canarypaper.pdf":     "%PDF-1.4\n1 0 obj\n<< /Author (Canaryauthor) >>\nendobj\ntrailer\n<< /Info 1 0 R >>\n%%EOF\n",
		"content/2018/canaryslug/canarysound.wav":     "RIFF\x30\x00\x00\x00WAVEfmt canarywave",
		"content/2018/canaryslug/canaryfilm.webm":     "\x1a\x45\xdf\xa3\x42\x82\x84webmcanaryframe",
		"content/2018/canaryslug/canarywords.ko.vtt":  "WEBVTT\n\n00:00.000 --> 00:01.000\n카나리아자막\n",
		"content/2018/canaryslug/canaryletter.txt":    "Canaryletter.\n",
		"content/2018/canaryslug/canarylist.csv":      "canarycell\n",
	}
}

// canaryWords are what a published entry leaves somewhere in the output.
var canaryWords = regexp.MustCompile(`(?i)canary[a-z]+|카나리아\p{Hangul}+|Tuvalu|Nauru|Kiribati|73/180`)

// TestNothingOfWhatIsNotPublished looks for an entry and its evidence in every byte and
// every name of an output that must not have it. The same entry, published, shows that
// each word would be found.
func TestNothingOfWhatIsNotPublished(t *testing.T) {
	site := canarySite{dir: t.TempDir(), parts: canaryParts(t)}
	site.write(t, "config.toml", canaryConfig)
	site.write(t, "content/2018/open.md", "+++\ntitle = \"Open\"\ndate = 2018-07-01\ntype = \"report\"\nsummary = \"Short.\"\n[[sources]]\ntitle = \"A\"\nurl = \"https://example.com/a\"\n+++\nText.\n")
	site.fill(t, "")
	published := site.build(t)
	sought := soughtIn(canaryEntry, site.parts)
	for _, word := range sought {
		if len(published.find(word)) == 0 {
			t.Errorf("%q is not found where it is published", word)
		}
	}
	for _, name := range published.below("2018/canaryslug/") {
		site.evidence = append(site.evidence, builtFile{name: name, data: published[name].data})
	}
	if len(site.evidence) < len(site.parts)-3+2 { // three are not in the folder; at least two smaller sizes are
		t.Fatalf("published files of the folder: %v", published.below("2018/canaryslug/"))
	}

	for name, status := range map[string]string{"draft": "draft = true", "embargo": "publish_after = 2190-01-01T00:00:00Z"} {
		t.Run(name, func(t *testing.T) {
			site.fill(t, status)
			site.hasNothingOf(t, append(sought, "canary", "카나리아"))
		})
	}
	// Its address stays, and so do its aliases.
	known := func(word string) bool { return word == "canaryslug" || word == "canaryalias" }
	t.Run("withdrawn", func(t *testing.T) {
		site.fill(t, "")
		site.annals(t, "withdraw", "2018/canaryslug", "--reason", "Why.")
		site.hasNothingOf(t, slices.DeleteFunc(slices.Clone(sought), known))
		for name, text := range site.parts { // what somebody puts back is not published
			if path.Ext(name) != ".md" { // a text is an error
				site.write(t, name, text)
			}
		}
		site.hasNothingOf(t, slices.DeleteFunc(slices.Clone(sought), known))
	})
}

// canarySite is a site with one entry that is not to be found.
type canarySite struct {
	dir      string
	parts    map[string]string // the other files of the entry
	evidence []builtFile       // as it was published
}

func (s *canarySite) write(t *testing.T, name, text string) {
	t.Helper()
	write(t, filepath.Join(s.dir, filepath.FromSlash(name)), text)
}

// fill writes the entry, whose status is a line of its front matter.
func (s *canarySite) fill(t *testing.T, status string) {
	t.Helper()
	s.write(t, "content/2018/canaryslug.md", strings.Replace(canaryEntry, "STATUS", status, 1))
	for name, text := range s.parts {
		s.write(t, name, text)
	}
}

func (s *canarySite) annals(t *testing.T, args ...string) {
	t.Helper()
	if msg, err := exec.Command("annals", append(args, "--source", s.dir)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, msg)
	}
}

func (s *canarySite) build(t *testing.T) built {
	t.Helper()
	s.annals(t, "build")
	return outputOf(t, filepath.Join(s.dir, "public"))
}

// hasNothingOf builds the site, and looks for the words, the files of evidence and their
// checksums.
func (s *canarySite) hasNothingOf(t *testing.T, words []string) {
	t.Helper()
	out := s.build(t)
	for _, word := range words {
		for _, file := range out.find(word) {
			t.Errorf("%q is in %s", word, file)
		}
	}
	for _, secret := range s.evidence {
		sum := sha256.Sum256(secret.data)
		for form, text := range map[string][]byte{
			"whole": secret.data, "by its checksum": []byte(hex.EncodeToString(sum[:])), "by its integrity": []byte(base64.StdEncoding.EncodeToString(sum[:])),
		} {
			for file, f := range out {
				if bytes.Contains(f.data, text) {
					t.Errorf("%s is in %s %s", secret.name, file, form)
				}
			}
		}
	}
}

// soughtIn returns the words to look for, in small letters.
func soughtIn(entry string, parts map[string]string) []string {
	words := map[string]bool{"tuvalu": true, "nauru": true, "kiribati": true} // from the codes in the tables
	add := func(text string) {
		for _, word := range canaryWords.FindAllString(text, -1) {
			words[strings.ToLower(word)] = true
		}
	}
	add(entry)
	for name, text := range parts {
		add(name)
		add(text)
	}
	return slices.Sorted(maps.Keys(words))
}
