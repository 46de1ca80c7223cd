package chartfile_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"annals/internal/output/chartfile"
	"annals/internal/record/lang"
	"annals/internal/testing/sitetest"
)

// hostile are texts that end a drawing, reverse a line or fill a disk.
var hostile = []string{
	"]]>", "</text></svg><script>alert(1)</script>", "a \"quoted\" & 'apostrophe' <b>", "two\nlines\ttab", "\u202eright\u2066to left", "NUL \x00 and \x1b, \ufffe",
	"=cmd()", "Z\u0335\u0301\u0317a\u0310l\u0300go", "\U0001F1FA\U0001F1F3 한국어 العربية", strings.Repeat("long ", 4000), strings.Repeat("W", 20_000),
}

// What no check has held back is written as characters that XML has, and is read back.
func TestHostileTextsLeaveDrawingsWellFormed(t *testing.T) {
	s, c, _ := charts(t, files("A title", "Resolutions"), nil)
	for _, text := range hostile {
		s.Config.Title = lang.Plain(text)
		for _, series := range s.Series {
			series.Label = lang.Plain(text)
		}
		for _, organ := range s.Bodies.Terms {
			organ.Label = lang.Plain(text)
		}
		for _, e := range s.Entries {
			e.In("en").Title = text
		}
		all := sitetest.Render(t, c.Outputs())
		want := strings.Map(readBack, text)
		for path, file := range all {
			elements := read(t, file)
			if strings.Contains(file, "<script") {
				t.Errorf("%s has a script for %.40q", path, text)
			}
			titles := named(elements, "title")
			if titles[0] != want {
				t.Errorf("%s: %.40q is read back as %.40q", path, text, titles[0])
			}
			for _, name := range titles[1:] { // of milestones
				if !strings.Contains(name, want) {
					t.Errorf("%s: %.40q is read back in %.40q", path, text, name)
				}
			}
			if len(file) > 500_000 {
				t.Errorf("%s has %d bytes for a text of %d", path, len(file), len(text))
			}
		}
	}
}

// readBack returns what a character becomes of which XML has none.
func readBack(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe {
		return '\uFFFD'
	}
	return r
}

// FuzzTexts checks that no label makes a drawing that a strict parser refuses.
func FuzzTexts(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if out := string(chartfile.AppendEscaped(nil, text)); strings.ContainsAny(out, "<>\"'\x00") {
			t.Errorf("%q becomes %q", text, out)
		} else if err := xml.Unmarshal([]byte("<a b=\""+out+"\">"+out+"</a>"), new(struct{ XMLName xml.Name })); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
