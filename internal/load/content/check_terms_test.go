package content_test

import (
	"context"
	"testing"

	"annals/internal/load/content"
	"annals/internal/testing/sitetest"
)

func TestTermsOfTheVocabularies(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "near names", file: entryFile, text: front(`title = "A"
date = 2018-12-17
type = "resolutoin"
body = "general_assembly"
topics = ["acountability", "food"]
actors = ["kirbi"]
summary = "x"
`, sources), want: []string{
			`content/2018/a.md:4:8-20: error: unknown type "resolutoin" [unknown-term] (did you mean "resolution"?)`,
			`content/2018/a.md:5:8-26: error: unknown organ "general_assembly" [unknown-term] (did you mean "general-assembly"?)`,
			`content/2018/a.md:6:11-26: error: unknown topic "acountability" [unknown-term] (did you mean "accountability"?)`,
			`content/2018/a.md:7:11-18: error: unknown actor "kirbi" [unknown-term] (did you mean "kirby"?)`,
		}},
		{name: "the label in place of the id", file: entryFile, text: front(facts, `topics = ["Right to food"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:11-26: error: unknown topic "Right to food" [unknown-term] (did you mean "food"?)`,
		}},
		{name: "nothing near", file: entryFile, text: front(facts, `body = "parliament"`+"\n", sources), want: []string{
			`content/2018/a.md:6:8-20: error: unknown organ "parliament" [unknown-term] (use one of config.toml's [bodies.…], or add [bodies.parliament] there)`,
		}},
		{name: "what could be no id", file: entryFile, text: front(facts, `topics = ["freedom of speech", "책임", "index"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:11-30: error: unknown topic "freedom of speech" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
			`content/2018/a.md:6:32-40: error: unknown topic "책임" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
			`content/2018/a.md:6:42-49: error: unknown topic "index" [unknown-term] (use one of config.toml's [topics.…]: accountability, food)`,
		}},
		{name: "an empty id", file: entryFile, text: front(facts, `body = ""`+"\n", sources), want: []string{
			`content/2018/a.md:6:8-10: error: the organ is empty [unknown-term] (use one of config.toml's [bodies.…], or delete it)`,
		}},
		{name: "one topic twice", file: entryFile, text: front(facts, `topics = ["food", "food"]`+"\n", sources), want: []string{
			`content/2018/a.md:6:19-25: warning: "food" stands here twice [invalid-value] (delete one of them)`,
		}},
		{name: "the organ of a stage", file: entryFile, text: front(facts, `[[stages]]
label = "Draft"
date = 2018-11-15
body = "general-asembly"
`, sources), want: []string{
			`content/2018/a.md:9:8-25: error: unknown organ "general-asembly" [unknown-term] (did you mean "general-assembly"?)`,
		}},
	} {
		test.run(t, loader)
	}
}

func TestTermsOfOtherVocabularies(t *testing.T) {
	const empty = `title = "Record"
base_url = "https://example.org/"
`
	many := empty
	for _, id := range []string{"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india"} {
		many += "[types." + id + "]\nlabel = \"x\"\n"
	}
	for _, test := range []struct {
		name, settings, id, hint string
	}{
		{"none, and what could be an id", empty, "zulu", "add [types.zulu] to config.toml, with a label"},
		{"none, and what could be no id", empty, "둘", "add it to config.toml's [types.…], under an id of the letters a to z, digits and hyphens"},
		{"more than a hint can list", many, "둘", "use one of config.toml's [types.…]: alpha, bravo, charlie, delta, echo, foxtrot, golf, hotel, …"},
	} {
		text := front("title = \"A\"\ndate = 2018-12-17\ntype = \"" + test.id + "\"\nsummary = \"x\"\n" + sources)
		problems := content.NewLoader(sitetest.Settings(t, test.settings)).Parse(context.Background(), entryFile, []byte(text)).Problems
		if len(problems) != 1 || problems[0].Hint != test.hint {
			t.Errorf("%s: %q", test.name, lines(problems))
		}
	}
}
