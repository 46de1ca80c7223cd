package content_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"annals/internal/content"
)

// Front matter as full of mistakes as it can be is told in the time of a blink.
func TestMistakesAreFoundInLinearTime(t *testing.T) {
	vocabulary := settings
	for i := range 500 {
		vocabulary += fmt.Sprintf("[topics.topic-%d]\nlabel = \"Topic %d\"\n", i, i)
	}
	cfg := parseConfig(t, vocabulary)
	repeat := func(key, item string, n int) string { return key + " = [" + strings.Repeat(item+",", n) + "]\n" }
	for name, text := range map[string]string{
		"unknown topics":   front(facts, repeat("topics", `"tpoic"`, 3000), sources),
		"one topic twice":  front(facts, repeat("topics", `"food"`, 3000), sources),
		"wrong types":      front(facts, repeat("topics", "1", 3000), repeat("aliases", "1", 3000), sources),
		"follows itself":   front(facts, repeat("follows", `"2018/a"`, 3000), sources),
		"bad aliases":      front(facts, repeat("aliases", `".."`, 3000), sources),
		"bad symbols":      front(facts, repeat("symbol", `"A/"`, 3000), sources),
		"empty sources":    front(facts, strings.Repeat("[[sources]]\n", 3000)),
		"stages of no one": front(facts, strings.Repeat("[[stages]]\nlabel={}\ndate=1\nyes=1\n", 1500), sources),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			r := content.NewLoader(cfg).Parse(entryFile, []byte(text))
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Log(took, len(r.Problems))
			}
			if len(r.Problems) == 0 {
				t.Error("nothing was told")
			}
		})
	}
}
