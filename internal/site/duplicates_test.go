package site_test

import (
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/site"
)

func TestEntriesOfOneActAreReported(t *testing.T) {
	const symbol = "symbol = \"A/RES/73/180\"\n"
	for _, test := range []struct {
		name, second string
		want         bool
	}{
		{"the same", entry("2018-12-17", symbol), true},
		{"another spelling", entry("2018-12-17", "symbol = \"A/RES/73/ 180\"\n"), true},
		{"one of several symbols", entry("2018-12-17", "symbol = [\"A/73/PV.55\", \"A/RES/73/180\"]\n"), true},
		{"a draft", entry("2018-12-17", symbol, "draft = true\n"), true},
		{"another day", entry("2018-12-18", symbol), false},
		{"a less exact date", entry("2018-12", symbol), false},
		{"another type", strings.Replace(entry("2018-12-17", symbol), `"resolution"`, `"report"`, 1), false},
		{"another symbol", entry("2018-12-17", "symbol = \"A/RES/73/181\"\n"), false},
		{"no symbol", entry("2018-12-17"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			in, _ := load(t, files{"content/2018/a.md": entry("2018-12-17", symbol), "content/2018/b.md": test.second})
			_, problems := site.Resolve(in)
			found := 0
			for _, p := range problems {
				if p.Code == diag.DuplicateEntry {
					found++
					if p.File != "content/2018/b.md" || p.Severity != diag.Warning || !strings.Contains(p.Message, "content/2018/a.md") {
						t.Errorf("%+v", p)
					}
				}
			}
			if (found == 1) != test.want || found > 1 {
				t.Errorf("%d warnings", found)
			}
		})
	}
}
