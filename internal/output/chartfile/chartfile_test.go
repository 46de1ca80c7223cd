package chartfile_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/output/chartfile"
	"annals/internal/output/figure"
	"annals/internal/output/picture"
	"annals/internal/output/wording"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

const arabic = "[languages.ar]\nname = \"العربية\"\n"

// files is a record of three years with votes in two, and with texts as files that only
// people with bad intentions would write.
func files(title, label string) map[string]string {
	vote := func(yes int) string {
		return "milestone = true\nbody = \"general-assembly\"\nseries = \"hostile\"\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = " + strconv.Itoa(yes) + "\nno = 20\nabstain = 53\n"
	}
	return map[string]string{
		"config.toml":            strings.Replace(sitetest.Config, "[types.resolution]", arabic+"[types.resolution]", 1) + "[series.hostile]\nlabel = " + strconv.Quote(label) + "\n",
		"content/2014/first.md":  sitetest.Entry("TITLE", "2014-12-18", vote(116), ""),
		"content/2015/second.md": sitetest.Entry(strings.Trim(strconv.Quote(title), `"`), "2015-12-17", vote(119), ""),
		"content/2016/third.md":  sitetest.Entry("Unvoted", "2016-12-19", "body = \"general-assembly\"\nseries = \"hostile\"\n[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\n", ""),
		"content/2016/draft.md":  sitetest.Entry("CANARY", "2016-12-20", "milestone = true\ndraft = true\nbody = \"general-assembly\"", "<!-- CANARY -->\n"),
	}
}

func charts(t testing.TB, files map[string]string, fonts picture.Fonts) (*site.Site, *chartfile.Charts, diag.List) {
	t.Helper()
	if fonts != nil {
		files["config.toml"] += "[cards]\nfonts = [\"fonts/A.ttf\"]\n"
	}
	s := sitetest.Site(t, files)
	var problems diag.List
	return s, chartfile.New(s, sitetest.Locales(t, s), fonts, &problems), problems
}

func fonts(t testing.TB, names ...string) (all picture.Fonts) {
	t.Helper()
	for _, name := range names {
		file, err := os.ReadFile(sharedtest.Font(t, name))
		if err != nil {
			t.Fatal(err)
		}
		f, err := picture.ParseFont(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// element is an element of a drawing, with the text directly in it.
type element struct {
	name, text string
	attrs      map[string]string
}

// read reads a drawing as a strict parser does. Elements come in the order of their ends.
func read(t testing.TB, file string) (all []element) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(file))
	var open []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			if token.Name.Space != "http://www.w3.org/2000/svg" {
				t.Errorf("the element %s is of %q", e.name, token.Name.Space)
			}
			open = append(open, e)
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		case xml.EndElement:
			all, open = append(all, open[len(open)-1]), open[:len(open)-1]
		default:
			t.Errorf("the drawing has a %T", token)
		}
	}
}

func named(all []element, name string) (texts []string) {
	for _, e := range all {
		if e.name == name {
			texts = append(texts, e.text)
		}
	}
	return texts
}

