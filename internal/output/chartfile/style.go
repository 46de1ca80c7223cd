package chartfile

import "image/color"

// style is the style sheet of a drawing. The colours are those of the built-in theme.
const style = `svg{font:12.5px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR",` +
	`"Malgun Gothic","Noto Sans CJK SC","Microsoft YaHei","Noto Sans Arabic",sans-serif;font-variant-numeric:lining-nums tabular-nums}
:root{--ink:#16202c;--soft:#4b5866;--paper:#fdfdfb;--rule:#d3d0c3;--edge:#7a7f86;--accent:#8c2f1b;--yes:#12436d;--on-yes:#fff;--abstain:#a285d1;--no:#f46a25}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6de;--soft:#b0b7bf;--paper:#13181e;--rule:#34404c;--edge:#8b949d;--accent:#f0a08c;--yes:#6ea8dc;--on-yes:#111;--abstain:#b9a2e3;--no:#f58b54}}
text{fill:var(--soft)}
.paper{fill:var(--paper)}
.heading{font-size:22px;font-weight:600}
.heading,.years text,.organs text{fill:var(--ink)}
.read,.key{font-size:14px}
.foot{font-size:12px}
.rule{stroke:var(--rule);fill:none}
.scale text{text-anchor:end}
.years text,.counts text,.value text,.dots text{text-anchor:middle}
.yes{fill:var(--yes)}
.p-abstain{fill:var(--abstain)}
.p-no{fill:var(--no)}
.abstain{fill:url(#p-abstain)}
.no{fill:url(#p-no)}
.bar{stroke:var(--paper)}
.unvoted{fill:url(#p-unvoted);stroke:var(--edge)}
.unknown{fill:none;stroke:var(--edge);stroke-dasharray:3 2}
.light{stroke:#fff9;fill:none}
.spots{fill:#fff9}
.members,.hatch{stroke:var(--edge);stroke-width:1.5;fill:none}
.value text{fill:#111}
.value .on-yes{fill:var(--on-yes)}
.counts text{stroke:var(--paper);stroke-width:3px;paint-order:stroke}
circle.event{fill:var(--edge)}
circle.milestone{fill:var(--accent)}
.dots text{direction:ltr}
@media(forced-colors:active){svg{forced-color-adjust:none}}
`

// The inks of a picture: those of a drawing in light, an index into the palette.
const (
	soft = iota // of most words
	ink
	rule
	edge
	accent
	yes
	abstain
	no
	abstainLight // of the patterns
	noLight
)

var paper = rgb(0xfdfdfb)

var inks = []color.RGBA{
	rgb(0x4b5866), rgb(0x16202c), rgb(0xd3d0c3), rgb(0x7a7f86), rgb(0x8c2f1b), rgb(0x12436d), rgb(0xa285d1), rgb(0xf46a25), rgb(0xdacee9), rgb(0xfbc3a7),
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}
