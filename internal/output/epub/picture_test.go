package epub

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// photos returns a JPEG and a PNG of which the bytes are all different.
func photos(t testing.TB, shade byte) (photo, drawing string) {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range m.Pix {
		m.Pix[i] = shade
	}
	var a, b bytes.Buffer
	if err := jpeg.Encode(&a, m, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

// album is a site with pictures of all kinds: shown as evidence, in texts, behind a
// warning, and some that a book does not have.
func album(t *testing.T) map[string]string {
	t.Helper()
	f := files()
	photo, drawing := photos(t, 20)
	warnedPhoto, textDrawing := photos(t, 220)
	f["content/2005/vote/hall.jpg"], f["content/2005/vote/plan.png"] = photo, drawing
	f["content/2005/vote/wound.jpg"], f["content/2004/first/map.png"] = warnedPhoto, textDrawing
	f["content/2005/vote/chart.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>`
	f["content/2005/vote/note.txt"] = "A note.\n"
	media := ""
	for _, m := range []string{
		"file = \"hall.jpg\"\nalt = { en = \"The \\\"hall\\\" & <more>\", ar = \"القاعة\" }\ncaption = \"From the gallery\"", "file = \"plan.png\"\nalt = \"A plan\"",
		"file = \"wound.jpg\"\nalt = \"An injury\"\nwarning = \"Blood.\"", "file = \"chart.svg\"\nalt = \"A drawing\"", "file = \"note.txt\"\nalt = \"A note\"",
	} {
		media += "[[media]]\n" + m + "\n"
	}
	f["content/2005/vote.md"] = sitetest.Entry("A vote", "2005-12-16", facts+media, body)
	f["content/2004/first.md"] = sitetest.Entry("The first", "2004-05", "", "## A part {#part}\n\n![The map](first/map.png) and [a link](first/map.png), ![](first/map.png)\n")
	return f
}

func TestBooksHavePictures(t *testing.T) {
	f := album(t)
	s := sitetest.Site(t, f, withMap)
	all := renderAll(t, s)
	for name, b := range all {
		b.holds(t, name)
		text := strings.Join([]string{b.files[folder+"y2004.xhtml"], b.files[folder+"y2005.xhtml"]}, "\n")
		want := 3
		if name == Path("ko") { // its text of 2004 shows none
			want = 2
		}
		if n := strings.Count(text, "<img "); n != want {
			t.Errorf("%s shows %d pictures:\n%s", name, n, text)
		}
		for file, content := range b.files {
			if content == f["content/2005/vote/wound.jpg"] || strings.HasSuffix(file, ".svg") {
				t.Errorf("%s has the picture with a warning, or the drawing, as %s", name, file)
			}
		}
	}
	b := all[Path("en")]
	for file, wants := range map[string][]string{
		"y2005.xhtml": {
			`<figure><img src="picture-2.jpg" alt="The &quot;hall&quot; &amp; &lt;more&gt;" width="40" height="30"/><figcaption>From the gallery</figcaption>`,
			"Blood.", "<p>An injury</p>", `<p>A drawing</p>`, "https://example.org/record/2005/vote/wound.jpg",
		},
		"y2004.xhtml": {`<img src="picture-1.png" alt="The map"`, `<a href="https://example.org/record/2004/first/map.png">a link</a>`},
		packageName:   {`<item id="picture-3" href="picture-3.png" media-type="image/png"/>`, ">visual<", ">alternativeText<"},
	} {
		for _, want := range wants {
			if !strings.Contains(b.files[folder+file], want) {
				t.Errorf("%s lacks %s:\n%s", file, want, b.files[folder+file])
			}
		}
	}
	if b.files[folder+"picture-2.jpg"] != f["content/2005/vote/hall.jpg"] {
		t.Error("the picture has other bytes than in the site")
	}
	if text := all[Path("ar")].files[folder+"y2005.xhtml"]; !strings.Contains(text, `alt="القاعة"`) {
		t.Errorf("the picture has no Arabic description:\n%s", text)
	}
	_, describes := Book(s, sitetest.Locales(t, s), "en", own)
	if vote, first := s.Year(2005).Entries[0], s.Year(2004).Entries[0]; !describes(vote) || describes(first) {
		t.Error("it is not told which entries have files that the book describes alone")
	}
}

// A book that everybody can pass on does not grow with its pictures.
func TestPicturesHaveRoom(t *testing.T) {
	f := map[string]string{"config.toml": sitetest.Config + "[downloads]\nepub = true\n"}
	media := ""
	for i := range 5 {
		f[fmt.Sprintf("content/2018/a/p%d.jpg", i)], _ = photos(t, byte(i*50))
		media += fmt.Sprintf("[[media]]\nfile = \"p%d.jpg\"\nalt = \"A\"\n", i)
	}
	f["content/2018/a.md"] = sitetest.Entry("A", "2018-01-01", media, "")
	s := sitetest.Site(t, f)
	large := func(f *site.File) Picture {
		p := own(f)
		p.Bytes = maxPictures / 3
		return p
	}
	for name, raw := range sitetest.Render(t, outputsOf(t, s, large)) {
		b := unpack(t, raw)
		b.holds(t, name)
		if n := strings.Count(b.files[folder+"y2018.xhtml"], "<img "); n != 3 {
			t.Errorf("%s shows %d pictures", name, n)
		}
	}
	_, describes := Book(s, sitetest.Locales(t, s), "en", large)
	if !describes(s.Entries[0]) {
		t.Error("what has no room is not told")
	}
}
