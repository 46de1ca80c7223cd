package socialcard_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/picture"
	"annals/internal/output/socialcard"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

const cardsConfig = "\n[cards]\nfonts = [\"fonts/A.ttf\"]\n"

const vote = "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 116\nno = 20\nabstain = 53"

// arabic is the config.toml of a site that is read from the right.
const arabic = `
title = "سجل الأمم المتحدة"
base_url = "https://example.org/"
default_language = "ar"
[languages.ar]
name = "العربية"
[types.meeting]
label = "اجتماع"
[bodies.general-assembly]
label = "الجمعية العامة"
`

func fonts(t testing.TB, names ...string) picture.Fonts {
	t.Helper()
	var all picture.Fonts
	for _, name := range names {
		data, err := os.ReadFile(sharedtest.Font(t, name))
		if err != nil {
			t.Fatal(err)
		}
		f, err := picture.ParseFont(data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// cards makes the cards of a site of the given files with both fonts.
func cards(t testing.TB, files map[string]string) (*site.Site, *socialcard.Images, diag.List) {
	t.Helper()
	s := sitetest.Site(t, files)
	var problems diag.List
	c := socialcard.New(s, sitetest.Locales(t, s), fonts(t, sharedtest.KoreanFont, sharedtest.ArabicFont), &problems)
	return s, c, problems
}

func paths(outputs []output.Output) []string {
	var all []string
	for _, o := range outputs {
		all = append(all, o.Path+" from "+o.From)
	}
	return all
}

func renderOutput(t testing.TB, o output.Output) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := o.Render(&b); err != nil {
		t.Fatalf("%s: %v", o.Path, err)
	}
	return b.Bytes()
}

func TestCardsPerEntryAndLanguage(t *testing.T) {
	s, c, problems := cards(t, map[string]string{
		"config.toml":          sitetest.Config + cardsConfig,
		"content/2018/a.md":    sitetest.Entry("A vote", "2018-12-17", "", ""),
		"content/2018/a.ko.md": "+++\ntitle = \"표결\"\nsummary = \"요약\"\n+++\n",
		"content/2019/b.md":    sitetest.Entry("A meeting", "2019", "", ""),
	})
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	want := []string{
		"2018/a.png from content/2018/a.md", "2019/b.png from content/2019/b.md", "ko/2018/a.png from content/2018/a.ko.md",
	}
	if diff := cmp.Diff(want, paths(c.Outputs())); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, test := range []struct {
		entry          int
		lang, url, alt string
	}{
		{0, "en", "2018/a.png", "A record · 17 December 2018 · A vote"},
		{0, "ko", "ko/2018/a.png", "기록 · 2018년 12월 17일 · 표결"},
		{1, "ko", "2019/b.png", "A record · 2019 · A meeting"},
	} {
		url, alt, ok := c.Of(s.Entries[test.entry], test.lang)
		if url != "https://example.org/record/"+test.url || alt != test.alt || !ok {
			t.Errorf("%s: %q, %q", test.lang, url, alt)
		}
	}
}

func TestNoCardsWithoutFonts(t *testing.T) {
	files := map[string]string{"content/2018/a.md": sitetest.Entry("A vote", "2018-12-17", "", "")}
	s, c, problems := cards(t, files)
	if _, _, ok := c.Of(s.Entries[0], "en"); ok || len(c.Outputs()) > 0 || len(problems) > 0 {
		t.Errorf("%v %v", paths(c.Outputs()), problems)
	}
}

func TestCardsNeedBaseURL(t *testing.T) {
	_, c, problems := cards(t, map[string]string{
		"config.toml":       strings.Replace(sitetest.Config, "base_url", "# base_url", 1) + cardsConfig,
		"content/2018/a.md": sitetest.Entry("A vote", "2018-12-17", "", ""),
	})
	if len(c.Outputs()) > 0 || len(problems) != 1 || problems.HasErrors() || problems[0].Code != diag.MissingKey || problems[0].Line == 0 {
		t.Errorf("%v %v", paths(c.Outputs()), problems)
	}
}

// An entry with letters that no font has gets no card and, once for each language, a
// warning.
func TestNoCardWithMissingGlyphs(t *testing.T) {
	_, c, problems := cards(t, map[string]string{
		"config.toml":          sitetest.Config + cardsConfig,
		"content/2018/a.md":    sitetest.Entry("Amharic ሰላም", "2018-01-01", "", ""),
		"content/2018/b.md":    sitetest.Entry(strings.Repeat("w", 590)+"ሰ", "2018-01-02", "", ""),
		"content/2018/c.md":    sitetest.Entry("Latin", "2018-01-03", "", ""),
		"content/2018/c.ko.md": "+++\ntitle = \"한글 \U0001F600\"\nsummary = \"요약\"\n+++\n",
	})
	if diff := cmp.Diff([]string{"2018/c.png from content/2018/c.md"}, paths(c.Outputs())); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	var got []string
	for _, d := range problems {
		got = append(got, d.Severity.String()+": "+d.Message)
	}
	want := []string{
		"warning: no font of the cards has the character 'ሰ' (U+1230), so that content/2018/a.md has no card, nor has 1 other in this language",
		"warning: no font of the cards has the character '😀' (U+1F600), so that content/2018/c.ko.md has no card",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestCardIsSmallPNGWithVote(t *testing.T) {
	for _, test := range []struct {
		name, config string
		mirrored     bool
	}{
		{"from the left", sitetest.Config, false},
		{"from the right", arabic, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, c, problems := cards(t, map[string]string{
				"config.toml":       test.config + cardsConfig,
				"content/2018/a.md": sitetest.Entry("قرار 73/180 Vote", "2018-12-17", "body = \"general-assembly\"\n"+vote, ""),
			})
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
			data := renderOutput(t, c.Outputs()[0])
			if len(data) > 30<<10 {
				t.Errorf("%d bytes", len(data))
			}
			card, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if size := card.Bounds().Size(); size != image.Pt(socialcard.Width, socialcard.Height) {
				t.Errorf("%v", size)
			}
			at := func(x, y int) color.RGBA {
				if test.mirrored {
					x = socialcard.Width - 1 - x
				}
				return color.RGBAModel.Convert(card.At(x, y)).(color.RGBA)
			}
			if got := []color.RGBA{at(80, 66), at(80, 505), at(900, 505), at(1120, 505)}; !cmp.Equal(got, []color.RGBA{
				{0x8c, 0x2f, 0x1b, 0xff}, {0x12, 0x43, 0x6d, 0xff}, {0xa2, 0x85, 0xd1, 0xff}, {0xf4, 0x6a, 0x25, 0xff},
			}) {
				t.Errorf("the rule and the parts of the bar are %v", got)
			}
		})
	}
}

// Without all figures the lengths of the bar's parts are unknown.
func TestBarNeedsAllFigures(t *testing.T) {
	_, c, _ := cards(t, map[string]string{
		"config.toml":       sitetest.Config + cardsConfig,
		"content/2018/a.md": sitetest.Entry("Vote", "2018-12-17", "body = \"general-assembly\"\n"+strings.Replace(vote, "abstain = 53", "", 1), ""),
	})
	card, err := png.Decode(bytes.NewReader(renderOutput(t, c.Outputs()[0])))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := color.RGBAModel.Convert(card.At(80, 505)), (color.RGBA{0xfd, 0xfd, 0xfb, 0xff}); got != want {
		t.Errorf("where the bar would be: %v", got)
	}
	if got, want := color.RGBAModel.Convert(card.At(80, 550)), (color.RGBA{0x12, 0x43, 0x6d, 0xff}); got != want {
		t.Errorf("beside the number of yes: %v", got)
	}
}

func TestCardsAreDeterministic(t *testing.T) {
	files := map[string]string{
		"config.toml":       sitetest.Config + cardsConfig,
		"content/2018/a.md": sitetest.Entry("A vote 표결 قرار", "2018-12-17", "", ""),
		"content/2018/b.md": sitetest.Entry("Another", "2018-12-18", "body = \"general-assembly\"\n"+vote, ""),
		"content/2018/c.md": sitetest.Entry(strings.Repeat("A long title ", 200), "2018-12-19", "", ""),
	}
	_, c, _ := cards(t, files)
	_, again, _ := cards(t, files)
	want := map[string][]byte{}
	for _, o := range again.Outputs() {
		want[o.Path] = renderOutput(t, o)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, o := range c.Outputs() {
				if !bytes.Equal(renderOutput(t, o), want[o.Path]) {
					t.Errorf("%s differs", o.Path)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkCard(b *testing.B) {
	_, c, _ := cards(b, map[string]string{
		"config.toml":       sitetest.Config + cardsConfig,
		"content/2018/a.md": sitetest.Entry("The General Assembly sends the inquiry’s report to the Security Council", "2018-12-17", "body = \"general-assembly\"\n"+vote, ""),
	})
	card := c.Outputs()[0]
	for b.Loop() {
		b.SetBytes(int64(len(renderOutput(b, card))))
	}
}
