package site_test

import (
	"fmt"
	"testing"

	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// media is a table [[media]].
func media(file string, more ...string) string {
	text := fmt.Sprintf("[[media]]\nfile = %q\nalt = \"What it shows\"\n", file)
	for _, line := range more {
		text += line + "\n"
	}
	return text
}

func TestEvidenceIsWhatEntriesName(t *testing.T) {
	jpeg := string(picturetest.JPEG(t))
	s := mustResolve(t, files{
		"content/2018/a.md": entry("2018-01-02", media("hall.jpg", `caption = { en = "The hall", ko = "회의장" }`, `date = "2018-01"`, `warning = "A crowd"`), media("images/map.png"), media("/report.pdf")) +
			"[Notes](a/in/notes.txt), [the list](../2019/b/list.csv) and [all](#evidence).\n\n![Map](a/map.jpg)\n",
		"content/2018/a/hall.jpg":     jpeg,
		"content/2018/a/map.jpg":      jpeg,
		"content/2018/a/in/notes.txt": "Notes.",
		"content/2019/b.md":           entry("2019-01-02"),
		"content/2019/b/list.csv":     "a,b\n",
		"content/2020/c.md":           entry("2020-01-02", "draft = true\n", media("hall.jpg")),
		"content/2020/c/hall.jpg":     jpeg,
		"content/2020/c/other.jpg":    jpeg,
	})
	var got []string
	for _, f := range s.Evidence {
		got = append(got, f.Path+" → "+f.Address)
	}
	compare(t, []string{
		"content/2018/a/hall.jpg → 2018/a/hall.jpg",
		"content/2018/a/in/notes.txt → 2018/a/in/notes.txt",
		"content/2018/a/map.jpg → 2018/a/map.jpg",
		"content/2019/b/list.csv → 2019/b/list.csv",
	}, got)
	got = nil
	for _, m := range s.Entries[0].Media {
		got = append(got, fmt.Sprintf("%s %t %s %t", m.File.Address, m.Is("image"), m.Date, m.Warning.IsZero()))
	}
	compare(t, []string{"2018/a/hall.jpg true 2018-01 false", "images/map.png false  true", "report.pdf false  true"}, got)
	text := s.Entries[0].In("en")
	compare(t, "a/in/notes.txt", s.Href(text, 0, "2018/a.html", "en"))
	compare(t, "../../2019/b/list.csv", s.Href(text, 1, "ko/2018/a.html", "ko"))
	compare(t, "2018/a/map.jpg", s.EvidenceFile(text, 3).Address)
	if s.EvidenceFile(text, 2) != nil || s.File(text, 3) != "" {
		t.Error("a link that names no evidence has a file of it, or one that does has one of static/")
	}
}

func TestDraftsShowTheirEvidence(t *testing.T) {
	s := mustResolve(t, files{
		"content/2020/c.md":       entry("2020-01-02", "draft = true\n", media("hall.jpg")),
		"content/2020/c/hall.jpg": string(picturetest.JPEG(t)),
	}, sitetest.Drafts)
	compare(t, 1, len(s.Evidence))
}

func TestMistakesOfEvidence(t *testing.T) {
	jpeg := string(picturetest.JPEG(t))
	for _, test := range []problemCase{
		{name: "names of nothing", files: files{
			"content/2018/a.md": entry("2018-01-02", media("hal.jpg"), media("a/hall.jpg"), media("../../static/images/map.png"),
				media("https://example.com/x.jpg"), media("nothing like it at all"), media("broken.jpg")),
			"content/2018/a/hall.jpg":   jpeg,
			"content/2018/a/broken.jpg": "no picture",
		}, want: []string{
			`content/2018/a.md:7:8-17: error: there is no file "hal.jpg" in the folder of the entry [unknown-file] (did you mean "hall.jpg"?)`,
			`content/2018/a.md:10:8-20: error: there is no file "a/hall.jpg" in the folder of the entry [unknown-file] (write "hall.jpg": the folder of the entry is understood)`,
			`content/2018/a.md:13:8-37: error: there is no file "../../static/images/map.png" in the folder of the entry [unknown-file] (write "images/map.png": the folder static/ is understood)`,
			`content/2018/a.md:16:8-35: error: there is no file "https://example.com/x.jpg" in the folder of the entry [unknown-file] (save the file into content/2018/a, and name it here; nothing is loaded from other sites)`,
			`content/2018/a.md:19:8-32: error: there is no file "nothing like it at all" in the folder of the entry [unknown-file] (put it into the folder content/2018/a, or correct the name)`,
			`content/2018/a/broken.jpg: error: the file does not begin as a JPEG picture does [broken-file] (open the original in the program that made it and save it again)`,
			`content/2018/a/hall.jpg: warning: nothing names this file, so it is not published [unused-file] (add a table [[media]] to content/2018/a.md, with file = "hall.jpg" and alt = "…", or delete the file)`,
		}},
		{name: "a folder of no entry", files: files{
			"content/2018/a.md":         entry("2018-01-02"),
			"content/2018/b/hall.jpg":   jpeg,
			"content/2018/b/hall 2.jpg": jpeg,
		}, want: []string{
			`content/2018/b/hall 2.jpg: error: the folder content/2018/b belongs to no entry [missing-original] (write content/2018/b.md, or rename the folder like its entry)`,
		}},
		{name: "captions", files: files{
			"content/2018/a.md":        entry("2018-01-02", media("hall.jpg", `captions = "hall.vtt"`), media("talk.txt", `captions = "notes.txt"`)),
			"content/2018/a/hall.jpg":  jpeg,
			"content/2018/a/hall.vtt":  "WEBVTT\n",
			"content/2018/a/talk.txt":  "Words.\n",
			"content/2018/a/notes.txt": "Notes.\n",
		}, want: []string{
			`content/2018/a.md:9:12-22: error: captions are for sound and film [invalid-value] (delete the line; what a picture shows is told by its alt and its caption)`,
			`content/2018/a.md:13:12-23: error: captions are for sound and film [invalid-value] (delete the line; what a picture shows is told by its alt and its caption)`,
		}},
		{name: "in texts", files: files{
			"content/2018/a.md": entry("2018-01-02", media("hall.jpg", `warning = "A crowd"`), media("notes.txt")) +
				"![Hall](a/hall.jpg) ![Notes](a/notes.txt) [Hall](a/hall.jpg) ![Draft](b/x.jpg) ![None](a/hal.jpg)\n",
			"content/2018/a/hall.jpg":  jpeg,
			"content/2018/a/notes.txt": "Notes.\n",
			"content/2018/b.md":        entry("2018-01-02", "draft = true\n", media("x.jpg")),
			"content/2018/b/x.jpg":     jpeg,
		}, want: []string{
			`content/2018/a.md:17:9-19: error: this picture has a warning, and a text would show it without [warned-picture] (link to it, without the exclamation mark, or delete the warning)`,
			`content/2018/a.md:17:30-41: error: content/2018/a/notes.txt is no picture that browsers show [no-picture] (link to it, without the exclamation mark: [what it is](a/notes.txt))`,
			`content/2018/a.md:17:71-78: warning: content/2018/b/x.jpg belongs to content/2018/b.md, which is not published yet, so its link is left out [broken-link] (publish it, or take the link out)`,
			`content/2018/a.md:17:88-97: error: there is no picture content/2018/a/hal.jpg [broken-link] (did you mean a/hall.jpg?)`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, got := resolve(t, test.files)
			compare(t, test.want, got)
		})
	}
}
