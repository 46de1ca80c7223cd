package stricttoml_test

import (
	"testing"

	"annals/internal/load/stricttoml"
)

// typical is front matter as an editor writes it.
const typical = `title = "Commission mandate report access humanitarian"
date = 2014-03-28
type = "resolution"
body = "human-rights-council"
symbol = "A/HRC/RES/25/25"
topics = ["accountability", "dialogue", "women"]
summary = "The Council, by a recorded vote, condemned the violations and asked for a referral — 국가인권위원회."

[vote]
method = "recorded"
outcome = "adopted"
yes = 30
no = 6
abstain = 11

[[sources]]
title = "Resolution adopted by the Human Rights Council"
url = "https://undocs.org/A/HRC/RES/25/25"

[[sources]]
title = "Press release"
url = "https://example.org/press/2014-03-28"
publisher = "OHCHR"
`

func BenchmarkDecode(b *testing.B) {
	decoder := stricttoml.For[entry](stricttoml.FrontMatter)
	src := []byte(typical)
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		var e entry
		if _, list := decoder.Decode("entry.md", 2, src, &e); len(list) > 0 {
			b.Fatal(list)
		}
	}
}
