package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/internal/testing/sharedtest"
)

// payloads returns attack strings: a sample of the public lists, so that a run takes
// seconds. ANNALS_HOSTILE_STEP=1 takes them all.
func payloads(t *testing.T) []string {
	t.Helper()
	corpora := filepath.Join(sharedtest.Dir(t), "corpora")
	scripts, err := os.ReadFile(filepath.Join(corpora, "xss-payloads.txt"))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(corpora, "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var naughty []string
	if err := json.Unmarshal(raw, &naughty); err != nil {
		t.Fatal(err)
	}
	all := []string{
		`</script><script>alert(1)</script>`, `<!--<script>`, `--><svg onload=alert(1)>`, `]]><x/>`, `"onload="alert(1)`, `' onload='alert(1)`,
		"`onload=alert(1)", `{{.Title}}{{template "base.html"}}`, `&lt;script&gt;alert(1)&lt;/script&gt;`, "\u2028alert(1)\u2029",
		`</title><script>alert(1)</script>`, `</textarea><script>alert(1)</script>`, `javascript:alert(1)`, `JaVaScRiPt&#58;alert(1)`,
		`java&Tab;script:alert(1)`, `data:text/html,<script>alert(1)</script>`, `vbscript:msgbox(1)`, `//evil.example/x`, `\\evil.example\x`,
	}
	step := envInt(t, "ANNALS_HOSTILE_STEP", 60*min(raceFactor, 4))
	for i, line := range strings.Split(string(scripts), "\n") {
		if i%step == 0 {
			all = append(all, line)
		}
	}
	for i, text := range naughty {
		if i%max(1, step/8) == 0 {
			all = append(all, text)
		}
	}
	all = slices.DeleteFunc(all, func(s string) bool {
		return strings.TrimSpace(s) == "" || !utf8.ValidString(s) || strings.ContainsAny(s, "\r\n")
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// writeHostileSite writes entries for each payload: facts-N has it in every text of
// the front matter, cites-N in the address of its source, words-N in all text of the
// Markdown, ways-N in parts of addresses, leaps-N as whole addresses. facts-none is a
// harmless one for comparison.
func writeHostileSite(t *testing.T, dir string, payloads []string) {
	t.Helper()
	write(t, filepath.Join(dir, "config.toml"), hostileConfig(payloads))
	write(t, filepath.Join(dir, "static", "dot.svg"), `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	const address = "https://example.org/paper"
	entry := func(name, text, topic, source, body string) {
		write(t, filepath.Join(dir, "content", "2018", name+".md"), fmt.Sprintf(hostileEntry, toml(text), topic, toml(source), body))
	}
	entry("a-first", "The first", "none", address, "Text.")
	entry("facts-none", "Harmless", "none", address, "Text.")
	entry("z-last", "The last", "none", address, "Text.")
	for i, payload := range payloads {
		topic := fmt.Sprintf("t%d", i)
		if isRefused(payload) {
			topic = "none"
		}
		entry(fmt.Sprintf("facts-%d", i), payload, topic, address, "Text.")
		entry(fmt.Sprintf("words-%d", i), "Words", "none", address, with(wordsText, payload))
		entry(fmt.Sprintf("cites-%d", i), "Cites", "none", "https://example.org/?q="+strings.ReplaceAll(payload, " ", "+"), "Text.")
		entry(fmt.Sprintf("ways-%d", i), "Ways", "none", address, with(urlPartsText, payload))
		entry(fmt.Sprintf("leaps-%d", i), "Leaps", "none", address, with(wholeURLText, payload))
	}
}

// hostileConfig is a config.toml with a topic for each payload.
func hostileConfig(payloads []string) string {
	evil := toml(`"><img src=x onerror=alert(1)></script><!--<script>alert("config")</script>`)
	config := `default_language = "en"
base_url = "https://example.org/"
title = ` + evil + `
description = ` + evil + `
publisher = ` + evil + `
license = ` + evil + `

[languages.en]
name = ` + evil + `

[types.meeting]
label = ` + evil + `
description = ` + evil + `

[bodies.assembly]
label = ` + evil + `

[actors.somebody]
label = ` + evil + `

[topics.none]
label = "A harmless topic"
`
	for i, payload := range payloads {
		if !isRefused(payload) {
			config += fmt.Sprintf("\n[topics.t%d]\nlabel = %s\ndescription = %[2]s\n", i, toml(payload))
		}
	}
	return config
}

// hostileEntry is an entry with, in this order, its text, topic, source and body.
const hostileEntry = `+++
title = %[1]s
date = 2018-12-17
type = "meeting"
body = "assembly"
actors = ["somebody"]
topics = [%[2]q]
summary = %[1]s

[vote]
method = "recorded"
outcome = "adopted"
note = %[1]s

[[stages]]
label = %[1]s
date = 2018-11-15

[[sources]]
title = %[1]s
publisher = %[1]s
url = %[3]s
note = %[1]s

[[corrections]]
date = 2019-01-01
text = %[1]s
+++

%[4]s
`

func with(text, payload string) string { return strings.ReplaceAll(text, "PAYLOAD", payload) }

const wordsText = `PAYLOAD

## PAYLOAD

> PAYLOAD

* PAYLOAD

| PAYLOAD | b |
|:-------:|---|
| c | PAYLOAD |

![PAYLOAD](../../static/dot.svg "PAYLOAD")

[PAYLOAD](a-first.md "PAYLOAD")

**PAYLOAD** _PAYLOAD_ ~~PAYLOAD~~ ` + "`PAYLOAD`" + `

A note.[^n]

[^n]: PAYLOAD

    PAYLOAD

` + "```PAYLOAD\nPAYLOAD\n```\n"

const urlPartsText = `[one](https://example.org/PAYLOAD) [two](<https://example.org/PAYLOAD>) [three][ref]

<https://example.org/PAYLOAD> https://example.org/PAYLOAD [four](https://example.org/?q=PAYLOAD#PAYLOAD)

[ref]: https://example.org/?PAYLOAD "PAYLOAD"
`

const wholeURLText = `[one](PAYLOAD) [two](<PAYLOAD>) <PAYLOAD> ![three](PAYLOAD) [four](mailto:PAYLOAD)
`

// toml returns text as a TOML string.
func toml(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || 0x7f <= r && r < 0xa0 || 0x2000 <= r && r < 0x2070 || r == 0xfeff:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
