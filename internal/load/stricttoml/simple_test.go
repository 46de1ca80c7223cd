package stricttoml

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// FuzzSimpleValues checks that a text that is read without BurntSushi/toml is one that it
// accepts, and has the values that it reads.
func FuzzSimpleValues(f *testing.F) {
	for _, text := range simpleTexts {
		f.Add([]byte(text))
	}
	for _, text := range unusualTexts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if at, problem := checkLimits(src, FrontMatter); problem != nil {
			t.Skip(at)
		}
		got, ok := locateAll(src).simpleValues()
		if !ok {
			return
		}
		values, err := decodeTOML(string(src))
		if err != nil {
			t.Fatalf("what the parser refuses is simple: %v\n%s", err, src)
		}
		if diff := cmp.Diff(new(filler).plainValue(values), new(filler).plainValue(got)); diff != "" {
			t.Errorf("-parser +simple:\n%s\n%s", diff, src)
		}
	})
}

var simpleTexts = []string{
	"",
	"title = \"x\"\ndate = 2018-12-17\nyes = -3\nnew = true # why\ntopics = [\n  'a', # one\n  \"나\",\n]\nnone = []\n",
	"[[sources]]\nurl = \"a\"\n[[sources.notes]]\n[sources.extra]\npage = 1\n[[sources]]\n[vote.count]\n[vote]\nyes = 0\n",
	"\"a b\" = [[1, 2], [\"x\"]]\n'' = false\n",
}

var unusualTexts = []string{
	"a.b = 1\n", "a = { b = 1 }\n", "a = 1_000\n", "a = +1\n", "a = 01\n", "a = 0x1\n", "a = 99999999999999999999\n", "a = 1.5\n",
	"a = \"\\n\"\n", "a = \"\"\"\nb\"\"\"\n", "a = 2018-02-30\n", "a = 10:00:00\n", "a = 2018-12-17T10:00:00Z\n", "a = 1\r\n", "# \x01\n", "a = 1\na = 2\n", "a =\n", "\uFEFFa = 1\n",
	"a = 1\n[a]\n", "a = [1]\n[[a]]\n", "[a]\n[[a]]\n",
}

func TestSimpleTextsAreReadWithoutAParser(t *testing.T) {
	for _, text := range simpleTexts {
		if _, ok := locateAll([]byte(text)).simpleValues(); !ok {
			t.Errorf("not simple:\n%s", text)
		}
	}
	for _, text := range unusualTexts {
		if values, ok := locateAll([]byte(text)).simpleValues(); ok {
			t.Errorf("read as %v:\n%s", values, text)
		}
	}
}

func locateAll(src []byte) *document {
	return locate(&unstable.Parser{}, nil, src, string(src), func(span, *diag.Problem) {})
}
