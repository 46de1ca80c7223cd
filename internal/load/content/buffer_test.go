package content_test

import (
	"context"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/spill"
)

// The buffer of a file is reused for the next one, so no Result may reference it.
func TestResultDoesNotRetainTheInputBuffer(t *testing.T) {
	loader := newLoader(t)
	for file, text := range map[string]string{
		"content/2018/a.md": front(facts, `symbol = ["A/RES/73/180", "A/73/PV.55"]
topics = ["food", "unheard-of"]
aliases = ["/old/a"]
follows = ["2017/b"]
[vote]
method = "recorded"
yes = 1
note = { en = "Without a vote", ko = "표결 없이" }
[params]
key = ["value", { deep = "down" }]
[[corrections]]
date = 2019-01-02
text = "The figure."
`, sources, "archive = \"https://web.archive.org/web/2019/https://undocs.org/A/RES/73/180\"\n") + `
# A heading

A [link](b.md#place "title"), a [page](https://example.org/a) and a note.[^1] ` + "`code`" + ` <b>raw</b> [broken][ref]

[^1]: The note. ![picture](../../static/a.png)
`,
		"content/2018/a.ko.md":     front("title = \"결의\"\nsummary = \"요약\"\nreviewed = false\n") + "[글](b.md)\n",
		"content/2018/a.votes.csv": "state,vote\nKOR,Y\nPRK,N\nXXX,Y\n",
		"content/about.md":         front("title = \"About\"\nunknown = \"key\"\n") + "## Who\n",
		"content/_links.toml":      "[well]\n\"https://example.org/a\" = 2019-01-02\n",
	} {
		t.Run(file, func(t *testing.T) {
			buf := []byte(text)
			got := loader.Parse(context.Background(), file, buf)
			for i := range buf {
				buf[i] = 'X'
			}
			all := cmp.Exporter(func(reflect.Type) bool { return true })
			if diff := cmp.Diff(loader.Parse(context.Background(), file, []byte(text)), got, all, cmpopts.IgnoreTypes(spill.Text{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
