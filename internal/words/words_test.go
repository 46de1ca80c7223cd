package words

import (
	"strings"
	"testing"
)

func korean(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load("ko")
	if err != nil || c == nil {
		t.Fatalf("ko: %v, %v", c, err)
	}
	return c
}

func TestTextRecognizesMessages(t *testing.T) {
	c := korean(t)
	for _, test := range []struct{ name, english, want string }{
		{"a fixed one", "the entry has no summary", "항목에 요약이 없습니다"},
		{"a quoted value", `unknown key "titel"`, `알 수 없는 키 "titel"`},
		{"a value with quotes and words of the format", `unknown key "a \" is missing"`, `알 수 없는 키 "a \" is missing"`},
		{"another order", "there is no config.toml in record, so this is no site", "record에 config.toml이(가) 없으므로 사이트가 아닙니다"},
		{"a message in a message", "while rendering a.html: there is no function \"x\"", `a.html 렌더링 중: 함수 "x"이(가) 없습니다`},
		{"a count in a message", "the file is larger than 64 KB", "파일이 64 KB보다 큽니다"},
		{"joined ones", "2 errors and 1 warning in 2 files; nothing was published", "파일 2개에 오류 2개와 경고 1개; 아무것도 공개되지 않았습니다"},
		{"lines to write below the first", "write in place of lines 1 to 3:\n+++\ntitle = \"A text of my own\"\n+++", "1~3번째 줄 대신 쓰세요:\n+++\ntitle = \"A text of my own\"\n+++"},
		{"a named and a wrong type", `"date" must be a text, but here it is a number`, `"date"은(는) 글이어야 하는데 여기서는 숫자입니다`},
		{"spaces around", "  the file is empty\n", "  파일이 비어 있습니다\n"},
		{"none that is known", "nobody has ever written this sentence", "nobody has ever written this sentence"},
		{"half known: not half translated", "the file is empty: nobody has ever written this", "the file is empty: nobody has ever written this"},
		{"an error of the system within", "look at the site folder: stat x: permission denied", "사이트 폴더를 살펴보는 중: stat x: 권한이 없음"},
		{"another message before it", `--port "abc": this is no port`, `--port "abc": 포트가 아닙니다`},
		{"a path before it", "static/style.css: the file is missing", "static/style.css: 파일이 없습니다"},
		{"empty", "", ""},
	} {
		if got := c.Text(test.english); got != test.want {
			t.Errorf("%s: %q becomes\n%s\nand not\n%s", test.name, test.english, got, test.want)
		}
	}
}

func TestEnglishNeedsNoCatalogue(t *testing.T) {
	for _, tag := range []string{"en", "", "xx", "../ko", "C"} {
		c, err := Load(tag)
		if c != nil || err != nil {
			t.Errorf("%q: %v, %v", tag, c, err)
		}
	}
	var none *Catalogue
	if got := none.Text("unknown key \"x\""); got != "unknown key \"x\"" || none.Language() != "en" {
		t.Errorf("%q, %q", got, none.Language())
	}
}

// TestParticlesFollowTheSound chooses the form of a particle that a reader expects.
func TestParticlesFollowTheSound(t *testing.T) {
	for _, test := range []struct{ word, after, want string }{
		{"제목", "을(를) 쓰세요", "을 쓰세요"},
		{"표", "을(를) 쓰세요", "를 쓰세요"},
		{`"인권"`, "은(는)", "은"},
		{`"국가"`, "은(는)", "는"},
		{"서울", "(으)로 옮기세요", "로 옮기세요"},
		{"폴더들 안", "(으)로", "으로"},
		{"2018", "이(가)", "이"},
		{"2005", "과(와)", "와"},
		{"1", "(으)로", "로"},
		{"title", "을(를)", "을(를)"},
		{"", "을(를)", "을(를)"},
		{"제목", "에", "에"},
		{"정수", "(이)어야", "여야"},
		{"목록", "(이)어야", "이어야"},
	} {
		if got := particle(test.word, test.after); got != test.want {
			t.Errorf("%q before %q: %q, want %q", test.word, test.after, got, test.want)
		}
	}
}

func TestParseReadsTheFormOfGettext(t *testing.T) {
	const src = `# A comment.
msgid ""
msgstr ""
"Language: xx\n"

#: cli
msgid "one"
msgstr "eins"

#, fuzzy
msgid "two"
msgstr "zwo?"

msgid ""
"three\n"
"lines \"quoted\""
msgstr ""
"drei\n"
"Zeilen"
`
	entries, err := parse("xx.po", src)
	if err != nil {
		t.Fatal(err)
	}
	want := []entry{{"one", "eins", "#: cli\n"}, {"two", "", "#, fuzzy\n"}, {"three\nlines \"quoted\"", "drei\nZeilen", ""}}
	if len(entries) != len(want) {
		t.Fatalf("%q", entries)
	}
	for i := range want {
		if entries[i] != want[i] {
			t.Errorf("%q, want %q", entries[i], want[i])
		}
	}
	for _, bad := range []string{`msgid one`, `"lost"`, "msgid \"a\"\nmsgctxt \"b\""} {
		if _, err := parse("xx.po", bad); err == nil || !strings.HasPrefix(err.Error(), "xx.po:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestTextOfHostileMessages ends: no message, however an author has made it long, keeps
// the search busy.
func TestTextOfHostileMessages(t *testing.T) {
	c := korean(t)
	for _, english := range []string{
		"the folder " + strings.Repeat(" in the output folder ", 200) + " may not be",
		strings.Repeat("a and b, 3 of d to e in f files ", 3000), strings.Repeat("a: b; ", 3000), "write " + strings.Repeat("x = \"y\" or ", 5000),
		strings.Repeat("; ", 500), strings.Repeat(": write ", 300), strings.Repeat("\n", 500), strings.Repeat(`"`, 999),
	} {
		c.Text(english)
	}
}

func BenchmarkText(b *testing.B) {
	c, err := Load("ko")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.Text("there is no config.toml in record, so this is no site")
		c.Text("nobody has ever written this sentence")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load("ko"); err != nil {
			b.Fatal(err)
		}
	}
}
