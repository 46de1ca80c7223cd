package media

import (
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/testing/growthtest"
	pic "annals/internal/testing/picturetest"
)

// Hostile files take time in proportion to their size, whatever they repeat.
func TestCleaningIsLinear(t *testing.T) {
	const n = 2000
	for _, test := range []struct{ name, head, unit, tail string }{
		{"a.svg", svgHead, "<g/>", "</svg>"},
		{"a.svg", svgHead, "<!-- x -->", "</svg>"},
		{"a.svg", svgHead, "<!DOCTYPE a>", ""},
		{"a.svg", "", "<!DOCTYPE a>", ""},
		{"a.svg", svgHead, "<?x?>", "</svg>"},
		{"a.svg", svgHead, "<![CDATA[x]]>", "</svg>"},
		{"a.svg", svgHead, "&amp;&#65;", "</svg>"},
		{"a.svg", svgHead, "<script/>\n", "</svg>"},
		{"a.svg", svgHead, "<g a='/home/' style='a:url(#b)/* x */'/>", "</svg>"},
		{"a.svg", svgHead + "<g d='", "/home/ ", "'/></svg>"},
		{"a.svg", svgHead + "<style>", "<![CDATA[a{b:url(//c)}]]>", "</style></svg>"},
		{"a.svg", svgHead + "<style>", "/* x */", "</style></svg>"},
		{"a.svg", svgHead + "<g style='", "url(", "'/></svg>"},
		{"a.css", "", "a(\"b\"", ""},
		{"a.css", "", "url('b'", ""},
		{"a.css", "", "\\75 rl(", ""},
		{"a.css", "", "/*", ""},
		{"a.css", "", "@import 'x'", ""},
		{"a.xml", "<a>", "<b xmlns:c='d'/>", "</a>"},
		{"a.xml", "<a>", "<b c='d'></b>", "</a>"},
		{"a.gif", string(pic.GIF(t)[:13]), "\x21\xFE\x01x\x00", ";"},
		{"a.pdf", "%PDF-1.5\n", "1 0 obj\n", ""},
		{"a.pdf", "%PDF-1.5\n", "1 0 obj /Type /ObjStm /First 0\n", "stream\n"},
		{"a.pdf", "%PDF-1.5\n", "1 0 ", "obj\n"},
		{"a.jpg", "\xFF\xD8", string(pic.Segment(0xFE, "x")), "\xFF\xD9"},
	} {
		run := func(n int) func() {
			data := []byte(test.head + strings.Repeat(test.unit, n) + test.tail)
			return func() {
				var problems diag.List
				Clean("static/"+test.name, data, &problems)
			}
		}
		t.Run(test.name+" "+test.unit, func(t *testing.T) { growthtest.Linear(t, run(n), run(n*growthtest.Parts)) })
	}
}
