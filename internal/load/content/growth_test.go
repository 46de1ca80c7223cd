package content_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"annals/internal/load/content"
	"annals/internal/testing/growthtest"
	"annals/internal/testing/sitetest"
)

// mistakesOf are front matters with n mistakes of one kind, in a site with 500
// topics.
var mistakesOf = map[string]func(n int) string{
	"unknown topics":      func(n int) string { return front(facts, list("topics", `"tpoic"`, n), sources) },
	"one topic twice":     func(n int) string { return front(facts, list("topics", `"food"`, n), sources) },
	"wrong types":         func(n int) string { return front(facts, list("topics", "1", n), list("aliases", "1", n), sources) },
	"follows itself":      func(n int) string { return front(facts, list("follows", `"2018/a"`, n), sources) },
	"bad aliases":         func(n int) string { return front(facts, list("aliases", `".."`, n), sources) },
	"bad symbols":         func(n int) string { return front(facts, list("symbol", `"A/"`, n), sources) },
	"empty sources":       func(n int) string { return front(facts, strings.Repeat("[[sources]]\n", n)) },
	"stages without text": func(n int) string { return front(facts, strings.Repeat(emptyStage, n/2), sources) },
}

const emptyStage = "[[stages]]\nlabel={}\ndate=1\nyes=1\n"

// list returns a line that sets a key to a list of n equal items.
func list(key, item string, n int) string {
	return key + " = [" + strings.Repeat(item+",", n) + "]\n"
}

func TestMistakesAreFoundInLinearTime(t *testing.T) {
	const mistakes = 3000
	vocabulary := settings
	for i := range 500 {
		vocabulary += fmt.Sprintf("[topics.topic-%d]\nlabel = \"Topic %d\"\n", i, i)
	}
	loader := content.NewLoader(sitetest.Settings(t, vocabulary))
	for name, text := range mistakesOf {
		t.Run(name, func(t *testing.T) {
			part, whole := []byte(text(mistakes/growthtest.Parts)), []byte(text(mistakes))
			if len(loader.Parse(context.Background(), entryFile, whole).Problems) == 0 {
				t.Fatal("nothing was reported")
			}
			growthtest.Linear(t, func() { loader.Parse(context.Background(), entryFile, part) }, func() { loader.Parse(context.Background(), entryFile, whole) })
		})
	}
}

// Suggestions for unknown ids are limited in number, since each takes time in
// proportion to the vocabulary.
func TestSuggestionsAreLimited(t *testing.T) {
	count := 0
	for _, p := range newLoader(t).Parse(context.Background(), entryFile, []byte(front(facts, list("topics", `"foood"`, 3000), sources))).Problems {
		if strings.HasPrefix(p.Hint, "did you mean") {
			count++
		}
	}
	if count != 100 {
		t.Errorf("%d suggestions", count)
	}
}
