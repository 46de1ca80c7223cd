// Package license recognises the terms on which texts and data may be used.
//
// Its input is the words that a configuration has for them, such as "CC BY 4.0"; its
// output is a License with the address of the terms and the id that programs know them by.
// It knows the licences of Creative Commons and of Open Data Commons, and takes the
// address that any words hold. It decides nothing about what the terms allow.
package license

import (
	"regexp"
	"strings"

	"annals/internal/weburl"
)

// License is known terms.
type License struct {
	ID    string // of the Open Definition, "CC-BY-4.0"; "" if it has none
	Title string // "CC BY 4.0"
	URL   string // "" if there is no text of the terms
}

// fixed are the licences that are no combination of parts, by their folded words.
var fixed = map[string]License{
	"cc0 1.0":                cc0,
	"cc0":                    cc0,
	"cc zero":                cc0,
	"cc zero 1.0":            cc0,
	"odc by 1.0":             {"ODC-BY-1.0", "ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"},
	"odbl 1.0":               {"ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
	"odc odbl 1.0":           {"ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
	"pddl 1.0":               {"ODC-PDDL-1.0", "PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
	"odc pddl 1.0":           {"ODC-PDDL-1.0", "PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
	"public domain":          {"other-pd", "Public domain", ""},
	"cc pdm 1.0":             {"other-pd", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"},
	"public domain mark 1.0": {"other-pd", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"},
}

var cc0 = License{"CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"}

// Of these the terms are combined; the ones of version 4.0 in open have an id.
var (
	combined = regexp.MustCompile(`^cc (by(?: nc)?(?: nd| sa)?) (1\.0|2\.0|2\.5|3\.0|4\.0)$`)
	open     = map[string]string{"by": "CC-BY-4.0", "by sa": "CC-BY-SA-4.0"}
)

// addresses of Creative Commons, also of the page that explains the terms.
var (
	deed = regexp.MustCompile(`^https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)(?:/(?:deed|legalcode)?(?:\.[a-z-]+)?)?$`)
	zero = regexp.MustCompile(`^https?://creativecommons\.org/publicdomain/zero/1\.0(?:/(?:deed|legalcode)?(?:\.[a-z-]+)?)?$`)
)

// Names returns the words of the best known licences, for hints.
func Names() []string {
	return []string{"CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-ND 4.0", "CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0", "CC0 1.0", "ODC-By 1.0", "ODbL 1.0", "PDDL 1.0", "Public domain"}
}

// Find returns the first licence that one of the texts names: the same words in several
// languages.
func Find(texts []string) (License, bool) {
	for _, t := range texts {
		if l, ok := parse(t); ok {
			return l, true
		}
	}
	return License{}, false
}

func parse(text string) (License, bool) {
	words := fold(text)
	if l, ok := fixed[words]; ok {
		return l, true
	}
	if m := combined.FindStringSubmatch(words); m != nil {
		return creativeCommons(m[1], m[2]), true
	}
	return addressed(text)
}

// creativeCommons returns the licence of parts such as "by nc".
func creativeCommons(parts, version string) License {
	l := License{
		Title: "CC " + strings.ToUpper(strings.ReplaceAll(parts, " ", "-")) + " " + version,
		URL:   "https://creativecommons.org/licenses/" + strings.ReplaceAll(parts, " ", "-") + "/" + version + "/",
	}
	if version == "4.0" {
		l.ID = open[parts]
	}
	return l
}

// addressed returns the terms at the address that a text ends in.
func addressed(text string) (License, bool) {
	at := max(strings.LastIndex(text, "https://"), strings.LastIndex(text, "http://"))
	if at < 0 {
		return License{}, false
	}
	title, address := strings.TrimRight(text[:at], " ,;:(<"), strings.TrimRight(text[at:], " .)>")
	if zero.MatchString(address) {
		return cc0, true
	}
	if m := deed.FindStringSubmatch(address); m != nil {
		if l, ok := parse("cc " + m[1] + " " + m[2]); ok {
			return l, true
		}
	}
	url, err := weburl.CheckHTTP(address)
	if err != nil {
		return License{}, false
	}
	if title == "" {
		title = url
	}
	return License{Title: title, URL: url}, true
}

// spellings are the long forms of words in the names of licences; "" is left out.
var spellings = map[string]string{
	"attribution": "by", "sharealike": "sa", "noncommercial": "nc", "noderivatives": "nd", "noderivs": "nd",
	"international": "", "unported": "", "license": "", "licence": "", "v4.0": "4.0", "v3.0": "3.0", "v1.0": "1.0",
	"4": "4.0", "3": "3.0", "universal": "", "the": "",
}

// fold returns the words of the name of a licence in one spelling: "cc by sa 4.0".
func fold(text string) string {
	text = strings.ToLower(text)
	text = strings.ReplaceAll(text, "creative commons", "cc")
	text = strings.ReplaceAll(text, "open data commons", "odc")
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\u00a0-_‑–()", r) })
	kept := words[:0]
	for _, w := range words {
		if short, ok := spellings[w]; ok {
			w = short
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// SPDX returns the id of the licence in the list of SPDX; "" if it has none there.
func (l License) SPDX() string {
	parts, isCC := strings.CutPrefix(l.Title, "CC ")
	switch {
	case l == cc0:
		return "CC0-1.0"
	case isCC && strings.HasPrefix(l.URL, "https://creativecommons.org/licenses/"):
		return "CC-" + strings.ReplaceAll(parts, " ", "-")
	case l.ID == "ODC-BY-1.0":
		return "ODC-By-1.0"
	case l.ID == "ODbL-1.0":
		return l.ID
	case l.ID == "ODC-PDDL-1.0":
		return "PDDL-1.0"
	}
	return ""
}