func TestDrawingStandsAlone(t *testing.T) {
	s, c, _ := charts(t, files("A title", "Resolutions"), nil)
	all := sitetest.Render(t, c.Outputs())
	want := []string{"ar/charts/overview.svg", "ar/charts/votes-hostile.svg", "charts/overview.svg", "charts/votes-hostile.svg", "ko/charts/overview.svg", "ko/charts/votes-hostile.svg"}
	var got []string
	for path, file := range all {
		got = append(got, path)
		elements := read(t, file)
		root := elements[len(elements)-1]
		tag, dir := "en", "ltr"
		if folder, _, _ := strings.Cut(path, "/"); folder != "charts" {
			tag = folder
		}
		if tag == "ar" {
			dir = "rtl"
		}
		for name, value := range map[string]string{"role": "img", "lang": tag, "direction": dir} {
			if root.attrs[name] != value {
				t.Errorf("%s: %s is %q, want %q", path, name, root.attrs[name], value)
			}
		}
		if !strings.Contains(file, ` xml:lang="`+tag+`"`) || named(elements, "title")[0] == "" || !strings.Contains(named(elements, "desc")[0], "116") {
			t.Errorf("%s lacks its language, title or description", path)
		}
		if sheet := named(elements, "style")[0]; !strings.Contains(sheet, "prefers-color-scheme:dark") || !strings.Contains(sheet, "sans-serif") || strings.Contains(sheet, "@import") {
			t.Errorf("%s has the style sheet %s", path, sheet)
		}
		for _, e := range elements {
			for name, value := range e.attrs {
				if strings.HasPrefix(name, "on") || name == "href" || name == "src" || strings.Contains(value, "url(") {
					t.Errorf("%s: %s %s=%q loads or runs something", path, e.name, name, value)
				}
			}
			if slices.Contains([]string{"script", "image", "use", "a", "foreignObject"}, e.name) {
				t.Errorf("%s has the element %s", path, e.name)
			}
		}
		foot := strings.Join(named(elements, "text"), " ")
		for _, part := range []string{s.Title(tag), "https://example.org/record/", "CC BY 4.0"} {
			if !strings.Contains(foot, part) {
				t.Errorf("%s does not say %q: %s", path, part, foot)
			}
		}
		if strings.Contains(file, "CANARY") {
			t.Errorf("%s has the draft", path)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the files (-want +got):\n%s", diff)
	}
}

// The numbers of a drawing are those of the figure, and so of the page.
func TestDrawingHasTheNumbersOfTheFigure(t *testing.T) {
	s, c, _ := charts(t, files("A title", "Resolutions"), nil)
	all := sitetest.Render(t, c.Outputs())
	for _, of := range figure.All(s) {
		f := figure.Edition{Site: s, Lang: "en", Locale: sitetest.Locales(t, s)["en"], Wording: wording.Of(s)}.Draw(of)
		var want, got []string
		for _, l := range f.Layers {
			for _, n := range l.Numbers {
				want = append(want, l.Ballot+" "+n.Text)
			}
		}
		bars := 0
		for _, e := range read(t, all[of.SVG()]) {
			ballot, isNumber := strings.CutPrefix(e.attrs["class"], "on-")
			if isNumber {
				got = append(got, ballot+" "+e.text)
			}
			if e.name == "rect" && strings.HasPrefix(e.attrs["class"], "bar ") && e.attrs["height"] != "14" {
				bars++
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(want) != 6 || bars != 6 {
			t.Errorf("%s: %d bars (-want +got):\n%s", of.Name, bars, diff)
		}
	}
}

func TestPictureIsDrawnWithTheFontsOfCards(t *testing.T) {
	both := fonts(t, sharedtest.KoreanFont, sharedtest.ArabicFont)
	_, c, problems := charts(t, files("A title", "Resolutions"), both)
	if len(problems) > 0 {
		t.Errorf("%v", problems)
	}
	all := sitetest.Render(t, c.Outputs())
	for _, path := range []string{"charts/overview.png", "ko/charts/overview.png", "ar/charts/votes-hostile.png"} {
		p, err := png.Decode(bytes.NewReader([]byte(all[path])))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		root := read(t, all[strings.TrimSuffix(path, "png")+"svg"])
		width, _ := strconv.Atoi(root[len(root)-1].attrs["width"])
		if p.Bounds().Dx() != 2*width {
			t.Errorf("%s is %d pixels wide, want twice %d", path, p.Bounds().Dx(), width)
		}
		if len(all[path]) > 100<<10 {
			t.Errorf("%s has %d bytes", path, len(all[path]))
		}
		drawn := p.(*image.Paletted)
		colours := map[color.Color]int{}
		for i, colour := range drawn.Palette {
			colours[colour] += bytes.Count(drawn.Pix, []byte{byte(i)})
		}
		for name, colour := range map[string]color.Color{"yes": color.RGBA{0x12, 0x43, 0x6d, 0xff}, "abstain": color.RGBA{0xa2, 0x85, 0xd1, 0xff}, "no": color.RGBA{0xf4, 0x6a, 0x25, 0xff}, "number": color.RGBA{0xff, 0xff, 0xff, 0xff}} {
			if colours[colour] < 40 {
				t.Errorf("%s shows nothing of %s", path, name)
			}
		}
	}
	again := sitetest.Render(t, c.Outputs())
	if all["charts/overview.png"] != again["charts/overview.png"] {
		t.Error("the same chart is drawn in two ways")
	}
}

func TestMissingLetterIsReported(t *testing.T) {
	_, c, problems := charts(t, files("A title", "Resolutions"), fonts(t, sharedtest.KoreanFont))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, `no picture of the chart "overview" in the language "ar"`) {
		t.Errorf("%v", problems)
	}
	if c.HasPicture("overview", "ar") || !c.HasPicture("overview", "ko") || !c.HasPicture("votes-hostile", "en") {
		t.Error("a chart has a picture where a letter is missing, or none where none is")
	}
}
