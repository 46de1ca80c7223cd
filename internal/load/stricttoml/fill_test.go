package stricttoml_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/stricttoml"
)

// everything has every type of field.
type everything struct {
	common
	Text     string                       `toml:"text"`
	Int      int                          `toml:"int"`
	Int64    int64                        `toml:"int64"`
	Float    float64                      `toml:"float"`
	Whole    float64                      `toml:"whole"`
	Bool     bool                         `toml:"bool"`
	Day      stricttoml.LocalDate         `toml:"day"`
	Clock    stricttoml.LocalTime         `toml:"clock"`
	Moment   stricttoml.LocalDateTime     `toml:"moment"`
	Instant  time.Time                    `toml:"instant"`
	Absent   *int                         `toml:"absent"`
	Zero     *int                         `toml:"zero"`
	Lists    [][]string                   `toml:"lists"`
	Map      map[string]map[string]string `toml:"map"`
	Any      any                          `toml:"any"`
	Params   map[string]any               `toml:"params"`
	Untagged string
}

const everythingSource = `
title = "T"
text = """
one \
   line"""
int = 0x1F
int64 = -9223372036854775808
float = 1e3
whole = 3
bool = true
day = 2018-12-17
clock = 09:30:00.5
moment = 2018-12-17 09:30:00
instant = 2018-12-17T09:30:00+09:00
zero = 0
lists = [["a"], [], ["b", "c"]]
any = [1, { day = 2018-12-17 }]

[map.a]
"한글" = "x"
[params]
day = 2018-12-17
clock = 09:30:00
instant = 2018-12-17T00:30:00Z
tables = [{ a = 1 }]
[[params.list]]
moment = 2018-12-17T09:30:00
`

func wantEverything() everything {
	day := stricttoml.LocalDate{Year: 2018, Month: 12, Day: 17}
	clock := stricttoml.LocalTime{Hour: 9, Minute: 30}
	return everything{
		common: common{Title: "T"},
		Text:   "one line", Int: 31, Int64: -1 << 63, Float: 1000, Whole: 3, Bool: true,
		Day: day, Clock: stricttoml.LocalTime{Hour: 9, Minute: 30, Nanosecond: 5e8},
		Moment:  stricttoml.LocalDateTime{Date: day, Time: clock},
		Instant: time.Date(2018, 12, 17, 0, 30, 0, 0, time.UTC),
		Zero:    new(0),
		Lists:   [][]string{{"a"}, {}, {"b", "c"}},
		Map:     map[string]map[string]string{"a": {"한글": "x"}},
		Any:     []any{int64(1), map[string]any{"day": day}},
		Params: map[string]any{
			"day": day, "clock": clock, "instant": time.Date(2018, 12, 17, 0, 30, 0, 0, time.UTC),
			"tables": []any{map[string]any{"a": int64(1)}},
			"list":   []any{map[string]any{"moment": stricttoml.LocalDateTime{Date: day, Time: clock}}},
		},
	}
}

func TestEveryTypeIsFilled(t *testing.T) {
	var got everything
	_, list := stricttoml.Decode("f.toml", 1, []byte(everythingSource), &got)
	if len(list) > 0 {
		t.Fatal(lines(list))
	}
	if diff := cmp.Diff(wantEverything(), got, cmp.AllowUnexported(everything{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if zone := got.Instant.Format(time.RFC3339); zone != "2018-12-17T09:30:00+09:00" {
		t.Errorf("the offset became %s", zone)
	}
}

func TestLocalValuesPrintAsTheyAreWritten(t *testing.T) {
	day := stricttoml.LocalDate{Year: 814, Month: 1, Day: 2}
	clock := stricttoml.LocalTime{Hour: 9, Minute: 5, Nanosecond: 250e6}
	got := []string{day.String(), clock.String(), stricttoml.LocalDateTime{Date: day, Time: clock}.String()}
	if diff := cmp.Diff([]string{"0814-01-02", "09:05:00.250000000", "0814-01-02T09:05:00.250000000"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestValidValuesAreFilledDespiteMistakes(t *testing.T) {
	src := good + "tpye = 1\nbody = 5\ntopics = [\"a\", 2, \"c\"]\n[vote]\nmethod = \"x\"\nyes = \"1\"\nno = 2\n[[sources]]\ntitle = “x”\nurl = \"u\"\n"
	var e entry
	keys, list := stricttoml.Decode("entry.md", 2, []byte(src), &e)
	if len(list) != 5 || !keys.Broken() {
		t.Errorf("broken: %t, %q", keys.Broken(), lines(list))
	}
	if e.Title != "T" || e.Date.text != "2018-12-17" || e.Vote == nil || e.Vote.Yes != nil || *e.Vote.No != 2 {
		t.Errorf("not filled: %+v %+v", e, e.Vote)
	}
	if diff := cmp.Diff([]string{"a", "", "c"}, e.Topics); diff != "" {
		t.Errorf("indexes moved: %s", diff)
	}
	if len(e.Sources) != 1 || e.Sources[0].URL != "u" {
		t.Errorf("sources: %+v", e.Sources)
	}
}

func TestDecoderAndDecodeAgree(t *testing.T) {
	var a, b entry
	_, first := stricttoml.Decode("f", 1, []byte(typical), &a)
	_, second := stricttoml.For[entry](stricttoml.FrontMatter).Decode("f", 1, []byte(typical), &b)
	if diff := cmp.Diff(a, b, cmp.AllowUnexported(entry{}, edtfLike{})); diff != "" || len(first)+len(second) > 0 {
		t.Error(diff, first, second)
	}
}

func TestUnsupportedTypesPanic(t *testing.T) {
	for name, build := range map[string]func(){
		"no struct": func() { stricttoml.For[int](1) },
		"a channel": func() {
			stricttoml.For[struct {
				C chan int `toml:"c"`
			}](1)
		},
		"number as name": func() {
			stricttoml.For[struct {
				M map[int]int `toml:"m"`
			}](1)
		},
		"no pointer": func() { stricttoml.Decode("f", 1, nil, entry{}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, "stricttoml: ") {
					t.Errorf("the panic is %q", message)
				}
			}()
			build()
		})
	}
}

func TestUnmarshalIgnoresUnknownKeys(t *testing.T) {
	var v struct{ A int }
	if err := stricttoml.Unmarshal([]byte("a = 1\nb = 2\n"), &v); err != nil || v.A != 1 {
		t.Error(v, err)
	}
}
