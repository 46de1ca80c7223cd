package media

import (
	"encoding/base64"
	"strings"
	"testing"

	pic "annals/internal/testing/picturetest"
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">`

// plainMap is what is published of pic.MarkedSVG.
const plainMap = `<?xml version="1.0" encoding="UTF-8"?>



<svg
   xmlns="http://www.w3.org/2000/svg"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   width="9" height='9'>
  
  
  <title>A map &amp; a legend</title>
  <style type="text/css"> .a{fill:red}/**/ .b &gt; .c{fill:url(#g)} </style>
  <g id="g"><use xlink:href="#a"/><path class="a" d="M0 0L9 9"/></g>
</svg>

`

func TestSVGKeepsWhatIsDrawn(t *testing.T) {
	if got := string(cleaned(t, "map.svg", []byte(pic.MarkedSVG))); got != plainMap {
		t.Errorf("got\n%s\nwant\n%s", got, plainMap)
	}
	for _, plain := range []string{
		"<svg/>", svgHead + "</svg>", svgHead + "<text>a/b c:d &#x41;</text><path d='M0 0' style='fill:url( \"#a\" )'/><use href=\"other.svg#b\"/></svg>",
		svgHead + "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AAAA)} a{fill:red}</style><animate attributeName='x' values='1;2'/></svg>",
		svgHead + "<defs><linearGradient id='a'/><filter id='b'><feGaussianBlur/></filter></defs><text><textPath href='#a'>b</textPath></text></svg>",
		"<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g aria-label='x (y)' transform='rotate(4)'/></s:svg>",
	} {
		if got := string(cleaned(t, "a.svg", []byte(plain))); got != plain {
			t.Errorf("%s\nbecomes\n%s", plain, got)
		}
	}
}

func TestPicturesWithinAFileAreCleaned(t *testing.T) {
	address := "data:image/png;base64," + base64.StdEncoding.EncodeToString(pic.MarkedJPEG(t))
	file := svgHead + `<image xlink:href="` + address + `"/><style>a{fill:url(` + address + `)} b{fill:url( '` + address + `' )}</style><g style="fill:url(` + address + `)"/></svg>`
	got := string(cleaned(t, "a.svg", []byte(file)))
	for _, part := range strings.Split(got, "data:image/jpeg;base64,")[1:] {
		data, err := base64.StdEncoding.DecodeString(part[:strings.IndexAny(part, `"')`)])
		if err != nil || strings.Contains(string(data), "CANARY") || string(data) != string(cleaned(t, "a.jpg", pic.MarkedJPEG(t))) {
			t.Errorf("%v: %q", err, data)
		}
	}
	if strings.Count(got, "data:image/jpeg;base64,") != 4 {
		t.Error(got)
	}
	sheet := string(cleaned(t, "a.css", []byte("/* kept */ a{background:url("+address+")}")))
	if !strings.HasPrefix(sheet, "/* kept */ a{background:url(data:image/jpeg;base64,") {
		t.Error(sheet)
	}
}

// What a style sheet brings along is cleaned by what it is, not by what it is called.
func TestStyleSheetsBringNothingAlong(t *testing.T) {
	photo := base64.StdEncoding.EncodeToString(pic.MarkedJPEG(t))
	drawing := "<!-- CANARY --><svg xmlns='http://www.w3.org/2000/svg'><metadata>CANARY</metadata><image href='data:image/jpeg;base64," + photo + "'/><path d='M0 0'/></svg>"
	plain := base64.StdEncoding.EncodeToString(cleaned(t, "a.jpg", pic.MarkedJPEG(t)))
	for _, test := range []struct{ sheet, want string }{
		{"a{b:url(data:application/octet-stream;base64," + photo + ")}", "a{b:url(data:image/jpeg;base64," + plain + ")}"},
		{"@font-face{src:url('data:font/woff2;base64," + photo + "')}", "@font-face{src:url('data:image/jpeg;base64," + plain + "')}"},
		{"a{--x:\"data:;base64," + photo + "\"}", "a{--x:\"data:image/jpeg;base64," + plain + "\"}"},
		{"a{b:url(\"data:image/svg+xml," + drawing + "\")}", "a{b:url(\"data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(cleaned(t, "a.svg", []byte(drawing))) + "\")}"},
		{"a{b:url(data:image/svg+xml,%3Csvg width='100%'/%3E)}", ""},
		{"@font-face{src:url(data:font/woff2;base64,d09GMgAB)} a{content:'data: none'}", ""},
	} {
		if test.want == "" {
			test.want = test.sheet
		}
		if got := string(cleaned(t, "a.css", []byte(test.sheet))); got != test.want {
			t.Errorf("%.60s becomes\n%s, want\n%s", test.sheet, got, test.want)
		}
	}
}

// hostileSVG are parts of an SVG picture that run, or load from elsewhere, each with
// the code and the column of the problem, after svgHead.
var hostileSVG = []struct{ part, code string }{
	{`<script>alert(1)</script>`, "active-file"},
	{`<script href="evil.js"/>`, "active-file"},
	{`<SCRIPT/>`, "active-file"},
	{`<g><metadata><script/></metadata></g>`, "active-file"},
	{`<g onload="x()"/>`, "active-file"},
	{`<g OnClick='x()'/>`, "active-file"},
	{`<foreignObject><p>x</p></foreignObject>`, "active-file"},
	{`<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>`, "active-file"},
	{`<x:p xmlns:x="http&#58;//www.w3.org/1999/xhtml"/>`, "active-file"},
	{`<handler/>`, "active-file"},
	{`<iframe src="a.html"/>`, "active-file"},
	{`<a href="javascript:alert(1)"/>`, "active-file"},
	{`<a xlink:href=" java&#10;script&#58;alert(1)"/>`, "active-file"},
	{`<a xmlns:z="http://www.w3.org/1999/xlink" z:href="JavaScript:x"/>`, "active-file"},
	{`<set attributeName="href" to="javascript:x"/>`, "active-file"},
	{`<animate attributeName="xlink:href" values="a;b"/>`, "active-file"},
	{`<set attributeName="onclick" to="x"/>`, "active-file"},
	{`<image href="https://evil.example/x.png"/>`, "foreign-address"},
	{`<image xlink:href="//evil.example/x"/>`, "foreign-address"},
	{`<image href="\\evil.example\x"/>`, "foreign-address"},
	{`<use href="/other.svg#a"/>`, "foreign-address"},
	{`<image href="file:///home/a/x.png"/>`, "foreign-address"},
	{`<a href="https://example.org/"/>`, "foreign-address"},
	{`<g xml:base="https://evil.example/"/>`, "foreign-address"},
	{`<g fill="url(https://evil.example/a)"/>`, "foreign-address"},
	{`<g style="fill:u\72l(//evil.example/a)"/>`, "foreign-address"},
	{`<g style="fill:url(/*x*/https://evil.example)"/>`, "foreign-address"},
	{`<style>@import "https://evil.example/a.css";</style>`, "foreign-address"},
	{`<style>@import url(//evil.example/a.css)</style>`, "foreign-address"},
	{`<style>a{b:ur<!-- x -->l(https://evil.example)}</style>`, "foreign-address"},
	{`<style>a{b:u<![CDATA[rl(]]>https://evil.example)}</style>`, "foreign-address"},
	{`<style>a{b:image-set("https://evil.example/a" 1x)}</style>`, "foreign-address"},
	{`<style>a{b:url("ht\tps://evil.example")}</style>`, "foreign-address"},
	{`<style>a{b:url(&#104;ttps://evil.example)}</style>`, "foreign-address"},
	{`<style>@\69mport "https://evil.example"</style>`, "foreign-address"},
	{`<style>@import "data:text/css,x"</style>`, "active-file"},
	{`<image href="data:image/svg+xml,x"/>`, "active-file"},
	{`<use href="data:image/svg+xml;base64,x"/>`, "active-file"},
	{`<image href="data:text/html,x"/>`, "broken-file"},
	{`<image href="data:image/png;base64,AAAA"/>`, "broken-file"},
	{`<?xml-stylesheet href="a.css"?>`, "foreign-address"},
	{`<image href="/home/alice/x.png"/>`, "foreign-address"},
	{`<g id="C:\Users\alice"/>`, "unclean-file"},
	{`<text>/home/alice/x.png</text>`, "unclean-file"},
	{`<image href="../../home/alice/x"/>`, ""},
	{`<text>/home/</text>`, ""},
	{`<g class="a"/>`, ""},
	{`<author>CANARY<path d="M0 0"/></author>`, ""},
	{`<g a="1" a="2"/>`, "broken-file"},
	{`<z:g/>`, "broken-file"},
	{`&nbsp;`, "broken-file"},
	{`<g>`, "broken-file"},
	{`</g>`, "broken-file"},
	{`<g a=1/>`, "broken-file"},
	{`<g a="<"/>`, "broken-file"},
	{"\x00", "broken-file"},
	{`<!ENTITY x "y">`, "broken-file"},
	{`<![CDATA[`, "broken-file"},
}

func TestSVGRunsAndLoadsNothing(t *testing.T) {
	for _, test := range hostileSVG {
		got, problems := clean("a.svg", []byte("\n"+svgHead+test.part+"</svg>"))
		isRefused := test.code != ""
		if isRefused != (got == nil) || isRefused && (!strings.Contains(problems, "["+test.code+"]") || !strings.HasPrefix(problems, "2:1")) {
			t.Errorf("%s: %q, want %s", test.part, problems, test.code)
		}
	}
	for text, code := range map[string]string{
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + svgHead + "</svg>": "broken-file", "<?xml version='1.0' encoding='ISO-8859-1'?>" + svgHead + "</svg>": "broken-file",
		"<html xmlns='http://www.w3.org/1999/xhtml'><script/></html>": "active-file", "<g/>": "wrong-extension", svgHead + "</svg>text": "broken-file",
		svgHead + "</svg><script/>": "broken-file", svgHead + "</svg>" + svgHead + "</svg>": "broken-file", "GIF89a": "wrong-extension", "": "broken-file",
		"\x1F\x8B\x08": "wrong-extension", strings.Repeat("<g>", 300): "broken-file", "<svg " + strings.Repeat("a ", 9): "broken-file",
	} {
		if got, problems := clean("a.svg", []byte(text)); got != nil || !strings.Contains(problems, "["+code+"]") {
			t.Errorf("%.60s: %q, want %s", text, problems, code)
		}
	}
}

func TestAllProblemsOfAFileAreReportedWithTheirPlace(t *testing.T) {
	_, problems := clean("a.svg", []byte(svgHead+"\n <g onload='x'/>\n <style>\n  a{}\n  b{fill:url(//x.example/y)}\n </style>\n</svg>"))
	const want = `2:5-15: the attribute onload runs a script [active-file] (delete it)
5:14-27: //x.example/y leads away from the site, and its server learns who looks at the picture [foreign-address] (delete it, or put what it names into the file)
`
	if problems != want {
		t.Errorf("got %s", problems)
	}
	_, problems = clean("a.svg", []byte(svgHead+strings.Repeat("<script/>", 50)+"</svg>"))
	if n := strings.Count(problems, "\n"); n != maxProblems {
		t.Errorf("%d problems", n)
	}
}

func TestStyleSheetsLoadNothingFromElsewhere(t *testing.T) {
	for text, want := range map[string]string{
		"a{b:url(https://evil.example/a.png)}":                               "1:9-35: https://evil.example/a.png leads away",
		"@import url(\"//evil.example\");":                                   "leads away",
		"@import 'https://evil.example/a.css';":                              "leads away",
		"a{b:URL( 'http://evil.example' )}":                                  "leads away",
		"@font-face{src:url(https://fonts.example/a.woff2) format('woff2')}": "leads away",
		"a{b:url(javascript:x)}":                                             "runs a script",
		"@namespace svg url(http://www.w3.org/2000/svg); a{b:url(/c.png)}":   "",
		"@namespace 'http://www.w3.org/1999/xhtml'; a{content:'https://x'}":  "",
		"/* https://x url(https://y) */ a{b:url(data:image/svg+xml,%3Csvg/%3E)} @import 'b.css'; a::after{content:\" (\" attr(href) \")\"}": "",
		"a{b:url(data:image/jpeg;base64,AAAA)}":                       "cannot be cleaned",
		"a{b:url(data:font/woff2,%PDF-1.4)}":                          "cannot be cleaned",
		"a{b:url(\"data:image/svg+xml,<svg><script/></svg>\")}":       "can run in a reader's browser",
		"a{b:url(\"data:image/svg+xml,<svg><a href='//b'/></svg>\")}": "leads away",
	} {
		got, problems := clean("a.css", []byte(text))
		if want == "" && (string(got) != text || problems != "") || want != "" && (got != nil || !strings.Contains(problems, want)) {
			t.Errorf("%s: %q, %s", text, got, problems)
		}
	}
}
