package html

// record is a small site with one of everything: three languages, one of them
// without texts, votes with and without figures, a date that has no HTML form.
var record = map[string]string{
	"config.toml": `
title = { en = "A record", ko = "기록" }
description = { en = "What happened.", ko = "있었던 일." }
base_url = "https://example.org/record/"
default_language = "en"
publisher = { en = "The editors", ko = "편집자" }
license = "CC BY 4.0"
contact = "tel:+41-22-000-0000"
edit_url = "https://example.org/edit/{path}"

[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[languages.ar]
name = "العربية"

[types.resolution]
label = { en = "Resolution", ko = "결의" }
[types.report]
label = { en = "Report", ko = "보고서" }

[bodies.general-assembly]
label = { en = "General Assembly", ko = "총회" }
description = { en = "All member states.", ko = "모든 회원국." }
members = 193
[bodies.council]
label = { en = "Council", ko = "이사회" }

[topics.accountability]
label = { en = "Accountability", ko = "책임 규명", ar = "المساءلة" }
description = { en = "Who answers for it.", ko = "누가 책임지는가." }
[topics.food]
label = { en = "Food", ko = "식량" }

[actors.rapporteur]
label = { en = "Special Rapporteur", ko = "특별보고관" }

[series.assembly]
label = { en = "General Assembly: Resolution", ko = "총회: 결의" }
[series.council]
label = { en = "Council: Resolution", ko = "이사회: 결의" }
`,

	"content/_index.md": "+++\ntitle = \"What happened\"\nsummary = \"A record in brief.\"\n+++\nStart [here](2018/vote.md).\n",

	"content/about.md":    "+++\ntitle = \"About\"\nsummary = \"Who makes this.\"\naliases = [\"old/about.html\", \"ko/old/about.html\"]\n[params]\ncolour = \"blue\"\n+++\n## Aims\n\nSee [the vote](2018/vote.md#findings).\n",
	"content/about.ko.md": "+++\ntitle = \"소개\"\n+++\n본문\n",

	"content/2017/_index.md": "+++\ntitle = \"The year 2017\"\nsummary = \"A year of reports.\"\n+++\nAn introduction.\n",

	"content/2017/report.md": `+++
title = "A report <on> everything"
date = "2017-03"
type = "report"
summary = "It said so & more."
symbol = ["A/HRC/34/66", "A/HRC/34/66/Add.1"]
actors = ["rapporteur"]
added = 2017-04-01
milestone = true
[[sources]]
title = "Rapport"
url = "https://example.com/rapport?a=1&b=2"
publisher = "Le Monde"
date = 2017-03-09
lang = "fr"
archive = "https://archive.example/rapport"
accessed = 2020-01-01
kind = "secondary"
note = { en = "Only in French.", ko = "프랑스어만 있음." }
[[corrections]]
date = 2019-05-06
text = { en = "The symbol was wrong.", ko = "문서 번호가 틀렸다." }
+++
## Findings

| State | Number |
| ----- | -----: |
| One   |      1 |

A claim.[^1]

[^1]: A remark.
`,

	"content/2018/vote.md": `+++
title = "A vote"
series = "assembly"
date = 2018-12-17
type = "resolution"
body = "general-assembly"
summary = "It was adopted."
symbol = "A/RES/73/180"
topics = ["accountability", "food"]
follows = ["2017/report"]
cosponsors = 61
aliases = ["old/vote.html"]
[vote]
method = "recorded"
outcome = "adopted"
yes = 3
no = 1
abstain = 1
absent = 188
note = { en = "The file leaves out who was absent.", ko = "불참국은 빠져 있다." }
[[stages]]
label = { en = "Committee", ko = "위원회" }
date = 2018-11-15
id = "committee"
body = "council"
symbol = "A/C.3/73/L.40"
method = "consensus"
dissociated = ["KOR", "VAT"]
outcome = "adopted"
[[stages]]
label = "Released"
date = "2019-01"
[[sources]]
title = "Resolution 73/180"
url = "https://undocs.org/A/RES/73/180"
publisher = "United Nations"
symbol = "A/RES/73/180"
kind = "primary"
+++
## Findings

Text with [a link](../2017/report.md) and [a part](#findings).
`,
	"content/2018/vote.ko.md":     "+++\ntitle = \"표결\"\nsummary = \"채택되었다.\"\nreviewed = false\n+++\n## 내용\n\n본문 [보고서](../2017/report.md).\n",
	"content/2018/vote.votes.csv": "state,vote\nARM,Y\nCHE,Y\nKOR,Y\nDEU,A\nFRA,N\n",

	"content/2018/consensus.md": `+++
title = "Without a vote"
series = "assembly"
date = 2018-12-18
type = "resolution"
body = "general-assembly"
summary = "Nobody asked for a vote."
topics = ["food"]
[vote]
method = "consensus"
outcome = "adopted"
[[sources]]
title = "Resolution 73/180"
url = "https://undocs.org/A/RES/73/180"
publisher = "United Nations"
+++
`,

	"content/2019/again.md": `+++
title = "Another vote"
series = "assembly"
date = 2019-12-18
type = "resolution"
body = "general-assembly"
summary = "Again."
follows = ["2018/vote"]
[vote]
method = "recorded"
outcome = "rejected"
[[sources]]
title = "A source without a publisher"
url = "https://example.com/again"
+++
`,
	"content/2019/again.votes.csv": "state,vote\nARM,A\nDEU,Y\nFRA,N\nCHE,N\n",

	"content/2019/some-time.md": `+++
title = "At some time"
date = "2019~"
type = "report"
summary = "When exactly is not known."
[[sources]]
title = "A source without a publisher"
url = "https://example.com/again"
+++
`,
}

// arabic is a catalogue of the site's own, with a single text.
const arabic = "[messages.nav]\ntimeline = \"الخط الزمني\"\n"
