package guide_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"annals/internal/guide"
)

var (
	inlineFlag = regexp.MustCompile(`^--[a-z]`)
	inlineFact = regexp.MustCompile(`^[a-z_]+ = `)
)

// notKeys are examples in a sentence that look like facts or settings.
var notKeys = []string{
	"name = value",                            // any of them
	"catalog = { paths = [] }",                // of Tombi
	`adopted_recorded = "Held by a majority"`, // of a catalogue of words
}

// A flag that a page names belongs to a command, and a key is one of entries or of
// config.toml, with a value in TOML.
func TestFlagsAndKeysInSentencesExist(t *testing.T) {
	all := allExamples(t)
	var help strings.Builder
	asked := map[string]bool{}
	for _, e := range all {
		for _, args := range e.commands() {
			command := strings.Join(args[:min(len(args), 2)], " ")
			if !asked[command] {
				asked[command] = true
				_, text := helpOf(args)
				help.WriteString(text)
			}
		}
	}
	keys := map[string]bool{}
	for _, topic := range []string{"front-matter", "config"} {
		explained, err := guide.Keys(topic, "")
		if err != nil {
			t.Fatal(err)
		}
		for key := range maps.Keys(explained) {
			keys[key[strings.LastIndex(key, ".")+1:]] = true
		}
	}
	flags, facts := 0, 0
	for _, e := range all {
		switch {
		case !e.inline:
		case inlineFlag.MatchString(e.text):
			flags++
			flag, _, _ := strings.Cut(e.text, " ")
			if !strings.Contains(help.String(), " "+flag+" ") {
				t.Errorf("%s:%d: no command has the flag %s", e.page, e.line, flag)
			}
		case inlineFact.MatchString(e.text) && !slices.Contains(notKeys, e.text):
			facts++
			if !keys[keyOf(e.text)] {
				t.Errorf("%s:%d: nothing has the key of %s", e.page, e.line, e.text)
			}
			if _, err := toml.Decode(e.text, &map[string]any{}); err != nil {
				t.Errorf("%s:%d: %s is not TOML: %v", e.page, e.line, e.text, err)
			}
		}
	}
	if flags < 10 || facts < 10 {
		t.Errorf("found only %d flags and %d facts", flags, facts)
	}
}
