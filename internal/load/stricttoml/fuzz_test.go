package stricttoml_test

import (
	"bytes"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

// FuzzDecode checks that no text causes a panic, that every position lies inside
// the text, and that two runs report the same.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		typical,
		"title = “x”\ndate = 17/12/2018\n",
		"title: x\n---\n[vote\nyes = \"88\"\n[[sources]\n",
		"topics = [\"a\" \"b\",\n\ntitle = \"\"\"never closed",
		"a.b.c = 1\na.b = 2\n[a]\n[a]\n[[a]]\n[a.b.c]\n",
		"x = { a = 1, a = 2, b.c = [ { d = 1 }, 2 ] }\n",
		"\"\\u202e\" = '\u200b'\nd = 2018-13-01 # \x00\n",
		"[[sources]]\n[sources.extra]\npage = 1.0\n[[stages]]\n[[stages.notes]]\n",
		"labels.\"한글\".label = 5\r\nlabels.x = {}\r\n제목 = 1",
		"]\n}\n\"\n=\n.\n,\n[]\n[[]]\nx=\ny=[\n",
		"0 =1000-00A\ntype=\"\"\ntopic.=[0000000000000000000000",
		"d = 99999999999999999999\ne = 1e999\nf = 00:00:61\ng = 0x\nh=1__0\n",
	} {
		f.Add([]byte(s))
	}
	decoder := stricttoml.For[entry](stricttoml.FrontMatter)
	f.Fuzz(func(t *testing.T, src []byte) {
		var e entry
		keys, list := decoder.Decode("f", 1, src, &e)
		lines := bytes.Split(src, []byte("\n"))
		for _, d := range list {
			checkRange(t, lines, d.Range)
			if d.Message == "" || d.Code == "" {
				t.Errorf("incomplete diagnostic: %+v", d)
			}
		}
		for _, name := range keys.Order("") {
			path := stricttoml.Join("", name)
			key, value := keys.Key(path), keys.Value(path)
			checkRange(t, lines, key)
			checkRange(t, lines, value)
			keys.DropIndex()
			if keys.Key(path) != key || keys.Value(path) != value {
				t.Errorf("with a rebuilt index, %s has the positions %v and %v, not %v and %v", path, keys.Key(path), keys.Value(path), key, value)
			}
		}
		var again entry
		if _, second := decoder.Decode("f", 1, src, &again); len(second) != len(list) {
			t.Errorf("%d diagnostics at first, then %d", len(list), len(second))
		}
	})
}

func checkRange(t *testing.T, lines [][]byte, r diag.Range) {
	t.Helper()
	if r.Line < 1 || r.Line > len(lines) {
		t.Fatalf("line %d of %d: %+v", r.Line, len(lines), r)
	}
	width := len(lines[r.Line-1])
	if r.Column < 1 || r.Column > width+1 || r.End != 0 && (r.End < r.Column || r.End > width+2) {
		t.Fatalf("columns %d to %d on a line of %d bytes", r.Column, r.End, width)
	}
}
