package media

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"annals/internal/diag"
)

// packed is an object with a stream of objects.
func packed(number int, objects ...string) string {
	var heads, bodies string
	for i, o := range objects {
		heads += fmt.Sprintf("%d %d ", number+1+i, len(bodies))
		bodies += o + "\n"
	}
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	fmt.Fprint(w, heads+bodies)
	w.Close()
	return fmt.Sprintf("%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n",
		number, len(objects), len(heads), z.Len(), z.String())
}

const plainPDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 3 >>\nendobj\n" +
	"3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n4 0 obj\n<< /Author (Jane) /Creator (Writer) /CreationDate (D:2018) >>\nendobj\n" +
	"trailer\n<< /Root 1 0 R /Info 4 0 R >>\nstartxref\n9\n%%EOF\n"

var packedPDF = "%PDF-1.5\n" + packed(10, "<< /Type /Catalog /Pages 12 0 R >>", "<< /Type/Pages /Count 41 /Kids [] >>", "<< /Author (Jane) >>") +
	"20 0 obj\n<< /Type /XRef /Root 11 0 R /Info 13 0 R >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF\n"

func TestPagesOfPDF(t *testing.T) {
	for _, test := range []struct {
		name, data string
		want       int
	}{
		{"plain", plainPDF, 3},
		{"with streams of objects", packedPDF, 41},
		{"changed later", plainPDF + "2 0 obj\n<< /Type /Pages /Kids [] /Count 4 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n", 4},
		{"without a root", strings.ReplaceAll(plainPDF, "/Root", "/Rook"), 0},
		{"without a tree", strings.ReplaceAll(plainPDF, "/Type /Pages", "/Type /Other"), 0},
		{"of too many pages", strings.ReplaceAll(plainPDF, "/Count 3", "/Count 999999999"), 0},
		{"of a negative number of pages", strings.ReplaceAll(plainPDF, "/Count 3", "/Count -3"), 0},
		{"encrypted", strings.ReplaceAll(packedPDF, "\x78\x9c", "\x00\x00"), 0},
		{"nothing", "%PDF-", 0},
		{"no PDF", "/Root 1 0 R", 0},
	} {
		if got := Pages([]byte(test.data)); got != test.want {
			t.Errorf("%s: %d pages, want %d", test.name, got, test.want)
		}
		for n := range len(test.data) {
			Pages([]byte(test.data[:n])) // cut off anywhere
		}
	}
}

// What a document tells is found in what is compressed, too, and never repeated.
func TestPDFTellsWhatItHolds(t *testing.T) {
	for data, want := range map[string]string{
		plainPDF:  "this PDF document tells its author, the program and the time, and Annals cannot clean it",
		packedPDF: "this PDF document tells its author, and Annals cannot clean it",
	} {
		var problems diag.List
		if Clean("content/2018/a/report.pdf", []byte(data), &problems) != nil || len(problems) != 1 {
			t.Fatal(problems)
		}
		if p := problems[0]; p.Message != want || !strings.HasSuffix(p.Hint, `name it in config.toml under [evidence], in the list as_is = ["content/2018/a/report.pdf"]`) {
			t.Errorf("%q, %q", p.Message, p.Hint)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(plainPDF))
	f.Add([]byte(packedPDF))
	f.Fuzz(func(t *testing.T, data []byte) {
		if n := Pages(data); n < 0 || n >= maxPages {
			t.Errorf("%d pages", n)
		}
	})
}
